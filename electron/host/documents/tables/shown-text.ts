/**
 * A cell as the sheet shows it, where that differs in meaning from its value: 2017.10 typed as a number is stored as
 * 2017.1, and only its format `0.00` still says October; 2017年10月 is stored as the first of October.
 */
export function shownText(value: number | Date, format: string): string {
  // Colours, languages and words stand around the format proper; its first section is for what is not negative.
  const plain = format
    .replaceAll(/\[[^\]]*\]|\\.|[_*]./gu, '')
    .split(';', 1)
    .join('');
  if (typeof value === 'number') {
    const places = /^0\.(0+)$/u.exec(plain.replaceAll(/"[^"]*"/gu, '').trim())?.[1]?.length;
    return places === undefined ? plainNumber(value) : value.toFixed(places);
  }
  if (Number.isNaN(value.getTime())) return '';
  const day = value.toISOString().slice(0, 10);
  const known = builtInFormats[plain] ?? plain;
  const marks = known.replaceAll(/"[^"]*"/gu, '').toLowerCase();
  const [hasYear, hasMonth, hasDay] = [marks.includes('y'), marks.includes('m'), marks.includes('d')];
  const [year, month, date] = day.split('-').map(Number);
  if (hasYear && hasMonth && !hasDay) return `${year}年${month}月`;
  if (!hasYear && hasMonth && hasDay && !/h|s/u.test(marks)) return `${month}月${date}日`;
  return day;
}

/** Formats of Chinese Excel that a file names by number only. */
const builtInFormats: Readonly<Record<string, string>> = {
  '27': 'yyyy"年"m"月"',
  '28': 'm"月"d"日"',
  '57': 'yyyy"年"m"月"',
  '58': 'm"月"d"日"',
};

/** Without the tail of its binary form. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/**
 * Whether a number could be the January or the October of a year: 2017.1, which Excel makes of both when the cell's
 * format shows no more than it must.
 */
export function isDoubtfulMonth(value: unknown, format: string): boolean {
  return typeof value === 'number' && /^(?:19|20|21)\d{2}\.1$/u.test(shownText(value, format));
}
