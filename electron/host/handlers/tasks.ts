import { listTasks, listTaskYears } from '../../../db/queries/tasks.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { CallContext } from '../kernel/context.ts';
import { orderRecords, removeRecord, saveRecord } from './save-record.ts';

export const tasksHandlers: Handlers<HostContract, CallContext>['tasks'] = {
  years: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return listTaskYears(db, departmentId);
  },
  list: ({ year }, context) => {
    const { db, departmentId } = context.workspace();
    return listTasks(db, departmentId, year);
  },
  save: (input, context) => saveRecord(context, 'annualTask', { input }),
  remove: ({ id }, context) => removeRecord(context, 'annualTask', id),
  order: ({ ids }, context) => orderRecords(context, 'annualTask', ids),
};
