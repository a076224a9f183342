import { createHash, randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { readMeta, setMeta } from '../../db/meta.ts';
import { runCommand } from '../../db/records/run-command.ts';
import { createWorkspaceDb } from '../../db/workspace-db.ts';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import { recordKinds } from '../../shared/domain/record-kind.ts';
import { value } from '../contract/contract-host.ts';
import { median, reportBars } from '../support/bench-report.ts';
import { launchApp } from '../support/launch-app.ts';
import { largeHandbookRecords, threeHundredPages } from '../support/large-handbook.ts';
import { paperResources } from '../support/paper-resources.ts';
import { printTable } from '../support/table.ts';
import { windowClient } from '../support/window-calls.ts';

/**
 * The live preview of a handbook of some 300 pages: from the save of an edit until the host has answered with the new
 * pages of the edited chapter, as a PDF that the window only has to draw; for comparison, with the whole book; and, in
 * the real window, from a key in a chapter's words, and from the save of a position, to the drawn page beside it.
 *
 * The pauses between records are drawn by lot, of any length from a second on and of five on average, so that edits fall
 * into every moment of what the program does meanwhile, also while it sets the whole book; how many did is printed. The
 * waiting before an edit ends when the pages that the click before it turned to, and those of the edit before, are drawn
 * (their drawing would be timed): somebody who looks at the page waits for them too. Nothing else is waited for.
 * What the machine gave to others meanwhile (`steal`, Linux) is printed beside the figures; it is not taken off them.
 */
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const edits = 40;
const limitMs = 400;
/** Whoever writes stops now and then; the same pauses in each run, in milliseconds. */
const keyPauses = [120, 180, 150, 320, 240, 900, 170, 4200, 140, 1700, 450, 200];
/** PREVIEW_SEED gives the pauses of another run again. */
const seed = Number(process.env['PREVIEW_SEED'] ?? randomInt(1_000_000));
let lots = 0;
/** Whoever looks for the next record, reads and writes: a second at least, five on average, now and then much longer. */
function savePause(): number {
  lots += 1;
  const part = createHash('sha256').update(`${seed} ${lots}`).digest().readUInt32LE() / 2 ** 32;
  return Math.min(1000 - 4000 * Math.log(1 - part), 20_000);
}

function makeFile(path: string): void {
  const db = createWorkspaceDb(path, clock);
  const records = largeHandbookRecords(threeHundredPages);
  const departmentId = records.department[0]?.id ?? '';
  const context = { ...clock, name: 'workspace.create', author: '', replicaId: readMeta(db).replicaId };
  try {
    runCommand(db, context, (writer) => {
      for (const kind of recordKinds) {
        for (const record of records[kind]) {
          const { id, departmentId: home, revisionId: _revisionId, ...fields } = record;
          writer.create(kind, fields, { departmentId: home, id });
        }
      }
    });
    setMeta(db, 'departmentId', departmentId);
  } finally {
    db.close();
  }
}

function p95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}

/** What all threads of this process have computed so far, in milliseconds: tells a busy machine from slow code. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Paints extends Window {
  /** When a sheet was last drawn, and what began the edit, in the page's milliseconds. */
  drawnAt: number;
  editedAt: number;
  /** The whole book is being set. */
  isSetting: boolean;
}

/** Time that the machine gave to other machines since it was started, and all time, both in ticks; null where nobody says. */
function machineTicks(): { readonly stolen: number; readonly all: number } | null {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
    const ticks = line.split(/\s+/u).slice(1, 9).map(Number);
    return { stolen: ticks[7] ?? 0, all: ticks.reduce((sum, each) => sum + each, 0) };
  } catch {
    return null;
  }
}

/**
 * The times from an edit to the frame that shows its page. Edits come as from somebody who works: some within the time in
 * which the whole book is set again after the ones before.
 */
async function inTheWindow(
  workspace: string,
): Promise<{ readonly keys: number[]; readonly saves: number[]; readonly duringBook: number }> {
  const running = await launchApp({ workspace });
  const { page } = running;
  try {
    const api = windowClient(page);
    await page.waitForSelector('.gb-rail-item');
    const { entries } = await value(api.handbook.outline({ year: 2026 }));
    const title = '采购管理制度';
    await value(
      api.handbook.arrange({
        year: 2026,
        known: [],
        entries: [
          ...entries.map(({ hasText: _hasText, ...entry }) => ({ ...entry, id: null })),
          { id: null, source: 'free', title, isAppendix: false, isIncluded: true },
        ],
      }),
    );
    await page.locator('.gb-rail-item', { hasText: '质量手册' }).click();
    const rest = async (): Promise<void> => {
      await page.locator('.pdf-status', { hasText: '与当前内容一致' }).waitFor({ timeout: 120_000 });
      await page.waitForFunction(() => performance.now() - ((window as unknown as Paints).drawnAt ?? 0) > 500);
    };
    await page.evaluate(() => {
      const paints = window as unknown as Paints;
      new MutationObserver((changes) => {
        const isSheet = changes.some(({ target }) => (target as Element).classList.contains('pdf-sheet'));
        if (isSheet) requestAnimationFrame(() => (paints.drawnAt = performance.now()));
      }).observe(document.body, { childList: true, subtree: true });
      addEventListener('beforeinput', () => (paints.editedAt = performance.now()), true);
      window.api.on('progress', () => (paints.isSetting = true));
    });
    /** As long as it takes somebody; and not while pages of the edit before are still being drawn, which would be timed. */
    const pause = async (ms: number): Promise<void> => {
      await page.waitForTimeout(ms);
      await page.waitForFunction(() => {
        const calmMs = performance.now() - (window as unknown as Paints).drawnAt;
        const isSettled = document.querySelector('.pdf-status')?.textContent?.includes('与当前内容一致') === true;
        const sheets = [...document.querySelectorAll('.pdf-sheet')];
        return calmMs > (isSettled ? 400 : 120) && sheets.every((sheet) => sheet.childElementCount > 0);
      });
    };
    const drawn = async (): Promise<number> => {
      const held = await page.waitForFunction(() => {
        const { drawnAt, editedAt } = window as unknown as Paints;
        return drawnAt > editedAt ? drawnAt - editedAt : false;
      });
      return Number(await held.jsonValue());
    };
    await rest();
    const keys: number[] = [];
    await page.locator('.compose-title', { hasText: title }).click();
    await page.getByRole('button', { name: '写正文' }).click();
    await page.getByRole('textbox', { name: title }).click();
    await rest();
    for (let edit = 0; edit < edits; edit += 1) {
      await pause(keyPauses[edit % keyPauses.length] ?? 0);
      await page.keyboard.type('采');
      keys.push(await drawn());
    }
    await rest();
    await page.getByRole('button', { name: '返回目录' }).click();
    await page.getByRole('tab', { name: '目录', exact: true }).click();
    const positions = await value(api.positions.list({}));
    const saves: number[] = [];
    let duringBook = 0;
    for (let edit = 0; edit < edits; edit += 1) {
      const position = positions[(edit * 7) % positions.length];
      if (position === undefined) continue;
      await page.locator('.paper-outline button', { hasText: position.name }).first().click();
      // The pages that come into sight by the click are drawn before the edit, whose time would be theirs.
      await page.evaluate(() => void ((window as unknown as Paints).drawnAt = performance.now()));
      await pause(savePause());
      const isDuringBook = await page.evaluate(() => {
        const { isSetting } = window as unknown as Paints;
        (window as unknown as Paints).isSetting = false;
        const isSettled = document.querySelector('.pdf-status')?.textContent?.includes('与当前内容一致') === true;
        return isSetting && !isSettled;
      });
      if (isDuringBook) duringBook += 1;
      await page.evaluate(
        ([id, purpose]) => {
          (window as unknown as Paints).editedAt = performance.now();
          return window.api.positions.save({ id, fields: { purpose } });
        },
        [position.id, `在窗口里第${edit}次修改以后的全部工作。`] as const,
      );
      saves.push(await drawn());
    }
    return { keys, saves, duringBook };
  } finally {
    await running.close();
  }
}

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / Math.max(1, whole))} %`;
}

const folder = mkdtempSync(join(tmpdir(), 'gangbiao-preview-bench-'));
const dispatcher = new Dispatcher({
  resources: { ...paperResources(), sampleDir: '' },
  ...clock,
  notify: () => undefined,
  log: (method, error) => console.error(method, error),
});
const client = inProcessClient(dispatcher);
const spec = { paper: 'handbook', year: 2026 } as const;
try {
  makeFile(join(folder, '后勤处.qhd'));
  await value(client.workspace.open({ path: join(folder, '后勤处.qhd') }));
  const whole = async (jobId: string) => value(client.papers.preview({ jobId, spec }));
  let { layout, pageCount } = await whole('first');
  const positions = await value(client.positions.list({}));
  const times: number[] = [];
  const processorTimes: number[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const position = positions[(edit * 7) % positions.length];
    if (position === undefined || layout === null) throw new Error('There is nothing to edit.');
    const started = performance.now();
    const processorStarted = cpuMs();
    await value(client.positions.save({ id: position.id, fields: { purpose: `负责第${edit}次修改以后的全部工作。` } }));
    const changed = await value(client.papers.previewChange({ spec, layout }));
    times.push(performance.now() - started);
    processorTimes.push(cpuMs() - processorStarted);
    if (changed === null || changed.every(({ pdf }) => pdf === null || pdf.length === 0))
      throw new Error('The edited chapter was not set.');
    // The window asks for the whole book when the edits pause.
    if (edit % 5 === 4) ({ layout, pageCount } = await whole(`after-${edit}`));
    else {
      // Taken back, so that the next edit changes one chapter and not two.
      await value(client.history.undo({}));
    }
  }
  const wholeTimes: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const position = positions[round];
    if (position === undefined) continue;
    await value(client.positions.save({ id: position.id, fields: { purpose: `整册第${round}次。` } }));
    const started = performance.now();
    await whole(`whole-${round}`);
    wholeTimes.push(performance.now() - started);
  }
  const row = (what: string, of: readonly number[]): string[] => [
    what,
    String(of.length),
    String(Math.round(median(of))),
    String(Math.round(Math.max(...of))),
  ];
  printTable(
    [`${pageCount} pages`, 'edits', 'median ms', 'slowest ms'],
    [
      row('the edited chapter', times),
      row('… processor time of it', processorTimes),
      row('the whole book', wholeTimes),
    ],
  );
  await dispatcher.shutdown();
  const before = machineTicks();
  const seen = await inTheWindow(join(folder, '后勤处.qhd'));
  const after = machineTicks();
  printTable(
    ['in the window', 'edits', 'median ms', 'slowest ms'],
    [row('key to drawn page', seen.keys), row('saved record to drawn page', seen.saves)],
  );
  const stolen =
    before === null || after === null ? 'not known' : percent(after.stolen - before.stolen, after.all - before.all);
  console.log(
    `PREVIEW_SEED=${seed}; ${seen.duringBook} records were saved while the whole book was being set; ` +
      `time of the processors that other machines took meanwhile: ${stolen}`,
  );
  const bars = (what: string, of: readonly number[]) =>
    ([median(of), p95(of)] as const).map((value, place) => ({
      bar: `${what}, ${place === 0 ? 'median' : 'p95'}`,
      value,
      unit: 'ms',
      limit: limitMs,
      sense: 'at-most' as const,
    }));
  const held = reportBars('handbook-preview', [
    { bar: 'pages of the handbook', value: pageCount, unit: 'pages', limit: 300, sense: 'at-least' },
    ...bars('edit to new pages of the chapter', times),
    ...bars('key to drawn page', seen.keys),
    ...bars('saved record to drawn page', seen.saves),
  ]);
  if (!held) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
