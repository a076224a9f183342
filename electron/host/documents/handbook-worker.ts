import { parentPort } from 'node:worker_threads';
import { BlockMemory, sameRecords } from '../../../shared/document/block-memory.ts';
import type { Paper } from '../../../shared/document/blocks.ts';
import { draftPaper } from '../../../shared/document/draft-mark.ts';
import {
  frontText,
  isSameRun,
  listedText,
  type PageRun,
  pageRuns,
  runText,
} from '../../../shared/document/page-runs.ts';
import { handbookPaper } from '../../../shared/document/papers/handbook.ts';
import { typstInput } from '../../../shared/document/typst-input.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import type { ChangedRun, HandbookAnswer, HandbookQuestion, HandbookWords } from './handbook-thread.ts';
import { crossing } from './paper-crossing.ts';
import type { ThreadFailure } from './worker-thread.ts';

/**
 * The thread in which handbooks are made of their records: their drawings take a second, and the host must answer
 * meanwhile. It remembers the runs of pages of the last few, and the records that were edited last, so that a key in a
 * chapter's words costs that chapter and not the book.
 */
parentPort?.on('message', (question: HandbookQuestion & { readonly id: number }) => {
  const { id } = question;
  try {
    const answer = question.task === 'make' ? make(question) : change(question);
    parentPort?.postMessage({ id, ...answer } satisfies HandbookAnswer);
  } catch (error) {
    parentPort?.postMessage({ id, failure: String(error).slice(0, 2000) } satisfies ThreadFailure);
  }
});

/** A handbook that was answered. */
interface Made {
  readonly runs: readonly PageRun[];
  readonly front: string;
  /** Those that were answered as changed last, by their places; what changed last comes last. */
  readonly shown: Map<number, string>;
}

/** The last few handbooks, by the numbers under which they were answered. */
const made = new Map<number, Made>();
const mostMade = 3;
let lastMade = 0;

/** What was edited last. */
let edited: { readonly state: string; readonly words: HandbookWords } | null = null;

/** The last records, and what was made of them: the next handbook is made of nearly the same ones. */
let records: Partial<RecordSet> = {};
const memory = new BlockMemory();

function withKnownRecords(words: HandbookWords): HandbookWords {
  records = sameRecords(records, words.input.records);
  return { ...words, input: { ...words.input, records: records as RecordSet } }; // there are all kinds by now
}

/** So many runs of pages are set at once after an edit, and so much of what is in them (characters of JSON). */
const mostRuns = 6;
const mostCharacters = 150_000;
/** So many that were set before stay beside them. */
const mostKept = 12;

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

function make({ words, isFollowed }: Extract<HandbookQuestion, { task: 'make' }>): Unnumbered<HandbookAnswer> {
  // What is printed or filed is made anew, whatever is remembered for the one who looks on while writing.
  const paper = isFollowed ? paperOf(withKnownRecords(words), memory) : paperOf(words);
  const answer = { task: 'make', paper: crossing(paper), paperJson: typstInput(paper) } as const;
  if (!isFollowed) return { ...answer, made: 0 };
  lastMade += 1;
  const runs = pageRuns(paper);
  made.set(lastMade, { runs, front: frontText(paper), shown: new Map() });
  for (const oldest of made.keys()) if (made.size > mostMade) made.delete(oldest);
  return { ...answer, made: lastMade };
}

function change(question: Extract<HandbookQuestion, { task: 'change' }>): Unnumbered<HandbookAnswer> {
  const { state, words, from, unsaved } = question;
  if (words !== null) {
    const known = from === null ? {} : edited?.state === from ? edited.words.input.records : null;
    if (known === null) return { task: 'change', outcome: 'unknown' };
    const all = { ...known, ...words.input.records } as RecordSet; // `from` null comes with every kind
    edited = { state, words: withKnownRecords({ ...words, input: { ...words.input, records: all } }) };
  }
  if (edited?.state !== state) return { task: 'change', outcome: 'unknown' };
  const before = made.get(question.made);
  if (before === undefined) return { task: 'change', outcome: 'whole' };
  // The one that is looked at stays, however many were begun and given up since.
  made.delete(question.made);
  made.set(question.made, before);
  const { input, isDraft } = edited.words;
  const handbookChapter = input.records.handbookChapter.map((chapter) =>
    chapter.id === unsaved?.chapterId ? { ...chapter, text: unsaved.text } : chapter,
  );
  const paper = paperOf({ input: { ...input, records: { ...input.records, handbookChapter } }, isDraft }, memory);
  const runs = pageRuns(paper);
  if (runs.length !== before.runs.length) return { task: 'change', outcome: 'whole' };
  const all = runs.flatMap((run, index): (ChangedRun & { readonly old: PageRun })[] => {
    const old = before.runs[index];
    return old === undefined || isSameRun(run, old) ? [] : [{ index, run, text: runText(run), old }];
  });
  const placed = new Set(question.placed);
  const shown = chosen(
    all.filter(({ index }) => placed.has(index)),
    before.shown,
  );
  const isAll =
    shown.length === all.length &&
    all.every(({ run, old }) => listedText(run) === listedText(old)) &&
    frontText(paper) === before.front;
  const { layout, meta } = paper;
  const answer = shown.map(({ index, run, text }) => ({ index, run, text }));
  return { task: 'change', outcome: 'runs', runs: answer, isAll, layout, meta };
}

/**
 * What was edited just now, and what was set before and has not changed since: whoever edits one place after the other
 * sees each at once, and none of them as it was. The rest waits for the whole book.
 */
function chosen(changed: readonly ChangedRun[], shown: Made['shown']): ChangedRun[] {
  let left = mostCharacters;
  const news = changed
    .filter(({ index, text }) => shown.get(index) !== text)
    .toSorted((a, b) => a.text.length - b.text.length)
    .slice(0, mostRuns)
    // What is too long waits, but the shortest always comes.
    .filter(({ text }, place) => (left -= text.length) >= 0 || place === 0);
  const byPlace = new Map(changed.map((run) => [run.index, run]));
  const kept = [...shown].toReversed().flatMap(([index, text]) => {
    const run = byPlace.get(index);
    return run?.text === text ? [run] : [];
  });
  const runs = [...kept.slice(0, mostKept).toReversed(), ...news];
  shown.clear();
  for (const { index, text } of runs) shown.set(index, text);
  return runs;
}

function paperOf({ input, isDraft }: HandbookWords, remembered?: BlockMemory): Paper {
  const paper = handbookPaper(remembered === undefined ? input : { ...input, memory: remembered });
  return isDraft ? draftPaper(paper) : paper;
}
