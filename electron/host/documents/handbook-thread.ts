import type { Paper } from '../../../shared/document/blocks.ts';
import type { PageRun } from '../../../shared/document/page-runs.ts';
import type { HandbookInput } from '../../../shared/document/papers/handbook.ts';
import { type RecordKind, recordKinds } from '../../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import { isSameRecord } from '../../../shared/document/block-memory.ts';
import { picturesOf, withoutBytes } from './bare-files.ts';
import type { ChapterFiles } from './chapter-files.ts';
import { arrived, type CrossingPaper } from './paper-crossing.ts';
import { orCancelled, WorkerThread } from './worker-thread.ts';

/** What a handbook is made of, and whether it prints drafts, and says so. */
export interface HandbookWords<Records = RecordSet> {
  readonly input: Omit<HandbookInput, 'records'> & { readonly records: Records };
  readonly isDraft: boolean;
}

/** A handbook to be made; or what differs from one that was made, after an edit. */
export type HandbookQuestion =
  | {
      readonly task: 'make';
      readonly words: HandbookWords;
      /** Whether it will be asked what edits change of it. */
      readonly isFollowed: boolean;
    }
  | ({
      readonly task: 'change';
      /** Null where the thread has them; its records are those that differ from the ones that it had in `from`. */
      readonly words: HandbookWords<Partial<RecordSet>> | null;
      readonly from: string | null;
    } & EditedHandbook);

/** A handbook after an edit. */
export interface EditedHandbook {
  /** The number of the handbook that it is compared with. */
  readonly made: number;
  /** The places of the runs whose pages are known. */
  readonly placed: readonly number[];
  /** What the words were made of: the thread keeps the last ones, which need not be told again. */
  readonly state: string;
  /** Words of a free chapter that are still being typed. */
  readonly unsaved: { readonly chapterId: string; readonly text: string } | null;
}

/** A run of pages that an edit changed, its place among all runs, and what tells it from what it was. */
export interface ChangedRun {
  readonly index: number;
  readonly run: PageRun;
  readonly text: string;
}

/** `whole`: the book has other runs than before, or is not known any more. */
type Changes =
  | ({
      readonly outcome: 'runs';
      readonly runs: readonly ChangedRun[];
      /** Nothing else differs, but the list of revisions and the numbers of pages. */
      readonly isAll: boolean;
    } & Pick<Paper, 'layout' | 'meta'>)
  | { readonly outcome: 'whole' }
  | { readonly outcome: 'unknown' };

/** What the thread answers. */
export type HandbookAnswer = { readonly id: number } & (
  | { readonly task: 'make'; readonly paper: CrossingPaper; readonly paperJson: string; readonly made: number }
  | ({ readonly task: 'change' } & Changes)
);

/** A handbook, also as the typesetter reads it, and the number by which `changedRuns` knows it. */
interface MadeHandbook {
  readonly paper: Paper;
  readonly paperJson: string;
  readonly made: number;
}

const thread = new WorkerThread<HandbookQuestion, HandbookAnswer>('handbook-worker', {
  // With less, a third of the time after a key would go into clearing up.
  maxYoungGenerationSizeMb: 24,
  maxOldGenerationSizeMb: 768,
});

/**
 * `handbookPaper` in a thread of its own. Throws `cancelled` at once when the signal aborts; the thread, which knows the
 * book that is being looked at, is kept.
 */
export async function makeHandbook(
  words: HandbookWords,
  { signal, isFollowed = false }: { readonly signal?: AbortSignal; readonly isFollowed?: boolean } = {},
): Promise<MadeHandbook> {
  const { pictures = new Map(), documents = new Map() } = words.input;
  const files = { pictures, documents };
  const bare = { ...words, input: { ...words.input, ...withoutBytes(files) } };
  const answer = await orCancelled(thread.ask({ task: 'make', words: bare, isFollowed }), signal);
  if (answer.task !== 'make') throw new Error('The thread answered another question');
  const paper = arrived(answer.paper);
  const { paperJson, made } = answer;
  return { paper: paper.pictures === undefined ? paper : withBytes(paper, files), paperJson, made };
}

/** The same pictures, whose bytes need not go to the thread and back. */
function withBytes(paper: Paper, files: ChapterFiles): Paper {
  const whole = new Map(picturesOf(files).map((each) => [each.fileHash, each]));
  return { ...paper, pictures: (paper.pictures ?? []).map((each) => whole.get(each.fileHash) ?? each) };
}

/** What the thread was told last. */
let told: { readonly state: string; readonly records: RecordSet } | null = null;

/** What an edit changed of a handbook that was made; null when it must be set as a whole. */
export async function changedRuns(
  edited: EditedHandbook,
  words: HandbookWords,
): Promise<Extract<Changes, { readonly outcome: 'runs' }> | null> {
  const before = told;
  const { records } = words.input;
  told = { state: edited.state, records };
  const news =
    before?.state === edited.state ? null : { ...words, input: { ...words.input, records: since(before, records) } };
  let answer = await thread.ask({ task: 'change', words: news, from: before?.state ?? null, ...edited });
  // A thread that was begun anew knows nothing.
  if (answer.task === 'change' && answer.outcome === 'unknown')
    answer = await thread.ask({ task: 'change', words, from: null, ...edited });
  return answer.task === 'change' && answer.outcome === 'runs' ? answer : null;
}

/** The records of the kinds in which something is not as it was told before. */
function since(before: typeof told, now: RecordSet): Partial<RecordSet> {
  if (before === null) return now;
  const isSame = (kind: RecordKind): boolean => {
    const known = before.records[kind];
    if (known === now[kind]) return true;
    // Field by field: what is in force is printed with its own contents, which the number of the revision does not tell.
    return known.length === now[kind].length && now[kind].every((record, place) => isSameRecord(record, known[place]));
  };
  return Object.fromEntries(recordKinds.filter((kind) => !isSame(kind)).map((kind) => [kind, now[kind]]));
}
