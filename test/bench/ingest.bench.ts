// Evidence ingest beside `sha256sum` + `cp` + `sync` of the same files on the same disk, in the same run.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { storeFiles } from '../../db/evidence/store-files.ts';
import { runCommand } from '../../db/records/run-command.ts';
import { createWorkspaceDb } from '../../db/workspace-db.ts';
import { type Bar, reportBars } from '../support/bench-report.ts';

const megabyte = 1_000_000;
const outFolder = fileURLToPath(new URL('../../out/bench/', import.meta.url));
const clock = { now: () => new Date().toISOString(), newId: () => v7() };

/** What the child that ingests says when it is done. */
interface IngestReport {
  readonly files: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly longestTurnMs: number;
}

/** 1 GB as an office keeps it: many papers, some scans, a few films. Random bytes, so that no two chunks are the same. */
function makeFiles(folder: string): number {
  const sizes = [
    ...Array.from({ length: 1_000 }, (_, index) => 20_000 + index * 400), // 220 MB of papers
    ...Array.from({ length: 100 }, (_, index) => 1_100_000 + index * 50_000), // 358 MB of scans
    ...Array.from({ length: 4 }, () => 106 * megabyte), // 424 MB of films
  ];
  for (const [index, size] of sizes.entries()) {
    writeFileSync(join(folder, `${String(index).padStart(4, '0')}.bin`), randomBytes(size));
  }
  return sizes.reduce((sum, size) => sum + size, 0);
}

function timed(command: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

/** The child: takes every file of a folder in, each as a piece of evidence, in a process of its own. */
async function ingest(folder: string, workspacePath: string): Promise<void> {
  const db = createWorkspaceDb(workspacePath, clock);
  const context = { ...clock, name: 'evidence.ingest', author: '测量', replicaId: clock.newId() };
  const { departmentId } = runCommand(db, context, (writer) =>
    writer.create('department', { name: '后勤处' }, { departmentId: null }),
  ).value;
  const paths = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  let bytes = 0;
  let files = 0;
  for await (const outcomes of storeFiles(db, paths)) {
    runCommand(db, context, (writer) => {
      for (const outcome of outcomes) {
        if (!outcome.ok) throw outcome.failure;
        writer.create(
          'evidence',
          { title: `材料${++files}`, fileHash: outcome.fileHash, sizeBytes: outcome.sizeBytes },
          { departmentId },
        );
        bytes += outcome.sizeBytes;
      }
    });
  }
  db.close(); // brings the whole log into the file: part of the price
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  const peakMegabytes = (process.resourceUsage().maxRSS * 1024) / megabyte;
  const report: IngestReport = { files, bytes, seconds, peakMegabytes, longestTurnMs: delay.max / 1e6 };
  process.stdout.write(JSON.stringify(report));
}

function ingestInChild(folder: string, workspacePath: string): Promise<IngestReport> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--child', folder, workspacePath], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let answer = '';
    child.stdout.on('data', (part: Buffer) => {
      answer += part.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(answer) as IngestReport);
      else reject(new Error(`The ingesting child ended with ${code}`));
    });
  });
}

/** The bars of the file itself; what a page feels meanwhile is measured in the real window. */
async function fileBars(work: string): Promise<Bar[]> {
  const source = join(work, 'source');
  mkdirSync(source);
  const bytes = makeFiles(source);
  timed('sync');
  const hashSeconds = timed(`cd '${source}' && sha256sum -- * > /dev/null`);
  const copySeconds = timed(`cp -r '${source}' '${join(work, 'copy')}'`);
  const syncSeconds = timed('sync');
  const plainSeconds = hashSeconds + copySeconds + syncSeconds;
  rmSync(join(work, 'copy'), { recursive: true });
  timed('sync');
  const report = await ingestInChild(source, join(work, 'bench.qhd'));
  if (report.bytes !== bytes) throw new Error(`Took in ${report.bytes} of ${bytes} bytes`);
  const speed = (seconds: number): number => Math.round(bytes / megabyte / seconds);
  process.stdout.write(
    `${report.files} files, ${Math.round(bytes / megabyte)} MB\n` +
      `sha256sum ${hashSeconds.toFixed(2)} s + cp ${copySeconds.toFixed(2)} s + sync ${syncSeconds.toFixed(2)} s = ${plainSeconds.toFixed(2)} s (${speed(plainSeconds)} MB/s)\n` +
      `cp + sync alone ${speed(copySeconds + syncSeconds)} MB/s\n` +
      `ingest with records and close ${report.seconds.toFixed(2)} s (${speed(report.seconds)} MB/s), longest turn of its event loop ${Math.round(report.longestTurnMs)} ms\n`,
  );
  const ratio = Math.round((plainSeconds / report.seconds) * 100) / 100;
  const peak = Math.round(report.peakMegabytes);
  return [
    { bar: 'ingest speed against sha256sum + cp + sync', value: ratio, unit: '×', limit: 0.7, sense: 'at-least' },
    { bar: 'peak memory of the ingesting process', value: peak, unit: 'MB', limit: 300, sense: 'at-most' },
  ];
}

async function main(): Promise<void> {
  mkdirSync(outFolder, { recursive: true });
  const work = mkdtempSync(join(outFolder, 'ingest-')); // not the temp folder: that may be memory
  try {
    process.exitCode = reportBars('ingest', await fileBars(work)) ? 0 : 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const [mode, folder, workspacePath] = process.argv.slice(2);
if (mode === '--child' && folder !== undefined && workspacePath !== undefined) await ingest(folder, workspacePath);
else await main();
