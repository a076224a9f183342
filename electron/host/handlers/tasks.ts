import { listTasks, listTaskYears, readTaskRows } from '../../../db/queries/tasks.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { CallContext } from '../kernel/context.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import { orderRecords, removeRecord, ruleBroken, saveRecord } from './save-record.ts';
import { splitTask, standsUnderItself, taskDetail } from './tasks-parts.ts';

export const tasksHandlers: Handlers<HostContract, CallContext>['tasks'] = {
  years: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return listTaskYears(db, departmentId);
  },
  list: ({ year }, context) => {
    const { db, departmentId } = context.workspace();
    return listTasks(db, departmentId, year);
  },
  table: ({ year }, context) => {
    const { db, departmentId } = context.workspace();
    return { rowsJson: JSON.stringify(listTasks(db, departmentId, year)) };
  },
  rowsOf: ({ ids }, context) => ({ rowsJson: JSON.stringify(readTaskRows(context.workspace().db, ids)) }),
  save: (input, context) =>
    saveRecord(context, 'annualTask', {
      input,
      afterSave: (task, _writer, workspace) => {
        if (task.parentTaskId === null) return;
        if (standsUnderItself(workspace, task)) throw ruleBroken('task-under-itself');
        if (getRecord(workspace.db, 'annualTask', task.parentTaskId)?.year !== task.year)
          throw ruleBroken('task-of-other-year');
      },
    }),
  remove: ({ id }, context) => removeRecord(context, 'annualTask', id),
  order: ({ ids }, context) => orderRecords(context, 'annualTask', ids),
  detail: ({ id }, context) => taskDetail(context.workspace(), id),
  saveQuantity: (input, context) => saveRecord(context, 'taskQuantity', { input }),
  removeQuantity: ({ id }, context) => removeRecord(context, 'taskQuantity', id),
  split: (input, context) => context.write((writer, workspace) => splitTask(writer, workspace, input)),
};
