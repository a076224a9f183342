import { arrowCount, readChain, readStep } from './chain.ts';
import { itemFor, newWorkflow, type DutyDraft, type ItemDraft, type WorkflowDraft } from './drafts.ts';
import { isOrganization, isRole } from './headings.ts';
import { cellWords, type GridCell, linesIn } from './grid.ts';
import { type ImportRole, plainLabel } from './labels.ts';
import type { Words } from './ledger.ts';
import { bodySpan, bodyWords, type Line } from './lines.ts';
import { readLines } from './read-lines.ts';
import { standardRoles } from './role-sets.ts';
import type { ColumnHead, TableContext } from './column-head.ts';

const order: readonly ImportRole[] = [
  'section',
  'department',
  'name',
  'code',
  'level',
  'headcount',
  'reportsTo',
  'holder',
  'purpose',
  'qualification',
  'authority',
  'worksWith',
  'workingConditions',
  'workflowName',
  'duty',
  'workItem',
  'standard',
];

/** Reads the rows below a head. Cells that are merged over rows count for all of them; blank ones go on with those above. */
export class ColumnReader {
  readonly #head: ColumnHead;
  readonly #context: TableContext;
  readonly firstColumn: number;
  #duties: DutyDraft[] = [];
  #items: ItemDraft[] = [];
  #workflow: WorkflowDraft | null = null;

  constructor(head: ColumnHead, context: TableContext) {
    this.#head = head;
    this.#context = context;
    this.firstColumn = Math.min(...head.roles.keys());
    for (const cell of head.cells) context.reading.ledger.markAll(cellWords(cell), 'label', this.#roleOf(cell));
    // The steps of a process card are part of it.
    if (![...head.roles.values()].includes('stepAction')) context.reading.inCard = false;
    context.reading.ofSection = null;
  }

  get roles(): ColumnHead['roles'] {
    return this.#head.roles;
  }

  /** Whether a row repeats the head, as on the next page. */
  isRepeated(cells: readonly GridCell[]): boolean {
    return (
      cells.length > 1 &&
      cells.every(({ column, text }) => plainLabel(this.#head.labels.get(column) ?? '') === plainLabel(text))
    );
  }

  end(): void {
    this.#context.reading.closeField();
  }

  readRow(cells: readonly GridCell[]): void {
    const { reading } = this.#context;
    // What a row of sums says is kept; it is no entry of the list.
    if (/^(?:合计|总计|小计|总分|共计|合计得分)[：:]?$/u.test(plainLabel(cells[0]?.text ?? ''))) return;
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
    if (cell === undefined || cells.length !== 1 || cell.column > this.firstColumn || this.#head.roles.size < 2)
      return false;
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
    if (
      ![...this.#head.roles.values()].includes('duty') &&
      [...this.#head.roles.values()].includes('workItem') &&
      !/合计|小计|备注|说明/u.test(line.body)
    ) {
      this.#duties = [reading.addDuty(bodyWords(line))];
      this.#items = [];
      if (line.bodyFrom > line.from)
        reading.ledger.mark({ source: line.source, from: line.from, to: line.bodyFrom }, 'number');
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
    this.#context.reading.put(
      'name',
      {
        ...words,
        text: words.text.replace(/\n/gu, '').replace(/(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu, ''),
      },
      null,
    );
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
    if (last === undefined) return;
    const before = last.fields.get(role);
    const words = role === 'deductions' ? cellWords(cell) : joinLines(cellWords(cell));
    // 考核条件 and 扣减分数 are two columns of one thing.
    if (before === undefined) last.fields.set(role, words);
    else if (role === 'deductions')
      last.fields.set(role, { text: `${before.text} ${words.text}`, spans: [...before.spans, ...words.spans] });
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
