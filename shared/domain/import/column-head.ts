import { isBlank } from './clean.ts';
import type { Grid, GridCell } from './grid.ts';
import { type ImportRole, labelRole, plainLabel } from './labels.ts';
import type { Reading } from './reading.ts';
import { columnRoles } from './role-sets.ts';

/** What the user said about a layout. */
export interface ColumnLayout {
  /** One role a column, in their order; none at all: as the program sees it, whatever was said before. */
  readonly roles: readonly ImportRole[];
  /** False: the first row is content like those below it. */
  readonly hasHead: boolean;
}

/** What was said about layouts, by their fingerprints. */
export type ColumnMappings = Readonly<Record<string, ColumnLayout>>;

/** A list with a head, as the user may map it anew. */
export interface ColumnTable {
  readonly tableId: string;
  readonly sheet: string;
  readonly fingerprint: string;
  readonly columns: readonly {
    readonly column: number;
    /** Empty where no row names the columns. */
    readonly header: string;
    readonly role: ImportRole;
    readonly samples: readonly string[];
  }[];
  /** Whether the first row names the columns. */
  readonly hasHead: boolean;
  /** Whether the roles came from what the user said, now or before. */
  readonly remembered: boolean;
}

/** What a table is read with. */
export interface TableContext {
  readonly reading: Reading;
  readonly mappings: ColumnMappings;
  readonly columnTables: ColumnTable[];
  /** A sheet, where any row can be the head of columns. */
  readonly isSheet: boolean;
}

/** The head of a list. */
export interface ColumnHead {
  readonly roles: ReadonlyMap<number, ImportRole>;
  readonly labels: ReadonlyMap<number, string>;
  readonly cells: readonly GridCell[];
  readonly headRows: number;
}

interface RowPlace {
  readonly grid: Grid;
  readonly row: number;
  /** The cells of the row that say something. */
  readonly cells: readonly GridCell[];
  readonly all: readonly GridCell[];
  readonly lastRow: number;
}

/** The head of a list, when this row is one: several labels side by side with rows below. Null otherwise. */
export function columnsAt(place: RowPlace, context: TableContext): ColumnHead | null {
  const { grid, row, cells, all, lastRow } = place;
  const saidIn = (index: number): GridCell[] => (grid.rows[index] ?? []).filter(({ text }) => !isBlank(text));
  const second = saidIn(row + 1);
  // 工作标准 over 要求 and 时限: the head has two rows.
  const isDouble =
    cells.some(({ columnSpan }) => columnSpan > 1) &&
    second.length > 0 &&
    second.every(({ text }) => text.length <= 12) &&
    (cells.some(({ rowSpan }) => rowSpan === 2) || isSecondHead(cells, second));
  const below = isDouble ? saidIn(row + 2) : second;
  if (cells.length < 2 || row + 1 >= lastRow) return null;
  const isGrouped = isDouble && !cells.some(({ rowSpan }) => rowSpan === 2);
  const known = (isGrouped ? second : cells).filter(({ role }) => role !== null);
  const isHead =
    known.length >= 2 &&
    known.length * 10 >= (isGrouped ? second : cells).length * (context.isSheet || isGrouped ? 5 : 9) &&
    known.some(({ role }) => role !== null && columnRoles.has(role)) &&
    all.length - cells.length < cells.length &&
    below.some(({ role }) => role === null) &&
    // Labels with their values beside them stand in forms, one such row below the other.
    below.filter(({ role }) => role !== null).length * 3 <= below.length;
  const fits = isHead || isUnknownHead(place, below, context);
  const mapped = context.isSheet && context.mappings[fingerprintOf(cells)] !== undefined;
  if (!fits && !mapped) return null;
  const roles = new Map<number, ImportRole>();
  const labels = new Map<number, string>();
  for (const cell of cells) {
    roles.set(cell.column, cell.role ?? 'keep');
    labels.set(cell.column, cell.text);
  }
  if (isDouble) {
    for (const cell of second) {
      const over = cells.findLast(({ column }) => column <= cell.column);
      roles.set(cell.column, roleBelow(over, cell) ?? over?.role ?? 'keep');
      labels.set(cell.column, `${over?.text ?? ''} ${cell.text}`);
    }
  }
  const numbers = new Set([...roles.keys()].filter((column) => isNumberColumn(grid, row + (isDouble ? 2 : 1), column)));
  settleAmbiguous(roles, labels, numbers);
  const head = { roles, labels, cells: isDouble ? [...cells, ...second] : cells, headRows: isDouble ? 2 : 1 };
  return applyMapping(head, place, context);
}

/** 编号 below 岗位 is 岗位编号: what both say together goes before what the lower one says alone. */
function roleBelow(over: GridCell | undefined, cell: GridCell): ImportRole | null {
  const together = over === undefined ? null : labelRole(`${over.text}${cell.text}`);
  return together ?? cell.role;
}

/** Below a row of groups: as many labels or more, most of them known by themselves or with their group. */
function isSecondHead(cells: readonly GridCell[], second: readonly GridCell[]): boolean {
  if (cells.some(({ text }) => text.length > 12 || /[，。；：,;:]/u.test(text))) return false;
  const covered = second.filter(({ column }) => cells.some((over) => over.column <= column));
  const known = covered.filter(
    (cell) =>
      roleBelow(
        cells.findLast(({ column }) => column <= cell.column),
        cell,
      ) !== null,
  );
  return second.length > cells.length && known.length >= 2 && known.length * 10 >= second.length * 7;
}

/** In a sheet without any known word the first row of short texts may be a head that the user will map. */
function isUnknownHead({ grid, row, cells }: RowPlace, below: readonly GridCell[], context: TableContext): boolean {
  if (!context.isSheet || cells.length < 3 || below.length < 2) return false;
  if (context.columnTables.some(({ tableId }) => tableId === grid.table.id)) return false;
  const knowsNothing = grid.rows.every((other) => other.filter(({ role }) => role !== null).length < 2);
  return knowsNothing && row < 10 && cells.every(({ text }) => text.length <= 20 && !/[。；;]/u.test(text));
}

/** The same words mean other things beside each other. */
function settleAmbiguous(
  roles: Map<number, ImportRole>,
  labels: ReadonlyMap<number, string>,
  numbers: ReadonlySet<number>,
): void {
  // 步骤 above 1, 2, 3 counts what 工作内容 says.
  for (const [column, role] of roles) if (role === 'stepAction' && numbers.has(column)) roles.set(column, 'serial');
  const hadSteps = [...labels.values()].some((label) => /步骤|环节/u.test(label));
  const has = (role: ImportRole): boolean => [...roles.values()].includes(role);
  const isSteps = (hadSteps || (has('stepActor') && !has('duty'))) && !has('standard') && !has('name');
  const action = [...roles].find(([, role]) => role === 'workItem' || role === 'duty')?.[0];
  if (isSteps && !has('stepAction') && action !== undefined) roles.set(action, 'stepAction');
  for (const [column, role] of roles) {
    const label = plainLabel(labels.get(column) ?? '');
    if (role === 'department' && has('name')) roles.set(column, 'section');
    if (role === 'workItem' && !has('duty') && !label.startsWith('具体'))
      roles.set(column, has('standard') ? 'workItem' : 'duty');
    if (role === 'timeLimit' && has('workflow') && !has('standard')) roles.set(column, 'workflowTimeLimit');
    if (role === 'workflowName' && has('duty')) roles.set(column, 'keep');
    if (role === 'name' && has('stepAction')) roles.set(column, 'stepActor');
    if (role === 'holder' && has('stepAction')) roles.set(column, 'stepActor');
    if (role === 'duty' && has('stepAction')) roles.set(column, 'keep');
    if (has('stepAction') && !has('workflow')) {
      if (role === 'timeLimit') roles.set(column, 'stepTimeLimit');
      if (role === 'expectedEvidence') roles.set(column, 'stepOutput');
    }
    if (role === 'stepActor' && (has('duty') || has('workItem')) && has('standard')) roles.set(column, 'holder');
  }
}

function isNumberColumn(grid: Grid, from: number, column: number): boolean {
  const texts = grid.rows
    .slice(from)
    .flatMap((row) => row.filter((cell) => cell.column === column && cell.role === null && !isBlank(cell.text)));
  return texts.length > 0 && texts.every(({ text }) => /^[（(]?\d{1,3}[）).、]?$/u.test(text));
}

function fingerprintOf(cells: readonly GridCell[]): string {
  return cells.map(({ text }) => plainLabel(text)).join('|');
}

function applyMapping(head: ColumnHead, { grid, row, cells }: RowPlace, context: TableContext): ColumnHead {
  const fingerprint = fingerprintOf(cells);
  const mapping = mappingOf(fingerprint, head.labels.size, context);
  const columns = [...head.labels.keys()].sort((a, b) => a - b);
  const roles = mapping === null ? head.roles : rolesOf(columns, mapping);
  const hasHead = mapping?.hasHead ?? true;
  const firstRow = hasHead ? row + head.headRows : row;
  offer({ grid, firstRow, fingerprint, hasHead, remembered: mapping !== null, roles, labels: head.labels }, context);
  if (!hasHead) return { roles, labels: new Map(), cells: [], headRows: 0 };
  // A first row that nobody understood may be content: it is kept like the rows below it until it was mapped.
  const isUnknown = [...roles.values()].every((role) => role === 'keep');
  return { ...head, roles, cells: isUnknown ? [] : head.cells };
}

/** A list whose columns no row names: offered for mapping, and read once it was mapped; null until then. */
export function listHead(
  place: {
    readonly grid: Grid;
    readonly row: number;
    readonly fingerprint: string;
    readonly columns: readonly number[];
  },
  context: TableContext,
): ColumnHead | null {
  const { grid, row, fingerprint, columns } = place;
  const mapping = mappingOf(fingerprint, columns.length, context);
  const roles = rolesOf(columns, mapping);
  const remembered = mapping !== null;
  offer({ grid, firstRow: row, fingerprint, hasHead: false, remembered, roles, labels: new Map() }, context);
  return remembered ? { roles, labels: new Map(), cells: [], headRows: 0 } : null;
}

function rolesOf(columns: readonly number[], mapping: ColumnLayout | null): Map<number, ImportRole> {
  return new Map(columns.map((column, index) => [column, mapping?.roles[index] ?? 'keep']));
}

function mappingOf(fingerprint: string, columns: number, { mappings }: TableContext): ColumnLayout | null {
  const mapping = mappings[fingerprint];
  return mapping !== undefined && mapping.roles.length === columns && columns > 0 ? mapping : null;
}

/** Says which columns there are, so that the user can map them anew. */
function offer(
  list: {
    readonly grid: Grid;
    readonly firstRow: number;
    readonly fingerprint: string;
    readonly hasHead: boolean;
    readonly remembered: boolean;
    readonly roles: ReadonlyMap<number, ImportRole>;
    readonly labels: ReadonlyMap<number, string>;
  },
  { columnTables }: TableContext,
): void {
  const { grid, firstRow, fingerprint, hasHead, remembered, roles, labels } = list;
  const { id: tableId, name: sheet } = grid.table;
  if (columnTables.some((one) => one.tableId === tableId && one.fingerprint === fingerprint)) return;
  const samplesOf = (column: number): string[] =>
    grid.rows
      .slice(firstRow)
      .flatMap((other) => other.filter((cell) => cell.column === column && !isBlank(cell.text)))
      .slice(0, 3)
      .map(({ text }) => text.slice(0, 60));
  const columns = [...roles.keys()]
    .sort((a, b) => a - b)
    .map((column) => ({
      column,
      header: labels.get(column) ?? '',
      role: roles.get(column) ?? 'keep',
      samples: samplesOf(column),
    }));
  columnTables.push({ tableId, sheet, fingerprint, columns, hasHead, remembered });
}
