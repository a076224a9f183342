import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { docxTables } from '../../electron/host/documents/tables/docx-tables.ts';
import { xlsxTables } from '../../electron/host/documents/tables/xlsx-tables.ts';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import { type Grid, mergesOf } from '../../shared/document/task-tables/grid.ts';
import { findHead } from '../../shared/document/task-tables/roles.ts';
import { type Bar, reportBars } from '../support/bench-report.ts';
import { paperResources } from '../support/paper-resources.ts';
import { withoutSpaces } from '../support/paper-text-out.ts';
import { drawnTables, pagesOf } from '../support/pdf-table.ts';
import { sampleDir } from '../support/sample.ts';
import { annualGrid, breakdownGrid, scheduleGrid, workbookOf } from '../support/schedule-table.ts';

/** S4's 附表, 表3 and 表4 from Excel in to Excel, Word and PDF out: cells and merges that came out otherwise. */
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-tables-'));
const dispatcher = new Dispatcher({
  resources: { ...paperResources(), sampleDir },
  now: () => new Date().toISOString(),
  newId: () => v7(),
  notify: () => undefined,
  log: (method, error) => console.error(method, error),
});
const client = inProcessClient(dispatcher);
const file = (name: string): string => join(folder, name);
let job = 0;
const jobId = (): string => `job-${(job += 1)}`;

async function need<T>(answer: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Cells of `wanted` that `found` lacks or has otherwise, and cells that it has beside them. */
function differences(wanted: Grid, found: Grid | undefined, textOf = (text: string): string => text): number {
  const keyOf = (cell: Grid['cells'][number]): string =>
    JSON.stringify([cell.row, cell.column, cell.rowSpan, cell.colSpan, textOf(cell.text)]);
  const left = new Set(wanted.cells.map(keyOf));
  const right = new Set((found?.cells ?? []).map(keyOf));
  return [...left].filter((key) => !right.has(key)).length + [...right].filter((key) => !left.has(key)).length;
}

/**
 * What the PDF draws otherwise than it should. Words of a merged cell that a page's end divides stand on one of its
 * pages: each part must be drawn, and the parts together must say what the cell says.
 */
async function pdfDifferences(grid: Grid, bytes: Uint8Array): Promise<{ differing: number; pages: number }> {
  const head = findHead(grid);
  const headRows = head?.to ?? 0;
  const drawn = (await drawnTables(bytes)).filter((page) => page.height > 0);
  const parts = drawn.map((page) => page.height - headRows);
  const pages = pagesOf(grid, headRows, parts);
  let differing = Math.abs(parts.reduce((sum, count) => sum + count, 0) - (grid.height - headRows));
  let before = 0;
  const said = new Map<Grid['cells'][number], string>();
  for (const [index, page] of pages.entries()) {
    differing += differences(page, drawn[index], () => '');
    for (const cell of drawn[index]?.cells ?? []) {
      const row = cell.row < headRows ? cell.row : cell.row + before;
      const original = grid.cells.find(
        (each) =>
          each.row <= row &&
          row < each.row + each.rowSpan &&
          each.column <= cell.column &&
          cell.column < each.column + each.colSpan,
      );
      if (original === undefined || (cell.row < headRows && index > 0)) {
        if (original === undefined || withoutSpaces(original.text) !== withoutSpaces(cell.text)) differing += 1;
      } else said.set(original, (said.get(original) ?? '') + cell.text);
    }
    before += parts[index] ?? 0;
  }
  for (const cell of grid.cells) if (withoutSpaces(said.get(cell) ?? '') !== withoutSpaces(cell.text)) differing += 1;
  return { differing, pages: drawn.length };
}

const bars: Bar[] = [];
try {
  await need(
    client.workspace.create({
      jobId: jobId(),
      path: file('a.qhd'),
      template: 'empty',
      departmentName: '后勤处',
      collegeName: '云溪职业技术学院',
      author: '测量',
    }),
  );
  for (const [name, grid] of [
    ['附表', scheduleGrid],
    ['表3', breakdownGrid],
    ['表4', annualGrid],
  ] as const) {
    writeFileSync(file(`${name}.xlsx`), await workbookOf(grid, name));
    const startedAt = performance.now();
    const { id } = await need(
      client.tables.import({
        jobId: jobId(),
        path: file(`${name}.xlsx`),
        options: { year: 2026, withGoals: true },
        index: 0,
      }),
    );
    await need(client.tables.exportWorkbook({ jobId: jobId(), id, path: file('out.xlsx') }));
    const spec = { paper: 'task-table', tableId: id } as const;
    for (const format of ['docx', 'pdf'] as const)
      await need(client.papers.export({ jobId: jobId(), spec, format, path: file(`out.${format}`) }));
    const seconds = (performance.now() - startedAt) / 1000;
    const xlsx = (await xlsxTables(readFileSync(file('out.xlsx'))))[0]?.grid;
    const docx = docxTables(readFileSync(file('out.docx')))[0]?.grid;
    const pdf = await pdfDifferences(grid, readFileSync(file('out.pdf')));
    const size = `${grid.cells.length} cells, ${mergesOf(grid).length} merged`;
    const bar = (words: string, value: number, unit = 'cells'): Bar => ({
      bar: `${name} (${size}): ${words}`,
      value,
      unit,
      limit: unit === 's' ? 30 : 0,
      sense: 'at-most',
    });
    bars.push(
      bar('Excel to Excel, cells or merges that differ', differences(grid, xlsx)),
      bar('Excel to Word, cells or merges that differ', differences(grid, docx)),
      bar(`Excel to PDF of ${pdf.pages} pages, cells or rules that differ`, pdf.differing),
      bar('in and out in all three formats', seconds, 's'),
    );
    const kept = process.env['GANGBIAO_PICTURES'];
    if (kept !== undefined) writeFileSync(join(kept, `${name}.pdf`), readFileSync(file('out.pdf')));
  }
} finally {
  await dispatcher.shutdown();
  rmSync(folder, { recursive: true, force: true });
}
if (!reportBars('tables', bars)) process.exitCode = 1;
