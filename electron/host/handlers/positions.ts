import { listPositions, listReportingLines, readPosition } from '../../../db/queries/positions.ts';
import { readPositionShares } from '../../../db/queries/position-shares.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { findReportingCycle } from '../../../shared/domain/reporting-line.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { addLines } from './positions-add-lines.ts';
import { duplicatePosition } from './positions-duplicate.ts';
import { saveStandard, splitStandard } from './positions-save-standard.ts';
import { duplicateLine, mergeLines, splitLine } from './positions-lines.ts';
import { mergePositions } from './positions-merge.ts';
import { splitPosition } from './positions-split.ts';
import { notFound, orderRecords, removeRecord, ruleBroken, saveRecord } from './save-record.ts';

export const positionsHandlers: Handlers<HostContract, CallContext>['positions'] = {
  list: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return listPositions(db, departmentId);
  },
  get: ({ id }, context) => {
    const position = readPosition(context.workspace().db, id);
    if (position === null) throw notFound('position', id);
    return position;
  },
  save: (input, context) =>
    saveRecord(context, 'position', {
      input,
      afterSave: (position, _writer, { db, departmentId }) => {
        if (findReportingCycle(listReportingLines(db, departmentId), position) !== null)
          throw ruleBroken('reports-to-cycle');
      },
    }),
  remove: ({ id }, context) => removeRecord(context, 'position', id),
  order: ({ ids }, context) => orderRecords(context, 'position', ids),
  duplicate: ({ id }, context) => duplicatePosition(context, id),
  merge: (input, context) => mergePositions(context, input),
  shares: ({ id }, context) => {
    const shares = readPositionShares(context.workspace().db, id);
    if (shares === null) throw notFound('position', id);
    return shares;
  },
  split: (input, context) => splitPosition(context, input),
  addHolder: (input, context) =>
    saveRecord(context, 'positionHolder', {
      input,
      afterSave: (holder, _writer, workspace) => checkHolder(holder, workspace),
    }),
  removeHolder: ({ id }, context) => removeRecord(context, 'positionHolder', id),
  saveDuty: (input, context) => saveRecord(context, 'duty', { input }),
  removeDuty: ({ id }, context) => removeRecord(context, 'duty', id),
  orderDuties: ({ ids }, context) => orderRecords(context, 'duty', ids),
  saveWorkItem: (input, context) => saveRecord(context, 'workItem', { input }),
  removeWorkItem: ({ id }, context) => removeRecord(context, 'workItem', id),
  orderWorkItems: ({ ids }, context) => orderRecords(context, 'workItem', ids),
  saveStandard: (input, context) => saveStandard(context, input),
  removeStandard: ({ id }, context) => removeRecord(context, 'workStandard', id),
  orderStandards: ({ ids }, context) => orderRecords(context, 'workStandard', ids),
  splitLine: (input, context) => splitLine(context, input),
  splitStandard: (input, context) => splitStandard(context, input),
  mergeLines: (input, context) => mergeLines(context, input),
  duplicateLine: (input, context) => duplicateLine(context, input),
  addLines: (input, context) => addLines(context, input),
};

function checkHolder(holder: StoredRecord<'positionHolder'>, { db }: OpenWorkspace): void {
  const holders = selectRecords(db, 'positionHolder', { where: 'position_id = ?', value: holder.positionId });
  if (holders.some((other) => other.id !== holder.id && other.personId === holder.personId))
    throw ruleBroken('holder-twice');
}
