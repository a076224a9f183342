import { listHistory } from '../../../db/queries/history.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { CallContext } from '../kernel/context.ts';

export const historyHandlers: Handlers<HostContract, CallContext>['history'] = {
  list: ({ recordId, limit, before }, context) =>
    listHistory(context.workspace().db, { recordId: recordId ?? undefined, limit, before: before ?? undefined }),
};
