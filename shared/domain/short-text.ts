/**
 * The first line of a text, shortened to `limit` characters with … at its end. Counts code points, so that no
 * character outside the basic plane (rare surnames) is cut in half.
 */
export function shortText(text: string, limit = 120): string {
  const line =
    text
      .trim()
      .split(/[\n\r]/u, 1)[0]
      ?.trim() ?? '';
  if (line.length <= limit) return line; // there are never more code points than units
  const characters = [...line];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('')}…`;
}

/**
 * A name for a copy that is not among the taken ones: 安全管理员（副本）, 安全管理员（副本2） … At most 200 characters,
 * as a name may have.
 */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  const base = name.replace(/（副本\d*）$/u, '');
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '（副本）' : `（副本${count}）`;
    const copy = `${base.slice(0, 200 - suffix.length)}${suffix}`;
    if (!taken.has(copy)) return copy;
  }
}
