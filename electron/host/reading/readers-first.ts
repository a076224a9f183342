/**
 * Whoever looks at a file comes before whoever reads files to find words in them: on two processors a film and a long
 * PDF would otherwise wait for each other. Shared with the threads, because one that reads a book hears no message.
 */
const flag = new Int32Array(new SharedArrayBuffer(4));
/** A player and a reader ask for the next part well within this time while somebody jumps and turns pages. */
const heldForMs = 1_500;
/** Nobody stands still for longer in one go, whatever became of the timer. */
const longestWaitMs = 5_000;

let timer: NodeJS.Timeout | undefined;

/** What a thread is started with. */
export interface ReadingSetup {
  /** Says when to stand still, to a thread that reads in the background; null for one that somebody waits for. */
  readonly held: SharedArrayBuffer | null;
}

/** The memory that tells a thread whether it is to stand still. */
export const heldFlag = flag.buffer;

/** Somebody has asked for a part of a file: what reads in the background stands still for a moment. */
export function readerAsks(milliseconds = heldForMs): void {
  Atomics.store(flag, 0, 1);
  clearTimeout(timer);
  timer = setTimeout(() => {
    Atomics.store(flag, 0, 0);
    Atomics.notify(flag, 0);
  }, milliseconds);
  timer.unref();
}

/** Whether what reads in the background is to stand still now. */
export function isHeld(): boolean {
  return Atomics.load(flag, 0) === 1;
}

/** In a thread that was given the memory: stands still for as long as it says so. */
export function standAside(held: SharedArrayBuffer): void {
  const shared = new Int32Array(held);
  if (Atomics.load(shared, 0) === 1) Atomics.wait(shared, 0, 1, longestWaitMs);
}
