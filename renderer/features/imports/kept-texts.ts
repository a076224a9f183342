import type { ImportPreview } from '../../../shared/contract/imports.ts';
import { type Assignment, assignKept, type AssignmentFault } from '../../../shared/domain/import/assign.ts';
import type { ImportRole } from '../../../shared/domain/import/labels.ts';

/** A text that found no field, as the list shows it: a line, or a sentence where the user has split it. */
export interface KeptText {
  readonly id: string;
  readonly piece: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The key under which the source lights it up. */
  readonly light: string;
  /** Of several sentences, and not split yet. */
  readonly canSplit: boolean;
}

/** The texts of all pieces of a preview, by their ids. */
function pieceTexts(preview: ImportPreview): ReadonlyMap<string, string> {
  return new Map(
    preview.blocks.flatMap((block): (readonly [string, string])[] =>
      block.type === 'text'
        ? [[block.piece.id, block.piece.text]]
        : block.cells.flatMap(({ pieces }) => pieces.map(({ id, text }) => [id, text] as const)),
    ),
  );
}

const sentenceEnd = /(?<=[。；;！!？?])(?=[^”’』」）)])/u;

/** What found no field, line by line; what is in `split` sentence by sentence. */
export function keptTexts(preview: ImportPreview, split: ReadonlySet<string>): KeptText[] {
  const texts = pieceTexts(preview);
  return preview.kept.flatMap(({ piece, start, end }) => {
    const raw = texts.get(piece)?.slice(start, end) ?? '';
    const light = keptKey(piece, start);
    let at = start;
    return raw.split(/(?<=[\n\r\u000b])/u).flatMap((line) => {
      const id = `${piece} ${at}`;
      const sentences = line.split(sentenceEnd);
      const parts = split.has(id) ? sentences : [line];
      return parts.flatMap((part): KeptText[] => {
        const from = at;
        at += part.length;
        const text = part.trim();
        const canSplit = parts.length === 1 && sentences.length > 1;
        if (!/[\p{L}\p{N}]/u.test(text)) return [];
        return [
          { id: parts.length === 1 ? id : `${piece} ${from}.`, piece, start: from, end: at, text, light, canSplit },
        ];
      });
    });
  });
}

/** The key of a kept stretch on both sides. */
export function keptKey(piece: string, start: number): string {
  return `kept ${piece} ${start}`;
}

export function assignmentOf({ piece, start, end }: KeptText, to: string, as: ImportRole): Assignment {
  return { piece, start, end, to, as };
}

/** Why none of the texts can be put there; null when at least one can. */
export function faultOf(
  preview: ImportPreview,
  texts: readonly KeptText[],
  place: { readonly to: string; readonly as: ImportRole },
): AssignmentFault | null {
  const pieces = pieceTexts(preview);
  const assignments = texts.map((text) => assignmentOf(text, place.to, place.as));
  const { assigned } = assignKept(preview, assignments, (piece) => pieces.get(piece) ?? '');
  return assigned.some(({ fault }) => fault === null) ? null : (assigned[0]?.fault ?? null);
}
