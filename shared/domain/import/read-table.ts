import { isBlank } from './clean.ts';
import { type ColumnHead, columnsAt, type TableContext } from './column-head.ts';
import { ColumnReader } from './read-columns.ts';
import { cellWords, type Grid, type GridCell, linesIn } from './grid.ts';
import { positionsAcross, type PositionsAcross } from './positions-across.ts';
import { bandFrom, goesOn, headlessAt } from './headless.ts';
import type { ImportRole } from './labels.ts';
import type { Reading } from './reading.ts';
import { readLines } from './read-lines.ts';

/** Roles whose value is one short text beside its label. */
const headRoles: ReadonlySet<ImportRole> = new Set([
  'name',
  'code',
  'section',
  'department',
  'level',
  'headcount',
  'reportsTo',
  'holder',
  'workflowName',
  'serial',
  'keep',
  'workflowActors',
  'workflowTimeLimit',
  'workflowPurpose',
  'workflowScope',
]);

interface Region {
  readonly grid: Grid;
  readonly rowFrom: number;
  readonly rowTo: number;
  readonly columnFrom: number;
}

/** Reads a table: a form with labels beside and above their values, a list with a head, or one inside of the other. */
export function readTable(grid: Grid, context: TableContext): void {
  const across = positionsAcross(grid);
  if (across !== null) {
    readAcross(grid, across, context);
    return;
  }
  readRegion({ grid, rowFrom: 0, rowTo: grid.table.rows, columnFrom: 0 }, context);
}

/** One position a column: its labels stand in the first column, for all of them. */
function readAcross(grid: Grid, { labelColumn, valueColumns, rows }: PositionsAcross, context: TableContext): void {
  const { reading } = context;
  const [first = 0] = rows;
  readRegion({ grid, rowFrom: 0, rowTo: first, columnFrom: 0 }, context);
  for (const column of valueColumns) {
    reading.position = null;
    for (const row of rows) {
      const cells = grid.rows[row] ?? [];
      const label = cells.find((cell) => cell.column === labelColumn);
      const value = cells.find((cell) => cell.column <= column && column < cell.column + cell.columnSpan);
      if (label !== undefined && value !== undefined && value !== label && !isBlank(value.text))
        takeValues(label, [value], reading);
      reading.closeField();
    }
  }
  reading.closeField();
  for (const cell of grid.rows.flat().filter(({ text }) => isBlank(text)))
    reading.ledger.markAll(cellWords(cell), 'layout');
  readRegion({ grid, rowFrom: (rows.at(-1) ?? 0) + 1, rowTo: grid.table.rows, columnFrom: 0 }, context);
}

function readRegion(region: Region, context: TableContext): void {
  const { grid } = region;
  const { reading } = context;
  let columns: ColumnReader | null = null;
  /** A blank row has just been passed. */
  let gap = false;
  /** Rows of a list that nobody has mapped: kept as they are. */
  let isStray = false;
  const begin = (head: ColumnHead): ColumnReader => {
    columns?.end();
    isStray = false;
    return new ColumnReader(head, context);
  };
  for (let row = region.rowFrom; row < region.rowTo; row += 1) {
    const cells = startedIn(region, row);
    const said = cells.filter(({ text }) => !isBlank(text));
    for (const blank of cells.filter(({ text }) => isBlank(text))) reading.ledger.markAll(cellWords(blank), 'layout');
    if (said.length === 0) {
      gap = true;
      isStray = false;
      continue;
    }
    const isAfterGap = gap;
    gap = false;
    const head = columnsAt({ grid, row, cells: said, all: cells, lastRow: region.rowTo }, context);
    if (head !== null && (columns === null || !columns.isRepeated(said))) {
      columns = begin(head);
      if (head.headRows === 0) columns.readRow(said);
      else row += head.headRows - 1;
      continue;
    }
    if (columns !== null) {
      if (columns.isRepeated(said)) {
        for (const cell of said) reading.ledger.markAll(cellWords(cell), 'label', 'repeated');
        continue;
      }
      const isOther = isAfterGap && context.isSheet && !goesOn(columns, bandFrom(grid, row));
      if (!isOther && !leavesColumns(said, columns)) {
        columns.readRow(said);
        continue;
      }
      columns.end();
      columns = null;
      isStray = isOther;
    }
    if (isStray || (context.isSheet && knowsNothing(grid))) {
      const list = said.length > 1 ? headlessAt(grid, row, context) : null;
      if (list !== null) {
        columns = begin(list);
        columns.readRow(said);
        continue;
      }
      if (isStray && said.every(({ role }) => role === null)) continue;
      isStray = false;
    }
    row = readFormRow({ region, row, said }, context);
  }
  columns?.end();
}

/** No word in the sheet announces anything. */
function knowsNothing(grid: Grid): boolean {
  return grid.rows.every((row) => row.every(({ role }) => role === null));
}

function startedIn({ grid, columnFrom }: Region, row: number): GridCell[] {
  return (grid.rows[row] ?? []).filter(({ column }) => column >= columnFrom);
}

/** A row that begins with a label of a form ends a list above it. */
function leavesColumns(said: readonly GridCell[], columns: ColumnReader): boolean {
  const [first] = said;
  if (first === undefined || first.role === null || first.role === 'serial' || first.role === 'group') return false;
  return first.column <= columns.firstColumn && (said.length === 1 || said.some(({ role }) => role === null));
}

/** Answers the last row that was read. */
function readFormRow(
  { region, row, said }: { readonly region: Region; readonly row: number; readonly said: readonly GridCell[] },
  context: TableContext,
): number {
  const { reading } = context;
  const [first] = said;
  if (first === undefined) return row;
  // A label that stands beside several rows: what is right of it is a table of its own.
  if (
    first.rowSpan > 1 &&
    first.role !== null &&
    !headRoles.has(first.role) &&
    first.column + first.columnSpan < region.grid.table.columns
  ) {
    const rowTo = Math.min(region.rowTo, row + first.rowSpan);
    if (first.role === 'group') reading.ledger.markAll(cellWords(first), 'label', 'group');
    else reading.openField(first.role, cellWords(first), 0);
    readRegion({ ...region, rowFrom: row, rowTo, columnFrom: first.column + first.columnSpan }, context);
    return rowTo - 1;
  }
  if (isPositionBeside(said)) {
    const rowTo = Math.min(region.rowTo, row + first.rowSpan);
    reading.put('name', cellWords(first), null);
    readRegion({ ...region, rowFrom: row, rowTo, columnFrom: first.column + first.columnSpan }, context);
    return rowTo - 1;
  }
  if (said.length === 1) {
    readAlone(first, region, reading);
    return row;
  }
  readAlong(said, reading);
  return row;
}

/** A name that stands beside several rows, the first of which is the head of its list: 团委书记 | 具体工作 | 工作标准. */
function isPositionBeside(said: readonly GridCell[]): boolean {
  const [first, ...labels] = said;
  if (first === undefined || first.rowSpan < 2 || first.role !== null || labels.length < 2) return false;
  const plain = first.text.replace(/\n/gu, '');
  return (
    plain.length <= 24 &&
    !/[，。；：,;:]/u.test(plain) &&
    labels.every(({ role }) => role !== null) &&
    labels.some(({ role }) => role === 'duty' || role === 'workItem' || role === 'standard')
  );
}

/** The only cell of its row: a title, a label above its text, or text of the open field. */
function readAlone(cell: GridCell, region: Region, reading: Reading): void {
  if (cell.role !== null && !isFarRight(cell, region)) {
    openLabel(cell, reading);
    return;
  }
  readLines(linesIn(cell), reading, { headings: true });
}

function isFarRight(cell: GridCell, region: Region): boolean {
  return cell.column > region.columnFrom + 1 && cell.columnSpan === 1;
}

function openLabel(cell: GridCell, reading: Reading): void {
  const { role } = cell;
  if (role === null) return;
  if (role === 'group' || headRoles.has(role)) {
    if (role !== 'keep') reading.ledger.markAll(cellWords(cell), 'label', role);
    if (role !== 'group') reading.closeField();
  } else reading.openField(role, cellWords(cell), 0);
}

/** Labels with their values to the right of them; without a label, text of the open field. */
function readAlong(said: readonly GridCell[], reading: Reading): void {
  let index = 0;
  while (index < said.length) {
    const cell = said[index];
    if (cell === undefined) return;
    if (cell.role === null) {
      const rest = said.slice(index);
      const end = rest.findIndex(({ role }) => role !== null);
      const values = end < 0 ? rest : rest.slice(0, end);
      readLoose(values, reading);
      index += values.length;
      continue;
    }
    const label = cell;
    const values: GridCell[] = [];
    for (index += 1; index < said.length && said[index]?.role === null; index += 1) {
      const value = said[index];
      if (value !== undefined) values.push(value);
    }
    takeValues(label, values, reading);
  }
}

function takeValues(label: GridCell, values: readonly GridCell[], reading: Reading): void {
  const role = label.role ?? 'keep';
  if (values.length === 0 || role === 'group') {
    openLabel(label, reading);
    if (role === 'group') readLoose(values, reading);
    return;
  }
  if (role === 'keep') {
    reading.closeField();
    return;
  }
  if (headRoles.has(role)) {
    reading.ledger.markAll(cellWords(label), 'label', role);
    for (const value of values) reading.put(role, cellWords(value), cellWords(label));
    return;
  }
  if (['qualification', 'worksWith', 'workingConditions'].includes(role) && values.length === 1) {
    const [value] = values;
    if (value !== undefined && linesIn(value).length === 1) {
      reading.ledger.markAll(cellWords(label), 'label', role);
      reading.put(role, cellWords(value), cellWords(label));
      return;
    }
  }
  reading.openField(role, cellWords(label), 0);
  readLoose(values, reading);
}

/** Cells of the open field: numbers are skipped; a short cell before a long one is the entry that the long one details. */
function readLoose(cells: readonly GridCell[], reading: Reading): void {
  const texts = cells.filter((cell) => {
    const isNumber = cells.length > 1 && /^[（(]?\d{1,3}[）).、]?$/u.test(cell.text);
    if (isNumber) reading.ledger.markAll(cellWords(cell), 'number');
    return !isNumber;
  });
  if (reading.field !== 'duty' || texts.length < 2 || reading.inCard || reading.ofSection !== null) {
    for (const cell of texts) {
      // The value itself, not a heading, unless the cell stands outside of every field.
      readLines(linesIn(cell), reading, { headings: reading.field === null || reading.field === 'keep' });
    }
    return;
  }
  const [lead, ...details] = texts;
  if (lead === undefined) return;
  readLines(linesIn(lead), reading, { headings: false });
  const duty = reading.position?.duties.at(-1);
  if (duty === undefined) return;
  const [items, standards] =
    details.length > 1
      ? [details[0], details.slice(1)]
      : lead.text.length <= 20
        ? [details[0], []]
        : [undefined, details];
  if (items !== undefined) reading.addItems(duty, linesIn(items));
  for (const cell of standards) reading.addStandards([duty], linesIn(cell));
}
