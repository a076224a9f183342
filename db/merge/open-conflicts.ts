import type { MergeConflict } from '../../shared/contract/merging.ts';
import { ownerFields, type RecordKind, recordKinds, referenceFields } from '../../shared/domain/record-kind.ts';
import { softReferences } from '../../shared/domain/record-naming.ts';
import type { FieldValue, Revision } from '../../shared/domain/revision.ts';
import { openItemFields, openStatementFields } from '../../shared/domain/statement-signing.ts';
import { keepGroupOf } from '../../shared/sync/merge-conflicts.ts';
import { mergeRecord } from '../../shared/sync/merge-record.ts';
import { readRecordTitles } from '../queries/record-titles.ts';
import { findRow } from '../records/record-rows.ts';
import { listRecordRevisions } from '../revisions/revision-store.ts';
import type { MergeConflictRow } from '../schema.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** More than this nobody decides in one sitting. */
const shownConflicts = 200;

type KindMap = Readonly<Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>>>;
type Row = Omit<MergeConflictRow, 'record_kind'> & { readonly record_kind: RecordKind };
/** A conflict whose values are not yet in words. */
type Raw = Omit<MergeConflict, 'title' | 'sides' | 'base'> & {
  readonly target: RecordKind | null;
  readonly sides: readonly { readonly revision: Revision; readonly value: FieldValue | undefined }[];
  readonly base: FieldValue | undefined;
};

/** How many fields and removals wait for a decision. */
export function countConflicts(db: WorkspaceDb): number {
  const sql = `SELECT count(*) FILTER (WHERE group_id = '') + count(DISTINCT nullif(group_id, '')) AS count FROM merge_conflict`;
  return statement<{ count: number }>(db.raw, sql).get()?.count ?? 0;
}

/** What waits for a decision, owners before what they own; what one removal touched as one thing. */
export function listConflicts(db: WorkspaceDb, replicaId: string): MergeConflict[] {
  const order = new Map(recordKinds.map((kind, index) => [kind, index]));
  const rows = statement<Row>(db.raw, 'SELECT * FROM merge_conflict ORDER BY record_id, field')
    .all()
    .toSorted((a, b) => (order.get(a.record_kind) ?? 0) - (order.get(b.record_kind) ?? 0));
  const groups = Map.groupBy(rows, (row) => row.group_id || `${row.record_id} ${row.field}`);
  const raws = [...groups.values()].slice(0, shownConflicts).flatMap((group) => rawOf(db, group) ?? []);
  const kinds = new Map<string, RecordKind>();
  for (const raw of raws) {
    kinds.set(raw.recordId, raw.recordKind as RecordKind);
    if (raw.target === null) continue;
    for (const value of [raw.base, ...raw.sides.map((side) => side.value)]) {
      if (typeof value === 'string') kinds.set(value, raw.target);
    }
  }
  const titles = readRecordTitles(db, kinds);
  return raws.map((raw) => inWords(raw, { titles, replicaId }));
}

/** The records that one removal was about and that stand, with what they are. */
export function listGroup(db: WorkspaceDb, groupId: string): { readonly kind: RecordKind; readonly id: string }[] {
  return statement<Row>(db.raw, 'SELECT * FROM merge_conflict WHERE group_id = ?')
    .all(groupId)
    .map((row) => ({ kind: row.record_kind, id: row.record_id }));
}

function rawOf(db: WorkspaceDb, group: readonly Row[]): Raw | null {
  const [row] = group;
  if (row === undefined) return null;
  const revisions = listRecordRevisions(db.raw, row.record_id);
  const about = {
    cause: row.cause as MergeConflict['cause'],
    groupId: row.group_id,
    recordKind: row.record_kind,
    recordId: row.record_id,
    field: row.field,
    count: group.length,
    target: null,
    isLocked: false,
    base: undefined,
  };
  if (row.cause !== 'both-changed') {
    const removal = revisions.find(
      (revision) => revision.action === 'remove' && keepGroupOf(revision) === row.group_id,
    );
    return { ...about, sides: removal === undefined ? [] : [{ revision: removal, value: null }] };
  }
  const contested = mergeRecord(revisions).contested.find(({ field }) => field === row.field);
  if (contested === undefined) return null;
  return {
    ...about,
    target: targetOf(db, row),
    isLocked: isLocked(db, row),
    sides: contested.writes.map((revision) => ({ revision, value: revision.changes[row.field]?.to })),
    base: contested.base,
  };
}

/** The kind of record that a field names; null for a field with a value of its own. */
function targetOf(db: WorkspaceDb, { record_kind: kind, record_id: id, field }: Row): RecordKind | null {
  const soft = softReferences.find((reference) => reference.kind === kind && reference.field === field);
  if (soft !== undefined) return (findRow(db.raw, kind, id)?.fields[soft.kindField] ?? null) as RecordKind | null;
  return (ownerFields as KindMap)[kind]?.[field] ?? (referenceFields as KindMap)[kind]?.[field] ?? null;
}

/** Whether the words are under a signature: they can be confirmed, and not chosen otherwise. */
function isLocked(db: WorkspaceDb, { record_kind: kind, record_id: id, field }: Row): boolean {
  if (kind !== 'statement' && kind !== 'statementItem') return false;
  if ((kind === 'statement' ? openStatementFields : openItemFields).has(field)) return false;
  const record = findRow(db.raw, kind, id);
  const signed = kind === 'statement' ? record : findRow(db.raw, 'statement', String(record?.fields['statementId']));
  return (signed?.fields['lockedOn'] ?? '') !== '';
}

function inWords(
  { target, sides, base, ...raw }: Raw,
  context: { readonly titles: ReadonlyMap<string, string>; readonly replicaId: string },
): MergeConflict {
  const text = (value: FieldValue | undefined): string | null => {
    if (value === undefined || value === null) return null;
    return target === null ? String(value) : (context.titles.get(String(value)) ?? '');
  };
  return {
    ...raw,
    title: context.titles.get(raw.recordId) ?? '',
    sides: sides.map(({ revision, value }) => ({
      revisionId: revision.id,
      text: text(value),
      author: revision.author,
      madeAt: revision.madeAt,
      isOurs: revision.replicaId === context.replicaId,
    })),
    base: text(base),
  };
}
