import { AppFailure } from '../../shared/app-error.ts';
import { type RecordKind, recordKinds } from '../../shared/domain/record-kind.ts';
import { type AnyRecord, owners, references, softReferences } from '../../shared/domain/record-naming.ts';
import { recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';
import { findRowsWhere } from './record-rows.ts';
import type { RecordSession } from './record-session.ts';

/** The records that go directly with this one: those it owns, and what is about it: links that prove it, its versions. */
function dependants(session: RecordSession, record: AnyRecord): AnyRecord[] {
  const found = owners
    .filter(({ target }) => target === record.kind)
    .flatMap(({ kind, field }) => findRowsWhere(session.raw, kind, { field, value: record.head.id }));
  for (const { kind, field, targets } of softReferences) {
    if (targets.has(record.kind)) found.push(...findRowsWhere(session.raw, kind, { field, value: record.head.id }));
  }
  return found;
}

function everythingUnder(session: RecordSession, root: AnyRecord): Map<string, AnyRecord> {
  const doomed = new Map([[root.head.id, root]]);
  // A Map's iterator also visits what is added while it runs.
  for (const record of doomed.values()) {
    for (const dependant of dependants(session, record)) doomed.set(dependant.head.id, dependant);
  }
  return doomed;
}

function refuseFullDepartment(session: RecordSession, record: AnyRecord): void {
  if (record.kind !== 'department') return;
  for (const kind of recordKinds) {
    const other = statement(
      session.raw,
      `SELECT 1 FROM ${recordTables[kind].table} WHERE department_id = ? AND id <> ? LIMIT 1`,
    );
    if (other.get(record.head.id, record.head.id) !== undefined) throw new AppFailure({ code: 'in-use', about: kind });
  }
}

function letGo(session: RecordSession, doomed: ReadonlyMap<string, AnyRecord>): void {
  for (const gone of doomed.values()) {
    for (const { kind, field } of references.filter(({ target }) => target === gone.kind)) {
      for (const record of findRowsWhere(session.raw, kind, { field, value: gone.head.id })) {
        if (!doomed.has(record.head.id)) session.change(record, { [field]: null });
      }
    }
  }
}

/**
 * Removes a record with all that it owns, each as a revision that keeps its last words. Answers how many went. Throws
 * `not-found`, and `in-use` about a kind for a department that still has records.
 */
export function removeRecord(session: RecordSession, kind: RecordKind, id: string): number {
  const record = session.mustFind(kind, id);
  refuseFullDepartment(session, record);
  const doomed = everythingUnder(session, record);
  letGo(session, doomed);
  const order = new Map(recordKinds.map((name, index) => [name, index]));
  const childrenFirst = [...doomed.values()].sort((a, b) => (order.get(b.kind) ?? 0) - (order.get(a.kind) ?? 0));
  for (const gone of childrenFirst) session.delete(gone);
  return doomed.size;
}
