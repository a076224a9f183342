import type { RecordKind } from '../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../shared/domain/record-set.ts';
import { getMeta } from '../meta.ts';
import { lastArrival } from '../queries/bundle-sequence.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { listRecords, readRecordSet } from './read-records.ts';

/** The records of one department as they were read, and the last revision that had arrived in the file by then. */
export interface ReadRecords {
  readonly records: RecordSet;
  readonly arrival: number;
}

/**
 * What `readRecordSet` answers now, for somebody who has read the same department through the same connection before:
 * only kinds of which something was written since are read, for every write of a record is a revision. Records that are
 * as they were are the same objects, and so are the lists of kinds in which nothing was written. After a merge, which
 * may move more than it was sent, everything is read.
 */
export function readChangedRecords(db: WorkspaceDb, departmentId: string, before: ReadRecords | null): ReadRecords {
  const read = (): ReadRecords => {
    const arrival = lastArrival(db);
    const written = before === null ? null : listWritten(db, before.arrival);
    if (before === null || written === null) return { arrival, records: readRecordSet(db, departmentId) };
    const news = written.map(
      (kind) => [kind, again(before.records[kind], listRecords(db, kind, departmentId))] as const,
    );
    return { arrival, records: { ...before.records, ...Object.fromEntries(news) } };
  };
  return db.raw.inTransaction ? read() : db.raw.transaction(read).deferred();
}

/** The kinds of the records that revisions after this one are of; null when some of those came from other copies. */
function listWritten(db: WorkspaceDb, afterArrival: number): RecordKind[] | null {
  const rows = statement<{ readonly kind: RecordKind; readonly replicaId: string }>(
    db.raw,
    'SELECT DISTINCT record_kind AS "kind", replica_id AS "replicaId" FROM revision WHERE arrival > ?',
  ).all(afterArrival);
  const own = getMeta(db, 'replicaId');
  return rows.some(({ replicaId }) => replicaId !== own) ? null : rows.map(({ kind }) => kind);
}

type AnyRecord = RecordSet[RecordKind][number];

function again(before: readonly AnyRecord[], now: readonly AnyRecord[]): readonly AnyRecord[] {
  const known = new Map(before.map((record) => [record.id, record]));
  return now.map((record) => {
    const old = known.get(record.id);
    return old?.revisionId === record.revisionId ? old : record;
  });
}
