import { readOverview } from '../../../db/queries/overview.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { CallContext } from '../kernel/context.ts';

export const overviewHandlers: Handlers<HostContract, CallContext>['overview'] = {
  get: ({ year }, context) => {
    const { db, departmentId } = context.workspace();
    return readOverview(db, departmentId, year);
  },
};
