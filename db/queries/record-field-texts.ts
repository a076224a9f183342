import { createHash } from 'node:crypto';
import { ownerFields, type RecordKind, referenceFields } from '../../shared/domain/record-kind.ts';
import { type AnyRecord, owners } from '../../shared/domain/record-naming.ts';
import { findRow, findRowsWhere } from '../records/record-rows.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { readRecordTitles } from './record-titles.ts';

/** One field of a record in words: a reference as the name of what it leads to. */
export interface FieldText {
  readonly field: string;
  readonly text: string;
}

/** A record below the one that was opened, in reading order; `depth` 0 is that one itself. */
export interface RecordNode {
  readonly record: AnyRecord;
  readonly depth: number;
}

type KindMap = Readonly<Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>>>;

/** Fields that say nothing to a reader: places, hashes, and what the nesting shows already. */
const unread = new Set([
  'ordinal',
  'fileHash',
  'signedContentHash',
  'signedPdfHash',
  'hash',
  'key',
  'mediaType',
  'layout',
]);
/** What belongs to no reading of the record: drawings' arrows, versions, what is said about it. */
const unreadKinds = new Set<RecordKind>(['workflowLink', 'approval', 'reviewItem', 'assignedTask', 'evidencePart']);

function targetOf({ kind, fields }: AnyRecord, field: string): RecordKind | null {
  if (kind === 'evidenceLink' && field === 'targetId') return fields['targetKind'] as RecordKind;
  return (ownerFields as KindMap)[kind]?.[field] ?? (referenceFields as KindMap)[kind]?.[field] ?? null;
}

/** A record and everything that it owns, each after its owner; empty when it is not there. */
export function readNodes(db: WorkspaceDb, kind: RecordKind, id: string): RecordNode[] {
  const root = findRow(db.raw, kind, id);
  return root === null ? [] : [{ record: root, depth: 0 }, ...nodesBelow(db, root, 1)];
}

function nodesBelow(db: WorkspaceDb, owner: AnyRecord, depth: number): RecordNode[] {
  if (owner.kind === 'department') return []; // it owns everything; its own fields are what is looked at
  return owners
    .filter(({ target, kind, field }) => target === owner.kind && !unreadKinds.has(kind) && isFirstOwner(kind, field))
    .flatMap(({ kind, field }) =>
      findRowsWhere(db.raw, kind, { field, value: owner.head.id })
        .toSorted(
          (a, b) =>
            Number(a.fields['ordinal'] ?? 0) - Number(b.fields['ordinal'] ?? 0) || (timeOf(a) < timeOf(b) ? -1 : 1),
        )
        .flatMap((record) => [{ record, depth }, ...nodesBelow(db, record, depth + 1)]),
    );
}

/** What has no order of its own is read as time went by: readings by their days, months, the years of a goal. */
function timeOf({ fields, head }: AnyRecord): string {
  return `${fields['readOn'] ?? fields['madeOn'] ?? fields['month'] ?? fields['year'] ?? ''} ${head.id}`;
}

/** A holder belongs to a position and to a person; it is read under the first. */
function isFirstOwner(kind: RecordKind, field: string): boolean {
  return Object.keys((ownerFields as KindMap)[kind] ?? {})[0] === field;
}

/** The fields of records in words, by record id, empty ones included. A fixed number of queries however many records. */
export function readFieldTexts(
  db: WorkspaceDb,
  records: readonly AnyRecord[],
): ReadonlyMap<string, readonly FieldText[]> {
  const kinds = new Map<string, RecordKind>();
  for (const record of records) {
    for (const [field, value] of Object.entries(record.fields)) {
      const target = targetOf(record, field);
      if (target !== null && typeof value === 'string') kinds.set(value, target);
    }
  }
  const titles = readRecordTitles(db, kinds);
  return new Map(
    records.map((record) => [
      record.head.id,
      Object.entries(record.fields).flatMap(([field, value]): FieldText[] => {
        if (unread.has(field) || (ownerFields as KindMap)[record.kind]?.[field] !== undefined) {
          // Who holds a position is the one owner that says something.
          if (record.kind !== 'positionHolder' || field !== 'personId') return [];
        }
        const isReference = targetOf(record, field) !== null;
        return [{ field, text: isReference ? (titles.get(String(value ?? '')) ?? '') : String(value ?? '') }];
      }),
    ]),
  );
}

/**
 * SHA-256 over the newest revisions of a record and of what it owns: another one whenever any of it was changed. Not their
 * greatest id, for that follows the clocks of the machines that made them.
 */
export function stateOfNodes(nodes: readonly RecordNode[]): string {
  const lines = nodes.map(({ record }) => `${record.head.id} ${record.head.revisionId}`).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
