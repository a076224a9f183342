/** Points in a millimetre. */
export const pointsPerMm = 72 / 25.4;

/** Width of one character in em: Han and full-width forms 1, most others about half. */
function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xd7a3) || code >= 0xf900)) return 1;
  if (code === 0x2014 || code === 0x2026 || code === 0x2265 || code === 0x2264 || code === 0x201c || code === 0x201d)
    return 1;
  if (/[mwMW@%]/u.test(character)) return 0.9;
  return /[A-Z]/u.test(character) ? 0.7 : 0.58;
}

/** Estimated width of a text, millimetres. A little too wide rather than too narrow. */
export function textWidthMm(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += characterWidth(character);
  return (em * size) / pointsPerMm;
}

const neverFirst = /^[，。；：、！？）》」』】”’%…,.;:!?)\]]/u;

/** Latin words and numbers whole, other letters one by one; an opening mark goes with what it opens. */
const pieces = /[（《「『【“‘([]*(?:[\p{Script=Latin}\p{N}_.-]+|.)/gu;

/**
 * Breaks a text into lines of at most `widthMm`. Latin words stay whole where they fit; no line begins with closing
 * punctuation or ends with an opening mark.
 */
export function breakLines(text: string, size: number, widthMm: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.match(pieces) ?? ['']) {
      if (line === '' || textWidthMm(line + word, size) <= widthMm || neverFirst.test(word)) {
        line += word;
        while (textWidthMm(line, size) > widthMm * 1.2 && [...line].length > 1) {
          const characters = [...line];
          let count = 1;
          while (count < characters.length && textWidthMm(characters.slice(0, count + 1).join(''), size) <= widthMm)
            count += 1;
          lines.push(characters.slice(0, count).join(''));
          line = characters.slice(count).join('');
        }
      } else {
        lines.push(line);
        line = word === ' ' ? '' : word;
      }
    }
    lines.push(line);
  }
  return lines;
}

/** Estimated number of lines that paragraphs take in a column, for deciding whether a row may be divided. */
export function estimatedLines(paragraphs: readonly string[], size: number, widthMm: number): number {
  return paragraphs.reduce(
    (sum, text) => sum + Math.max(1, Math.ceil(textWidthMm(text, size) / Math.max(widthMm, 4))),
    0,
  );
}
