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

/** What a thread that reads in the background is started with; one that somebody waits for gets none of it. */
export interface BackgroundSetup {
  /** Says when to stand still. */
  readonly held: SharedArrayBuffer;
  /** Says back whether the thread stands still (1): that time is not the file's. One for each thread. */
  readonly standing: SharedArrayBuffer;
}

/** For one thread. */
export function backgroundSetup(): BackgroundSetup {
  return { held: flag.buffer, standing: new SharedArrayBuffer(4) };
}

/** Whether the thread that was started with this stands still now. */
export function standsStill({ standing }: BackgroundSetup): boolean {
  return Atomics.load(new Int32Array(standing), 0) === 1;
}

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

/** In a thread, with what it was started with: stands still for as long as it is told to. */
export function standAside({ held, standing }: BackgroundSetup): void {
  const told = new Int32Array(held);
  if (Atomics.load(told, 0) !== 1) return;
  const says = new Int32Array(standing);
  Atomics.store(says, 0, 1);
  Atomics.wait(told, 0, 1, longestWaitMs);
  Atomics.store(says, 0, 0);
}
