import { createCipheriv } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Files as a department keeps them: so many papers around a median of 200 KB, the rest of the bytes scans and films. */
export interface LifelikeFiles {
  readonly papers: number;
  readonly totalBytes: number;
  /** The largest films come first, then the rest in films of the usual size. */
  readonly largestBytes: readonly number[];
  readonly filmBytes: number;
}

const medianBytes = 200_000;
/** How far sizes lie apart: most between 60 KB and 660 KB, one in a hundred over 3 MB. */
const spread = 1.2;
const largestPaperBytes = 60_000_000;
const filesInFolder = 200;

/** Always the same numbers between 0 and 1. */
function seededNumbers(): () => number {
  let state = 20261122;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 4_294_967_296;
  };
}

function sizesOf({ papers, totalBytes, largestBytes, filmBytes }: LifelikeFiles): number[] {
  const random = seededNumbers();
  const normal = (): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const sizes = Array.from({ length: papers }, () =>
    Math.max(1, Math.min(largestPaperBytes, Math.round(medianBytes * Math.exp(spread * normal())))),
  );
  let left = totalBytes - sizes.reduce((sum, size) => sum + size, 0);
  for (let film = 0; left > 0; film++) {
    const size = Math.min(left, largestBytes[film] ?? filmBytes);
    sizes.push(size);
    left -= size;
  }
  return sizes;
}

/** Writes the files below `folder`, 200 in a folder of their own. No two chunks of them are the same. */
export function makeLifelikeFiles(
  folder: string,
  of: LifelikeFiles,
): { readonly files: number; readonly bytes: number } {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16, 9));
  const zeros = Buffer.alloc(1_048_576);
  const sizes = sizesOf(of);
  for (const [index, size] of sizes.entries()) {
    const below = join(folder, `1.${Math.floor(index / filesInFolder) + 1} 材料`);
    if (index % filesInFolder === 0) mkdirSync(below, { recursive: true });
    const descriptor = openSync(join(below, `${String(index).padStart(5, '0')} 工作记录.bin`), 'w');
    for (let left = size; left > 0; left -= zeros.length)
      writeSync(descriptor, cipher.update(zeros.subarray(0, Math.min(left, zeros.length))));
    closeSync(descriptor);
  }
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
