import { describeStep, readHistorySteps } from '../../../db/queries/history-steps.ts';
import { listHistory } from '../../../db/queries/history.ts';
import {
  type CommandStep,
  findStep,
  firstUndoneStep,
  forgetStep,
  lastDoneStep,
} from '../../../db/revisions/command-steps.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { HistoryStep } from '../../../shared/contract/overview.ts';
import type { CallContext } from '../kernel/context.ts';
import { ruleBroken } from './save-record.ts';

export const historyHandlers: Handlers<HostContract, CallContext>['history'] = {
  list: ({ recordId, limit, before }, context) =>
    listHistory(context.workspace().db, { recordId: recordId ?? undefined, limit, before: before ?? undefined }),
  steps: (_input, context) => readHistorySteps(context.workspace().db),
  undo: ({ stepId }, context) => {
    const { raw } = context.workspace().db;
    return invert(context, stepId === null ? lastDoneStep(raw) : findStep(raw, stepId));
  },
  redo: (_input, context) => invert(context, firstUndoneStep(context.workspace().db.raw)),
  skip: ({ stepId }, context) => {
    forgetStep(context.workspace().db.raw, stepId);
    return {};
  },
};

function invert(context: CallContext, step: CommandStep | null): HistoryStep {
  if (step === null) throw ruleBroken('no-such-step');
  // Told in the words from before: what it made can hardly be named once it is gone.
  const told = describeStep(context.workspace().db, step);
  context.write((writer) => writer.invert(step.id));
  return told;
}
