import {
  type ApprovalContent,
  attachedIn,
  contentReader,
  ownedKinds,
  parseContent,
  printContent,
} from '../../shared/domain/approval-content.ts';
import {
  type Approval,
  type ApprovalSubjectKind,
  inForceOn,
  inOrder,
  maySubmit,
  reviewOverdue,
  standingOf,
} from '../../shared/domain/approval.ts';
import type { ApprovalRow, ApprovalVersion } from '../../shared/contract/approvals.ts';
import type { RecordKind, StoredRecord } from '../../shared/domain/record-kind.ts';
import { getRecord, listRecords } from '../records/read-records.ts';
import { findRowsWhere } from '../records/record-rows.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { selectRecords } from './select-records.ts';

type StoredApproval = StoredRecord<'approval'>;

/** The subject's words as they stand now, read out of the whole department once; null for ids that are not there. */
export function readContents(
  db: WorkspaceDb,
  departmentId: string,
  subject: ApprovalSubjectKind,
): (subjectId: string) => ApprovalContent | null {
  const kinds: readonly RecordKind[] = [subject, ...ownedKinds(subject).map(({ kind }) => kind)];
  const lists = Object.fromEntries(kinds.map((kind) => [kind, listRecords(db, kind, departmentId)]));
  return contentReader(withAttached(db, lists), subject);
}

type Lists = Parameters<typeof contentReader>[0];

/** With the evidence that chapters take over: those few pieces, and not the twenty thousand that there may be. */
function withAttached(db: WorkspaceDb, lists: Lists): Lists {
  const pieces = attachedIn(lists.handbookChapter ?? []).flatMap((id) => getRecord(db, 'evidence', id) ?? []);
  return { ...lists, evidence: pieces };
}

/** All versions of a kind of subject, by subject. */
export function readVersions(
  db: WorkspaceDb,
  departmentId: string,
  subject: ApprovalSubjectKind,
): ReadonlyMap<string, StoredApproval[]> {
  const all = listRecords(db, 'approval', departmentId).filter(({ subjectKind }) => subjectKind === subject);
  return Map.groupBy(all, ({ subjectId }) => subjectId);
}

interface On {
  readonly departmentId: string;
  readonly subjectKind: ApprovalSubjectKind;
  /** As 2026-11-22. */
  readonly today: string;
}

/** Where every subject stands that was ever submitted. */
export function listApprovalRows(db: WorkspaceDb, { departmentId, subjectKind, today }: On): ApprovalRow[] {
  const versions = readVersions(db, departmentId, subjectKind);
  if (versions.size === 0) return [];
  const contentNow = readContents(db, departmentId, subjectKind);
  return [...versions].map(([subjectId, ofSubject]) => rowOf(subjectId, ofSubject, { today, contentNow }));
}

/** One subject's row and its versions, the newest first; the row is null before the first submission. */
export function readApproval(
  db: WorkspaceDb,
  subjectId: string,
  on: On,
): { row: ApprovalRow | null; versions: ApprovalVersion[] } {
  const versions = selectRecords(db, 'approval', { where: 'subject_id = ?', value: subjectId });
  if (versions.length === 0) return { row: null, versions: [] };
  const contentNow = (id: string) => readContent(db, on.subjectKind, id);
  return {
    row: rowOf(subjectId, versions, { today: on.today, contentNow }),
    versions: inOrder(versions)
      .toReversed()
      .map(({ content: _content, ...version }) => version),
  };
}

/** The words of one subject as they stand now; null when it is not there. */
export function readContent(db: WorkspaceDb, subject: ApprovalSubjectKind, id: string): ApprovalContent | null {
  const root = getRecord(db, subject, id);
  const lists: Partial<Record<RecordKind, readonly { readonly id: string }[]>> = {
    [subject]: root === null ? [] : [root],
  };
  for (const { kind, field, owner } of ownedKinds(subject)) {
    lists[kind] = (lists[owner] ?? []).flatMap(({ id: ownerId }) =>
      findRowsWhere(db.raw, kind, { field, value: ownerId })
        .map(({ head, fields }) => ({ ...fields, ...head }))
        .sort((a, b) => ordinalOf(a) - ordinalOf(b)),
    );
  }
  return contentReader(withAttached(db, lists as Lists), subject)(id);
}

/** Rows come by id, and a sort keeps the order of equals. */
function ordinalOf(record: object): number {
  return 'ordinal' in record ? Number(record.ordinal) : 0;
}

function rowOf(
  subjectId: string,
  versions: readonly StoredApproval[],
  { today, contentNow }: { readonly today: string; readonly contentNow: (id: string) => ApprovalContent | null },
): ApprovalRow {
  const last = inOrder(versions).at(-1);
  const inForce = inForceOn(versions, today);
  const base = last?.state === 'submitted' ? last : inForce;
  const now = contentNow(subjectId);
  const changed = base !== null && base !== undefined && !sameWords(base, now);
  const parted = last === base ? changed : last !== undefined && !sameWords(last, now);
  return {
    subjectId,
    standing: standingOf(versions, today, changed),
    inForceVersion: inForce?.version ?? null,
    effectiveOn: inForce?.effectiveOn ?? '',
    reviewBy: inForce?.reviewBy ?? '',
    reviewOverdue: reviewOverdue(inForce, today),
    maySubmit: maySubmit(versions, today, parted),
    changed,
  };
}

/** Whether a version says what its subject says now, fields that came later left aside. */
export function sameWords(version: Pick<Approval, 'content'>, now: ApprovalContent | null): boolean {
  if (now === null) return false;
  if (version.content === printContent(now)) return true;
  const approved = parseContent(version.content);
  // What came to the contents later is left aside, as fields are: the files that chapters print.
  const { evidence: _later, ...words } = now;
  return printContent(approved) === printContent(approved.evidence === undefined ? words : now);
}
