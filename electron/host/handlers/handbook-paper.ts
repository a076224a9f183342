import { setImmediate as nextTurn } from 'node:timers/promises';
import { damagedHashes } from '../../../db/evidence/damaged-files.ts';
import { lastArrival } from '../../../db/queries/bundle-sequence.ts';
import { readPageCounts } from '../../../db/queries/evidence-pages.ts';
import { getRecord, readRecordSet } from '../../../db/records/read-records.ts';
import { iterateRevisions, lastSavedAt } from '../../../db/revisions/read-revisions.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Paper } from '../../../shared/document/blocks.ts';
import { type ComparedHandbook, handbookChangesPaper } from '../../../shared/document/papers/handbook-changes.ts';
import type { EvidenceHeld } from '../../../shared/document/papers/evidence-list.ts';
import type { HandbookInput } from '../../../shared/document/papers/handbook.ts';
import { handbookHistory } from '../../../shared/document/papers/handbook-history.ts';
import { printedRecords } from '../../../shared/document/printed-records.ts';
import { dayInChina, RevisionSummary } from '../../../shared/document/revision-summary.ts';
import { dayInWords } from '../../../shared/document/words.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import type { Revision } from '../../../shared/domain/revision.ts';
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

/** Which handbook, when, and how it is made. */
interface HandbookMoment {
  readonly year: number;
  readonly now: string;
  readonly resources: TypstResources;
  readonly signal: AbortSignal;
  /** Whether drafts are printed, and marked as such, where nothing is in force. */
  readonly drafts?: boolean | undefined;
}

/**
 * A year's handbook as it prints now: what is in force; and, where edits of it will be followed, the number by which it
 * is known to them. Throws `cancelled`.
 */
export async function currentHandbook(
  workspace: OpenWorkspace,
  moment: HandbookMoment & { readonly isFollowed?: boolean },
): Promise<Awaited<ReturnType<typeof makeHandbook>>> {
  const { db, departmentId } = workspace;
  const stored = readRecordSet(db, departmentId);
  // After the first wait nothing is read but what never changes, bytes of files and revisions that had arrived by now: a
  // book shows one moment of the file.
  const until = lastArrival(db);
  const { input, isDraft } = handbookInput(workspace, moment, stored);
  const { resources, signal, year, isFollowed = false } = moment;
  const history = await readHistory(iterateRevisions(db, departmentId, { until }), signal);
  const revisions = { summarized: handbookHistory(input.records, { revisions: history, year }) };
  const files = await readChapterFiles(db, stored, { resources, isFinal: !isFollowed });
  return makeHandbook({ input: { ...input, ...files, revisions }, isDraft }, { signal, isFollowed });
}

/** So many revisions take a few milliseconds. */
const revisionsInStep = 250;

/** Years of revisions take seconds: others get their answers meanwhile. Throws `cancelled`. */
async function readHistory(revisions: Iterable<Revision>, signal: AbortSignal): Promise<RevisionSummary> {
  const summary = new RevisionSummary();
  let left = revisionsInStep;
  for (const revision of revisions) {
    summary.add(revision);
    left -= 1;
    if (left > 0) continue;
    await nextTurn();
    if (signal.aborted) throw new AppFailure({ code: 'cancelled' });
    left = revisionsInStep;
  }
  return summary;
}

/** What a year's handbook is made of besides files and history. `isDraft`: drafts were asked for, and it prints some. */
export function handbookInput(
  { db }: OpenWorkspace,
  { year, now, drafts = false }: Omit<HandbookMoment, 'resources' | 'signal'>,
  stored: RecordSet,
): { readonly input: Omit<HandbookInput, keyof ChapterFiles>; readonly isDraft: boolean } {
  const { records, editions } = printedRecords(stored, { today: dayInChina(now), drafts });
  return {
    input: {
      records,
      editions,
      revisions: { summarized: [] },
      year,
      date: dayInChina(lastSavedAt(db) ?? now),
      held: evidenceHeld(db),
    },
    isDraft:
      drafts &&
      (['position', 'workflow'] as const).some((kind) =>
        records[kind].some(({ id }) => editions.get(id)?.draft === true),
      ),
  };
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
  } & Pick<HandbookMoment, 'now' | 'resources' | 'signal'>,
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
  const { paper } = await currentHandbook(workspace, { year: handbook.year, ...moment });
  return handbookChangesPaper(old, { label: '当前内容', paper });
}
