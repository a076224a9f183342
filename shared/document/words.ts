/** Whether a text says nothing. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The lines of a text that say something, without spaces round them. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A clause with the full stop that it may lack; a lead-in that ends with a colon keeps it. */
export function withFullStop(clause: string): string {
  if (/[。！？!?…：:][”’」』]?$/u.test(clause)) return clause;
  return `${clause.replace(/[；;，、]+$/u, '')}。`;
}

/** 2026-01-05 as 2026年1月5日; an empty day as an empty text. */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/u.exec(day) ?? [];
  return year === undefined ? '' : `${year}年${Number(month)}月${Number(date)}日`;
}

/** A day to be written by hand. */
export const dayToFillIn = '　　　年　　月　　日';

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 9999 in Chinese numerals: 12 is 十二, 105 is 一百零五. */
export function chineseNumber(value: number): string {
  if (value < 10) return digits[value] ?? '';
  if (value < 20) return `十${value === 10 ? '' : chineseNumber(value - 10)}`;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    if (value < unit) continue;
    const rest = value % unit;
    const gap = rest > 0 && rest < unit / 10 ? '零' : '';
    return `${digits[Math.floor(value / unit)] ?? ''}${name}${gap}${rest === 0 ? '' : rest < 20 && rest >= 10 ? `一${chineseNumber(rest)}` : chineseNumber(rest)}`;
  }
  return '';
}

/** File sizes for people: 820 B, 14 KB, 3.2 MB. */
export function sizeInWords(sizeBytes: number): string {
  if (sizeBytes < 1024) return `${sizeBytes} B`;
  if (sizeBytes < 1024 * 1024) return `${Math.round(sizeBytes / 1024)} KB`;
  return `${(sizeBytes / (1024 * 1024)).toFixed(1)} MB`;
}

/** A number without needless zeros: 12.50 is 12.5. */
export function plainNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
