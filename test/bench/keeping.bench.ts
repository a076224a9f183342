import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { v7 } from 'uuid';
import { emptyBin } from '../../db/evidence/empty-bin.ts';
import { runFullCheck } from '../../db/evidence/full-check.ts';
import { shrinkFile } from '../../db/evidence/shrink-file.ts';
import { storeFile } from '../../db/evidence/store-file.ts';
import { runCommand } from '../../db/records/run-command.ts';
import { createWorkspaceDb } from '../../db/workspace-db.ts';
import { findFlippedBits } from '../fault/support/bit-rot.ts';
import { randomFrom, seedOf } from '../fault/support/random.ts';
import { reportBars } from '../support/bench-report.ts';

/** Keeping of evidence: bit rot, and how fast and how quietly the check, the bin and shrinking work on a gigabyte. */
const megabyte = 1_000_000;
const files = 100;
const fileBytes = 10 * megabyte;
const flips = 800;
const root = mkdtempSync(join(tmpdir(), 'qhd-keeping-bench-'));
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const signal = new AbortController().signal;
const nothing = (): void => {};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

interface Timed {
  readonly seconds: number;
  /** The longest time for which no other call was answered. */
  readonly longestHoldMs: number;
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedAt = performance.now();
  await work();
  const seconds = (performance.now() - startedAt) / 1000;
  delay.disable();
  return { seconds, longestHoldMs: delay.max / 1e6 };
}

const { found, wrong } = await findFlippedBits(root, { flips, random: randomFrom(seedOf()) });

const db = createWorkspaceDb(join(root, '大文件.qhd'), clock);
const context = { ...clock, name: 'bench', author: '', replicaId: clock.newId() };
const { id: departmentId } = runCommand(db, context, (writer) =>
  writer.create('department', { name: '后勤处' }, { departmentId: null }),
).value;
const bytes = Buffer.alloc(fileBytes);
const hashes: string[] = [];
for (let index = 0; index < files; index++) {
  randomFillSync(bytes);
  hashes.push((await storeFile(db, once(bytes))).fileHash);
}
const ids = runCommand(db, context, (writer) =>
  hashes.map((fileHash, index) => writer.create('evidence', { title: `材料${index}`, fileHash }, { departmentId }).id),
).value;
const check = await timed(() => runFullCheck(db, { pace: 'full', restart: true, signal, onProgress: nothing }));
runCommand(db, context, (writer) => ids.slice(0, files / 2).map((id) => writer.remove('evidence', id)));
const empty = await timed(() =>
  emptyBin(db, { departmentId, revisionIds: null, author: '', signal, onProgress: nothing }),
);
const shrink = await timed(() => shrinkFile(db, { signal, onProgress: nothing }));
const again = await runFullCheck(db, { pace: 'full', restart: true, signal, onProgress: nothing });
db.close();
rmSync(root, { recursive: true, force: true });

const total = (files * fileBytes) / megabyte;
const holds = reportBars('keeping', [
  {
    bar: 'flipped bits found by the full check, with the right piece',
    value: found,
    unit: '',
    limit: flips,
    sense: 'at-least',
  },
  { bar: 'pieces wrongly called damaged', value: wrong.length, unit: '', limit: 0, sense: 'at-most' },
  { bar: 'full check at full speed', value: total / check.seconds, unit: 'MB/s', limit: 150, sense: 'at-least' },
  { bar: 'longest hold of other calls by it', value: check.longestHoldMs, unit: 'ms', limit: 250, sense: 'at-most' },
  { bar: 'bin of 500 MB emptied', value: empty.seconds, unit: 's', limit: 5, sense: 'at-most' },
  { bar: 'longest hold of other calls by it', value: empty.longestHoldMs, unit: 'ms', limit: 250, sense: 'at-most' },
  {
    bar: '500 MB given back to the disk',
    value: total / 2 / shrink.seconds,
    unit: 'MB/s',
    limit: 50,
    sense: 'at-least',
  },
  { bar: 'longest hold of other calls by it', value: shrink.longestHoldMs, unit: 'ms', limit: 500, sense: 'at-most' },
  { bar: 'files whole afterwards', value: again.filesChecked, unit: '', limit: files / 2, sense: 'at-least' },
]);
process.exitCode = holds ? 0 : 1;
