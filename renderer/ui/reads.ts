/**
 * What the page is reading from the file at this moment. A field that has just saved its words asks here when everything
 * that was asked for before has been shown, for only then does a text that it is given say what the file holds now.
 */
let running = 0;
let changes = 0;
const waiting = new Set<() => void>();
let watcher: ((isReading: boolean) => void) | null = null;

/** Something is being read, or is about to be because the file has changed; call the answer when it is shown or dropped. */
export function beginRead(): () => void {
  running += 1;
  if (running === 1) watcher?.(true);
  let over = false;
  return () => {
    if (over) return;
    over = true;
    running -= 1;
    if (running > 0) return;
    watcher?.(false);
    const settled = [...waiting];
    waiting.clear();
    for (const tell of settled) tell();
  };
}

/** Calls `tell` once nothing is being read any more: at once, if nothing is. */
export function whenRead(tell: () => void): void {
  if (running === 0) tell();
  else waiting.add(tell);
}

/** Is told whenever the page begins to read or has read all, for whoever looks at the page from outside; there is one. */
export function watchReads(tell: (isReading: boolean) => void): void {
  watcher = tell;
  tell(running > 0);
}

/** The file has changed, by whomever. */
export function noteChange(): void {
  changes += 1;
}

/** How many changes of the file this page has heard of. */
export function changesHeard(): number {
  return changes;
}
