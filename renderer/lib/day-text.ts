import { formatDay } from './format.ts';

/**
 * A calendar day as people type it, as `2026-11-22`: 2026.4.2, 2026/4/2, 2026年4月2日, 20260402, in full-width digits
 * too. Empty stays empty. Null when it is no day of the calendar.
 */
export function readDay(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return '';
  const match = /^(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))$/u.exec(plain.replaceAll(/\s/gu, ''));
  if (match === null) return null;
  const [year, month, day] = [match[1], match[2] ?? match[4], match[3] ?? match[5]].map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** Today on this machine's calendar, as `2026-11-22`. */
export function todayHere(): string {
  return formatDay(new Date().toISOString());
}
