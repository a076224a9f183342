import { damagedHashes } from '../../../db/evidence/damaged-files.ts';
import { readPageCounts } from '../../../db/queries/evidence-pages.ts';
import { getRecord, readRecordSet } from '../../../db/records/read-records.ts';
import { iterateRevisions, lastSavedAt } from '../../../db/revisions/read-revisions.ts';
import type { Paper } from '../../../shared/document/blocks.ts';
import { type ComparedHandbook, handbookChangesPaper } from '../../../shared/document/papers/handbook-changes.ts';
import type { EvidenceHeld } from '../../../shared/document/papers/evidence-list.ts';
import { handbookPaper } from '../../../shared/document/papers/handbook.ts';
import { printedRecords } from '../../../shared/document/printed-records.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { dayInWords } from '../../../shared/document/words.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { type FrozenEdition, thawEdition } from '../documents/frozen-edition.ts';
import { readChapterFiles } from '../documents/chapter-files.ts';
import type { TypstResources } from '../documents/typst-renderer.ts';
import type { OpenWorkspace } from '../kernel/context.ts';
import { notFound } from './save-record.ts';

/** What lists may say of the stored bytes. */
export function evidenceHeld(db: OpenWorkspace['db']): EvidenceHeld {
  return { damaged: damagedHashes(db), pages: readPageCounts(db) };
}

/** A year's handbook as it prints now: what is in force, and drafts marked as such where nothing is. */
export async function currentHandbook(
  { db, departmentId }: OpenWorkspace,
  { year, now, resources }: { readonly year: number; readonly now: string; readonly resources: TypstResources },
): Promise<Paper> {
  const { records, editions } = printedRecords(readRecordSet(db, departmentId), {
    today: dayInChina(now),
    drafts: false,
  });
  const files = await readChapterFiles(db, records, resources);
  const revisions = iterateRevisions(db, departmentId);
  const date = dayInChina(lastSavedAt(db) ?? now);
  return handbookPaper({ records, editions, revisions, year, date, held: evidenceHeld(db), ...files });
}

/** A released edition as it was frozen. Throws `not-found`, `workspace-damaged`. */
export async function frozenHandbook(
  { db }: OpenWorkspace,
  editionId: string,
): Promise<{ readonly record: StoredRecord<'handbookEdition'>; readonly frozen: FrozenEdition }> {
  const record = getRecord(db, 'handbookEdition', editionId);
  if (record === null) throw notFound('handbookEdition', editionId);
  return { record, frozen: await thawEdition(record) };
}

/** 修改对照 of two editions, or of one and the handbook as it stands now (`after` null). */
export async function changesOfHandbook(
  workspace: OpenWorkspace,
  {
    before,
    after,
    ...moment
  }: {
    readonly before: string;
    readonly after: string | null;
    readonly now: string;
    readonly resources: TypstResources;
  },
): Promise<Paper> {
  const side = async (id: string): Promise<ComparedHandbook & { readonly handbookId: string }> => {
    const { record, frozen } = await frozenHandbook(workspace, id);
    const label = `${record.edition}版（${dayInWords(record.releasedOn)}发布）`;
    return { label, paper: frozen.paper, handbookId: record.handbookId };
  };
  const old = await side(before);
  if (after !== null) return handbookChangesPaper(old, await side(after));
  const handbook = getRecord(workspace.db, 'handbook', old.handbookId);
  if (handbook === null) throw notFound('handbook', old.handbookId);
  const paper = await currentHandbook(workspace, { year: handbook.year, ...moment });
  return handbookChangesPaper(old, { label: '当前内容', paper });
}
