import type { z } from 'zod';
import { readPositionShares } from '../../../db/queries/position-shares.ts';
import { listPositionNames } from '../../../db/queries/positions.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { PositionShare, positionsContract } from '../../../shared/contract/positions.ts';
import {
  type PositionShares,
  sharedKinds,
  shareOut,
  splitFaults,
  splitFields,
} from '../../../shared/domain/split-position.ts';
import type { CallContext } from '../kernel/context.ts';
import { moveEvidence } from './positions-lines.ts';
import { notFound, ruleBroken } from './save-record.ts';

/** Splits a position in one step: what is named goes to a new one with all that hangs on it, the rest stays. */
export function splitPosition(
  context: CallContext,
  input: z.infer<typeof positionsContract.split.input>,
): { id: string } {
  const { id, posts } = input;
  return context.write((writer, { db, departmentId }) => {
    const position = getRecord(db, 'position', id);
    const whole = readPositionShares(db, id);
    if (position === null || whole === null) throw notFound('position', id);
    const ticked = new Set(input.goes);
    const known = new Set(sharedKinds.flatMap((kind) => whole[kind].map((share) => share.id)));
    // Taken away meanwhile, by an undo or another window: what was chosen is not what would be done.
    const unknown = input.goes.find((one) => !known.has(one));
    if (unknown !== undefined) throw notFound('position', unknown);
    const takenNames = new Set(listPositionNames(db, departmentId));
    const [fault] = splitFaults({ ...input, takenNames, headcount: position.headcount, whole, ticked });
    if (fault !== undefined) throw ruleBroken(fault.broken);

    const { made, kept } = splitFields(position, { ...input, posts });
    // Equal places are told apart by the ids, and a new id is the highest: it stands right behind the one it came from.
    const ordinal =
      input.sectionId === position.sectionId ? position.ordinal : nextOrdinal(db, 'position', departmentId);
    const part = writer.create('position', { ...made, ordinal }, { departmentId });
    writer.update('position', id, { fields: kept });
    handOver(writer, db, { from: id, to: part.id, goes: shareOut(whole, ticked).goes });
    return { id: part.id };
  });
}

interface HandedOver {
  readonly from: string;
  readonly to: string;
  readonly goes: PositionShares<PositionShare>;
}

function handOver(writer: RecordWriter, db: WorkspaceDb, { from, to, goes }: HandedOver): void {
  for (const [ordinal, { id }] of goes.duty.entries())
    writer.update('duty', id, { fields: { positionId: to, ordinal } });
  for (const [ordinal, { id }] of goes.positionHolder.entries())
    writer.update('positionHolder', id, { fields: { positionId: to, ordinal } });
  for (const { id } of goes.workflow) {
    // Of a workflow of another position only the steps go over in which the split one acts.
    if (getRecord(db, 'workflow', id)?.positionId === from)
      writer.update('workflow', id, { fields: { positionId: to } });
    for (const step of selectRecords(db, 'workflowStep', { where: 'workflow_id = ?', value: id }))
      if (step.actorPositionId === from) writer.update('workflowStep', step.id, { fields: { actorPositionId: to } });
  }
  for (const kind of ['annualTask', 'goal', 'indicator', 'finding'] as const)
    for (const { id } of goes[kind]) writer.update(kind, id, { fields: { positionId: to } });
  for (const { id } of goes.position) writer.update('position', id, { fields: { reportsToPositionId: to } });
  moveEvidence(writer, db, { from, to, only: new Set(goes.evidenceLink.map(({ id }) => id)) });
}
