import type { Issue } from '../../app-error.ts';
import type { FieldValue } from '../../domain/revision.ts';
import type { Column, FormSheet, TableSheet } from '../../templates/workbook/column.ts';
import { formHeaders } from '../../templates/workbook/template.ts';
import { comparable } from './clean-text.ts';
import { type CellPlace, cellIssue, issueAt } from './import-rules.ts';
import { nearest } from './nearest.ts';
import { cellText, readCell } from './read-cell.ts';
import type { CellValue, SheetRows } from './sheet-rows.ts';

/** A row of a table: what its cells say, by field. A field is absent when the sheet has no such column. */
export interface ReadRow {
  readonly values: ReadonlyMap<string, FieldValue | undefined>;
  readonly placeOf: (field: string) => CellPlace;
}

/** Rows below this are not looked at when the header is sought: titles and remarks may stand above it. */
const headerDepth = 10;

/** A table as it was read. */
export interface ReadTable {
  readonly rows: readonly ReadRow[];
  /** Fields for which the sheet has a column. */
  readonly fields: ReadonlySet<string>;
  readonly issues: readonly Issue[];
}

/** The rows of a table sheet, blank ones left out, and what is wrong with its cells. */
export function readTable(sheet: SheetRows, template: TableSheet): ReadTable {
  const headerRow = findHeaderRow(
    sheet,
    template.columns.map((column) => column.header),
  );
  if (headerRow === -1) {
    const isBlank = sheet.rows.every((row) => row.every((cell) => comparable(cellText(cell)) === ''));
    const expected = template.columns
      .filter((column) => column.required)
      .map((column) => column.header)
      .join('、');
    return {
      rows: [],
      fields: new Set(),
      issues: isBlank ? [] : [issueAt([sheet.name, 'A1'], 'missing-header', { expected })],
    };
  }
  const issues: Issue[] = [];
  const columns = matchColumns(sheet, { template, headerRow, issues });
  const rows: ReadRow[] = [];
  for (let row = headerRow + 1; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row] ?? [];
    if (!isFilled(cells, columns)) continue;
    const values = new Map<string, FieldValue | undefined>();
    for (const [index, column] of columns) {
      if (column.value.type === 'note') continue;
      const reading = readCell(column, cells[index] ?? null, { sheet: sheet.name, row, column: index });
      if ('issue' in reading) issues.push(reading.issue);
      else values.set(column.field, reading.value);
    }
    rows.push({ values, placeOf: (field) => ({ sheet: sheet.name, row, column: columnOf(columns, field) }) });
  }
  return { rows, issues, fields: new Set([...columns.values()].map((column) => column.field)) };
}

/** The fields of each kind on the form sheet. A kind of which nothing is filled in is left alone: an empty template says nothing. */
export function readForm(
  sheet: SheetRows,
  template: FormSheet,
): { readonly rows: ReadonlyMap<string, ReadRow>; readonly issues: Issue[] } {
  const issues: Issue[] = [];
  const found = new Map<string, { values: Map<string, FieldValue | undefined>; places: Map<string, CellPlace> }>();
  const filled = new Set(
    template.rows
      .filter((row) =>
        sheet.rows.some((cells) => isFormLine(cells, row) && comparable(cellText(cells[1] ?? null)) !== ''),
      )
      .map((row) => row.kind),
  );
  const known = new Map(template.rows.map((row) => [comparable(row.header), row]));
  for (const [row, cells] of sheet.rows.entries()) {
    const header = cellText(cells[0] ?? null);
    const place = { sheet: sheet.name, row, column: 1 };
    if (comparable(header) === '' || comparable(header) === comparable(formHeaders[0])) continue;
    const column = known.get(comparable(header));
    if (column === undefined) {
      const expected = nearest(
        header,
        template.rows.map((known) => known.header),
      );
      issues.push(
        cellIssue({ ...place, column: 0 }, 'unknown-column', {
          found: header,
          ...(expected === undefined ? {} : { expected }),
        }),
      );
      continue;
    }
    if (!filled.has(column.kind)) continue;
    const reading = readCell(column, cells[1] ?? null, place);
    if ('issue' in reading) issues.push(reading.issue);
    const record = found.get(column.kind) ?? { values: new Map(), places: new Map() };
    found.set(column.kind, record);
    if (record.places.has(column.field))
      issues.push(cellIssue({ ...place, column: 0 }, 'duplicate-column', { found: header }));
    record.places.set(column.field, place);
    if ('value' in reading) record.values.set(column.field, reading.value);
  }
  const rows = new Map<string, ReadRow>();
  for (const [kind, { values, places }] of found) {
    rows.set(kind, { values, placeOf: (field) => places.get(field) ?? { sheet: sheet.name, row: 0, column: 1 } });
  }
  return { rows, issues };
}

function isFormLine(cells: readonly CellValue[], row: Column): boolean {
  return comparable(cellText(cells[0] ?? null)) === comparable(row.header);
}

function findHeaderRow(sheet: SheetRows, headers: readonly string[]): number {
  const known = new Set(headers.map(comparable));
  const hits = sheet.rows.slice(0, headerDepth).map((row) => row.filter((cell) => known.has(headerKey(cell))).length);
  const best = Math.max(0, ...hits);
  return best >= Math.min(2, headers.length) ? hits.indexOf(best) : -1;
}

/** Marks that people put on headers: （必填）, *. */
function headerKey(cell: CellValue): string {
  return comparable(cellText(cell)).replace(/\(必填\)|\*/gu, '');
}

function matchColumns(
  sheet: SheetRows,
  scope: { template: TableSheet; headerRow: number; issues: Issue[] },
): ReadonlyMap<number, Column> {
  const known = new Map(scope.template.columns.map((column) => [comparable(column.header), column]));
  const columns = new Map<number, Column>();
  const header = sheet.rows[scope.headerRow] ?? [];
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  for (let index = 0; index < width; index += 1) {
    const cell = header[index] ?? null;
    const place = { sheet: sheet.name, row: scope.headerRow, column: index };
    const column = known.get(headerKey(cell));
    if (column === undefined) {
      // A column without a header matters only when something stands in it.
      const stray = sheet.rows
        .slice(scope.headerRow + 1)
        .some((row) => comparable(cellText(row[index] ?? null)) !== '');
      if (headerKey(cell) === '' && !stray) continue;
      const expected = nearest(
        cellText(cell),
        scope.template.columns.map((candidate) => candidate.header),
      );
      scope.issues.push(
        cellIssue(place, 'unknown-column', { found: cellText(cell), ...(expected === undefined ? {} : { expected }) }),
      );
    } else if ([...columns.values()].includes(column)) {
      scope.issues.push(cellIssue(place, 'duplicate-column', { found: cellText(cell) }));
    } else {
      columns.set(index, column);
    }
  }
  return columns;
}

/** Whether a row says anything: its id, its number and notes for the eye do not count. */
function isFilled(cells: readonly CellValue[], columns: ReadonlyMap<number, Column>): boolean {
  return [...columns].some(([index, column]) => {
    const { type } = column.value;
    return type !== 'note' && type !== 'id' && type !== 'rank' && comparable(cellText(cells[index] ?? null)) !== '';
  });
}

function columnOf(columns: ReadonlyMap<number, Column>, field: string): number {
  for (const [index, column] of columns) if (column.field === field) return index;
  return 0;
}
