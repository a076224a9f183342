import { copyFileSync, openSync, closeSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { runFullCheck } from '../../db/evidence/full-check.ts';
import { storeFile } from '../../db/evidence/store-file.ts';
import { listDamagedFiles } from '../../db/queries/keeping.ts';
import { runCommand } from '../../db/records/run-command.ts';
import { createWorkspaceDb, openWorkspaceDb } from '../../db/workspace-db.ts';
import { randomFrom, seedOf } from './support/random.ts';

const flips = 800;
const flipsARound = 50; // each in another file, so that none can be found by way of another
const files = 160;
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const root = mkdtempSync(join(tmpdir(), 'qhd-rot-'));

afterAll(() => rmSync(root, { recursive: true, force: true }));

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
  if (before >= 0 && at + 1 - from >= 24) return onlyOne(image, bytes.subarray(from, at + 1), before) + at - from;
  return -1;
}

function onlyOne(image: Buffer, bytes: Buffer, place: number): number {
  if (image.indexOf(bytes, place + 1) >= 0) throw new Error('The same bytes stand in two places');
  return place;
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

describe('bit rot', () => {
  it(`The full check finds each of ${flips} single flipped bits in live evidence, and names its piece and no other`, async () => {
    const random = randomFrom(seedOf());
    const path = join(root, '后勤处.qhd');
    const { departmentId, stored } = await makeWorkspace(path, random);
    const image = readFileSync(path);
    const total = stored.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const pick = (): { file: Stored; at: number } => {
      let at = Math.floor(random() * total);
      for (const file of stored) {
        if (at < file.bytes.length) return { file, at };
        at -= file.bytes.length;
      }
      throw new Error('No such byte');
    };
    let found = 0;
    for (let round = 0; round < flips / flipsARound; round++) {
      const copy = join(root, `${round}.qhd`);
      copyFileSync(path, copy);
      const hit = new Map<string, string>();
      while (hit.size < flipsARound) {
        // Every other one by the byte, the rest by the file: else large files would hide the small ones.
        const file = random() < 0.5 ? pick().file : stored[Math.floor(random() * stored.length)];
        if (file === undefined || hit.has(file.fileHash)) continue;
        const place = placeOf(image, file.bytes, Math.floor(random() * file.bytes.length));
        if (place < 0) continue; // its neighbours lie on two pages
        flip(copy, place, Math.floor(random() * 8));
        hit.set(file.fileHash, file.title);
      }
      const db = openWorkspaceDb(copy, clock);
      try {
        const options = {
          pace: 'full',
          restart: true,
          signal: new AbortController().signal,
          onProgress: () => {},
        } as const;
        const { filesChecked } = await runFullCheck(db, options);
        const damaged = listDamagedFiles(db, departmentId);
        expect(filesChecked).toBe(files);
        expect(new Map(damaged.map(({ fileHash, pieces }) => [fileHash, pieces[0]?.title]))).toEqual(hit);
        found += damaged.length;
      } finally {
        db.close();
        rmSync(copy, { force: true });
      }
    }
    process.stdout.write(`${found} of ${flips} flipped bits found and named\n`);
    expect(found).toBe(flips);
  }, 300_000);
});
