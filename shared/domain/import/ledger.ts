import type { CleanText } from './clean.ts';
import type { SourcePiece } from './source.ts';

export const placementUses = [
  'field', // stands in a field of the result
  'label', // names a field: 岗位名称
  'number', // numbering
  'layout', // page numbers, contents, running heads, rules to write on
  'kept', // found no field: kept as text
] as const;
export type PlacementUse = (typeof placementUses)[number];

/** Where a stretch of a piece's raw text went; offsets in UTF-16 code units, end exclusive. */
export interface Placement {
  readonly piece: string;
  readonly start: number;
  readonly end: number;
  readonly use: PlacementUse;
  /** The key of what it became (`p0.d1`), or empty. */
  readonly target: string;
}

/** A piece with its cleaned text. */
export interface CleanedPiece {
  readonly piece: SourcePiece;
  readonly clean: CleanText;
}

/** A stretch of a cleaned text. */
export interface Span {
  readonly source: CleanedPiece;
  readonly from: number;
  readonly to: number;
}

/** Words of a result and the stretches of the source that they were read from. */
export interface Words {
  readonly text: string;
  readonly spans: readonly Span[];
}

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly use: PlacementUse;
  readonly target: string;
}

/** Writes down where every character went. */
export class Ledger {
  readonly #marks = new Map<string, Mark[]>();

  /** The first mark of a character counts. */
  mark(span: Span, use: PlacementUse, target = ''): void {
    if (span.to <= span.from) return;
    const marks = this.#marks.get(span.source.piece.id) ?? [];
    this.#marks.set(span.source.piece.id, marks);
    let free: readonly { from: number; to: number }[] = [{ from: span.from, to: span.to }];
    for (const mark of marks) {
      free = free.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, mark.from) },
          { from: Math.max(from, mark.to), to },
        ].filter((rest) => rest.to > rest.from && (rest.to <= mark.from || rest.from >= mark.to)),
      );
    }
    for (const rest of free) marks.push({ ...rest, use, target });
  }

  markAll(words: Words, use: PlacementUse, target = ''): void {
    for (const span of words.spans) this.mark(span, use, target);
  }

  /**
   * Every character of every piece, once, in order: what nobody marked is kept, or layout when it is only blanks and
   * punctuation.
   */
  finish(pieces: readonly CleanedPiece[]): Placement[] {
    return pieces.flatMap(({ piece, clean }): Placement[] => {
      const marks = (this.#marks.get(piece.id) ?? []).toSorted((a, b) => a.from - b.from);
      const result: Placement[] = [];
      let at = 0;
      const push = (to: number, use: PlacementUse, target: string): void => {
        const [start, end] = [clean.at[at] ?? 0, clean.at[to] ?? piece.text.length];
        const last = result.at(-1);
        if (last !== undefined && last.use === use && last.target === target)
          result[result.length - 1] = { ...last, end };
        else if (end > start) result.push({ piece: piece.id, start, end, use, target });
        at = to;
      };
      const fill = (to: number): void => {
        const gap = clean.text.slice(at, to);
        if (to > at) push(to, /[\p{L}\p{N}%％℃‰√☑]/u.test(gap) ? 'kept' : 'layout', '');
      };
      for (const mark of marks) {
        fill(mark.from);
        push(mark.to, mark.use, mark.target);
      }
      fill(clean.text.length);
      // Nothing was left of it: only invisible characters.
      if (clean.text.length === 0 && piece.text.length > 0)
        result.push({ piece: piece.id, start: 0, end: piece.text.length, use: 'layout', target: '' });
      return result;
    });
  }
}
