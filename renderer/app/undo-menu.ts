import { api } from '../lib/client.ts';
import { describeStep } from '../lib/step-words.ts';
import { refreshSteps, useSteps } from '../lib/undo.ts';
import { currentWords } from '../lib/words/words.ts';
import { useWorkspace } from '../lib/workspace-store.ts';

const burstMs = 60;

/** Keeps buttons and menu true to the file; answers how to stop. Asks after the first paint, which does not need it. */
export function followSteps(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    if (useWorkspace.getState().phase !== 'open') useSteps.setState({ undo: null, redo: null });
    else timer = setTimeout(() => void refreshSteps(), burstMs);
  };
  let path = useWorkspace.getState().status?.path;
  let shown = '';
  const show = (): void => {
    const { undo, redo } = useSteps.getState();
    const words = currentWords();
    const steps = {
      kind: useWorkspace.getState().status?.kind ?? null,
      undo: undo === null ? null : words.undo.undoStep(describeStep(undo, words)).slice(0, 200),
      redo: redo === null ? null : words.undo.redoStep(describeStep(redo, words)).slice(0, 200),
    };
    // The menu is built anew each time: only when it would say something else.
    if (shown === JSON.stringify(steps)) return;
    shown = JSON.stringify(steps);
    void api.desktop.showSteps(steps);
  };
  const stops = [
    api.on('changed', soon),
    useWorkspace.subscribe(({ status }) => {
      if (status?.path === path) return;
      path = status?.path;
      show();
      soon();
    }),
    useSteps.subscribe(show),
  ];
  show();
  soon();
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
