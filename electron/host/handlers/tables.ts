import { basename } from 'node:path';
import { listTaskTables } from '../../../db/queries/tables.ts';
import { readRecordSet } from '../../../db/records/read-records.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { ShownTable } from '../../../shared/contract/tables.ts';
import { makeTable } from '../../../shared/document/task-tables/make-table.ts';
import { countsOf, matchPlan } from '../../../shared/document/task-tables/match-plan.ts';
import { planTable, type TableOptions } from '../../../shared/document/task-tables/plan-table.ts';
import { type ResolvedTable, resolveTable } from '../../../shared/document/task-tables/resolve-table.ts';
import { type MonthChoices, settleMonths } from '../../../shared/document/task-tables/doubtful-months.ts';
import { findHead, type TableHead } from '../../../shared/document/task-tables/roles.ts';
import { cellIssue } from '../../../shared/document/workbook/import-rules.ts';
import type { SourceTable } from '../documents/tables/source-table.ts';
import { writeTable } from '../documents/tables/write-table.ts';
import { readSourceTables } from '../documents/workbook/xlsx-reader.ts';
import { writePaper } from '../documents/write-paper.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound, removeRecord } from './save-record.ts';
import { storeTable, writePlan } from './tables-write.ts';

const stages = { reading: 0, checking: 1, writing: 2 } as const;

/** A table of a file that is a breakdown table. */
interface FoundTable {
  readonly source: SourceTable;
  readonly head: TableHead;
  readonly title: string;
}

export const tablesHandlers: Handlers<HostContract, CallContext>['tables'] = {
  list: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return listTaskTables(db, departmentId);
  },

  get: ({ id }, context) => {
    const { db, departmentId } = context.workspace();
    const resolved = resolveTable(readRecordSet(db, departmentId), id);
    if (resolved === null) throw notFound('taskTable', id);
    return shown(resolved);
  },

  check: async ({ path, options }, context) => {
    const found = await readFound(path, context);
    const { db, departmentId } = context.workspace();
    const records = readRecordSet(db, departmentId);
    const tables = found.map(({ source, head, title }, index) => {
      const { plan, grid, months } = planOf({ source, head, title }, options);
      const matched = matchPlan(plan, records);
      return {
        index,
        title,
        layout: head.layout,
        shown: shown({ grid, columns: head.columns, titleRows: head.from, headRows: head.to - head.from }),
        counts: [
          { kind: 'annualTask' as const, ...countsOf(matched.tasks) },
          { kind: 'goal' as const, ...countsOf(matched.goals) },
        ],
        doubtful: months.map(({ address, year, content, month }) => ({ address, year, content, month })),
        replaces: records.taskTable.some((table) => table.title === title),
        issues: [...plan.issues],
      };
    });
    return { path, tables };
  },

  import: async ({ path, options, index }, context) => {
    const found = (await readFound(path, context))[index];
    if (found === undefined) throw new AppFailure({ code: 'not-found', about: `table ${index}` });
    const { plan } = planOf(found, options);
    if (plan.issues.length > 0)
      throw new AppFailure({ code: 'import-invalid', about: basename(path), details: [...plan.issues] });
    report(context, 'writing', path);
    return context.write((writer, workspace) =>
      writePlan(writer, workspace, {
        plan,
        table: {
          title: found.title,
          layout: found.head.layout,
          year: options.year,
          columns: found.head.columns,
          source: basename(path),
        },
      }),
    );
  },

  make: ({ layout, year, title }, context) =>
    context.write((writer, workspace) => {
      const records = readRecordSet(workspace.db, workspace.departmentId);
      const { columns, rows } = makeTable(records, { layout, year });
      return { id: storeTable(writer, workspace, { table: { title, layout, year, columns, source: '' }, rows }) };
    }),

  exportWorkbook: async ({ id, path }, context) => {
    const { db, departmentId } = context.workspace();
    const records = readRecordSet(db, departmentId);
    const table = records.taskTable.find((each) => each.id === id);
    const resolved = resolveTable(records, id);
    if (table === undefined || resolved === null) throw notFound('taskTable', id);
    report(context, 'writing', path);
    const bytes = await writeTable(table.title, resolved);
    await writePaper(path, bytes, { signal: context.signal, newId: context.newId });
    return { path, sizeBytes: bytes.length };
  },

  remove: ({ id }, context) => removeRecord(context, 'taskTable', id),
};

async function readFound(path: string, context: CallContext): Promise<FoundTable[]> {
  context.workspace();
  report(context, 'reading', path);
  const sources = await readSourceTables(path, context.signal);
  report(context, 'checking', path);
  return sources.flatMap((source): FoundTable[] => {
    const head = findHead(source.grid, source.widths);
    return head === null ? [] : [{ source, head, title: titleOf(source, { head, path }) }];
  });
}

/** The words above the head, the caption before a Word table, the sheet's name, or the file's. */
function titleOf(source: SourceTable, { head, path }: { head: TableHead; path: string }): string {
  const above = source.grid.cells.find((cell) => cell.row < head.from && cell.text.trim() !== '')?.text;
  const isPlain = /^(?:sheet|工作表)\s*\d*$/iu.test(source.name.trim());
  const title = above ?? (isPlain ? '' : source.name);
  return (title.trim() === '' ? basename(path).replace(/\.[^.]+$/u, '') : title)
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 200);
}

type Options = TableOptions & { readonly months: MonthChoices };

function planOf({ source, head, title }: FoundTable, { months: choices, ...options }: Options) {
  const name = source.name === '' ? title : source.name;
  const { grid, months } = settleMonths({ grid: source.grid, head, doubtful: source.doubtful }, choices);
  const plan = planTable({ name, grid, head }, options);
  const open = months
    .filter(({ month }) => month === null)
    .map(({ row, column, year }) => cellIssue({ sheet: name, row, column }, 'ambiguous-month', { found: `${year}.1` }));
  return { plan: { ...plan, issues: [...plan.issues, ...open] }, grid, months };
}

function shown({ grid, columns, titleRows, headRows }: ResolvedTable): ShownTable {
  return {
    width: grid.width,
    height: grid.height,
    titleRows,
    headRows,
    columns: [...columns],
    cells: grid.cells.map(({ row, column, rowSpan, colSpan, text }) => ({ row, column, rowSpan, colSpan, text })),
  };
}

function report(context: CallContext, stage: keyof typeof stages, path: string): void {
  context.progress({ stage, done: stages[stage], total: 3, unit: 'steps', label: basename(path) });
  if (context.signal.aborted) throw new AppFailure({ code: 'cancelled' });
}
