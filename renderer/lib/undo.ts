import { create } from 'zustand';
import type { AppError } from '../../shared/app-error.ts';
import type { HistoryStep } from '../../shared/contract/overview.ts';
import { flushDrafts } from '../ui/draft.ts';
import { type Answer, api } from './client.ts';
import { describeStep } from './step-words.ts';
import { closeToast, inform, reportError } from './toasts.ts';
import { currentWords } from './words/words.ts';

/** A step that could not be taken back, because something newer stands there. */
export interface RefusedStep {
  readonly step: HistoryStep;
  readonly redo: boolean;
  readonly error: AppError;
}

interface Steps {
  readonly undo: HistoryStep | null;
  readonly redo: HistoryStep | null;
  readonly refused: RefusedStep | null;
}

/** What undo and redo would do next, as the file says. */
export const useSteps = create<Steps>(() => ({ undo: null, redo: null, refused: null }));

/** Asks the file what undo and redo would do next. */
export async function refreshSteps(): Promise<void> {
  const result = await api.history.steps({});
  useSteps.setState(result.ok ? result.value : { undo: null, redo: null });
}

export function dismissRefused(): void {
  useSteps.setState({ refused: null });
}

/** One after the other, as fast as the key repeats. */
let chain: Promise<unknown> = Promise.resolve();
let lastToast: number | null = null;

function say(text: string): void {
  if (lastToast !== null) closeToast(lastToast);
  lastToast = inform(text);
}

function run(redo: boolean, work: () => Answer<HistoryStep>): Promise<void> {
  const next = chain.then(async () => {
    // Words that are still being typed are the newest step.
    await flushDrafts();
    await refreshSteps();
    const step = redo ? useSteps.getState().redo : useSteps.getState().undo;
    const words = currentWords();
    const result = await work();
    if (result.ok) say((redo ? words.undo.redone : words.undo.undone)(describeStep(result.value, words)));
    else if (result.error.about === 'no-such-step') say(redo ? words.undo.nothingToRedo : words.undo.nothingToUndo);
    else if (result.error.about === 'later-change' && step !== null)
      useSteps.setState({ refused: { step, redo, error: result.error } });
    else reportError(result.error);
    await refreshSteps();
  });
  chain = next.catch(() => undefined);
  return next;
}

/** Takes the last step back, or one of the last steps by its id. */
export function undoStep(stepId: number | null = null): Promise<void> {
  return run(false, () => api.history.undo({ stepId }));
}

/** Does the step that was undone last again. */
export function redoStep(): Promise<void> {
  return run(true, () => api.history.redo({}));
}

/** Leaves the refused step as it is, so that the one before can be taken back. */
export async function skipStep(step: HistoryStep): Promise<void> {
  dismissRefused();
  const result = await api.history.skip({ stepId: step.id });
  if (!result.ok) reportError(result.error);
  await refreshSteps();
}

/** The step that was just made, for a message that offers to take back exactly this one. */
export async function lastStepId(): Promise<number | null> {
  const result = await api.history.steps({});
  return result.ok ? (result.value.undo?.id ?? null) : null;
}
