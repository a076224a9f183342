import type Database from 'better-sqlite3';
import { openConflicts } from '../../shared/sync/merge-conflicts.ts';
import type { PartedState } from '../../shared/sync/merge-plan.ts';
import { mergeRecord } from '../../shared/sync/merge-record.ts';
import { listRecordRevisions } from '../revisions/revision-store.ts';
import { statement } from '../statements.ts';

/** Whether a record has several heads, or conflicts that nobody has decided. */
export function isParted(raw: Database.Database, recordId: string): boolean {
  return (
    statement(raw, 'SELECT 1 FROM record_head WHERE record_id = ?').get(recordId) !== undefined ||
    statement(raw, 'SELECT 1 FROM merge_conflict WHERE record_id = ?').get(recordId) !== undefined
  );
}

/** The heads of a record that has several; empty for every other one. */
export function listSeveralHeads(raw: Database.Database, recordId: string): string[] {
  const sql = 'SELECT revision_id AS id FROM record_head WHERE record_id = ? ORDER BY revision_id';
  return statement<{ id: string }>(raw, sql)
    .all(recordId)
    .map(({ id }) => id);
}

/** Notes what stands open about a record, in place of what stood there. Inside a transaction. */
export function notePartedState(raw: Database.Database, { recordId, heads, conflicts }: PartedState): void {
  statement(raw, 'DELETE FROM record_head WHERE record_id = ?').run(recordId);
  statement(raw, 'DELETE FROM merge_conflict WHERE record_id = ?').run(recordId);
  for (const head of heads) {
    statement(raw, 'INSERT INTO record_head (record_id, revision_id) VALUES (?, ?)').run(recordId, head);
  }
  for (const conflict of conflicts) {
    statement(
      raw,
      'INSERT INTO merge_conflict (record_id, field, record_kind, department_id, cause, group_id) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(recordId, conflict.field, conflict.recordKind, conflict.departmentId, conflict.cause, conflict.groupId);
  }
}

/**
 * Looks again at what stands open about records that a command wrote: a write that knows of both sides settles what it
 * touches. Inside the command's transaction, after its revisions.
 */
export function settleParted(raw: Database.Database, recordIds: Iterable<string>): void {
  if (statement(raw, 'SELECT 1 FROM merge_conflict UNION ALL SELECT 1 FROM record_head LIMIT 1').get() === undefined)
    return;
  for (const recordId of recordIds) {
    if (!isParted(raw, recordId)) continue;
    const merged = mergeRecord(listRecordRevisions(raw, recordId));
    const heads = merged.heads.length > 1 ? merged.heads.map(({ id }) => id) : [];
    notePartedState(raw, { recordId, heads, conflicts: openConflicts(merged) });
  }
}
