/** What a text field of a record holds. */
const limit = 20_000;

/** The remarks of an imported original: what found no field, one paragraph a line. Empty when everything did. */
export function originalRemarks(kept: readonly string[]): string {
  if (kept.length === 0) return '';
  const text = `导入时没有归入栏目的文字：\n${kept.join('\n')}`;
  if (text.length <= limit) return text;
  const rest = '\n……（其余见原文件）';
  return `${text.slice(0, limit - rest.length)}${rest}`;
}
