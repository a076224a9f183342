interface Rows {
  readonly count: number;
  /** How many rows a page is. */
  readonly page?: number;
}

/** The row that a key leads to from another; from none (-1) the first. -1 for any other key, and in an empty list. */
export function rowAfterKey(key: string, at: number, { count, page = 10 }: Rows): number {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count }[key];
  if (step === undefined || count === 0) return -1;
  return at < 0 ? 0 : Math.min(count - 1, Math.max(0, at + step));
}

/** How many rows are a page of a list: those in sight, without the head and the row that was the last one before. */
export function pageOf(list: HTMLElement | null, rowHeight: number): number {
  return Math.max(1, Math.floor((list?.clientHeight ?? 400) / rowHeight) - 2);
}
