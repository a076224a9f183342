/** How values are written for people. Times come in as UTC ISO text and go out in the machine's own time zone. */

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** `12:03` */
export function formatTime(iso: string): string {
  const time = new Date(iso);
  return `${pad(time.getHours())}:${pad(time.getMinutes())}`;
}

/** `2026-11-22` */
export function formatDay(iso: string): string {
  const time = new Date(iso);
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;
}

/** `2026-11-22 12:03` */
export function formatDateTime(iso: string): string {
  return `${formatDay(iso)} ${formatTime(iso)}`;
}

/** `1,204`: grouped in threes, as both languages do. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/gu, ',');
}

/** A whole percentage that is 100 only when all is done, and 0 only when nothing is. */
export function percentOf(done: number, total: number): number {
  if (total <= 0 || done <= 0) return 0;
  if (done >= total) return 100;
  return Math.min(99, Math.max(1, Math.round((done / total) * 100)));
}

/** A fingerprint in groups of four, so that two people can compare it aloud. */
export function groupFingerprint(hex: string): string {
  return hex.replace(/(.{4})(?=.)/gu, '$1 ');
}

/** The last part of a path of Windows or of Linux. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

/** The folder of a path of Windows or of Linux, without the file's name. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.length - fileNameOf(path).length - 1));
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Order for people: Chinese by pinyin, numbers by value. */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}
