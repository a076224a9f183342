import { listStatements, readStatement } from '../../../db/queries/statements.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { StatementDetail } from '../../../shared/contract/tasks.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound, orderRecords, removeRecord, ruleBroken, saveRecord } from './save-record.ts';

export const statementsHandlers: Handlers<HostContract, CallContext>['statements'] = {
  list: ({ year }, context) => {
    const { db, departmentId } = context.workspace();
    return listStatements(db, departmentId, year);
  },
  get: ({ id }, context) => mustRead(context.workspace().db, id),
  save: (input, context) =>
    saveRecord(context, 'statement', {
      input,
      afterSave: ({ periodFrom, periodTo }) => {
        if (periodFrom !== '' && periodTo !== '' && periodTo < periodFrom) throw ruleBroken('period-reversed');
      },
    }),
  remove: ({ id }, context) => removeRecord(context, 'statement', id),
  saveItem: (input, context) => saveRecord(context, 'statementItem', { input }),
  removeItem: ({ id }, context) => removeRecord(context, 'statementItem', id),
  orderItems: ({ ids }, context) => orderRecords(context, 'statementItem', ids),
  addTasks: ({ statementId, taskIds }, context) => addTasks(context, statementId, taskIds),
};

function mustRead(db: WorkspaceDb, id: string): StatementDetail {
  const statement = readStatement(db, id);
  if (statement === null) throw notFound('statement', id);
  return statement;
}

/** What a task is measured by in the statement: its checkpoint, or else what is expected of it. */
function addTasks(context: CallContext, statementId: string, taskIds: readonly string[]): StatementDetail {
  return context.write((writer, { db, departmentId }) => {
    const { items } = mustRead(db, statementId);
    const present = new Set(items.map((item) => item.annualTaskId));
    let ordinal = nextOrdinal(db, 'statementItem', statementId);
    for (const taskId of new Set(taskIds)) {
      const task = getRecord(db, 'annualTask', taskId);
      if (task === null) throw notFound('annualTask', taskId);
      if (present.has(taskId)) continue;
      const { content, checkpoint, expectedResult, due, weight } = task;
      const target = checkpoint === '' ? expectedResult : checkpoint;
      writer.create(
        'statementItem',
        { statementId, content, target, due, weight, annualTaskId: taskId, ordinal },
        { departmentId },
      );
      ordinal += 1;
    }
    return mustRead(db, statementId);
  });
}
