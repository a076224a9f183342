import { arrowCount, readChain, readStep } from './chain.ts';
import { isBlank } from './clean.ts';
import { itemFor, newWorkflow, type DutyDraft, type ItemDraft, type WorkflowDraft } from './drafts.ts';
import { isOrganization, isRole } from './headings.ts';
import { cellWords, type Grid, type GridCell, linesIn } from './grid.ts';
import { type ImportRole, plainLabel } from './labels.ts';
import type { Words } from './ledger.ts';
import { bodySpan, bodyWords, type Line } from './lines.ts';
import { readLines } from './read-lines.ts';
import { standardRoles } from './reading.ts';
import type { TableContext } from './read-table.ts';

/** What the columns of a layout hold, by the layout's fingerprint: one role a column, in their order. */
export type ColumnMappings = Readonly<Record<string, readonly ImportRole[]>>;

/** A list with a head, as the user may map it anew. */
export interface ColumnTable {
  readonly tableId: string;
  readonly sheet: string;
  readonly fingerprint: string;
  readonly columns: readonly {
    readonly column: number;
    readonly header: string;
    readonly role: ImportRole;
    readonly samples: readonly string[];
  }[];
  /** Whether the roles came from what the user said before. */
  readonly remembered: boolean;
}

interface Head {
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

const columnRoles: ReadonlySet<ImportRole> = new Set([
  'name', 'duty', 'workItem', 'standard', 'workflow', 'workflowName', 'stepAction', 'stepActor', 'code',
]);

/** The head of a list, when this row is one: several labels side by side with rows below. Null otherwise. */
export function columnsAt(place: RowPlace, context: TableContext): Head | null {
  const { grid, row, cells, all, lastRow } = place;
  const below = (grid.rows[row + 1] ?? []).filter(({ text }) => !isBlank(text));
  if (cells.length < 2 || row + 1 >= lastRow) return null;
  const known = cells.filter(({ role }) => role !== null);
  const isHead =
    known.length >= 2 &&
    known.length * 10 >= cells.length * (context.isSheet ? 5 : 9) &&
    known.some(({ role }) => role !== null && columnRoles.has(role)) &&
    all.length - cells.length < cells.length &&
    below.some(({ role }) => role === null);
  const fits = isHead || isUnknownHead(place, below, context);
  const mapped = context.isSheet && context.mappings[fingerprintOf(cells)] !== undefined;
  if (!fits && !mapped) return null;
  // 工作标准 over 要求 and 时限: the head has two rows.
  const isDouble =
    cells.some(({ columnSpan }) => columnSpan > 1) &&
    cells.some(({ rowSpan }) => rowSpan === 2) &&
    below.length > 0 &&
    below.every(({ text }) => text.length <= 12);
  const roles = new Map<number, ImportRole>();
  const labels = new Map<number, string>();
  for (const cell of cells) {
    roles.set(cell.column, cell.role ?? 'keep');
    labels.set(cell.column, cell.text);
  }
  if (isDouble) {
    for (const cell of below) {
      const over = cells.findLast(({ column }) => column <= cell.column);
      roles.set(cell.column, cell.role ?? over?.role ?? 'keep');
      labels.set(cell.column, `${over?.text ?? ''} ${cell.text}`);
    }
  }
  settleAmbiguous(roles, labels);
  const head = { roles, labels, cells: isDouble ? [...cells, ...below] : cells, headRows: isDouble ? 2 : 1 };
  return applyMapping(head, place, context);
}

/** In a sheet without any known word the first row of short texts may be a head that the user will map. */
function isUnknownHead({ grid, row, cells }: RowPlace, below: readonly GridCell[], context: TableContext): boolean {
  if (!context.isSheet || cells.length < 3 || below.length < 2) return false;
  if (context.columnTables.some(({ tableId }) => tableId === grid.table.id)) return false;
  const knowsNothing = grid.rows.every((other) => other.filter(({ role }) => role !== null).length < 2);
  return knowsNothing && row < 10 && cells.every(({ text }) => text.length <= 20 && !/[。；;]/u.test(text));
}

/** The same words mean other things beside each other. */
function settleAmbiguous(roles: Map<number, ImportRole>, labels: ReadonlyMap<number, string>): void {
  const has = (role: ImportRole): boolean => [...roles.values()].includes(role);
  for (const [column, role] of roles) {
    const label = plainLabel(labels.get(column) ?? '');
    if (role === 'department' && has('name')) roles.set(column, 'section');
    if (role === 'workItem' && !has('duty') && !/^具体/u.test(label)) roles.set(column, has('standard') ? 'workItem' : 'duty');
    if (role === 'timeLimit' && has('workflow') && !has('standard')) roles.set(column, 'workflowTimeLimit');
    if (role === 'workflowName' && has('duty')) roles.set(column, 'keep');
    if (role === 'name' && has('stepAction')) roles.set(column, 'stepActor');
    if (role === 'holder' && has('stepAction')) roles.set(column, 'stepActor');
    if (role === 'duty' && has('stepAction')) roles.set(column, 'keep');
    if (has('stepAction') && !has('workflow')) {
      if (role === 'timeLimit') roles.set(column, 'stepTimeLimit');
      if (role === 'expectedEvidence') roles.set(column, 'stepOutput');
    }
    if (role === 'workItem' && has('stepActor') && !has('stepAction') && !has('duty') && !has('standard') && !has('name')) roles.set(column, 'stepAction');
    if (role === 'stepActor' && (has('duty') || has('workItem')) && has('standard')) roles.set(column, 'holder');
  }
}

function fingerprintOf(cells: readonly GridCell[]): string {
  return cells.map(({ text }) => plainLabel(text)).join('|');
}

function applyMapping(head: Head, { grid, row, cells }: RowPlace, context: TableContext): Head {
  const fingerprint = fingerprintOf(cells);
  const mapping = context.mappings[fingerprint];
  const columns = [...head.labels.keys()].sort((a, b) => a - b);
  const roles = new Map(head.roles);
  if (mapping !== undefined && mapping.length === columns.length) {
    for (const [index, column] of columns.entries()) roles.set(column, mapping[index] ?? 'keep');
  }
  if (!context.columnTables.some((one) => one.tableId === grid.table.id && one.fingerprint === fingerprint)) {
    const samplesOf = (column: number): string[] =>
      grid.rows
        .slice(row + head.headRows)
        .flatMap((other) => other.filter((cell) => cell.column === column && !isBlank(cell.text)))
        .slice(0, 3)
        .map(({ text }) => text.slice(0, 60));
    context.columnTables.push({
      tableId: grid.table.id,
      sheet: grid.table.name,
      fingerprint,
      columns: columns.map((column) => ({
        column,
        header: head.labels.get(column) ?? '',
        role: roles.get(column) ?? 'keep',
        samples: samplesOf(column),
      })),
      remembered: mapping !== undefined,
    });
  }
  return { ...head, roles };
}

const order: readonly ImportRole[] = [
  'section', 'department', 'name', 'code', 'level', 'headcount', 'reportsTo', 'holder', 'purpose', 'qualification',
  'authority', 'worksWith', 'workingConditions', 'workflowName', 'duty', 'workItem', 'standard',
];

/** Reads the rows below a head. Cells that are merged over rows count for all of them; blank ones go on with those above. */
export class ColumnReader {
  readonly #head: Head;
  readonly #context: TableContext;
  readonly firstColumn: number;
  #duties: DutyDraft[] = [];
  #items: ItemDraft[] = [];
  #workflow: WorkflowDraft | null = null;

  constructor(head: Head, context: TableContext) {
    this.#head = head;
    this.#context = context;
    this.firstColumn = Math.min(...head.roles.keys());
    for (const cell of head.cells)
      context.reading.ledger.markAll(cellWords(cell), 'label', this.#roleOf(cell));
    context.reading.inCard = false;
    context.reading.ofSection = null;
  }

  /** Whether a row repeats the head, as on the next page. */
  isRepeated(cells: readonly GridCell[]): boolean {
    return cells.length > 1 && cells.every(({ column, text }) => plainLabel(this.#head.labels.get(column) ?? '') === plainLabel(text));
  }

  end(): void {
    this.#context.reading.closeField();
  }

  readRow(cells: readonly GridCell[]): void {
    const { reading } = this.#context;
    if (this.#readGroupRow(cells)) return;
    const byRole = new Map<ImportRole, GridCell[]>();
    for (const cell of cells) {
      const role = this.#roleOf(cell);
      byRole.set(role, [...(byRole.get(role) ?? []), cell]);
    }
    const isNewRow = byRole.has('duty') || byRole.has('workItem') || byRole.has('name');
    if (byRole.has('name')) this.#forget();
    for (const role of order) for (const cell of byRole.get(role) ?? []) this.#take(role, cell);
    for (const [role, list] of byRole) {
      if (order.includes(role)) continue;
      for (const cell of list) this.#take(role, cell);
    }
    this.#takeSteps(byRole);
    if (isNewRow) reading.field = null;
  }

  #roleOf(cell: GridCell): ImportRole {
    const columns = [...this.#head.roles.keys()].filter((column) => column <= cell.column);
    return this.#head.roles.get(Math.max(...columns)) ?? 'keep';
  }

  #forget(): void {
    this.#duties = [];
    this.#items = [];
    this.#workflow = null;
  }

  /** 一、综合科 over the whole width: a section, a position, or the duty that the rows below detail. */
  #readGroupRow(cells: readonly GridCell[]): boolean {
    const [cell] = cells;
    if (cell === undefined || cells.length !== 1 || cell.column > this.firstColumn || this.#head.roles.size < 2) return false;
    const isWide = cell.columnSpan >= this.#head.roles.size;
    const [line] = linesIn(cell);
    if (line === undefined || linesIn(cell).length > 1) return false;
    const { reading } = this.#context;
    const isTitle = isOrganization(line.body) || isRole(line.body);
    if (!isWide && !(isTitle && this.#roleOf(cell) === 'serial')) return false;
    if (isTitle) {
      this.#forget();
      readLines([{ ...line, rank: 3 }], reading, { headings: true });
      return true;
    }
    if (![...this.#head.roles.values()].includes('duty') && [...this.#head.roles.values()].includes('workItem') && !/合计|小计|备注|说明/u.test(line.body)) {
      this.#duties = [reading.addDuty(bodyWords(line))];
      this.#items = [];
      if (line.bodyFrom > line.from) reading.ledger.mark({ source: line.source, from: line.from, to: line.bodyFrom }, 'number');
    }
    return true;
  }

  #take(role: ImportRole, cell: GridCell): void {
    const { reading } = this.#context;
    const lines = linesIn(cell);
    switch (role) {
      case 'keep':
      case 'group':
      case 'stepAction':
      case 'stepActor':
      case 'stepInput':
      case 'stepOutput':
      case 'stepTimeLimit':
        return;
      case 'serial':
        reading.ledger.markAll(cellWords(cell), 'number');
        return;
      case 'name':
        this.#takeName(cell);
        return;
      case 'section':
      case 'department':
        reading.position = null;
        reading.section = null;
        reading.put(role, cellWords(cell), null);
        return;
      case 'workflowName':
        this.#workflow = newWorkflow(cellWords(cell), reading.position);
        reading.workflows.push(this.#workflow);
        return;
      case 'workflow':
        this.#takeWorkflow(lines);
        return;
      case 'duty':
        this.#takeNumbers(lines);
        this.#items = [];
        this.#duties = lines.map((line) => reading.addDuty(bodyWords(line), line.marker?.value));
        return;
      case 'workItem':
        this.#takeNumbers(lines);
        this.#takeItems(lines);
        return;
      case 'standard':
        this.#takeNumbers(lines);
        this.#takeStandards(lines);
        return;
      default:
        this.#takeDetail(role, cell);
    }
  }

  #takeNumbers(lines: readonly Line[]): void {
    for (const line of lines)
      if (line.bodyFrom > line.from)
        this.#context.reading.ledger.mark({ source: line.source, from: line.from, to: line.bodyFrom }, 'number');
  }

  #takeName(cell: GridCell): void {
    const [line, ...more] = linesIn(cell);
    if (line === undefined) return;
    this.#takeNumbers([line]);
    const words = more.length === 0 ? bodyWords(line) : cellWords(cell);
    this.#context.reading.put('name', { ...words, text: words.text.replace(/\n/gu, '').replace(/(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu, '') }, null);
  }

  #takeItems(lines: readonly Line[]): void {
    const { reading } = this.#context;
    const hasDuties = [...this.#head.roles.values()].includes('duty') || this.#duties.length > 0;
    if (!hasDuties || this.#duties.length === 0) {
      this.#items = [];
      const made = lines.map((line) => reading.addDuty(bodyWords(line), line.marker?.value));
      this.#items = made.map(itemFor);
      return;
    }
    const pairs = lines.length === this.#duties.length && lines.length > 1;
    this.#items = lines.map((line, index) => {
      const item: ItemDraft = { text: bodyWords(line), implied: false, standards: [] };
      (pairs ? this.#duties[index] : this.#duties.at(-1))?.items.push(item);
      return item;
    });
  }

  #takeStandards(lines: readonly Line[]): void {
    const targets = this.#items.length > 0 ? this.#items : this.#duties.map(itemFor);
    if (targets.length === 0) {
      for (const line of lines) this.#context.reading.looseStandard(bodyWords(line));
      return;
    }
    const pairs = lines.length === targets.length && lines.length > 1;
    for (const [index, line] of lines.entries())
      (pairs ? targets[index] : targets.at(-1))?.standards.push({ requirement: bodyWords(line), fields: new Map() });
  }

  #takeDetail(role: ImportRole, cell: GridCell): void {
    const { reading } = this.#context;
    if (this.#workflow !== null && (role === 'workflowTimeLimit' || role.startsWith('workflow') || role === 'basis')) {
      this.#workflow.fields.set(role, [cellWords(cell)]);
      return;
    }
    if (!standardRoles.has(role)) {
      if (['code', 'level', 'headcount', 'reportsTo'].includes(role)) reading.put(role, cellWords(cell), null);
      else {
        const lines = linesIn(cell);
        this.#takeNumbers(lines);
        for (const line of lines) reading.put(role, bodyWords(line), null);
      }
      return;
    }
    const items = this.#items.length > 0 ? this.#items : this.#duties.map(itemFor);
    const standards = items.flatMap((item) => item.standards);
    const lines = linesIn(cell);
    if (standards.length === lines.length && lines.length > 1) {
      this.#takeNumbers(lines);
      for (const [index, line] of lines.entries()) standards[index]?.fields.set(role, bodyWords(line));
      return;
    }
    const last = standards.at(-1);
    if (last !== undefined && !last.fields.has(role)) last.fields.set(role, joinLines(cellWords(cell)));
  }

  #takeWorkflow(lines: readonly Line[]): void {
    const { reading } = this.#context;
    this.#takeNumbers(lines);
    if (this.#workflow === null) {
      reading.openField('workflow', { text: '', spans: [] }, 0);
      for (const line of lines) reading.addLine(line);
      return;
    }
    for (const line of lines) {
      const chain = arrowCount(line.body) > 0 ? readChain(bodySpan(line)) : null;
      this.#workflow.steps.push(...(chain?.steps ?? [readStep(bodyWords(line))]));
    }
  }

  /** A row of a table of steps. */
  #takeSteps(byRole: ReadonlyMap<ImportRole, readonly GridCell[]>): void {
    const [action] = byRole.get('stepAction') ?? [];
    if (action === undefined) return;
    const { reading } = this.#context;
    this.#workflow ??= reading.workflow ?? reading.startWorkflow(reading.workflowName());
    const lines = linesIn(action);
    const [line] = lines;
    const words = lines.length === 1 && line !== undefined ? bodyWords(line) : joinLines(cellWords(action));
    if (lines.length === 1) this.#takeNumbers(lines);
    const wordsOf = (role: ImportRole): Words | null => {
      const [cell] = byRole.get(role) ?? [];
      return cell === undefined ? null : joinLines(cellWords(cell));
    };
    const fields = new Map<ImportRole, Words>();
    for (const role of ['stepInput', 'stepOutput', 'stepTimeLimit'] as const) {
      const said = wordsOf(role);
      if (said !== null) fields.set(role, said);
    }
    this.#workflow.steps.push({ actor: wordsOf('stepActor'), action: words, fields });
  }
}

function joinLines(words: Words): Words {
  return { ...words, text: words.text.replace(/\n/gu, '') };
}
