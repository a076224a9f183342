const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

/** `0 B`, `812 KB`, `1.4 MB`: at most one decimal, units of 1024 as Windows' Explorer counts, on screen and on paper. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  const rounded = value.toFixed(digits);
  // 1023.99 KB must not become 1024 KB.
  if (Number(rounded) >= 1024 && unit < units.length - 1) return `1.0 ${units[unit + 1]}`;
  return `${rounded} ${units[unit]}`;
}
