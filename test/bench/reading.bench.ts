/**
 * A film of 1 GB in the preview of the real window: how long it takes from a jump to the picture there, and what the
 * processes hold in memory meanwhile. And how long the preview of a large PDF takes to stand.
 *
 * Without a driver: under Playwright, which has Chromium log what a page fetches, the main process rose by the film's
 * size (714 MB with a film of 400 MB, 1,384 MB with one of 1 GB); without it, it holds little over 300 MB at most.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bar, reportBars } from '../support/bench-report.ts';
import { childRunning } from '../support/host-memory.ts';
import { launchAlone, type LoneApp, ourPage } from '../support/launch-alone.ts';
import { framesOf, writeLargeVideo } from '../support/reading/large-video.ts';
import { openPlainPlayer, plainPage } from '../support/reading/plain-player.ts';
import { writePdf } from '../support/reading/write-files.ts';
import { printTable } from '../support/table.ts';

const rounds = 5;
const seconds = Number(process.env['READING_SECONDS'] ?? 1_024);
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-reading-'));

const bar = (name: string, found: number, [limit, unit]: readonly [number, string]): Bar => ({
  bar: name,
  value: found,
  unit,
  limit,
  sense: 'at-most',
});

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

const spread = (values: readonly number[]): string =>
  [0.5, 0.95, 1].map((part) => percentile(values, part).toFixed(0)).join(' / ');

/** A second of film as Chromium itself records it, so that it can be played on whatever it was built with. */
async function record(app: LoneApp): Promise<Buffer> {
  const bytes = await app.inPage(
    ourPage,
    async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 360;
      const pen = canvas.getContext('2d', { alpha: false });
      const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' });
      const pieces: Blob[] = [];
      recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
      const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
      recorder.start();
      for (let frame = 0; frame < 20; frame += 1) {
        // A crowd that moves: frames that build on each other, of some kilobytes each.
        for (let part = 0; part < 400; part += 1) {
          if (pen === null) break;
          pen.fillStyle = `hsl(${(part * 47 + frame * 3) % 360} 60% ${30 + (part % 5) * 10}%)`;
          pen.fillRect((part * 97 + frame * (part % 7)) % 640, (part * 61 + frame * (part % 5)) % 360, 40, 30);
        }
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      recorder.stop();
      await stopped;
      return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
    },
    null,
  );
  return Buffer.from(bytes);
}

/**
 * From setting the time to the event that says that the picture of it stands, for jumps all over the film; `restMs`
 * after each, as of somebody who looks where that was, or none, as of somebody who looks for a place. `seed` says where.
 */
function jump(app: LoneApp, page: string, order: { restMs: number; count: number; seed: number }): Promise<number[]> {
  return app.inPage(
    page,
    async ({ count, restMs, seed }) => {
      const video = document.querySelector('video');
      if (video === null) throw new Error('no player');
      if (video.readyState < 1)
        await new Promise((resolve) => video.addEventListener('loadedmetadata', resolve, { once: true }));
      const times: number[] = [];
      let state = seed;
      for (let index = 0; index < count; index += 1) {
        state = (state * 48_271) % 2_147_483_647;
        const seeked = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
        const startedAt = performance.now();
        video.currentTime = (state / 2_147_483_647) * (video.duration - 2);
        await seeked;
        times.push(performance.now() - startedAt);
        if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
      }
      return times;
    },
    order,
  );
}

/** The most memory that a process ever held, in megabytes. */
function peakMegabytes(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 976.5625;
}

/** Opens what a row of the list shows, as a double click does, and waits until that stands; how long it took in ms. */
function open(app: LoneApp, title: string, awaited: string): Promise<number> {
  return app.inPage(
    ourPage,
    async ({ title: wanted, awaited: selector }) => {
      const row = [...document.querySelectorAll('.evidence-body .evidence-row')].find((each) =>
        each.textContent.includes(wanted),
      );
      const startedAt = performance.now();
      row?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
      while (document.querySelector(`.reading-dialog ${selector}`) === null)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - startedAt;
    },
    { title, awaited },
  );
}

async function close(app: LoneApp): Promise<void> {
  await app.press('Escape');
  await app.until(ourPage, () => document.querySelector('.reading-dialog') === null);
}

/** Makes a workspace with the film and a long PDF in it, and goes to the list of them. Answers the film's bytes. */
async function prepare(app: LoneApp, film: string): Promise<number> {
  await app.until(ourPage, () => document.querySelector('#root > *') !== null);
  const bytes = writeLargeVideo(film, framesOf(await record(app)), {
    seconds,
    bytesEachSecond: 1_049_000,
    framesEachSecond: 25,
  });
  const paper = join(folder, '规章汇编.pdf');
  const line = (page: number, at: number) => `第${page + 1}页第${at + 1}行：按照管理办法要求做好检查登记工作`;
  const pages = Array.from({ length: 600 }, (_, page) => Array.from({ length: 36 }, (_line, at) => line(page, at)));
  writeFileSync(paper, writePdf(pages));
  const failures = await app.inPage(
    ourPage,
    async ({ path, paths }) => {
      const made = await window.api.workspace.create({
        jobId: 'c',
        path,
        template: 'empty',
        departmentName: '后勤处',
        collegeName: '云溪职业技术学院',
        author: '测量',
      });
      const taken = await window.api.evidence.ingest({ jobId: 'i', paths });
      return [made, taken].filter(({ ok }) => !ok);
    },
    { path: join(folder, '后勤处.qhd'), paths: [film, paper] },
  );
  if (failures.length > 0) throw new Error(JSON.stringify(failures));
  await app.inPage(ourPage, () => location.reload(), null);
  await app.until(ourPage, () => {
    const rows = document.querySelectorAll('.evidence-body .evidence-row');
    if (rows.length === 0) document.querySelector<HTMLElement>('nav [data-screen="evidence"]')?.click();
    return rows.length === 2;
  });
  return bytes;
}

/** Forty jumps of each kind in each player, by tens in turn, so that whatever the machine does meanwhile meets both. */
async function jumpInTurn(app: LoneApp): Promise<Record<'ours' | 'plain', Record<'hasty' | 'calm', number[]>>> {
  const found = { ours: { hasty: [], calm: [] }, plain: { hasty: [], calm: [] } } as {
    ours: { hasty: number[]; calm: number[] };
    plain: { hasty: number[]; calm: number[] };
  };
  for (let turn = 0; turn < 4; turn += 1) {
    for (const [kind, restMs] of [
      ['hasty', 0],
      ['calm', 300],
    ] as const) {
      for (const [whose, page] of [
        ['ours', ourPage],
        ['plain', plainPage],
      ] as const) {
        found[whose][kind].push(...(await jump(app, page, { restMs, count: 10, seed: 7 + turn * 1_000 + restMs })));
        // A player that is left goes on filling its memory for a moment.
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  }
  return found;
}

try {
  const app = await launchAlone();
  try {
    const film = join(folder, '运动会录像.webm');
    const bytes = await prepare(app, film);
    const page = '.pdf-sheet canvas';
    const opened: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const took = await open(app, '规章汇编', page);
      if (round > 0) opened.push(took);
      await close(app);
    }
    await open(app, '运动会录像', 'video');
    // Nobody waits for anything first: the words of the paper may still be read in the background meanwhile.
    const atOnce = await jump(app, ourPage, { restMs: 0, count: 10, seed: 99 });
    const box = await app.inPage(
      ourPage,
      () => {
        const { width = 1_000, height = 600 } = document.querySelector('video')?.getBoundingClientRect() ?? {};
        return { width, height };
      },
      null,
    );
    const pids = await app.inMain(
      ({ app: own, BrowserWindow }) => ({
        host: own.getAppMetrics().find(({ name }) => name === 'Gangbiao host')?.pid ?? null,
        page: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
      }),
      null,
    );
    await openPlainPlayer(app, film, box);
    const { ours, plain } = await jumpInTurn(app);
    const main = peakMegabytes(app.pid);
    const host = peakMegabytes(pids.host ?? childRunning(app.pid, 'host-process.mjs') ?? 0);
    const shown = peakMegabytes(pids.page);
    printTable(
      ['what', 'value'],
      [
        ['film, bytes', String(bytes)],
        ['the first ten jumps, median / p95 / slowest, ms', spread(atOnce)],
        ['jump after jump, the same', spread(ours.hasty)],
        ['with a look at each', spread(ours.calm)],
        ['the film as a plain file in a plain page, jump after jump', spread(plain.hasty)],
        ['the same with a look at each', spread(plain.calm)],
        ['a PDF of 600 pages, each time it was opened, ms', opened.map((each) => each.toFixed(0)).join(' / ')],
      ],
    );
    const against = (kind: 'hasty' | 'calm', part: number): number =>
      percentile(ours[kind], part) / percentile(plain[kind], part);
    const holds = reportBars('reading', [
      { bar: 'film, GB', value: bytes / 1_073_741_824, unit: 'GB', limit: 1, sense: 'at-least' },
      bar('from a jump in it to the picture, jump after jump, slowest of 40', percentile(ours.hasty, 1), [200, 'ms']),
      bar('the same with a look at each, slowest of 40', percentile(ours.calm, 1), [200, 'ms']),
      bar('jump after jump, half of them, against the plain file', against('hasty', 0.5), [1.25, 'times']),
      bar('the same, 95 of 100', against('hasty', 0.95), [1.25, 'times']),
      bar('with a look at each, half of them, against the plain file', against('calm', 0.5), [1.25, 'times']),
      bar('the same, 95 of 100', against('calm', 0.95), [1.25, 'times']),
      bar('host memory at most, ingest included', host, [400, 'MB']),
      bar('main process at most', main, [400, 'MB']),
      bar('the page at most, a PDF of 600 pages included', shown, [400, 'MB']),
      bar('a PDF of 600 pages from the double click to its first page, slowest of 5', Math.max(...opened), [
        1_000,
        'ms',
      ]),
    ]);
    process.exitCode = holds ? 0 : 1;
  } finally {
    await app.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
