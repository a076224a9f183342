/** A text made comparable, with the place of each of its characters in the text as written. */
interface Plain {
  readonly text: string;
  readonly places: readonly number[];
}

/** Blanks and line breaks do not count: a page breaks its lines anywhere. Full width, case and ligatures make no difference. */
function plainOf(text: string): Plain {
  let plain = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (!/^[\s\u200b-\u200d\ufeff]$/u.test(character)) {
      const folded = character.normalize('NFKC').toLowerCase();
      plain += folded;
      for (let index = 0; index < folded.length; index += 1) places.push(at);
    }
    at += character.length;
  }
  return { text: plain, places };
}

/** Every place of some words in a text: first and one past the last UTF-16 unit. */
export function findInText(text: string, words: string): [start: number, end: number][] {
  const wanted = plainOf(words).text;
  if (wanted === '') return [];
  const { text: plain, places } = plainOf(text);
  const found: [number, number][] = [];
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
    const start = places[at] ?? 0;
    const last = places[at + wanted.length - 1] ?? start;
    found.push([start, last + String.fromCodePoint(text.codePointAt(last) ?? 0).length]);
  }
  return found;
}
