import { listWorkflows, readWorkflow } from '../../../db/queries/workflows.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound, orderRecords, removeRecord } from './save-record.ts';
import { saveWorkflow } from './workflows-save.ts';

export const workflowsHandlers: Handlers<HostContract, CallContext>['workflows'] = {
  list: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return listWorkflows(db, departmentId);
  },
  get: ({ id }, context) => {
    const workflow = readWorkflow(context.workspace().db, id);
    if (workflow === null) throw notFound('workflow', id);
    return workflow;
  },
  save: (draft, context) => saveWorkflow(context, draft),
  remove: ({ id }, context) => removeRecord(context, 'workflow', id),
  order: ({ ids }, context) => orderRecords(context, 'workflow', ids),
};
