// A worker that never answers: it counts in a loop that no message can interrupt, or fills its memory.
import { workerData } from 'node:worker_threads';

const { beats, fills } = workerData as { readonly beats: SharedArrayBuffer; readonly fills: boolean };
const count = new Int32Array(beats);
const kept: string[][] = [];
for (;;) {
  Atomics.add(count, 0, 1);
  if (fills) kept.push(Array.from({ length: 10_000 }, (_, index) => `岗位${index}${kept.length}`));
}
