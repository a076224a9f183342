import type { Paper } from '../../../shared/document/blocks.ts';
import type { PageRun } from '../../../shared/document/page-runs.ts';
import type { HandbookInput } from '../../../shared/document/papers/handbook.ts';
import { orCancelled, WorkerThread } from './worker-thread.ts';

/** What a handbook is made of, and whether it prints drafts, and says so. */
export interface HandbookWords {
  readonly input: HandbookInput;
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
  | ({ readonly task: 'change'; readonly words: HandbookWords | null } & EditedHandbook);

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
  | ({ readonly outcome: 'runs'; readonly runs: readonly ChangedRun[] } & Pick<Paper, 'layout' | 'meta'>)
  | { readonly outcome: 'whole' }
  | { readonly outcome: 'unknown' };

/** What the thread answers. */
export type HandbookAnswer = { readonly id: number } & (
  | { readonly task: 'make'; readonly paper: Paper; readonly made: number }
  | ({ readonly task: 'change' } & Changes)
);

const thread = new WorkerThread<HandbookQuestion, HandbookAnswer>('handbook-worker', {
  maxYoungGenerationSizeMb: 8,
  maxOldGenerationSizeMb: 768,
});

/**
 * `handbookPaper` in a thread of its own, and the number by which `changedRuns` knows it. Throws `cancelled` at once when
 * the signal aborts; the thread, which knows the book that is being looked at, is kept.
 */
export async function makeHandbook(
  words: HandbookWords,
  { signal, isFollowed = false }: { readonly signal?: AbortSignal; readonly isFollowed?: boolean } = {},
): Promise<{ readonly paper: Paper; readonly made: number }> {
  const answer = await orCancelled(thread.ask({ task: 'make', words, isFollowed }), signal);
  if (answer.task !== 'make') throw new Error('The thread answered another question');
  return answer;
}

/** What an edit changed of a handbook that was made; null when it must be set as a whole. `words` are asked for only where the thread does not have them. */
export async function changedRuns(
  edited: EditedHandbook,
  words: () => HandbookWords,
): Promise<Extract<Changes, { readonly outcome: 'runs' }> | null> {
  let answer = await thread.ask({ task: 'change', words: null, ...edited });
  if (answer.task === 'change' && answer.outcome === 'unknown')
    answer = await thread.ask({ task: 'change', words: words(), ...edited });
  return answer.task === 'change' && answer.outcome === 'runs' ? answer : null;
}
