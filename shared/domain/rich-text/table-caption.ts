/** A number that somebody wrote, such as 1, 3-2, 一 or A.1; printed tables are counted through. */
const number = String.raw`(?:(?:[A-Z][.．-]?)?\d{1,3}(?:[-–—－.．]\d{1,3})*|[一二三四五六七八九十]{1,3})`;
const parted = new RegExp(
  String.raw`^附?表[ \u3000]*${number}?(?:[ \u3000\t]+|[ \u3000]*[:：.．、][ \u3000]*)(.*)$`,
  'u',
);
/** 表1采购限额, but not 表1中的限额. */
const joined =
  /^附?表[ \u3000]*\d{1,3}(?:[-–—－.．]\d{1,3})*([^\d\s\-–—－.．:：、，。；中为是所列的和与及之内里上下].*)$/u;
const longestCaption = 60;

/**
 * The name of a table from the paragraph directly above it, as it is written in Word: 表 or 附表, perhaps a number, and the
 * name (`表1 采购限额`, `表：采购限额`). Empty where the name is yet to be written, null where the paragraph is none.
 */
export function tableCaption(line: string): string | null {
  const text = line.trim();
  const name = (parted.exec(text) ?? joined.exec(text))?.[1]?.trim();
  if (name === undefined) return /^附?表[:：]$/u.test(text) ? '' : null;
  return name.length > longestCaption || /[。；：:，,;]$/u.test(name) ? null : name;
}
