import type { RecordSet } from '../../domain/record-set.ts';
import type { Block, Paper, TableCell, TableRow } from '../blocks.ts';
import { paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { lookUp } from '../record-lookup.ts';
import { type ResolvedTable, resolveTable } from '../task-tables/resolve-table.ts';
import type { ColumnRole } from '../task-tables/roles.ts';

/** A breakdown table in the layout of its original (S4 表3, 表4, 附表), on landscape pages with its head on each. */
export function taskTablePaper(
  records: RecordSet,
  options: { readonly tableId: string; readonly date: string },
): Paper {
  const lookup = lookUp(records);
  const stored = records.taskTable.find(({ id }) => id === options.tableId);
  const resolved = resolveTable(records, options.tableId);
  const title = stored?.title ?? '任务分解表';
  return {
    layout: 'handbook',
    meta: { title, author: lookup.departmentName, subject: '任务分解表', date: options.date },
    parts: [
      {
        orientation: 'landscape',
        pageNumbers: 'arabic',
        restart: true,
        startOnOddPage: false,
        headEven: '',
        headOdd: '',
        blocks: [
          // A title row of the table itself is the title; printed once.
          ...(resolved !== null && resolved.titleRows > 0 ? [] : [paragraph('title', title)]),
          ...(resolved === null ? [] : tableBlocks(resolved, title)),
        ],
      },
    ],
  };
}

const centred: ReadonlySet<ColumnRole> = new Set(['number', 'project', 'due', 'lead', 'assisting', 'owner', 'doer']);

function tableBlocks({ grid, columns, titleRows, headRows }: ResolvedTable, summary: string): Block[] {
  if (grid.width === 0) return [];
  const width = typeArea('handbook', 'landscape').widthMm;
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const headEnd = titleRows + headRows;
  const rowOf = (row: number): TableCell[] =>
    grid.cells
      .filter((each) => each.row === row)
      .map((each): TableCell => {
        const isHead = row < headEnd;
        const role = columns[each.column]?.role ?? 'other';
        return {
          // Line by line as it was written, blank lines and all: a form is filled in, not set.
          paragraphs: each.text.split('\n').map((line) => [{ text: line, ...(isHead ? { bold: true } : {}) }]),
          ...(each.rowSpan > 1 ? { rowSpan: each.rowSpan } : {}),
          ...(each.colSpan > 1 ? { colSpan: each.colSpan } : {}),
          align: isHead || centred.has(role) ? 'center' : 'left',
          verticalAlign: 'middle',
          shaded: isHead && row >= titleRows,
        };
      });
  const rows = Array.from({ length: grid.height }, (_, row) => rowOf(row));
  const head: TableRow[] = rows.slice(0, headEnd).map((cells) => ({ cells, divisible: false }));
  return [
    table({
      columnsMm: columns.map((column) => (width * column.width) / total),
      head,
      rows: rows.slice(headEnd),
      fontSize: 9.5,
      summary,
    }),
  ];
}
