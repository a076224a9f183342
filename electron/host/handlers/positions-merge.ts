import { listReportingLines } from '../../../db/queries/positions.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { joinPositions } from '../../../shared/domain/join-positions.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { findReportingCycle } from '../../../shared/domain/reporting-line.ts';
import type { CallContext } from '../kernel/context.ts';
import { moveEvidence } from './positions-lines.ts';
import { notFound, ruleBroken } from './save-record.ts';

type Position = StoredRecord<'position'>;

interface Joined {
  readonly gone: Position;
  readonly kept: Position;
}

/** Joins a position to another: all that hangs on it and all that names it goes over, in one step; then it goes. */
export function mergePositions(
  context: CallContext,
  { id, into }: { readonly id: string; readonly into: string },
): Record<string, never> {
  context.write((writer, { db, departmentId }) => {
    const joined = { gone: mustGet(db, id), kept: mustGet(db, into) };
    if (id === into) throw ruleBroken('not-siblings');
    const { gone, kept } = joined;
    const superior = kept.reportsToPositionId === id ? gone.reportsToPositionId : kept.reportsToPositionId;
    writer.update('position', into, {
      fields: { ...joinPositions(kept, gone), reportsToPositionId: superior === into ? null : superior },
    });
    moveLines(writer, db, joined);
    moveHolders(writer, db, joined);
    nameTheOther(writer, db, joined);
    moveEvidence(writer, db, { from: id, to: into });
    writer.remove('position', id);
    const lines = listReportingLines(db, departmentId);
    for (const line of lines.filter((one) => one.id === into || one.reportsToPositionId === into))
      if (findReportingCycle(lines, line) !== null) throw ruleBroken('reports-to-cycle');
  });
  return {};
}

function mustGet(db: WorkspaceDb, id: string): Position {
  const position = getRecord(db, 'position', id);
  if (position === null) throw notFound('position', id);
  return position;
}

function moveLines(writer: RecordWriter, db: WorkspaceDb, { gone, kept }: Joined): void {
  let ordinal = nextOrdinal(db, 'duty', kept.id);
  for (const duty of selectRecords(db, 'duty', { where: 'position_id = ?', value: gone.id })) {
    writer.update('duty', duty.id, { fields: { positionId: kept.id, ordinal } });
    ordinal += 1;
  }
}

/** Who holds both holds one. */
function moveHolders(writer: RecordWriter, db: WorkspaceDb, { gone, kept }: Joined): void {
  const of = (id: string) => selectRecords(db, 'positionHolder', { where: 'position_id = ?', value: id });
  const standing = new Set(of(kept.id).map(({ personId }) => personId));
  let ordinal = nextOrdinal(db, 'positionHolder', kept.id);
  for (const holder of of(gone.id).filter(({ personId }) => !standing.has(personId))) {
    writer.update('positionHolder', holder.id, { fields: { positionId: kept.id, ordinal } });
    ordinal += 1;
  }
}

/** Where each kind names a position beside owning it: `referenceFields` holds them, which a test compares with this. */
export const namesOfPositions = [
  { kind: 'position', field: 'reportsToPositionId', where: 'reports_to_position_id = ?' },
  { kind: 'workflow', field: 'positionId', where: 'position_id = ?' },
  { kind: 'workflowStep', field: 'actorPositionId', where: 'actor_position_id = ?' },
  { kind: 'goal', field: 'positionId', where: 'position_id = ?' },
  { kind: 'annualTask', field: 'positionId', where: 'position_id = ?' },
  { kind: 'indicator', field: 'positionId', where: 'position_id = ?' },
  { kind: 'finding', field: 'positionId', where: 'position_id = ?' },
  { kind: 'statement', field: 'partyPositionId', where: 'party_position_id = ?' },
] as const;

function nameTheOther(writer: RecordWriter, db: WorkspaceDb, { gone, kept }: Joined): void {
  for (const { kind, field, where } of namesOfPositions) {
    for (const { id } of selectRecords(db, kind, { where, value: gone.id }))
      writer.update(kind, id, { fields: { [field]: kept.id } });
  }
}
