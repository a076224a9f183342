/** A piece of the text as it was written: UTF-16 offsets, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A text made even for reading: full-width letters and digits are half-width, blanks and invisible characters are gone,
 * dashes and waves are one kind each. `at` leads every character back to where it stands in the source.
 */
export interface PlainText {
  readonly text: string;
  readonly at: readonly number[];
  readonly source: string;
}

const replacements: Readonly<Record<string, string>> = {
  '〜': '~',
  '∼': '~',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '﹣': '-',
  '≧': '≥',
  '⩾': '≥',
  '≦': '≤',
  '⩽': '≤',
  '。': ',',
  '；': ',',
  ';': ',',
  '!': ',',
  '?': ',',
  '•': ',',
  個: '个',
  週: '周',
  內: '内',
  時: '时',
  後: '后',
  於: '于',
  達: '达',
  過: '过',
  鐘: '钟',
  萬: '万',
  無: '无',
};

const invisible = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/u;

/** Makes a text even; line breaks become commas, because a new line is a new clause. */
export function plainText(source: string): PlainText {
  let text = '';
  const at: number[] = [];
  let offset = 0;
  for (const char of source) {
    const even = char === '\n' ? ',' : invisible.test(char) ? '' : (replacements[char] ?? char.normalize('NFKC'));
    for (const piece of even) {
      const one = replacements[piece] ?? piece;
      if (invisible.test(one)) continue;
      text += one;
      for (let unit = 0; unit < one.length; unit++) at.push(offset);
    }
    offset += char.length;
  }
  at.push(source.length);
  return { text: text.replaceAll('>=', '≥\u0001').replaceAll('<=', '≤\u0001'), at, source };
}

/** The place in the source of a piece of the even text, without the blanks around it. */
export function sourceSpan(plain: PlainText, start: number, end: number): Span {
  const from = plain.at[start] ?? plain.source.length;
  const last = plain.at[end - 1] ?? plain.source.length;
  const width = plain.source.codePointAt(last) ?? 0;
  return { start: from, end: Math.min(plain.source.length, last + (width > 0xffff ? 2 : 1)) };
}
