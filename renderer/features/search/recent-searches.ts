const storageKey = 'gangbiao.search.recent';
const kept = 8;

/** What was searched for last, newest first; kept on this machine and not in the file. */
export function readRecent(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((text) => typeof text === 'string').slice(0, kept) : [];
  } catch {
    return []; // written by hand, or by another program: nothing that could be missed
  }
}

/** Notes a search that led to something. */
export function noteRecent(text: string): void {
  const trimmed = text.trim();
  if (trimmed === '') return;
  const others = readRecent().filter((other) => other !== trimmed);
  localStorage.setItem(storageKey, JSON.stringify([trimmed, ...others].slice(0, kept)));
}

export function clearRecent(): void {
  localStorage.removeItem(storageKey);
}
