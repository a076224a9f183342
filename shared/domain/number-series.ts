/** The number after the highest of those that consist of `prefix` and digits, with at least two digits: 2026-08. */
export function nextOfSeries(numbers: readonly string[], prefix: string): string {
  const counted = numbers
    .filter((number) => number.startsWith(prefix) && /^\d{1,9}$/u.test(number.slice(prefix.length)))
    .map((number) => Number(number.slice(prefix.length)));
  return `${prefix}${String(Math.max(0, ...counted) + 1).padStart(2, '0')}`;
}
