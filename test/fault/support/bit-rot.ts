import { randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { runFullCheck } from '../../../db/evidence/full-check.ts';
import { storeFile } from '../../../db/evidence/store-file.ts';
import { listDamagedFiles } from '../../../db/queries/keeping.ts';
import { runCommand } from '../../../db/records/run-command.ts';
import { createWorkspaceDb, openWorkspaceDb } from '../../../db/workspace-db.ts';

const flipsARound = 50; // each in another file, so that none can be found by way of another
const files = 160;
const clock = { now: () => new Date().toISOString(), newId: () => v7() };

interface Stored {
  readonly title: string;
  readonly fileHash: string;
  readonly bytes: Buffer;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A workspace with files from a few bytes to some chunks, each of them a piece of its own. */
async function makeWorkspace(path: string, random: () => number): Promise<{ departmentId: string; stored: Stored[] }> {
  const db = createWorkspaceDb(path, clock);
  const context = { ...clock, name: 'test', author: '', replicaId: clock.newId() };
  const departmentId = runCommand(db, context, (writer) =>
    writer.create('department', { name: '后勤处' }, { departmentId: null }),
  ).value.id;
  const stored: Stored[] = [];
  for (let index = 0; index < files; index++) {
    // 40 bytes to 200 KB, small ones most often, and a few of several chunks
    const size = index < 3 ? 1_300_000 : Math.ceil(40 * 100_000 ** (random() * 0.74));
    const bytes = randomBytes(size);
    const { fileHash } = await storeFile(db, once(bytes));
    stored.push({ title: `材料${index}`, fileHash, bytes });
  }
  runCommand(db, context, (writer) => {
    for (const { title, fileHash } of stored) writer.create('evidence', { title, fileHash }, { departmentId });
  });
  db.raw.exec('VACUUM'); // leaves no stale copies of bytes in unused parts of the file
  db.close();
  return { departmentId, stored };
}

/** Where a byte of a stored file lies in the workspace file: its neighbours are random and stand nowhere else. */
function placeOf(image: Buffer, bytes: Buffer, at: number): number {
  const after = image.indexOf(bytes.subarray(at, at + 24));
  if (after >= 0 && bytes.length - at >= 24) return onlyOne(image, bytes.subarray(at, at + 24), after);
  const from = Math.max(0, at - 23); // the bytes after it lie on another page, or there are none
  const before = image.indexOf(bytes.subarray(from, at + 1));
  if (before < 0 || at + 1 - from < 24) return -1;
  const place = onlyOne(image, bytes.subarray(from, at + 1), before);
  return place < 0 ? -1 : place + at - from;
}

/** None when they stand there twice: a page may hold a stale copy in its unused part, and which is alive cannot be told. */
function onlyOne(image: Buffer, bytes: Buffer, place: number): number {
  return image.indexOf(bytes, place + 1) >= 0 ? -1 : place;
}

function flip(path: string, place: number, bit: number): void {
  const handle = openSync(path, 'r+');
  try {
    const byte = Buffer.alloc(1);
    readSync(handle, byte, 0, 1, place);
    byte[0] = (byte[0] ?? 0) ^ (1 << bit);
    writeSync(handle, byte, 0, 1, place);
  } finally {
    closeSync(handle);
  }
}

/** How many flipped bits were found by the title of their piece, and what was said that is not so. */
export interface Findings {
  readonly found: number;
  readonly wrong: readonly string[];
}

/**
 * Flips single bits at random places of live evidence bytes, in copies of a workspace in `folder`, and looks what the
 * full check says of each. `flips` is a multiple of fifty.
 */
export async function findFlippedBits(
  folder: string,
  { flips, random }: { readonly flips: number; readonly random: () => number },
): Promise<Findings> {
  const path = join(folder, '后勤处.qhd');
  const { departmentId, stored } = await makeWorkspace(path, random);
  const image = readFileSync(path);
  let found = 0;
  const wrong: string[] = [];
  for (let round = 0; round < flips / flipsARound; round++) {
    const copy = join(folder, `${round}.qhd`);
    copyFileSync(path, copy);
    const hit = flipSome(copy, { image, stored, random });
    const db = openWorkspaceDb(copy, clock);
    try {
      const options = {
        pace: 'full',
        restart: true,
        signal: new AbortController().signal,
        onProgress: () => {},
      } as const;
      const { filesChecked } = await runFullCheck(db, options);
      if (filesChecked !== files) wrong.push(`${filesChecked} files were checked`);
      for (const { fileHash, pieces } of listDamagedFiles(db, departmentId)) {
        const title = pieces[0]?.title ?? '';
        if (hit.get(fileHash) === title) found += 1;
        else wrong.push(`${title} is called damaged`);
      }
    } finally {
      db.close();
      rmSync(copy, { force: true });
    }
  }
  rmSync(path, { force: true });
  return { found, wrong };
}

/** Flips a bit in each of fifty files; answers them with their titles. */
function flipSome(
  copy: string,
  {
    image,
    stored,
    random,
  }: { readonly image: Buffer; readonly stored: readonly Stored[]; readonly random: () => number },
): ReadonlyMap<string, string> {
  const total = stored.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const byByte = (): Stored | undefined => {
    let at = Math.floor(random() * total);
    return stored.find(({ bytes }) => (at -= bytes.length) < 0);
  };
  const hit = new Map<string, string>();
  while (hit.size < flipsARound) {
    // Every other one by the byte, the rest by the file: else large files would hide the small ones.
    const file = random() < 0.5 ? byByte() : stored[Math.floor(random() * stored.length)];
    if (file === undefined || hit.has(file.fileHash)) continue;
    const place = placeOf(image, file.bytes, Math.floor(random() * file.bytes.length));
    if (place < 0) continue; // its neighbours lie on two pages, or stand in two places
    flip(copy, place, Math.floor(random() * 8));
    hit.set(file.fileHash, file.title);
  }
  return hit;
}
