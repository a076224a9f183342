import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { v7 } from 'uuid';
import { readMeta, setMeta } from '../../db/meta.ts';
import type { RecordWriter } from '../../db/records/record-writer.ts';
import { runCommand } from '../../db/records/run-command.ts';
import { createWorkspaceDb, openWorkspaceDb } from '../../db/workspace-db.ts';
import { coverageOf } from '../../electron/host/handlers/coverage-matrix.ts';
import { type Bar, median, reportBars } from '../support/bench-report.ts';
import { launchAlone, type LoneApp, ourPage } from '../support/launch-alone.ts';
import { printTable } from '../support/table.ts';

/**
 * The coverage matrix of 5,000 standards and 20,000 links in the real window: from the click on its name until its rows
 * are painted, and from the button that links a piece until the changed row is.
 */
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const standardCount = 5_000;
const linksEach = 4;
const positionCount = 100;
const samples = 15;
const year = new Date().getFullYear();

function fill(writer: RecordWriter, departmentId: string): void {
  const home = { departmentId };
  const pieces = Array.from({ length: standardCount }, (_, index) => {
    const month = String((index % 12) + 1).padStart(2, '0');
    const formedOn = `${year - (index % 3)}-${month}-1${index % 9}`;
    return writer.create(
      'evidence',
      { title: `台账第${index}册`, number: `${index}`, formedOn, year: formedOn.slice(0, 4) },
      home,
    ).id;
  });
  const frequencies = ['每月', '每日', '每季度', '每学期', '', '每次', '每年'];
  for (let at = 0; at < positionCount; at += 1) {
    const section = at % 10 === 0 ? writer.create('section', { name: `科室${at / 10}`, ordinal: at }, home).id : null;
    const position = writer.create('position', { name: `岗位${at}`, sectionId: section, ordinal: at }, home);
    const duty = writer.create('duty', { positionId: position.id, text: `职责${at}` }, home);
    for (let place = 0; place < standardCount / positionCount; place += 1) {
      const index = at * (standardCount / positionCount) + place;
      const item = writer.create('workItem', { dutyId: duty.id, text: `工作${index}`, ordinal: place }, home);
      const standard = writer.create(
        'workStandard',
        {
          workItemId: item.id,
          requirement: `第${index}条标准：两小时内到达现场，当日完成率不低于百分之九十五，师生满意度不低于百分之九十`,
          frequency: index < samples * 2 ? '每月' : (frequencies[index % frequencies.length] ?? ''),
          expectedEvidence: `抽查记录${index}号、统计表`,
        },
        home,
      );
      for (let link = 0; link < linksEach; link += 1) {
        const evidenceId = pieces[(index * 7 + link * 1_237) % standardCount] ?? '';
        writer.create('evidenceLink', { evidenceId, targetKind: 'workStandard', targetId: standard.id }, home);
      }
      if (index < samples * 2)
        for (let month = 1; month <= 12; month += 1)
          writer.create(
            'evidence',
            { title: `抽查记录${index}号（${month}月）`, formedOn: `${year}-${String(month).padStart(2, '0')}-05` },
            home,
          );
    }
  }
}

function makeFile(path: string): void {
  const db = createWorkspaceDb(path, clock);
  try {
    const context = { ...clock, name: 'workspace.create', author: '', replicaId: readMeta(db).replicaId };
    const departmentId = v7();
    runCommand(db, context, (writer) => {
      writer.create('college', { name: '云溪职业技术学院' }, { departmentId: null });
      writer.create('department', { name: '后勤处' }, { departmentId, id: departmentId });
      fill(writer, departmentId);
    });
    setMeta(db, 'departmentId', departmentId);
  } finally {
    db.close();
  }
}

/** The matrix in the host's own code, without a window, in milliseconds. */
function hostQueryMs(path: string): number {
  const db = openWorkspaceDb(path, clock);
  try {
    const { replicaId } = readMeta(db);
    const departmentId = db.raw.prepare('SELECT id FROM department').pluck().get() as string;
    const workspace = { db, kind: 'department' as const, departmentId, replicaId, author: '', file: null };
    const touch = db.raw.prepare('UPDATE evidence SET title = title WHERE id = (SELECT min(id) FROM evidence)');
    const times = Array.from({ length: 9 }, () => {
      touch.run(); // what was made before is thrown away
      const began = performance.now();
      JSON.stringify(coverageOf(workspace, clock.now(), { basis: 'calendar', year }).rows);
      return performance.now() - began;
    });
    return median(times.slice(2));
  } finally {
    db.close();
  }
}

/** From the click on the matrix's name until its rows are painted. Another screen is shown before each. */
async function drawnMs(app: LoneApp): Promise<number> {
  await app.until(ourPage, () => {
    document.querySelector<HTMLElement>('.gb-rail-item[data-screen="settings"]')?.click();
    return document.querySelector('main[data-screen="settings"]') !== null;
  });
  await setTimeout(400);
  return await app.inPage(
    ourPage,
    () =>
      new Promise<number>((resolve) => {
        const button = document.querySelector<HTMLElement>('.gb-rail-item[data-screen="coverage"]');
        const began = performance.now();
        const look = (): void => {
          if (document.querySelectorAll('.coverage-body .coverage-row').length < 10) {
            requestAnimationFrame(look);
            return;
          }
          // This is the callback of the frame that holds the rows: it is painted when the next task runs.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now() - began));
          port1.start();
          port2.postMessage(null);
        };
        button?.click();
        requestAnimationFrame(look);
      }),
    null,
  );
}

/** From the button that links one piece until the changed row is painted. */
async function linkedMs(app: LoneApp, row: number): Promise<number> {
  await app.inPage(ourPage, () => document.querySelector<HTMLElement>('[role="grid"]')?.focus(), null);
  await app.press('Home');
  for (let at = 0; at <= row; at += 1) await app.press('Down');
  await app.press('Return');
  await app.until(ourPage, () =>
    [...document.querySelectorAll('.coverage-pieces button')].some(({ textContent }) => textContent.includes('关联')),
  );
  await setTimeout(500);
  return await app.inPage(
    ourPage,
    () =>
      new Promise<number>((resolve, reject) => {
        const marks = (): string =>
          [...document.querySelectorAll<HTMLElement>('.coverage-body .is-selected i')]
            .map((mark) => mark.dataset['mark'] ?? '')
            .join('');
        const missing = marks().indexOf('M') + 1;
        const button = [...document.querySelectorAll<HTMLElement>('.coverage-pieces li')]
          .find((piece) => piece.textContent.includes(`（${missing}月）`))
          ?.querySelector<HTMLElement>('button');
        if (button === undefined || button === null || missing === 0) {
          reject(new Error(`nothing to link: ${marks()}`));
          return;
        }
        const before = marks();
        const began = performance.now();
        const look = (): void => {
          if (marks() === before) {
            requestAnimationFrame(look);
            return;
          }
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now() - began));
          port1.start();
          port2.postMessage(null);
        };
        button.click();
        requestAnimationFrame(look);
      }),
    null,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'gangbiao-coverage-'));
try {
  const path = join(folder, '后勤处.qhd');
  makeFile(path);
  const host = hostQueryMs(path);
  const app = await launchAlone([path]);
  const drawn: number[] = [];
  const linked: number[] = [];
  try {
    await app.until(ourPage, () => document.querySelector('.gb-rail-item') !== null);
    await app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768), null);
    await setTimeout(1500);
    for (let at = 0; at < samples; at += 1) drawn.push(await drawnMs(app));
    for (let at = 0; at < samples; at += 1) linked.push(await linkedMs(app, at));
  } finally {
    await app.close();
  }
  const spread = (times: readonly number[]): string => times.map((each) => each.toFixed(0)).join(' ');
  printTable(
    ['one after the other', 'ms'],
    [
      ['matrix drawn', spread(drawn)],
      ['one link until painted', spread(linked)],
    ],
  );
  const [first = Number.NaN] = drawn;
  const bars: Bar[] = [
    { bar: 'matrix computed by the host', value: host, unit: 'ms', limit: 300, sense: 'at-most' },
    { bar: 'matrix drawn, first time', value: first, unit: 'ms', limit: 300, sense: 'at-most' },
    { bar: 'matrix drawn, median', value: median(drawn), unit: 'ms', limit: 300, sense: 'at-most' },
    { bar: 'matrix drawn, slowest', value: Math.max(...drawn), unit: 'ms', limit: 300, sense: 'at-most' },
    { bar: 'one link until painted, median', value: median(linked), unit: 'ms', limit: 50, sense: 'at-most' },
    { bar: 'one link until painted, slowest', value: Math.max(...linked), unit: 'ms', limit: 50, sense: 'at-most' },
  ];
  process.exitCode = reportBars('coverage', bars) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
