import { listParties, listStatementTemplates, listStatements } from '../../../db/queries/statements.ts';
import { listRecords } from '../../../db/records/read-records.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { cleanGroupName, writeGroups } from '../../../shared/domain/statement-points.ts';
import { previousOf } from '../../../shared/domain/statement-score.ts';
import type { CallContext } from '../kernel/context.ts';
import { orderRecords, removeRecord, ruleBroken, saveRecord } from './save-record.ts';
import { exportAllStatements } from './statements-export.ts';
import { addItems, refreshItem } from './statements-items.ts';
import { makeStatements, mustReadStatement, saveAsTemplate } from './statements-make.ts';
import { makeSupplement, signStatement, verifyStatement } from './statements-sign.ts';

export const statementsHandlers: Handlers<HostContract, CallContext>['statements'] = {
  list: ({ year }, context) => {
    const { db, departmentId } = context.workspace();
    return listStatements(db, departmentId, year);
  },
  templates: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return listStatementTemplates(db, departmentId);
  },
  parties: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return listParties(db, departmentId);
  },
  get: ({ id }, context) => mustReadStatement(context.workspace().db, id),
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
  make: (input, context) => makeStatements(context, input),
  saveAsTemplate: ({ id, title }, context) => saveAsTemplate(context, id, title),
  setGroups: ({ id, groups }, context) => setGroups(context, id, groups),
  addTasks: ({ statementId, taskIds }, context) =>
    addItems(context, statementId, { field: 'annualTaskId', ids: taskIds }),
  addStandards: ({ statementId, standardIds }, context) =>
    addItems(context, statementId, { field: 'workStandardId', ids: standardIds }),
  addGoals: ({ statementId, goalIds }, context) => addItems(context, statementId, { field: 'goalId', ids: goalIds }),
  refreshItem: ({ id }, context) => refreshItem(context, id),
  sign: ({ id, signedOn }, context) => signStatement(context, id, signedOn),
  verify: ({ id }, context) => verifyStatement(context, id),
  makeSupplement: ({ id }, context) => makeSupplement(context, id),
  previous: ({ id }, context) => {
    const { db, departmentId } = context.workspace();
    const { statement } = mustReadStatement(db, id);
    const last = previousOf(statement, listRecords(db, 'statement', departmentId));
    return last === undefined ? null : mustReadStatement(db, last.id);
  },
  exportAll: (input, context) => exportAllStatements(context, input),
};

/** Items go with their indicator: a new name takes them along, a removed one leaves them without. */
function setGroups(
  context: CallContext,
  id: string,
  given: readonly { readonly name: string; readonly weight: number; readonly previousName?: string }[],
): StatementDetail {
  const groups = given
    .map((group) => ({ ...group, name: cleanGroupName(group.name) }))
    .filter(({ name }) => name !== '');
  return context.write((writer, { db }) => {
    const { items } = mustReadStatement(db, id);
    const renamed = new Map(groups.map((group) => [group.previousName ?? '', group.name]));
    const names = new Set(groups.map((group) => group.name));
    writer.update('statement', id, { fields: { groupWeights: writeGroups(groups) } });
    for (const item of items) {
      if (item.groupName === '') continue;
      const groupName = renamed.get(item.groupName) ?? (names.has(item.groupName) ? item.groupName : '');
      writer.update('statementItem', item.id, { fields: { groupName } });
    }
    return mustReadStatement(db, id);
  });
}
