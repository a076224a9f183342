import { type OpenPdf, sourceOf } from './pdf-document.ts';

/** The foot of a line: its page, from 1, and how far it lies below the page's head, in points. */
export interface LinePlace {
  readonly page: number;
  readonly fromTop: number;
}

/** So many letters tell a place; fewer where a page or a number of the layout comes between them. */
const lengths = [24, 12, 6, 2];

/** Where the last of some words stands among the pages from `from` to `to`, as often as they come; null when it does not. */
export async function findWords(
  pdf: OpenPdf,
  { from, to }: { readonly from: number; readonly to: number },
  words: string,
): Promise<LinePlace | null> {
  const bare = words.replaceAll(/\s/gu, '');
  if (bare === '') return { page: from, fromTop: 0 };
  const lines = await linesOf(pdf, from, to);
  const all = lines.map(({ text }) => text).join('');
  for (const length of lengths) {
    const piece = bare.slice(-length);
    const end = endOf(all, piece, countOf(bare, piece));
    if (end === null) continue;
    let seen = 0;
    for (const { text, place } of lines) {
      seen += text.length;
      if (seen >= end) return place;
    }
  }
  return null;
}

interface Line {
  readonly text: string;
  readonly place: LinePlace;
}

async function linesOf(pdf: OpenPdf, from: number, to: number): Promise<Line[]> {
  const pages = Array.from({ length: Math.max(0, to - from + 1) }, async (_, index) => {
    const { document, number } = sourceOf(pdf, from + index);
    const { items } = await (await document.getPage(number)).getTextContent();
    const height = pdf.sizes[from + index - 1]?.height ?? 0;
    return items.flatMap((item): Line[] => {
      if (!('str' in item)) return [];
      const place = { page: from + index, fromTop: height - Number(item.transform[5]) };
      return [{ text: item.str.replaceAll(/\s/gu, ''), place }];
    });
  });
  return (await Promise.all(pages)).flat();
}

function countOf(text: string, piece: string): number {
  return text.split(piece).length - 1;
}

/** Where the piece ends when it comes for the given time, or for the last time; null when it never does. */
function endOf(text: string, piece: string, time: number): number | null {
  let at = -1;
  for (let count = 0; count < Math.max(1, time); count += 1) {
    const next = text.indexOf(piece, at + 1);
    if (next < 0) break;
    at = next;
  }
  return at < 0 ? null : at + piece.length;
}
