import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import { runCommand } from '../../db/records/run-command.ts';
import { openWorkspaceDb } from '../../db/workspace-db.ts';
import { median, reportBars } from '../support/bench-report.ts';
import { judge, readDueCases } from '../support/due-fixture.ts';
import { launchApp } from '../support/launch-app.ts';

/**
 * The reader of due texts against the fixture, and a department with 2,000 tasks that are due in every month of the year,
 * in the real window: how long a month takes from the click until it is painted, and how long an edit until it is seen.
 */
const taskCount = 2_000;
const rounds = 7;
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const year = new Date().getFullYear();
const monthOf = (number: number): string => `${year}-${String(number).padStart(2, '0')}`;

function fill(path: string): void {
  const db = openWorkspaceDb(path, clock);
  try {
    const { id: departmentId } = db.raw.prepare('SELECT id FROM department').get() as { id: string };
    runCommand(db, { ...clock, name: 'bench', author: '测量', replicaId: v7() }, (writer) => {
      const people = Array.from(
        { length: 40 },
        (_, index) => writer.create('person', { name: `人员${index}`, ordinal: index }, { departmentId }).id,
      );
      const dues = [
        '每月',
        '每月5日前',
        '每周五',
        '每月底',
        '每月10日、25日',
        '每月中旬',
        '每周一、三、五',
        '每月20日前',
      ];
      for (let ordinal = 0; ordinal < taskCount; ordinal += 1) {
        const task = writer.create(
          'annualTask',
          {
            year,
            taskClass: (['A', 'B', 'C'] as const)[ordinal % 3] ?? 'C',
            code: `T-${ordinal + 1}`,
            content: `第${ordinal + 1}项任务：按月检查、整改并留下记录`,
            due: dues[ordinal % dues.length] ?? '每月',
            ownerPersonId: people[ordinal % people.length] ?? null,
            ordinal,
          },
          { departmentId },
        );
        for (let month = 1; month <= 12; month += 1) {
          writer.create(
            'taskMonth',
            {
              annualTaskId: task.id,
              month: monthOf(month),
              state: (ordinal + month) % 3 === 0 ? 'closed' : 'open',
              progress: (ordinal * month) % 100,
              ordinal: month,
            },
            { departmentId },
          );
        }
      }
    });
  } finally {
    db.close();
  }
}

/** From the change of the month until a row of it is painted, as the page's own clock says. */
async function monthMs(page: Page, month: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const field = document.querySelector<HTMLSelectElement>('.month-pick');
    if (field === null) throw new Error('There is no month to choose.');
    performance.clearMarks(`month-shown ${wanted}`);
    const startedAt = performance.now();
    field.value = wanted;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    for (;;) {
      const [mark] = performance.getEntriesByName(`month-shown ${wanted}`);
      if (mark !== undefined && document.querySelectorAll('.month-table-body .month-row').length > 5)
        return mark.startTime - startedAt;
      if (performance.now() - startedAt > 20_000) throw new Error('The month was not shown.');
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  }, month);
}

/** From the click on 记录进展 until the list beside it says the new percentage, painted. */
async function editMs(page: Page, percent: number): Promise<number> {
  return page.evaluate(async (wanted) => {
    const slider = document.querySelector<HTMLInputElement>('.month-slider input');
    const button = document.querySelector<HTMLButtonElement>('.month-panel .month-panel-part .gb-actions button');
    if (slider === null || button === null) throw new Error('No month is open.');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(slider, String(wanted));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const shown = (): string => document.querySelector('.month-row.is-selected .is-progress')?.textContent ?? '';
    const startedAt = performance.now();
    button.click();
    while (shown() !== `${wanted}%`) {
      if (performance.now() - startedAt > 20_000) throw new Error(`Still ${shown()}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - startedAt;
  }, percent);
}

/** From the click on 任务表 until its rows are painted. */
async function listMs(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const view = document.querySelectorAll<HTMLInputElement>('.gb-segment input')[0];
    if (view === undefined) throw new Error('There is no list to choose.');
    const startedAt = performance.now();
    view.click();
    while (document.querySelectorAll('.task-table-body .task-row').length <= 5) {
      if (performance.now() - startedAt > 20_000) throw new Error('The list was not shown.');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - startedAt;
  });
}

/** From another state of the first task until the list, read again, says so, painted. */
async function listEditMs(page: Page, state: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const select = (): HTMLSelectElement | null =>
      document.querySelector<HTMLSelectElement>('.task-table-body .task-row select');
    const field = select();
    if (field === null) throw new Error('There is no task.');
    const startedAt = performance.now();
    field.value = wanted;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    while (!(select()?.className ?? '').includes(`is-${wanted}`)) {
      if (performance.now() - startedAt > 20_000) throw new Error('The state was not shown.');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - startedAt;
  }, state);
}

/** The longest frame while the list is scrolled from its top to its end and back. */
async function scrollMs(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const list = document.querySelector('.task-table');
    if (list === null) throw new Error('There is no list.');
    let longest = 0;
    let last = performance.now();
    for (let step = 0; step <= 120; step += 1) {
      list.scrollTop = Math.sin((Math.PI * step) / 120) * (list.scrollHeight - list.clientHeight);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      if (step > 2) longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  });
}

interface Measured {
  readonly months: number[];
  readonly edits: number[];
  readonly lists: number[];
  readonly listEdits: number[];
  readonly scrolls: number[];
}

async function measureWindow(folder: string): Promise<Measured> {
  const path = join(folder, 'tasks.qhd');
  const first = await launchApp({ folder });
  const made = await first.page.evaluate(
    (to) =>
      window.api.workspace.create({
        jobId: 'bench',
        path: to,
        template: 'empty',
        departmentName: '后勤处',
        author: '测量',
      }),
    path,
  );
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  await first.page.evaluate(() => window.api.workspace.close({}));
  await first.close();
  fill(path);
  const running = await launchApp({ folder, workspace: path });
  try {
    const { page } = running;
    await page.locator('nav [data-screen="tasks"]').click();
    await page.locator('.gb-segment').nth(1).click();
    await page.locator('.month-table-body .month-row').first().waitFor();
    const months: number[] = [];
    for (let round = 0; round < rounds + 2; round += 1) months.push(await monthMs(page, monthOf((round % 12) + 1)));
    await page.locator('.gb-filter.is-open').click();
    await page.locator('.month-table-body .month-row').first().click();
    await page.locator('.month-slider input').waitFor();
    const edits: number[] = [];
    for (let round = 0; round < rounds + 2; round += 1) {
      edits.push(await editMs(page, 5 + round * 10));
      await page.waitForTimeout(600); // the list is read again meanwhile, as after a real edit
    }
    const lists: number[] = [];
    for (let round = 0; round < rounds + 2; round += 1) {
      await page.locator('.gb-segment').nth(1).click();
      await page.locator('.month-table-body .month-row').first().waitFor();
      await page.waitForTimeout(300);
      lists.push(await listMs(page));
    }
    const listEdits: number[] = [];
    const scrolls: number[] = [];
    for (let round = 0; round < rounds + 2; round += 1) {
      listEdits.push(await listEditMs(page, ['done', 'active', 'planned'][round % 3] ?? 'done'));
      await page.waitForTimeout(400);
      scrolls.push(await scrollMs(page));
    }
    return {
      months: months.slice(2),
      edits: edits.slice(2),
      lists: lists.slice(2),
      listEdits: listEdits.slice(2),
      scrolls: scrolls.slice(2),
    };
  } finally {
    await running.close();
  }
}

const cases = readDueCases();
const judged = cases.map(judge);
const right = judged.filter((one) => one === 'right').length;
/** Written by somebody who had not read the reader; the second set is for the last measurement only. */
const heldOut = {
  1: readDueCases('held-out-1').map(judge),
  2: readDueCases('held-out-2').map(judge),
  3: readDueCases('held-out-3').map(judge),
};
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-tasks-'));
try {
  const { months, edits, lists, listEdits, scrolls } = await measureWindow(folder);
  const holds = reportBars('tasks', [
    {
      bar: `due texts right, of ${cases.length}`,
      value: (right / cases.length) * 100,
      unit: '%',
      limit: 97,
      sense: 'at-least',
    },
    {
      bar: 'wrong dates',
      value: judged.filter((one) => one === 'wrong').length,
      unit: 'texts',
      limit: 0,
      sense: 'at-most',
    },
    ...([1, 2, 3] as const).flatMap((set) => [
      {
        bar: `held-out due texts right, set ${set}, of ${heldOut[set].length}`,
        value: (heldOut[set].filter((one) => one === 'right').length / heldOut[set].length) * 100,
        unit: '%',
        limit: 97,
        sense: 'at-least' as const,
      },
      {
        bar: `held-out wrong dates, set ${set}`,
        value: heldOut[set].filter((one) => one === 'wrong').length,
        unit: 'texts',
        limit: 0,
        sense: 'at-most' as const,
      },
    ]),
    { bar: 'month of 2,000 tasks shown, middle', value: median(months), unit: 'ms', limit: 200, sense: 'at-most' },
    {
      bar: 'month of 2,000 tasks shown, slowest',
      value: Math.max(...months),
      unit: 'ms',
      limit: 200,
      sense: 'at-most',
    },
    { bar: 'edit seen, middle', value: median(edits), unit: 'ms', limit: 100, sense: 'at-most' },
    { bar: 'edit seen, slowest', value: Math.max(...edits), unit: 'ms', limit: 100, sense: 'at-most' },
    { bar: 'list of 2,000 tasks shown, middle', value: median(lists), unit: 'ms', limit: 200, sense: 'at-most' },
    { bar: 'edit seen in the list of 2,000', value: median(listEdits), unit: 'ms', limit: 100, sense: 'at-most' },
    {
      bar: 'longest frame while scrolling it, middle',
      value: median(scrolls),
      unit: 'ms',
      limit: 50,
      sense: 'at-most',
    },
  ]);
  process.exitCode = holds ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
