import type { Paper } from './blocks.ts';
import { blockTexts, headingText } from './paper-text.ts';

/** Where a letter stands: the headings above it, the anchor of the nearest one, and a piece of the text around it. */
export interface GlyphPlace {
  readonly anchor: string | null;
  readonly heading: string;
  readonly excerpt: string;
}

/** More places than this do not help to find a letter. */
const placesShown = 3;
const around = 8;

/**
 * The first places of some letters in a paper, in reading order; letters that stand nowhere in its text (only in a running
 * head) have none.
 */
export function glyphPlaces(paper: Paper, glyphs: readonly string[]): ReadonlyMap<string, readonly GlyphPlace[]> {
  const found = new Map<string, GlyphPlace[]>(glyphs.map((glyph) => [glyph, []]));
  if (glyphs.length === 0) return found;
  let path: { readonly level: number; readonly anchor: string; readonly text: string }[] = [];
  for (const block of paper.parts.flatMap(({ blocks }) => blocks)) {
    if (block.type === 'heading') {
      const { level, anchor } = block;
      path = [...path.filter((above) => above.level < level), { level, anchor, text: headingText(block) }];
    }
    for (const text of blockTexts(block)) {
      for (const [glyph, places] of found) {
        if (places.length < placesShown && text.includes(glyph))
          places.push({
            anchor: path.at(-1)?.anchor ?? null,
            heading: path.map((above) => above.text).join(' › '),
            excerpt: excerptAround(text, glyph),
          });
      }
    }
  }
  return found;
}

function excerptAround(text: string, glyph: string): string {
  const letters = [...text];
  const [first = ''] = glyph;
  const at = Math.max(0, letters.indexOf(first));
  const from = Math.max(0, at - around);
  const to = Math.min(letters.length, at + [...glyph].length + around);
  return `${from > 0 ? '…' : ''}${letters.slice(from, to).join('')}${to < letters.length ? '…' : ''}`;
}
