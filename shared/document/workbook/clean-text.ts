/** Characters that people cannot see and do not mean: controls (but not tab and line feed), zero-width space, BOM, marks of direction. */
const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * Free text as it should stand in a record: line breaks as `\n`, no invisible characters, no blanks at the ends of
 * lines and of the whole. Full-width punctuation is kept: it is right in Chinese.
 */
export function cleanText(value: string): string {
  return value
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(invisible, '')
    .replace(loneSurrogate, '')
    .replace(/[\u00a0\t]/gu, ' ')
    .replace(/[ \u3000]+\n/gu, '\n')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '')
    .normalize('NFC');
}

/** One line of text: as free text, and line breaks vanish between Chinese characters and become a blank elsewhere. */
export function cleanLine(value: string): string {
  return cleanText(value)
    .replace(/(?<=\p{Script=Han}|[，。；：、])\s*\n\s*(?=\p{Script=Han})/gu, '')
    .replace(/\s*\n\s*/gu, ' ');
}

/** The form in which names, codes and words of choice are compared: half-width, no blanks, lower case. */
export function comparable(value: string): string {
  return cleanText(value)
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[‐‑‒–—−]/gu, '-')
    .toLowerCase();
}
