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
  '∶': ':',
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
  學: '学',
  結: '结',
};

const invisible = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/u;

/** Digits as cheques write them: 贰万元. Elsewhere they are names and words (队伍, 收拾). */
const banknote = /[壹贰叁肆伍陆柒捌玖拾佰仟万零]+(?=[元圆])/gu;
const bankDigits: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
};

/** A remark between an amount and its 前, 内 or 以上, which would part them: 每月3日（遇节假日顺延）前. 不含 says more. */
const remark = /(?<=[日号天时周月年末底钟%‰元次])\((?!不?含\))[^()\d]{1,20}\)(?=之?[前内]|以[内上下前]|及以[上下])/gu;

/** Makes a text even; line breaks and ①② become commas, because a new clause begins there. */
export function plainText(source: string): PlainText {
  let text = '';
  const at: number[] = [];
  let offset = 0;
  for (const char of source) {
    const even =
      char === '\n' || /[①-⑳]/u.test(char)
        ? ','
        : invisible.test(char)
          ? ''
          : (replacements[char] ?? char.normalize('NFKC'));
    for (const piece of even) {
      const one = replacements[piece] ?? piece;
      if (invisible.test(one)) continue;
      text += one;
      for (let unit = 0; unit < one.length; unit++) at.push(offset);
    }
    offset += char.length;
  }
  at.push(source.length);
  for (const { 0: words, index } of [...text.matchAll(remark)].toReversed()) {
    text = text.slice(0, index) + text.slice(index + words.length);
    at.splice(index, words.length);
  }
  text = text.replaceAll(banknote, (words) => [...words].map((one) => bankDigits[one] ?? one).join(''));
  return { text: text.replaceAll('>=', '≥\u0001').replaceAll('<=', '≤\u0001'), at, source };
}

/** The place in the source of a piece of the even text, without the blanks around it. */
export function sourceSpan(plain: PlainText, start: number, end: number): Span {
  const from = plain.at[start] ?? plain.source.length;
  const last = plain.at[end - 1] ?? plain.source.length;
  const width = plain.source.codePointAt(last) ?? 0;
  return { start: from, end: Math.min(plain.source.length, last + (width > 0xffff ? 2 : 1)) };
}
