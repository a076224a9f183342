import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import { readMeta, setMeta } from '../../db/meta.ts';
import { runCommand } from '../../db/records/run-command.ts';
import { createWorkspaceDb } from '../../db/workspace-db.ts';
import { type Bar, median, reportBars } from '../support/bench-report.ts';
import { fillLargeDepartment, positionCount } from '../support/large-department.ts';
import { launchApp } from '../support/launch-app.ts';
import { printTable } from '../support/table.ts';
import { windowClient } from '../support/window-calls.ts';

/**
 * A list of 5,000 positions in the real window: every frame while it is scrolled as fast as a wheel turns, and the
 * time from a key until the editor of a position is painted.
 */
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const scrollFrames = 240;
/** Two notches of a wheel in every frame: some 12,000 pixels a second, faster than a hand turns it. */
const pixelsEachFrame = 200;
const openings = 12;
const rounds = 5;

function makeFile(path: string): void {
  const db = createWorkspaceDb(path, clock);
  try {
    const context = { ...clock, name: 'workspace.create', author: '', replicaId: readMeta(db).replicaId };
    const departmentId = v7();
    runCommand(db, context, (writer) => {
      writer.create('college', { name: '云溪职业技术学院' }, { departmentId: null });
      writer.create('department', { name: '后勤处' }, { departmentId, id: departmentId });
      fillLargeDepartment(writer, departmentId);
    });
    setMeta(db, 'departmentId', departmentId);
  } finally {
    db.close();
  }
}

/** Scrolls a little in every frame and answers how long each frame took, in milliseconds. */
function scrollFrameTimes(page: Page): Promise<number[]> {
  return page.evaluate(
    ([frames, step]) =>
      new Promise<number[]>((resolve) => {
        const list = document.querySelector('[role="grid"]');
        if (list === null) throw new Error('There is no list.');
        const times: number[] = [];
        let before = 0;
        const onFrame = (now: number): void => {
          if (before > 0) times.push(now - before);
          before = now;
          if (times.length === frames) return resolve(times);
          list.scrollTop += step;
          requestAnimationFrame(onFrame);
        };
        requestAnimationFrame(onFrame);
      }),
    [scrollFrames, pixelsEachFrame] as const,
  );
}

/** From Enter on a row until the editor with that name stands in a painted frame, then back to the list. */
async function openOnce(page: Page, downs: number): Promise<number> {
  const grid = page.locator('[role="grid"]');
  await grid.focus();
  await page.keyboard.press('Home');
  for (let count = 0; count < downs; count += 1) await page.keyboard.press('PageDown');
  await page.waitForTimeout(150);
  const elapsed = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const list = document.querySelector<HTMLElement>('[role="grid"]');
        const startedAt = performance.now();
        const look = (): void => {
          if (document.querySelector('#position-name') === null || document.querySelector('.outline-line') === null)
            requestAnimationFrame(look);
          // The frame callback runs before the paint, a task queued in it after it.
          else setTimeout(() => resolve(performance.now() - startedAt));
        };
        list?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        requestAnimationFrame(look);
      }),
  );
  await page.locator('.position-index-back').click();
  await grid.waitFor();
  return elapsed;
}

function barsOf(
  name: string,
  { frames, opened }: { readonly frames: readonly number[]; readonly opened: readonly number[] },
): Bar[] {
  const worst = { unit: 'ms', sense: 'at-most' } as const;
  return [
    { bar: `${name}: longest frame while scrolling`, value: Math.max(...frames), limit: 50, ...worst },
    { bar: `${name}: opening an editor, median`, value: median(opened), limit: 150, ...worst },
    { bar: `${name}: opening an editor, slowest`, value: Math.max(...opened), limit: 150, ...worst },
  ];
}

/** Code that runs for the first time and what is read once belong to the start, not to the scroll or the opening. */
async function measure(page: Page): Promise<{ frames: number[]; opened: number[]; first: number }> {
  await page.locator('nav [data-screen="positions"]').click();
  await page.locator('[role="grid"] [role="row"] >> nth=20').waitFor();
  await page.waitForTimeout(1500); // what the start still reads is not part of a scroll
  const first = await openOnce(page, 1);
  // The quietest of some rounds: what our own code costs comes again in every round, what else the machine does may not.
  let frames: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.locator('[role="grid"]').evaluate((list) => {
      list.scrollTop = 0;
    });
    await page.waitForTimeout(300);
    const times = await scrollFrameTimes(page);
    if (frames.length === 0 || Math.max(...times) < Math.max(...frames)) frames = times;
  }
  const opened: number[] = [];
  for (let count = 0; count < openings; count += 1) {
    const times = [await openOnce(page, count * 3), await openOnce(page, count * 3)];
    opened.push(Math.min(...times));
  }
  return { frames, opened, first };
}

const folder = mkdtempSync(join(tmpdir(), 'gangbiao-positions-'));
try {
  const path = join(folder, 'large.qhd');
  makeFile(path);
  const running = await launchApp({ folder, workspace: path });
  try {
    const plain = await measure(running.page);
    // And once more with every position approved, so that states and versions are there to read.
    const client = windowClient(running.page);
    const rows = await client.positions.list({});
    const subjectIds = rows.ok ? rows.value.map(({ id }) => id) : [];
    if (subjectIds.length !== positionCount) throw new Error('The department is not the large one.');
    const signed = { subjectKind: 'position', subjectIds, by: '测量', on: '', remarks: '' } as const;
    for (const answer of [
      await client.approvals.submit({ ...signed, subjectIds }),
      await client.approvals.approve({ ...signed, subjectIds, effectiveOn: '', reviewBy: '' }),
    ])
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    await running.page.reload();
    await running.page.locator('nav [data-screen="positions"]').waitFor();
    const approved = await measure(running.page);
    printTable(
      ['ms', 'frames, median', 'frames over 50', 'first editor of the window'],
      [plain, approved].map(({ frames, first }, index) => [
        index === 0 ? 'positions' : 'approved positions',
        median(frames).toFixed(1),
        `${frames.filter((ms) => ms > 50).length} of ${frames.length}`,
        first.toFixed(0),
      ]),
    );
    const holds = reportBars('positions', [
      ...barsOf('5,000 positions', plain),
      ...barsOf('5,000 approved positions', approved),
    ]);
    process.exitCode = holds ? 0 : 1;
  } finally {
    await running.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
