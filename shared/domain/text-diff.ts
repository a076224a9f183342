/** A run of text that two versions share, or that only one of them has. */
export interface DiffPiece {
  readonly change: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Edits beyond this many are told as one replacement: nobody can read more, and the search grows with their square. */
const mostEdits = 400;

/**
 * What became of a text, word by word: Chinese words as a dictionary cuts them, numbers and Latin words whole, marks and
 * line breaks alone. Removed and shared pieces in their order are the old text, added and shared ones the new.
 */
export function diffText(before: string, after: string): DiffPiece[] {
  if (before === after) return before === '' ? [] : [{ change: 'same', text: before }];
  return withoutCrumbs(joined(tidy(diffWords(wordsOf(before), wordsOf(after)))));
}

/** The same over whole lines: lines that two lists share, and those that only one of them has, in their order. */
export function diffLines(before: readonly string[], after: readonly string[]): DiffPiece[] {
  return tidy(diffWords(before, after));
}

let segmenter: Intl.Segmenter | null = null;

function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh-CN', { granularity: 'word' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function diffWords(before: readonly string[], after: readonly string[]): DiffPiece[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const same = (words: readonly string[]) => words.map((text): DiffPiece => ({ change: 'same', text }));
  return [
    ...same(before.slice(0, start)),
    ...shortestEdits(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

/** E. W. Myers, An O(ND) Difference Algorithm (1986): the fewest words removed and added. */
function shortestEdits(before: readonly string[], after: readonly string[]): DiffPiece[] {
  const most = Math.min(before.length + after.length, mostEdits);
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down =
        diagonal === -edits || (diagonal !== edits && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
      let x = down ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(before, after, trace);
    }
  }
  return [
    ...before.map((text): DiffPiece => ({ change: 'removed', text })),
    ...after.map((text): DiffPiece => ({ change: 'added', text })),
  ];
}

function at(furthest: ReadonlyMap<number, number>, diagonal: number): number {
  return furthest.get(diagonal) ?? -1;
}

function walkBack(
  before: readonly string[],
  after: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const down = diagonal === -edits || (diagonal !== edits && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
    const from = down ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : at(furthest, from);
    const fromY = edits === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      pieces.push({ change: 'same', text: before[x] ?? '' });
    }
    if (edits === 0) break;
    if (down) {
      y -= 1;
      pieces.push({ change: 'added', text: after[y] ?? '' });
    } else {
      x -= 1;
      pieces.push({ change: 'removed', text: before[x] ?? '' });
    }
  }
  return pieces.toReversed();
}

/** Within a stretch of changes, what went stands before what came: 2小时 → 30分钟, not word by word in turns. */
function tidy(pieces: readonly DiffPiece[]): DiffPiece[] {
  const result: DiffPiece[] = [];
  let stretch: DiffPiece[] = [];
  const close = (): void => {
    result.push(
      ...stretch.filter(({ change }) => change === 'removed'),
      ...stretch.filter(({ change }) => change === 'added'),
    );
    stretch = [];
  };
  for (const piece of pieces) {
    if (piece.change === 'same') {
      close();
      result.push(piece);
    } else stretch.push(piece);
  }
  close();
  return result;
}

function joined(pieces: readonly DiffPiece[]): DiffPiece[] {
  const result: { change: DiffPiece['change']; text: string }[] = [];
  for (const { change, text } of pieces) {
    const last = result.at(-1);
    if (last?.change === change) last.text += text;
    else result.push({ change, text });
  }
  return result;
}

/**
 * Shared crumbs between two larger changes are told as changed too: a rewritten sentence is read as the old one and the
 * new one, not as a few common words in turns. After the semantic clean-up of Google's diff-match-patch.
 */
function withoutCrumbs(pieces: readonly DiffPiece[]): DiffPiece[] {
  let current = pieces;
  for (;;) {
    const at = current.findIndex((piece, index) => isCrumb(current, index, piece));
    const crumb = current[at];
    if (crumb === undefined) return [...current];
    const both = (['removed', 'added'] as const).map((change) => ({ change, text: crumb.text }));
    current = joined(tidy(current.flatMap((piece, index) => (index === at ? both : [piece]))));
  }
}

function isCrumb(pieces: readonly DiffPiece[], index: number, { change, text }: DiffPiece): boolean {
  if (change !== 'same') return false;
  return text.length <= changedBeside(pieces, index, -1) && text.length <= changedBeside(pieces, index, 1);
}

/** The length of the longer side of the change next to a piece; 0 at the ends. */
function changedBeside(pieces: readonly DiffPiece[], index: number, step: -1 | 1): number {
  let most = 0;
  for (let at = index + step; pieces[at] !== undefined && pieces[at]?.change !== 'same'; at += step)
    most = Math.max(most, pieces[at]?.text.length ?? 0);
  return most;
}
