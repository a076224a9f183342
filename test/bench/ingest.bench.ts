/**
 * Evidence ingest in the real window, beside `sha256sum` + `cp` + `sync` of the same files on the same disk in the same
 * run: before it and after it, so that a disk that grows slower or faster meanwhile is fair to both.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bar, reportBars } from '../support/bench-report.ts';
import { hostPeakBytes } from '../support/host-memory.ts';
import { answerDialogs, launchApp, type RunningApp } from '../support/launch-app.ts';
import { type LifelikeFiles, makeLifelikeFiles } from '../support/lifelike-files.ts';
import { printTable } from '../support/table.ts';
import { value, windowClient } from '../support/window-calls.ts';

const megabyte = 1_000_000;
const outFolder = fileURLToPath(new URL('../../out/bench/', import.meta.url));

/** `npm run bench -- ingest --full`: what the issue names, once in a while; it takes some 50 GB of disk. */
const isFull = process.argv.includes('--full');
const files: LifelikeFiles = isFull
  ? {
      papers: 20_000,
      totalBytes: 20_000 * megabyte,
      largestBytes: [1_250 * megabyte, 1_100 * megabyte, 1_020 * megabyte],
      filmBytes: 150 * megabyte,
    }
  : { papers: 2_000, totalBytes: 2_000 * megabyte, largestBytes: [400 * megabyte], filmBytes: 100 * megabyte };

function timed(command: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

interface Baseline {
  readonly hashSeconds: number;
  readonly copySeconds: number;
  readonly syncSeconds: number;
}

const totalOf = (baseline: Baseline): number => baseline.hashSeconds + baseline.copySeconds + baseline.syncSeconds;

/** What somebody would do who has no program: hash the files, copy them, flush them. */
function measureBaseline(source: string, copy: string): Baseline {
  timed('sync');
  const hashSeconds = timed(`find '${source}' -type f -print0 | xargs -0 sha256sum -- > /dev/null`);
  const copySeconds = timed(`cp -r '${source}' '${copy}'`);
  const syncSeconds = timed('sync');
  rmSync(copy, { recursive: true });
  timed('sync');
  return { hashSeconds, copySeconds, syncSeconds };
}

interface Ingest {
  readonly seconds: number;
  readonly closeSeconds: number;
  /** The same folder again: how long, and how many bytes it brought. */
  readonly againSeconds: number;
  readonly againBytes: number;
  readonly hostPeakBytes: number;
  readonly longestTaskMs: number;
  readonly longTasks: number;
  readonly longestAnswerMs: number;
}

/** What the page felt, kept on the page itself while nobody looks on. */
type Watched = typeof globalThis & { watched?: { tasksMs: number[]; answersMs: number[] } };

/** Every task of the page over 50 ms, and how long a small question to the host waits for its answer. */
async function watchPage({ page }: RunningApp): Promise<void> {
  await page.evaluate(() => {
    const watched = { tasksMs: [] as number[], answersMs: [] as number[] };
    (globalThis as Watched).watched = watched;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watched.tasksMs.push(entry.duration);
    }).observe({ type: 'longtask' });
    const ask = async (): Promise<void> => {
      const asked = performance.now();
      await window.api.jobs.cancel({ jobId: 'no-such-job' });
      watched.answersMs.push(performance.now() - asked);
      setTimeout(() => void ask(), 250);
    };
    void ask();
  });
}

/** Takes the folder in as a person does: evidence screen, "add a folder", until the report stands there; then closes. */
async function measureIngest(
  work: string,
  source: string,
  expected: { files: number; bytes: number },
): Promise<Ingest> {
  const running = await launchApp({ folder: join(work, 'app') });
  try {
    const { app, page } = running;
    const client = windowClient(page);
    await value(
      client.workspace.create({
        jobId: 'bench',
        path: join(work, 'bench.qhd'),
        template: 'empty',
        departmentName: '后勤处',
      }),
    );
    await page.reload();
    await page.locator('nav [data-screen="evidence"]').click();
    const button = page.getByRole('button', { name: '添加文件夹' });
    await button.waitFor();
    await answerDialogs(app, { open: [source] });
    await watchPage(running);
    const started = performance.now();
    await button.click();
    await page.locator('.ingest-report').waitFor({ timeout: 3_600_000 });
    const taken = performance.now();
    // Its evidence is in the file before the clock stops: closing brings the whole log into it.
    await value(client.workspace.close({}));
    const closed = performance.now();
    await value(client.workspace.open({ path: join(work, 'bench.qhd') }));
    const stored = (await value(client.workspace.status({})))?.evidenceBytes ?? 0;
    await page.locator('.ingest-report .gb-button').last().click();
    await answerDialogs(app, { open: [source] });
    const again = performance.now();
    await button.click();
    await page.locator('.ingest-report').waitFor({ timeout: 3_600_000 });
    const againTaken = performance.now();
    const storedAgain = (await value(client.workspace.status({})))?.evidenceBytes ?? 0;
    const peak = await hostPeakBytes(app);
    const { tasksMs, answersMs } = await page.evaluate(() => {
      const { watched } = globalThis as Watched;
      if (watched === undefined) throw new Error('The page was loaded anew while it was watched.');
      return watched;
    });
    const rows = await value(client.evidence.list({}));
    const bytes = rows.reduce((sum, row) => sum + row.sizeBytes, 0);
    if (rows.length !== expected.files || bytes !== expected.bytes) {
      throw new Error(
        `Took in ${rows.length} files with ${bytes} bytes instead of ${expected.files} with ${expected.bytes}.`,
      );
    }
    return {
      seconds: (closed - started) / 1000,
      closeSeconds: (closed - taken) / 1000,
      againSeconds: (againTaken - again) / 1000,
      againBytes: storedAgain - stored,
      hostPeakBytes: peak,
      longestTaskMs: Math.max(0, ...tasksMs),
      longTasks: tasksMs.length,
      longestAnswerMs: Math.max(0, ...answersMs),
    };
  } finally {
    await running.close();
  }
}

async function measure(work: string): Promise<Bar[]> {
  const source = join(work, 'source');
  const expected = makeLifelikeFiles(source, files);
  const before = measureBaseline(source, join(work, 'copy'));
  const ingest = await measureIngest(work, source, expected);
  rmSync(join(work, 'bench.qhd'), { force: true }); // the copy needs the room
  const after = measureBaseline(source, join(work, 'copy'));
  const speed = (seconds: number): string => (expected.bytes / megabyte / seconds).toFixed(0);
  const plain = (name: string, baseline: Baseline): string[] => [
    name,
    totalOf(baseline).toFixed(2),
    speed(totalOf(baseline)),
    `sha256sum ${baseline.hashSeconds.toFixed(2)} s, cp ${baseline.copySeconds.toFixed(2)} s, sync ${baseline.syncSeconds.toFixed(2)} s`,
  ];
  printTable(
    [`${expected.files} files, ${Math.round(expected.bytes / megabyte)} MB`, 'seconds', 'MB/s', 'of which'],
    [
      plain('plain, before', before),
      [
        'ingest in the window',
        ingest.seconds.toFixed(2),
        speed(ingest.seconds),
        `closing ${ingest.closeSeconds.toFixed(2)} s`,
      ],
      [
        'the same folder again',
        ingest.againSeconds.toFixed(2),
        speed(ingest.againSeconds),
        `${ingest.againBytes} new bytes`,
      ],
      plain('plain, after', after),
    ],
  );
  process.stdout.write(
    `tasks of the page over 50 ms: ${ingest.longTasks}; longest wait of another call meanwhile: ${ingest.longestAnswerMs.toFixed(0)} ms\n`,
  );
  const plainSeconds = (totalOf(before) + totalOf(after)) / 2;
  return [
    {
      bar: 'ingest speed against sha256sum + cp + sync',
      value: plainSeconds / ingest.seconds,
      unit: '×',
      limit: 0.8,
      sense: 'at-least',
    },
    {
      bar: 'peak memory of the host',
      value: ingest.hostPeakBytes / megabyte,
      unit: 'MB',
      limit: 400,
      sense: 'at-most',
    },
    {
      bar: 'the same folder again against sha256sum alone',
      value: (before.hashSeconds + after.hashSeconds) / 2 / ingest.againSeconds,
      unit: '×',
      limit: 0.9,
      sense: 'at-least',
    },
    { bar: 'new bytes of the same folder', value: ingest.againBytes, unit: 'bytes', limit: 0, sense: 'at-most' },
    { bar: 'longest task of the page meanwhile', value: ingest.longestTaskMs, unit: 'ms', limit: 50, sense: 'at-most' },
  ];
}

mkdirSync(outFolder, { recursive: true });
const work = mkdtempSync(join(outFolder, 'ingest-')); // not the temp folder: that may be memory
try {
  process.exitCode = reportBars(isFull ? 'ingest-full' : 'ingest', await measure(work)) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}
