import { mkdtempSync, rmSync } from 'node:fs';
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
import { largeHandbookRecords, threeHundredPages } from '../support/large-handbook.ts';
import { paperResources } from '../support/paper-resources.ts';
import { printTable } from '../support/table.ts';

/**
 * The live preview of a handbook of some 300 pages: from the save of an edit until the host has answered with the new
 * pages of the edited chapter, as a PDF that the window only has to draw; and, for comparison, with the whole book.
 */
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const edits = 15;
const limitMs = 400;

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

/** What all threads of this process have computed so far, in milliseconds: tells a busy machine from slow code. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
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
    if (changed === null || changed.pdf.length === 0) throw new Error('The edited chapter was not set.');
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
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
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
  const held = reportBars('handbook-preview', [
    { bar: 'pages of the handbook', value: pageCount, unit: 'pages', limit: 300, sense: 'at-least' },
    {
      bar: 'edit to new pages of the chapter, median',
      value: median(times),
      unit: 'ms',
      limit: limitMs,
      sense: 'at-most',
    },
    { bar: 'edit to new pages of the chapter, p95', value: p95, unit: 'ms', limit: limitMs, sense: 'at-most' },
  ]);
  if (!held) process.exitCode = 1;
} finally {
  await dispatcher.shutdown();
  rmSync(folder, { recursive: true, force: true });
}
