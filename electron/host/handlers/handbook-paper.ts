import { damagedHashes } from '../../../db/evidence/damaged-files.ts';
import { readPageCounts } from '../../../db/queries/evidence-pages.ts';
import { getRecord, readRecordSet } from '../../../db/records/read-records.ts';
import { iterateRevisions, lastSavedAt } from '../../../db/revisions/read-revisions.ts';
import type { Paper } from '../../../shared/document/blocks.ts';
import { type ComparedHandbook, handbookChangesPaper } from '../../../shared/document/papers/handbook-changes.ts';
import type { EvidenceHeld } from '../../../shared/document/papers/evidence-list.ts';
import { handbookHistory, type HandbookInput } from '../../../shared/document/papers/handbook.ts';
import { printedRecords } from '../../../shared/document/printed-records.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { dayInWords } from '../../../shared/document/words.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import { type FrozenEdition, thawEdition } from '../documents/frozen-edition.ts';
import { type ChapterFiles, readChapterFiles } from '../documents/chapter-files.ts';
import { makeHandbook } from '../documents/handbook-thread.ts';
import type { TypstResources } from '../documents/typst-renderer.ts';
import type { OpenWorkspace } from '../kernel/context.ts';
import { notFound } from './save-record.ts';

/** What lists may say of the stored bytes. */
export function evidenceHeld(db: OpenWorkspace['db']): EvidenceHeld {
  return { damaged: damagedHashes(db), pages: readPageCounts(db) };
}

/** What a year's handbook is made of as the records stand now. `isDraft`: drafts were asked for, and it prints some. */
export function handbookInput(
  { db, departmentId }: OpenWorkspace,
  given: {
    readonly year: number;
    readonly now: string;
    readonly drafts?: boolean | undefined;
    /** Whether 修订记录 is made up. */
    readonly withHistory: boolean;
    readonly stored: RecordSet;
    readonly files: ChapterFiles;
  },
): { readonly input: HandbookInput; readonly isDraft: boolean } {
  const { year, now, drafts = false, stored, files } = given;
  const { records, editions } = printedRecords(stored, { today: dayInChina(now), drafts });
  const revisions = given.withHistory ? iterateRevisions(db, departmentId) : [];
  return {
    input: {
      records,
      editions,
      revisions: { summarized: handbookHistory(records, { revisions, year }) },
      year,
      date: dayInChina(lastSavedAt(db) ?? now),
      held: evidenceHeld(db),
      ...files,
    },
    isDraft:
      drafts &&
      (['position', 'workflow'] as const).some((kind) =>
        records[kind].some(({ id }) => editions.get(id)?.draft === true),
      ),
  };
}

/** A year's handbook as it prints now: what is in force, and drafts marked as such where nothing is. */
export async function currentHandbook(
  workspace: OpenWorkspace,
  moment: { readonly year: number; readonly now: string; readonly resources: TypstResources },
): Promise<Paper> {
  const stored = readRecordSet(workspace.db, workspace.departmentId);
  const files = await readChapterFiles(workspace.db, stored, moment.resources);
  return makeHandbook(handbookInput(workspace, { ...moment, withHistory: true, stored, files }).input);
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
