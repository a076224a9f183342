import { isBlank } from './clean.ts';
import { arrowCount, readChain, readStep } from './chain.ts';
import {
  type DutyDraft,
  itemFor,
  newPosition,
  newWorkflow,
  noWords,
  type PositionDraft,
  type SectionDraft,
  type WorkflowDraft,
} from './drafts.ts';
import { addDuty, addTo, withDetail } from './entries.ts';
import { cardRoles, cardWords, singleRoles, standardRoles } from './role-sets.ts';
import { isDepartment, withoutDepartment } from './headings.ts';
import { type ImportRole, plainLabel } from './labels.ts';
import { Ledger, type Span, type Words } from './ledger.ts';
import { ListDepth } from './list-depth.ts';
import { bodySpan, bodyWords, joined, type Line } from './lines.ts';

/** What the text says in front of the reader: which position, which field, how deep. */
export class Reading {
  readonly ledger = new Ledger();
  readonly positions: PositionDraft[] = [];
  readonly workflows: WorkflowDraft[] = [];
  readonly sections: SectionDraft[] = [];
  readonly departmentName: string;
  /** The name of a file that names its one position only there. */
  readonly fallbackName: string;
  title: Words | null = null;
  position: PositionDraft | null = null;
  section: Words | null = null;
  positionRank = Number.NEGATIVE_INFINITY;
  field: ImportRole | null = null;
  fieldRank = Number.NEGATIVE_INFINITY;
  label: Words = noWords;
  workflow: WorkflowDraft | null = null;
  /** The workflow is a process card: 职责 and 依据 below it are the card's. */
  inCard = false;
  /** Lists below an organization's heading are its own. */
  ofSection: SectionDraft | null = null;
  readonly #depth = new ListDepth();
  #lastEntry: { words: Words } | null = null;

  constructor(options: { readonly departmentName: string; readonly fallbackName: string }) {
    this.departmentName = options.departmentName;
    this.fallbackName = options.fallbackName;
  }

  /** Goes on with the position of this name, or begins it. （续） says that it is the same one. */
  startPosition(name: Words, rank: number): void {
    const bare = name.text.replace(/[（(](?:续|接上页|续表)[）)]$|[（(]续\d[）)]$/u, '').trim();
    const named = { ...name, text: bare };
    const key = plainLabel(bare);
    const isSame = (one: PositionDraft): boolean =>
      plainLabel(one.name.text) === key && plainLabel(one.section?.text ?? '') === plainLabel(this.section?.text ?? '');
    const known =
      this.position !== null && plainLabel(this.position.name.text) === key
        ? this.position
        : this.positions.find(isSame);
    if (known !== undefined) {
      known.name = { ...known.name, spans: [...known.name.spans, ...name.spans] };
      this.position = known;
    } else {
      this.position = newPosition(named, this.section);
      this.positions.push(this.position);
    }
    this.positionRank = rank;
    this.ofSection = null;
    this.inCard = false;
    this.workflow = null;
    this.closeField();
  }

  /** Positions that only a heading named, not a field of a form. */
  readonly titles = new Set<PositionDraft>();

  setSection(name: Words): void {
    const stripped = withoutDepartment(name, this.departmentName);
    if (stripped === null) {
      this.section = null;
      this.ledger.markAll(name, 'label', 'department');
      return;
    }
    this.section = stripped;
    this.ledger.markAll(name, 'field', `section:${stripped.text}`);
  }

  startWorkflow(name: Words): WorkflowDraft {
    this.workflow = newWorkflow(name, this.position);
    this.workflows.push(this.workflow);
    this.#depth.reset();
    return this.workflow;
  }

  /** Whether a label is one of the process card in front of the reader. */
  takesCard(role: ImportRole): boolean {
    const isCards = cardRoles.has(role) || ['duty', 'basis', 'timeLimit', 'workflow'].includes(role);
    return this.workflow !== null && isCards && (this.inCard || (this.field === 'workflow' && cardRoles.has(role)));
  }

  closeField(): void {
    this.field = null;
    this.fieldRank = Number.NEGATIVE_INFINITY;
    this.#depth.reset();
    this.#lastEntry = null;
  }

  openField(role: ImportRole, label: Words, rank: number): void {
    // What is kept is kept with its heading; a standard's detail without a standard is no more than that.
    const isKept = role === 'keep' || (standardRoles.has(role) && !this.inCard);
    if (!isKept) this.ledger.markAll(label, 'label', role);
    this.field = isKept ? 'keep' : role === 'stepAction' ? 'workflow' : role;
    this.fieldRank = rank;
    this.label = label;
    this.#depth.reset();
    this.#lastEntry = null;
    if (cardRoles.has(role) && this.workflow !== null) this.inCard = true;
    if (this.field === 'workflow' && !this.inCard) this.workflow = null;
  }

  /** The position that fields belong to; a file that names none has one, named like the file. */
  requirePosition(): PositionDraft {
    if (this.position === null) {
      this.position = newPosition({ text: this.fallbackName, spans: [] }, this.section);
      this.positions.push(this.position);
      this.positionRank = -0.5;
    }
    return this.position;
  }

  /** A field's value in one piece: the cell beside a label, the words after a colon. */
  put(role: ImportRole, words: Words, label: Words | null): void {
    if (isBlank(words.text)) {
      this.ledger.markAll(words, 'layout');
      return;
    }
    switch (role) {
      case 'name':
        this.startPosition(words, -0.5);
        return;
      case 'section':
      case 'department':
        this.#putSection(role, words);
        return;
      case 'workflowName':
        this.startWorkflow(words);
        return;
      case 'keep':
      case 'serial':
      case 'group':
        return;
      default:
        this.#putText(role, words, label);
    }
  }

  #putSection(role: 'section' | 'department', words: Words): void {
    const stripped = withoutDepartment(words, this.departmentName);
    if (stripped === null) {
      this.ledger.markAll(words, 'label', 'department');
      return;
    }
    // Another department's name is none of our sections: kept.
    if (role === 'department' && isDepartment(stripped.text, this.departmentName)) return;
    // What a form says of its position goes before the heading above it; the first of two sections counts.
    if (this.position === null) this.section = stripped;
    else if (this.position.section === null || this.position.section === this.section) this.position.section = stripped;
    if (this.position === null) this.ledger.markAll(words, 'field', `section:${stripped.text}`);
  }

  #putText(role: ImportRole, words: Words, label: Words | null): void {
    if (cardRoles.has(role) && this.workflow !== null) this.inCard = true;
    if (this.inCard && this.workflow !== null && (cardRoles.has(role) || cardWords[role] !== undefined)) {
      addTo(this.workflow.fields, cardWords[role] ?? role, words);
      return;
    }
    if (standardRoles.has(role)) {
      this.putOnStandard(role, words);
      return;
    }
    const position = this.requirePosition();
    if (singleRoles.has(role) && position.fields.has(role)) return; // said twice: the second stays as text
    addTo(position.fields, role, label === null ? words : withDetail(role, label, words));
  }

  /** A time limit, a frequency … of the last standard, or of the last entry when it has none. */
  putOnStandard(role: ImportRole, words: Words): void {
    const duty = this.position?.duties.at(-1);
    if (duty === undefined) return;
    const standard = itemFor(duty).standards.at(-1);
    if (standard !== undefined && !standard.fields.has(role)) standard.fields.set(role, words);
  }

  /** One line of the open field. */
  addLine(line: Line): void {
    if (isBlank(line.body)) {
      this.ledger.mark({ source: line.source, from: line.from, to: line.to }, 'layout');
      return;
    }
    this.#markNumber(line);
    const words = bodyWords(line);
    const { field } = this;
    if (field === null || field === 'keep' || field === 'group' || field === 'serial') return;
    if (field === 'workflowNorms' && this.workflow !== null && arrowCount(line.body) > 0) {
      this.workflow.steps.push(...(readChain(bodySpan(line))?.steps ?? []));
      return;
    }
    if (field !== 'workflow' && arrowCount(line.body) >= 2) {
      this.#addChain(bodySpan(line));
      return;
    }
    if (field === 'duty' || field === 'workItem' || field === 'standard') this.#addEntry(field, line, words);
    else if (field === 'workflow') this.#addWorkflowLine(line, words);
    else if (
      field === 'holder' ||
      singleRoles.has(field) ||
      field === 'name' ||
      field === 'section' ||
      field === 'department'
    )
      this.put(field, words, null);
    else this.#putText(field, words, null);
  }

  /** A duty of the position, as a row of a list names it. */
  addDuty(words: Words, number: number | null = null): DutyDraft {
    const duty: DutyDraft = { text: words, number, items: [] };
    this.requirePosition().duties.push(duty);
    return duty;
  }

  /** Work items below a duty, one a line. */
  addItems(duty: DutyDraft, lines: readonly Line[]): void {
    for (const line of lines) {
      this.#markNumber(line);
      duty.items.push({ text: bodyWords(line), implied: false, standards: [] });
    }
  }

  addStandards(duties: readonly DutyDraft[], lines: readonly Line[]): void {
    for (const [index, line] of lines.entries()) {
      this.#markNumber(line);
      const duty = lines.length === duties.length ? duties[index] : duties.at(-1);
      if (duty !== undefined) itemFor(duty).standards.push({ requirement: bodyWords(line), fields: new Map() });
    }
  }

  looseStandard(words: Words): void {
    this.requirePosition().looseStandards.push({ words, label: this.label });
  }

  #markNumber(line: Line): void {
    if (line.bodyFrom > line.from)
      this.ledger.mark({ source: line.source, from: line.from, to: line.bodyFrom }, 'number');
  }

  /** A standard that the text names below a duty: 标准：…. */
  addStandard(words: Words): void {
    const duty = this.requirePosition().duties.at(-1);
    if (duty !== undefined) itemFor(duty).standards.push({ requirement: words, fields: new Map() });
  }

  /** A heading of a section or a department; lists right below are its own duties. */
  startOrganization(name: Words, label: Words | null, hasDuties: boolean): void {
    this.position = null;
    this.positionRank = Number.NEGATIVE_INFINITY;
    this.closeField();
    this.workflow = null;
    this.inCard = false;
    this.ofSection = null;
    if (label !== null) this.ledger.markAll(label, 'label', 'duty');
    this.title ??= name;
    if (isDepartment(name.text, this.departmentName) || withoutDepartment(name, this.departmentName) === null) {
      this.section = null;
      this.field = 'keep';
      this.fieldRank = Number.POSITIVE_INFINITY;
      this.ledger.markAll(name, 'label', 'department');
      return;
    }
    this.setSection(name);
    if (!hasDuties) return;
    this.ofSection = { name: this.section ?? name, duties: [] };
    this.sections.push(this.ofSection);
    this.field = 'duty';
  }

  #addEntry(field: 'duty' | 'workItem' | 'standard', line: Line, words: Words): void {
    if (line.marker === null && this.#depth.isNumbered) {
      this.#continue(words);
      return;
    }
    if (line.marker !== null && this.#depth.isPlain) this.#takeIntro();
    if (this.inCard && this.workflow !== null && field === 'duty') {
      this.workflow.duties.push(words);
      return;
    }
    if (this.ofSection !== null) {
      this.ofSection.duties.push(words);
      this.#depth.of(line);
      return;
    }
    const position = this.requirePosition();
    const depth = this.#depth.of(line);
    if (field === 'standard') {
      const entry = { words, label: this.label };
      position.looseStandards.push(entry);
      this.#lastEntry = entry;
      return;
    }
    if (field === 'workItem' && position.duties.length > 0 && depth === 0 && this.label !== noWords) {
      const entry = { words, label: this.label };
      position.looseItems.push(entry);
      this.#lastEntry = entry;
      return;
    }
    this.#lastEntry = addDuty(position, { words, depth, number: line.marker?.value ?? null });
  }

  /** A line without a number in a numbered list belongs to the entry before: broken by a printer, or a second paragraph. */
  #continue(words: Words): void {
    const last = this.#lastEntry;
    if (last === null) return;
    const isWhole = /[。；;！？：:]$/u.test(last.words.text);
    // （本职责自印发之日起执行） below a finished list is no part of its last entry.
    if (isWhole && (/^[（(].*[）)]$/su.test(words.text) || /^(?:注|备注|说明|附|附注|附件)\d?[：:]/u.test(words.text)))
      return;
    last.words = joined(last.words, words, isWhole ? '\n' : '');
  }

  /** What stood before the first number of a list is no entry of it: an overview, or 主要职责如下：. */
  #takeIntro(): void {
    this.#depth.reset();
    const { position } = this;
    if (position === null || position.duties.length !== 1) return;
    const [intro] = position.duties;
    if (intro === undefined || intro.items.length > 0) return;
    position.duties.length = 0;
    if (!/[：:]$/u.test(intro.text.text) && !position.fields.has('purpose'))
      addTo(position.fields, 'purpose', intro.text);
  }

  #addChain(span: Span): void {
    const chain = readChain(span);
    if (chain === null) return;
    const label = plainLabel(this.position?.name.text ?? this.title?.text ?? this.fallbackName);
    const name = chain.name ?? { text: `${label}工作流程`, spans: [] };
    const { workflow } = this;
    const target = newWorkflow(name, this.position);
    target.steps.push(...chain.steps);
    this.workflows.push(target);
    this.workflow = workflow;
  }

  #addWorkflowLine(line: Line, words: Words): void {
    const chain = arrowCount(line.body) > 0 ? readChain(bodySpan(line)) : null;
    if (chain?.name !== null && chain?.name !== undefined) this.startWorkflow(chain.name);
    else if (chain === null && /(?:流程|程序|流程图)[：:]?$/u.test(line.body) && line.body.length <= 30) {
      this.startWorkflow({ ...words, text: words.text.replace(/[：:]$/u, '') });
      return;
    }
    this.workflow ??= this.startWorkflow(this.workflowName());
    const { workflow } = this;
    if (chain !== null) {
      if (workflow.steps.length > 0 && !this.inCard && !/^[\s\u3000]*[→↓➔]/u.test(line.body))
        this.startWorkflow(this.workflowName());
      (this.workflow ?? workflow).steps.push(...chain.steps);
      return;
    }
    if (line.marker === null && this.#depth.isNumbered) {
      this.#continue(words);
      return;
    }
    this.#depth.of(line);
    const step = readStep(words);
    workflow.steps.push(step);
    this.#lastEntry = {
      get words() {
        return step.action;
      },
      set words(value: Words) {
        step.action = value;
      },
    };
  }

  /** 工作流程 alone is named after its position. */
  workflowName(): Words {
    const { position, label } = this;
    const own = position?.name.text ?? '';
    const said = label.text === '' ? '工作流程' : plainLabel(label.text);
    const base = `${own}${said}`;
    const count = this.workflows.filter(({ name }) => name.text === base || name.text.startsWith(`${base}（`)).length;
    return { text: count === 0 ? base : `${base}（${count + 1}）`, spans: [] };
  }
}
