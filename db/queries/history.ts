import type { HistoryEntry } from '../../shared/contract/overview.ts';
import { ownerFields, type RecordKind, referenceFields } from '../../shared/domain/record-kind.ts';
import type { FieldValue, Revision } from '../../shared/domain/revision.ts';
import { listRevisions, type RevisionQuery } from '../revisions/read-revisions.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { readRecordTitles } from './record-titles.ts';

const referencesOf: Readonly<Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>>> = mergeMaps(
  ownerFields,
  referenceFields,
);

function mergeMaps(
  ...maps: readonly Readonly<Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>>>[]
): Partial<Record<RecordKind, Record<string, RecordKind>>> {
  const merged: Partial<Record<RecordKind, Record<string, RecordKind>>> = {};
  for (const map of maps) {
    for (const [kind, fields] of Object.entries(map)) {
      const known = merged[kind as RecordKind] ?? {};
      merged[kind as RecordKind] = { ...known, ...fields };
    }
  }
  return merged;
}

/**
 * Revisions as people read them, newest first: records and referred records in words. Fields that a new or removed
 * record left empty are not named, nor is its place among its siblings.
 */
export function listHistory(db: WorkspaceDb, query: RevisionQuery): HistoryEntry[] {
  const revisions = listRevisions(db, query);
  const kinds = new Map<string, RecordKind>();
  for (const revision of revisions) {
    kinds.set(revision.recordId, revision.recordKind);
    for (const [id, kind] of referredRecords(revision)) kinds.set(id, kind);
  }
  const titles = readRecordTitles(db, kinds);
  return revisions.map((revision) => ({
    id: revision.id,
    commandId: revision.commandId,
    commandName: revision.commandName,
    madeAt: revision.madeAt,
    author: revision.author,
    action: revision.action,
    recordKind: revision.recordKind,
    recordId: revision.recordId,
    recordTitle: titles.get(revision.recordId) ?? '',
    changes: changesOf(revision, titles),
  }));
}

function referredRecords(revision: Revision): [string, RecordKind][] {
  return Object.entries(revision.changes).flatMap(([field, { from, to }]) => {
    const kind = targetKind(revision, field);
    if (kind === null) return [];
    return [from, to].filter((id) => typeof id === 'string').map((id): [string, RecordKind] => [id, kind]);
  });
}

/** The kind of record that a field names; null for a field with a value of its own. */
function targetKind(revision: Revision, field: string): RecordKind | null {
  if (revision.recordKind === 'evidenceLink' && field === 'targetId') {
    const { from, to } = revision.changes['targetKind'] ?? {};
    // Links are made and removed whole, so that the revision that names the target also names its kind.
    return ((to ?? from) as RecordKind | undefined) ?? null;
  }
  return referencesOf[revision.recordKind]?.[field] ?? null;
}

function changesOf(revision: Revision, titles: ReadonlyMap<string, string>): HistoryEntry['changes'] {
  const whole = revision.action !== 'update';
  return Object.entries(revision.changes).flatMap(([field, change]) => {
    // The words of a version are shown by comparing versions, not as one long text.
    if (revision.recordKind === 'approval' && (field === 'content' || field === 'subjectId')) return [];
    const value = change.to ?? change.from ?? null;
    if (whole && (field === 'ordinal' || value === null || value === '')) return [];
    const isReference = targetKind(revision, field) !== null;
    const words = (one: FieldValue | undefined): string | null => {
      if (one === undefined || one === null) return null;
      return isReference ? (titles.get(String(one)) ?? '') : String(one);
    };
    return [{ field, from: words(change.from), to: words(change.to) }];
  });
}
