import { AppFailure, type Issue } from '../../shared/app-error.ts';
import { owners, references, softReferences } from '../../shared/domain/record-naming.ts';
import type { FieldValue, Revision } from '../../shared/domain/revision.ts';
import { shortText } from '../../shared/domain/short-text.ts';
import { checkReferences } from '../records/record-references.ts';
import { findRow, findRowsWhere, rowExists } from '../records/record-rows.ts';
import type { RecordSession } from '../records/record-session.ts';
import { recordTables } from '../record-table.ts';
import { listCommandRevisions } from './revision-store.ts';

/** Why the opposite of a command cannot be written. */
export type ObstacleRule =
  | 'changed-later'
  | 'removed-later'
  | 'made-again'
  | 'still-named'
  | 'names-missing'
  | 'bytes-gone';

function obstacle(rule: ObstacleRule, where: readonly string[], found: unknown): AppFailure {
  const words = found === undefined || found === null ? '' : shortText(String(found), 80);
  const issue: Issue = { where: [...where], rule, ...(words === '' ? {} : { found: words }) };
  return new AppFailure({ code: 'rule-broken', about: 'later-change', details: [issue] });
}

/**
 * Writes the opposite of one command, newest revision first: what it made goes, what it changed holds its old values
 * again, what it removed comes back under its own id. Only where everything still is as the command left it; otherwise
 * nothing is written. Throws `rule-broken` about `later-change`, with one issue: kind, record, field and what stands
 * there now.
 */
export function invertCommand(session: RecordSession, commandId: string): void {
  const gone: Revision[] = [];
  for (const revision of listCommandRevisions(session.raw, commandId).toReversed()) {
    if (revision.action === 'remove') bringBack(session, revision);
    else if (revision.action === 'update') putBack(session, revision);
    else {
      takeAway(session, revision);
      gone.push(revision);
    }
  }
  for (const revision of gone) refuseWhenNamed(session, revision);
  refuseMissingTargets(session);
}

/** Writes a removed record again, under its own id and with its last words. */
export function bringBack(session: RecordSession, { recordKind, recordId, departmentId, changes }: Revision): void {
  if (rowExists(session.raw, recordKind, recordId)) throw obstacle('made-again', [recordKind, recordId], undefined);
  // A field that came to the kind after the removal holds what a record without it holds.
  const fields = Object.fromEntries(
    recordTables[recordKind].columns.map(({ field, schema }) => {
      const kept = changes[field];
      const empty = (): FieldValue => (schema.safeParse(undefined).data as FieldValue | undefined) ?? null;
      return [field, kept === undefined ? empty() : (kept.from ?? null)];
    }),
  );
  session.restore(recordKind, recordId, { departmentId, fields });
}

function putBack(session: RecordSession, { recordKind, recordId, changes }: Revision): void {
  const record = findRow(session.raw, recordKind, recordId);
  if (record === null) throw obstacle('removed-later', [recordKind, recordId], undefined);
  const values: Record<string, FieldValue> = {};
  for (const [field, { from, to }] of Object.entries(changes)) {
    if (record.fields[field] !== to)
      throw obstacle('changed-later', [recordKind, recordId, field], record.fields[field]);
    values[field] = from ?? null;
  }
  session.change(record, values);
}

function takeAway(session: RecordSession, { recordKind, recordId, changes }: Revision): void {
  const record = findRow(session.raw, recordKind, recordId);
  if (record === null) throw obstacle('removed-later', [recordKind, recordId], undefined);
  for (const [field, { to }] of Object.entries(changes)) {
    if (record.fields[field] !== to)
      throw obstacle('changed-later', [recordKind, recordId, field], record.fields[field]);
  }
  session.delete(record);
}

/** A record that something else names by now cannot go: the command did not make that something. */
function refuseWhenNamed(session: RecordSession, { recordKind, recordId }: Revision): void {
  if (rowExists(session.raw, recordKind, recordId)) return; // an earlier revision of the command brought it back
  for (const { kind, field } of [...owners, ...references].filter(({ target }) => target === recordKind)) {
    const [other] = findRowsWhere(session.raw, kind, { field, value: recordId });
    if (other !== undefined) throw obstacle('still-named', [kind, other.head.id, field], undefined);
  }
  for (const { kind, field } of softReferences.filter(({ targets }) => targets.has(recordKind))) {
    const [other] = findRowsWhere(session.raw, kind, { field, value: recordId });
    if (other !== undefined) throw obstacle('still-named', [kind, other.head.id, field], undefined);
  }
}

/** What comes back may name something that has gone since, on another copy of the file. */
function refuseMissingTargets(session: RecordSession): void {
  try {
    checkReferences(session);
  } catch (error) {
    if (!(error instanceof AppFailure) || error.error.code !== 'not-found') throw error;
    const [name = '', id = ''] = (error.error.about ?? '').split(' ');
    const [kind = '', field = ''] = name.split('.');
    // The bin was emptied since: the record would come back without the file that it tells of.
    if (field === 'fileHash') throw obstacle('bytes-gone', [kind, id, field], nameOfFile(session, id));
    throw obstacle('names-missing', [kind, id, field], undefined);
  }
}

function nameOfFile(session: RecordSession, fileHash: string): unknown {
  for (const [id, kind] of session.touched) {
    const fields = findRow(session.raw, kind, id)?.fields;
    if (fields?.['fileHash'] === fileHash) return fields['title'] ?? fields['fileName'];
  }
  return undefined;
}
