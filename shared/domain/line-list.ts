/**
 * Text pasted from Word or a spreadsheet, one entry a line, as bare entries: blank lines are skipped, bullets and
 * numbering at a line's head (一、 1、 1. （1） (1) ① ● -) are dropped. A number that belongs to the text stays:
 * 24小时值班, 3个工作日内, 1.5小时, 2026.7 …, (2026)年. Where a head could be either ("1.24小时", "一、二级单位"),
 * it is dropped only when the heads of all lines count 1, 2, 3 …
 */
export function splitLines(text: string): string[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029\u000B\u000C]/u)
    .map((line) => withoutBullet(trimLine(line)))
    .filter((line) => line !== '');
  const heads = lines.map(readHead);
  const counted = lines.length > 1 && heads.every((head, index) => head?.value === index + 1);
  return lines
    .map((line, index) => {
      const head = heads[index];
      return head && (head.sure || counted) ? trimLine(line.slice(head.length)) : line;
    })
    .filter((line) => line !== '');
}

/** Any white space at both ends, full-width and invisible characters included; tabs inside become spaces. */
function trimLine(line: string): string {
  return line.replace(/^[\s\u200B\u2060\uFEFF]+|[\s\u200B\u2060\uFEFF]+$/gu, '').replace(/\t+/gu, ' ');
}

/** Bullets of Word and of keyboards. A dash, star or plus before a digit is a sign or a mark of its own: -5℃, *1. */
const bullet = /^(?:[●○■□◆◇▲△▶►▪▫•·‧∙◦‣⁃★☆※➢➤✓✔✦\u{E000}-\u{F8FF}]\uFE0F?|[-–—*+](?![\d.]|[-–—*+]))\s*/u;

function withoutBullet(line: string): string {
  const rest = trimLine(line.replace(bullet, ''));
  // Under a bullet there may be another one: Word's symbol font leaves two marks behind.
  return rest === line || rest === '' ? rest : withoutBullet(rest);
}

interface Head {
  /** How many characters the numbering takes, white space after it included. */
  readonly length: number;
  /** The number that it counts, where that can be read. */
  readonly value: number | null;
  /** Whether it can be nothing else than numbering. */
  readonly sure: boolean;
}

const chineseNumeral = '[〇零一二三四五六七八九十百壹贰貳叁參肆伍陆陸柒捌玖拾兩两]{1,5}';
const number = `(?<number>[0-9０-９]{1,3}|${chineseNumeral})`;

/** Patterns in the order of trying. `sure` decides by what follows whether the head can belong to the text. */
const patterns: readonly { readonly pattern: RegExp; readonly sure: (after: string, head: string) => boolean }[] = [
  { pattern: /^(?<number>[⓪①-⑳㉑-㉟㊱-㊿❶-❿➀-➓⓫-⓴⑴-⒇⒈-⒛㈠-㈩㊀-㊉])[、.．]?\s*/u, sure: () => true },
  { pattern: new RegExp(`^[（(［[【〔]\\s*${number}\\s*[）)］\\]】〕][、.．]?\\s*`, 'u'), sure: () => true },
  { pattern: new RegExp(`^第${number}[条條项項款][\\s、：:]+`, 'u'), sure: () => true },
  { pattern: new RegExp(`^${number}[）)][、.．]?\\s*`, 'u'), sure: () => true },
  // 1、2、3号楼 and 一、二级单位 count things, they do not number the line.
  {
    pattern: new RegExp(`^${number}、\\s*`, 'u'),
    sure: (after, head) =>
      !(/^[0-9０-９]/u.test(head) ? /^[0-9０-９]+[、号號～~-]/u : new RegExp(`^${chineseNumeral}`, 'u')).test(after),
  },
  // 1.1.2 标题: three levels and more are no quantity.
  {
    pattern: /^[0-9]{1,2}(?:[.．][0-9]{1,2}){2,5}(?![0-9.．])[、.．]?\s*/u,
    sure: (after) => !/^[-–—～~/年月日]/u.test(after),
  },
  {
    pattern: new RegExp(`^${number}[.．]\\s*`, 'u'),
    sure: (after, head) => /\s$/u.test(head) || !/^[0-9０-９%％]/u.test(after),
  },
  { pattern: /^(?<number>[Ⅰ-Ⅻⅰ-ⅻ])[、.．)）]\s*/u, sure: () => true },
  { pattern: /^[a-z][)）]\s*/u, sure: () => true },
  // A number alone in a table's first column: tab or full-width space between.
  { pattern: /^(?<number>[0-9０-９]{1,3})\u3000+/u, sure: () => true },
];

function readHead(line: string): Head | null {
  for (const { pattern, sure } of patterns) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const text = match[0];
    const value = match.groups?.['number'] === undefined ? null : readNumber(match.groups['number']);
    return { length: text.length, value, sure: sure(line.slice(text.length), text) };
  }
  return null;
}

/** Everyday, formal and traditional forms; a character's place in its row is its value. */
const digitRows = [
  '〇一二三四五六七八九',
  '零壹贰叁肆伍陆柒捌玖',
  '零壹貳參肆伍陸柒捌玖',
  '零一两三四五六七八九',
  '零一兩三四五六七八九',
];
const digits = new Map(
  digitRows.flatMap((row) => [...row].map((character, value): [string, number] => [character, value])),
);
const tens = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
]);

/**
 * The value of digits of any width, of a circled or Roman number, or of a Chinese numeral below a thousand; null when
 * it is none of them.
 */
export function readNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[()（）.]/gu, '');
  if (/^[0-9]+$/u.test(plain)) return Number(plain);
  if (/^[IVXivx]+$/u.test(plain)) return readRoman(plain);
  let sum = 0;
  let pending: number | null = null;
  for (const character of plain) {
    const digit = digits.get(character);
    const unit = tens.get(character);
    if (digit !== undefined) {
      // Digits in a row are read as places: 一二 is 12, 二〇 is 20.
      pending = pending === null ? digit : pending * 10 + digit;
    } else if (unit !== undefined) {
      sum += (pending ?? 1) * unit;
      pending = null;
    } else {
      return null;
    }
  }
  return plain === '' ? null : sum + (pending ?? 0);
}

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** The value of a well-formed Roman number up to XXXIX; null for anything else. */
export function readRoman(text: string): number | null {
  const upper = text.toUpperCase();
  if (!/^X{0,3}(?:IX|IV|V?I{0,3})$/u.test(upper) || upper === '') return null;
  let sum = 0;
  for (let index = 0; index < upper.length; index += 1) {
    const value = romanDigits[upper[index] ?? ''] ?? 0;
    const next = romanDigits[upper[index + 1] ?? ''] ?? 0;
    sum += value < next ? -value : value;
  }
  return sum;
}
