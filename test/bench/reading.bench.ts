/**
 * A film of 1 GB in the preview of the real window: how long it takes from a jump to the picture there, and what the
 * host and the main process hold in memory meanwhile. And how long the preview of a large PDF takes to stand.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Bar, reportBars } from '../support/bench-report.ts';
import { hostPeakBytes } from '../support/host-memory.ts';
import { launchApp, type RunningApp } from '../support/launch-app.ts';
import { framesOf, writeLargeVideo } from '../support/reading/large-video.ts';
import { openPlainPlayer } from '../support/reading/plain-player.ts';
import { writePdf } from '../support/reading/write-files.ts';
import { printTable } from '../support/table.ts';
import { value, windowClient } from '../support/window-calls.ts';

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
async function record({ page }: RunningApp): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
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
  });
  return Buffer.from(bytes);
}

/**
 * From setting the time to the event that says that the picture of it stands, for jumps all over the film; `restMs`
 * after each, as of somebody who looks where that was, or none, as of somebody who looks for a place.
 */
async function jump(page: Page, restMs: number): Promise<readonly number[]> {
  await page.locator('video').waitFor();
  return page.evaluate(
    async ({ count, rest }) => {
      const video = document.querySelector('video');
      if (video === null) throw new Error('no player');
      if (video.readyState < 1)
        await new Promise((resolve) => video.addEventListener('loadedmetadata', resolve, { once: true }));
      const times: number[] = [];
      let state = 7;
      for (let index = 0; index < count; index += 1) {
        state = (state * 48_271) % 2_147_483_647;
        const seeked = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
        const startedAt = performance.now();
        video.currentTime = (state / 2_147_483_647) * (video.duration - 2);
        await seeked;
        times.push(performance.now() - startedAt);
        if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      }
      return times;
    },
    { count: 40, rest: restMs },
  );
}

async function mainMemoryBytes({ app }: RunningApp): Promise<number> {
  const pid = await app.evaluate(() => process.pid);
  const kibibytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) * 1024;
}

try {
  const running = await launchApp();
  try {
    const { page, app } = running;
    await page.waitForLoadState();
    const film = join(folder, '运动会录像.webm');
    const bytes = writeLargeVideo(film, framesOf(await record(running)), {
      seconds,
      bytesEachSecond: 1_049_000,
      framesEachSecond: 25,
    });
    const paper = join(folder, '规章汇编.pdf');
    writeFileSync(
      paper,
      writePdf(
        Array.from({ length: 600 }, (_, at) =>
          Array.from({ length: 36 }, (_, line) => `第${at + 1}页第${line + 1}行：按照管理办法要求做好检查登记工作`),
        ),
      ),
    );
    const client = windowClient(page);
    await value(
      client.workspace.create({
        jobId: 'c',
        path: join(folder, '后勤处.qhd'),
        template: 'empty',
        departmentName: '后勤处',
        collegeName: '云溪职业技术学院',
        author: '测量',
      }),
    );
    await value(client.evidence.ingest({ jobId: 'i', paths: [film, paper] }));
    await page.reload();
    await page.locator('nav [data-screen="evidence"]').click();
    const row = (name: string) => page.locator('.evidence-row', { hasText: name });
    const opened: number[] = [];
    await row('规章汇编').dblclick();
    await page.locator('.reading-dialog .pdf-sheet canvas').first().waitFor();
    await page.keyboard.press('Escape');
    for (let round = 0; round < rounds; round += 1) {
      const startedAt = performance.now();
      await row('规章汇编').dblclick();
      await page.locator('.reading-dialog .pdf-sheet canvas').first().waitFor();
      opened.push(performance.now() - startedAt);
      await page.keyboard.press('Escape');
    }
    await row('运动会录像').dblclick();
    // Nobody waits for anything first: the words of the paper may still be read in the background meanwhile.
    const jumps = await jump(page, 0);
    const calm = await jump(page, 300);
    const box = await page.locator('video').boundingBox();
    await page.keyboard.press('Escape');
    const plain = await openPlainPlayer(running, film, box ?? { width: 1000, height: 600 });
    const plainJumps = await jump(plain, 0);
    const plainCalm = await jump(plain, 300);
    await plain.close();
    const host = await hostPeakBytes(app);
    const main = await mainMemoryBytes(running);
    printTable(
      ['what', 'value'],
      [
        ['film, bytes', String(bytes)],
        ['jump after jump, median / p95 / slowest, ms', spread(jumps)],
        ['with a look at each, median / p95 / slowest, ms', spread(calm)],
        ['the film as a plain file in a plain page, jump after jump', spread(plainJumps)],
        ['the same with a look at each', spread(plainCalm)],
        ['a PDF of 600 pages, each time it was opened, ms', opened.map((each) => each.toFixed(0)).join(' / ')],
        ['main process at most, MB', (main / 1e6).toFixed(0)],
        ['console errors', JSON.stringify(running.complaints)],
      ],
    );
    const holds = reportBars('reading', [
      { bar: 'film, GB', value: bytes / 1_073_741_824, unit: 'GB', limit: 1, sense: 'at-least' },
      bar('from a jump in it to the picture, jump after jump, slowest of 40', percentile(jumps, 1), [200, 'ms']),
      bar('the same with a look at each, slowest of 40', percentile(calm, 1), [200, 'ms']),
      bar(
        'jump after jump, 95 of 100, against the plain file',
        percentile(jumps, 0.95) / percentile(plainJumps, 0.95),
        [1.25, 'times'],
      ),
      bar('with a look at each, the same', percentile(calm, 0.95) / percentile(plainCalm, 0.95), [1.25, 'times']),
      bar('host memory at most, ingest included', host / 1e6, [400, 'MB']),
      bar('a PDF of 600 pages from the double click to its first page, slowest of 5', Math.max(...opened), [
        1_000,
        'ms',
      ]),
    ]);
    process.exitCode = holds ? 0 : 1;
  } finally {
    await running.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
