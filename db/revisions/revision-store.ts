import type Database from 'better-sqlite3';
import type { RecordKind } from '../../shared/domain/record-kind.ts';
import type { FieldChanges, Revision, RevisionAction } from '../../shared/domain/revision.ts';
import type { RevisionRow } from '../schema.ts';
import { statement } from '../statements.ts';

/** Columns of `revision`, in the order of the domain's type. */
export const revisionColumns =
  'id, record_kind, record_id, department_id, parents, action, changes, author, replica_id, made_at, command_id, command_name';

/** A stored row as the domain knows it. What the columns hold was checked when it was written. */
export function revisionOf(row: RevisionRow): Revision {
  return {
    id: row.id,
    recordKind: row.record_kind as RecordKind,
    recordId: row.record_id,
    departmentId: row.department_id,
    parents: JSON.parse(row.parents) as string[],
    action: row.action as RevisionAction,
    changes: JSON.parse(row.changes) as FieldChanges,
    author: row.author,
    replicaId: row.replica_id,
    madeAt: row.made_at,
    commandId: row.command_id,
    commandName: row.command_name,
  };
}

/** Writes one revision, inside the transaction that writes its record. */
export function insertRevision(raw: Database.Database, revision: Revision): void {
  statement(raw, `INSERT INTO revision (${revisionColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    revision.id,
    revision.recordKind,
    revision.recordId,
    revision.departmentId,
    JSON.stringify(revision.parents),
    revision.action,
    JSON.stringify(revision.changes),
    revision.author,
    revision.replicaId,
    revision.madeAt,
    revision.commandId,
    revision.commandName,
  );
}

/** One revision, or null when this file does not have it. */
export function findRevision(raw: Database.Database, id: string): Revision | null {
  const row = statement<RevisionRow>(raw, `SELECT ${revisionColumns} FROM revision WHERE id = ?`).get(id);
  return row === undefined ? null : revisionOf(row);
}

/** The revisions of one command, in the order in which they were made. */
export function listCommandRevisions(raw: Database.Database, commandId: string): Revision[] {
  return statement<RevisionRow>(raw, `SELECT ${revisionColumns} FROM revision WHERE command_id = ? ORDER BY id`)
    .all(commandId)
    .map(revisionOf);
}

/** All revisions of one record. */
export function listRecordRevisions(raw: Database.Database, recordId: string): Revision[] {
  return statement<RevisionRow>(raw, `SELECT ${revisionColumns} FROM revision WHERE record_id = ? ORDER BY id`)
    .all(recordId)
    .map(revisionOf);
}

/** The revisions of a record that no other follows: one, unless copies of the file were changed apart from each other. */
export function listHeads(raw: Database.Database, recordId: string): string[] {
  const rows = statement<{ id: string; parents: string }>(
    raw,
    'SELECT id, parents FROM revision WHERE record_id = ? ORDER BY id',
  ).all(recordId);
  const followed = new Set(rows.flatMap(({ parents }) => JSON.parse(parents) as string[]));
  return rows.map(({ id }) => id).filter((id) => !followed.has(id));
}
