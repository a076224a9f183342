import type { z } from 'zod';
import type { ApprovalSubjectKind } from './approval.ts';
import { ownerFields, type RecordKind, recordKinds, recordSchemas, type StoredRecord } from './record-kind.ts';
import type { RecordSet } from './record-set.ts';
import type { FieldValue } from './revision.ts';
import { attachedPieces } from './rich-text/attached-pieces.ts';

/** A record as it was submitted: its id and its fields, without its place among its siblings, which the list's order tells. */
export type ContentRecord = { readonly id: string } & Readonly<Record<string, FieldValue>>;

/** The subject and what it owns, each kind in display order; of a handbook also the files that its chapters print. */
export type ApprovalContent = Readonly<Partial<Record<RecordKind, readonly ContentRecord[]>>>;

/** Who holds a position or has a copy changes without anybody's approval; evidence and editions are not part of the words. */
const notApproved: ReadonlySet<RecordKind> = new Set([
  'positionHolder',
  'evidenceLink',
  'handbookEdition',
  'handbookCopy',
]);

interface Owned {
  readonly kind: RecordKind;
  readonly field: string;
  readonly owner: RecordKind;
}

/** The kinds below a subject, owners first. */
export function ownedKinds(subject: ApprovalSubjectKind): readonly Owned[] {
  const found: Owned[] = [];
  const owners = new Set<RecordKind>([subject]);
  for (const kind of recordKinds) {
    if (notApproved.has(kind)) continue;
    const fields: Readonly<Record<string, RecordKind>> =
      (ownerFields as Readonly<Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>>>)[kind] ?? {};
    const first = Object.entries(fields).find(([, owner]) => owners.has(owner));
    if (first === undefined) continue;
    found.push({ kind, field: first[0], owner: first[1] });
    owners.add(kind);
  }
  return found;
}

type Lists = { readonly [K in RecordKind]?: readonly StoredRecord<K>[] };

function contentRecord(kind: RecordKind, record: Readonly<Record<string, unknown>>): ContentRecord {
  if (kind === 'evidence') return attachedPiece(record);
  const fields = Object.entries<z.ZodType>(recordSchemas[kind].shape).flatMap(([field, schema]) => {
    if (field === 'ordinal') return [];
    // A field that came to the kind after the submission holds what a record without it holds.
    const parsed = schema.safeParse(record[field]);
    return [[field, (parsed.success ? parsed.data : (record[field] ?? null)) as FieldValue] as const];
  });
  return { id: String(record['id']), ...Object.fromEntries(fields) };
}

/** Of a picture or a Word file that a chapter takes over, what is printed: its bytes. How the piece is filed is not. */
function attachedPiece({ id, fileName, fileHash }: Readonly<Record<string, unknown>>): ContentRecord {
  return { id: String(id), fileName: String(fileName ?? ''), fileHash: String(fileHash ?? '') };
}

/** The pieces of evidence that chapters print, in their order. */
export function attachedIn(chapters: readonly { readonly text: string }[]): readonly string[] {
  return [...new Set(attachedPieces(chapters).map(({ evidenceId }) => evidenceId))];
}

/**
 * Reads contents out of lists of records that hold the subject's kind and the kinds below it, in display order; for
 * handbooks also the evidence that chapters take over.
 */
export function contentReader(
  lists: Lists,
  subject: ApprovalSubjectKind,
): (subjectId: string) => ApprovalContent | null {
  const pieces = new Map((lists.evidence ?? []).map((record) => [record.id, record]));
  const subjects = new Map((lists[subject] ?? []).map((record) => [record.id, record]));
  const groups = ownedKinds(subject).map(({ kind, field, owner }) => ({
    kind,
    owner,
    byOwner: Map.groupBy((lists[kind] ?? []) as readonly StoredRecord<RecordKind>[], (record) =>
      String((record as unknown as Readonly<Record<string, unknown>>)[field]),
    ),
  }));
  return (subjectId) => {
    const root = subjects.get(subjectId);
    if (root === undefined) return null;
    const content: Partial<Record<RecordKind, ContentRecord[]>> = {
      [subject]: [contentRecord(subject, root as unknown as Readonly<Record<string, unknown>>)],
    };
    for (const { kind, owner, byOwner } of groups) {
      content[kind] = (content[owner] ?? []).flatMap(({ id }) =>
        (byOwner.get(id) ?? []).map((record) =>
          contentRecord(kind, record as unknown as Readonly<Record<string, unknown>>),
        ),
      );
    }
    const attached = attachedIn((content.handbookChapter ?? []).map(({ text }) => ({ text: String(text) }))).flatMap(
      (id) => pieces.get(id) ?? [],
    );
    if (attached.length > 0) content.evidence = attached.map((piece) => attachedPiece({ ...piece }));
    return content;
  };
}

/** As text; equal contents are equal texts. */
export function printContent(content: ApprovalContent): string {
  return JSON.stringify(content);
}

/** A stored content, with the defaults of fields that came later. Throws when the text is none: damage. */
export function parseContent(text: string): ApprovalContent {
  const given = JSON.parse(text) as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  const known = Object.entries(given).filter(([kind]) => Object.hasOwn(recordSchemas, kind));
  return Object.fromEntries(
    known.map(([kind, records]) => [kind, records.map((record) => contentRecord(kind as RecordKind, record))]),
  );
}

/**
 * The set as it prints: each of these contents in place of what stands in the set now. A subject keeps its place, its
 * section when the one it was approved in is gone, and a subject that is no longer in the set stays out.
 */
export function withContents(
  records: RecordSet,
  subject: ApprovalSubjectKind,
  contents: ReadonlyMap<string, ApprovalContent>,
): RecordSet {
  const present = new Map<string, StoredRecord<RecordKind>>(records[subject].map((record) => [record.id, record]));
  const replaced = [...contents].filter(([id]) => present.has(id));
  if (replaced.length === 0) return records;
  const next: Partial<Record<RecordKind, unknown[]>> = {};
  const sections = new Set(records.section.map(({ id }) => id));
  const byId = new Map(replaced);
  next[subject] = records[subject].map((record) => {
    const kept = byId.get(record.id)?.[subject]?.[0];
    if (kept === undefined) return record;
    const sectionGone = typeof kept['sectionId'] === 'string' && !sections.has(kept['sectionId']);
    return { ...record, ...kept, ...(sectionGone && 'sectionId' in record ? { sectionId: record.sectionId } : {}) };
  });
  let gone = new Set(byId.keys());
  const goneOf = new Map<RecordKind, ReadonlySet<string>>([[subject, gone]]);
  for (const { kind, field, owner } of ownedKinds(subject)) {
    const owners = goneOf.get(owner) ?? new Set();
    const all = records[kind] as readonly StoredRecord<RecordKind>[];
    const belongs = (record: StoredRecord<RecordKind>) =>
      owners.has(String((record as unknown as Readonly<Record<string, unknown>>)[field]));
    gone = new Set(all.filter(belongs).map(({ id }) => id));
    goneOf.set(kind, gone);
    const kept = replaced.flatMap(([id, content]) => {
      const { departmentId = null } = present.get(id) ?? {};
      return (content[kind] ?? []).map((record, ordinal) => ({ ...record, departmentId, revisionId: '', ordinal }));
    });
    next[kind] = [...all.filter((record) => !belongs(record)), ...kept];
  }
  return { ...records, ...next } as RecordSet;
}
