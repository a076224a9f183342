import { readStep, type ReadStep } from './workflow-text-step.ts';
import {
  isBranchName,
  isCondition,
  splitOutside,
  type TextStep,
  trailingBracket,
  unquoted,
  withArrows,
  type WorkflowText,
} from './workflow-text-tokens.ts';

const numberings = [
  /^(\d{1,3})\s*[.．、)）]\s*(?!\d)/u,
  /^[（(]\s*\d{1,3}\s*[)）]\s*/u,
  /^[①-⑳]\s*[.、]?\s*/u,
  /^第\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*步\s*[：:、，,]?\s*/u,
  /^[一二三四五六七八九十]{1,3}、\s*/u,
];

interface Line {
  readonly text: string;
  /** Which way of numbering it begins with; -1 for none. */
  readonly style: number;
  readonly number: number | null;
}

/**
 * Reads a workflow as people write it: a chain with →, ->, ⇒ or >, numbered lines with roles, branches such as
 * 合格→…；不合格→返回修改, ways taken at once as （同时：甲：…；乙：…）. `actors` are names of positions: one that begins a step
 * is taken for who acts. Whatever is not understood stays in the words of its step. Never fails; no text gives no steps.
 */
export function parseWorkflowText(text: string, actors: readonly string[] = []): WorkflowText {
  const names = [...actors].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  const lines = text
    .split(/\r\n|[\n\r]/u)
    .map(readLine)
    .filter((line) => line.text !== '');
  const builder = new Builder(names);
  const style = lines[0]?.style ?? -1;
  for (const line of lines) {
    if (style >= 0 && line.style !== style) builder.addDetail(line.text);
    else builder.addLine(line.text, line.number);
  }
  return builder.finish();
}

function readLine(raw: string): Line {
  const text = raw.trim();
  for (const [style, pattern] of numberings.entries()) {
    const match = pattern.exec(text);
    if (match === null || match[0].length === text.length) continue;
    const number = match[1] !== undefined && /^\d+$/u.test(match[1]) ? Number(match[1]) : null;
    return { text: text.slice(match[0].length), style, number };
  }
  return { text, style: -1, number: null };
}

interface Open {
  readonly from: number;
  readonly label: string;
}

/** Longer words than 经审核不合格的 are work, not the name of a branch. */
const longestBranch = 8;

class Builder {
  readonly #names: readonly string[];
  readonly #steps: ReadStep[] = [];
  readonly #links: { from: number; to: number; label: string }[] = [];
  /** Arrows that lead to the step with a number of the text, which may come later. */
  readonly #jumps: { readonly from: number; readonly label: string; readonly number: number }[] = [];
  readonly #numbers = new Map<number, number>();
  /** Ends that the next step is joined to. */
  #open: Open[] = [];
  /** Ends of branches of the line that stand open beside the one that is being read. */
  #beside: Open[] = [];
  /** Decisions by their place, the last one last, with the branches that they have. */
  readonly #decisions: number[] = [];

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  addDetail(text: string): void {
    const last = this.#steps.at(-1);
    if (last === undefined) this.addLine(text, null);
    else last.details.push(text.trim());
  }

  addLine(raw: string, number: number | null): void {
    const first = this.#steps.length;
    const ended: Open[] = [];
    for (const [index, clause] of splitOutside(withArrows(raw).replace(/[。；;]+$/u, ''), '；;').entries()) {
      const items = splitOutside(clause, '→').filter((item) => item !== '');
      const name = items[0] ?? '';
      const decision = this.#decisionFor(name);
      const isBranch = isBranchName(name) || (index > 0 && this.#leadsBack(name, items));
      if (decision !== null && items.length > 1 && isBranch) {
        if (index > 0) ended.push(...this.#open);
        this.#beside = [...ended];
        this.#open = [{ from: decision, label: name }];
        this.#addItems(items.slice(1));
      } else this.#addItems(items);
    }
    this.#beside = [];
    // Branches that end without a word stay where they end; only the last one goes on to what follows.
    if (ended.length > 0) this.#open = [];
    this.#numbers.set(number ?? this.#numbers.size + 1, first);
  }

  /** 退修→返回命题: what leads back to a step in one is the name of a branch, unless it names who does it. */
  #leadsBack(name: string, items: readonly string[]): boolean {
    const [, next = ''] = items;
    return name.length <= longestBranch && this.#wayBack(next) !== null && readStep(name, this.#names).actor === '';
  }

  finish(): WorkflowText {
    for (const { from, label, number } of this.#jumps) {
      const to = this.#numbers.get(number);
      if (to !== undefined && to < this.#steps.length) this.#links.push({ from, to, label });
    }
    const links = this.#links.toSorted((a, b) => a.from - b.from);
    const marked = this.#steps.some((step) => step.marked);
    const steps = this.#steps.map((step, index): TextStep => {
      const ways = links.filter((link) => link.from === index);
      const { marked: _marked, jumps: _jumps, literal: _literal, details, ...fields } = step;
      return { ...fields, details: details.join('\n'), kind: marked ? fields.kind : this.#kindOf(index, ways) };
    });
    return { steps, links };
  }

  /** Without any 【】 in the text: first and last steps by their place, decisions by their branches. */
  #kindOf(index: number, ways: WorkflowText['links']): TextStep['kind'] {
    const { kind } = this.#steps[index] ?? { kind: 'action' };
    if (kind !== 'action') return kind;
    if (ways.some((way) => way.label !== '') || ways.length > 1) return 'decision';
    if (index === 0 && this.#steps.length > 1) return 'start';
    return ways.length === 0 && this.#steps.length > 1 ? 'end' : 'action';
  }

  #addItems(items: readonly string[]): void {
    for (const [index, item] of items.entries()) this.#addItem(item, index > 0 || this.#steps.length > 0);
  }

  #addItem(item: string, follows: boolean): void {
    const [last] = this.#open;
    if (follows && last !== undefined && this.#open.length === 1 && last.label === '' && isCondition(item)) {
      this.#decisions.push(last.from);
      this.#open = [{ from: last.from, label: item }];
      return;
    }
    const group = parallelGroup(item);
    if (group !== null) {
      this.#addParallel(group);
      return;
    }
    const back = this.#wayBack(item);
    if (back !== null) {
      for (const { from, label } of this.#open) this.#links.push({ from, to: back, label });
      // What comes after the way back goes on from the branches that do not lead back: 合格→签发；不合格→返回修改→归档.
      this.#open = this.#beside;
      this.#beside = [];
      return;
    }
    const branches = branchGroup(item);
    const named = branches === null ? endingInCondition(item) : null;
    const step = readStep(branches?.before ?? named?.before ?? item, this.#names);
    const at = this.#add(step);
    if (branches !== null) this.#addBranches(at, branches.clauses);
    if (named !== null) {
      this.#decisions.push(at);
      this.#open = [{ from: at, label: named.label }];
    }
    // 返回修改: work of its own, after which the step before the decision comes again.
    const decision = this.#decisions.at(-1);
    if (!step.literal && decision !== undefined && /^(?:返回|退回|重新)/u.test(step.action)) {
      const before = this.#links.find((link) => link.to === decision && link.from < decision)?.from;
      this.#links.push({ from: at, to: before ?? decision, label: '' });
      this.#open = this.#beside;
      this.#beside = [];
    }
  }

  #add(step: ReadStep): number {
    const at = this.#steps.length;
    this.#steps.push(step);
    for (const { from, label } of this.#open) this.#links.push({ from, to: at, label });
    for (const jump of step.jumps)
      if (jump.number !== null) this.#jumps.push({ from: at, ...jump, number: jump.number });
    this.#open = step.jumps.length > 0 || (step.marked && step.kind === 'end') ? [] : [{ from: at, label: '' }];
    return at;
  }

  /** （合格→签发；不合格→退回）behind a step: what does not lead back goes on together. */
  #addBranches(decision: number, clauses: readonly (readonly string[])[]): void {
    this.#decisions.push(decision);
    const ends: Open[] = [];
    for (const [label = '', ...items] of clauses) {
      this.#open = [{ from: decision, label }];
      this.#addItems(items);
      ends.push(...this.#open);
    }
    this.#open = ends;
  }

  #addParallel(ways: readonly string[]): void {
    const fork = this.#add({ ...readStep('并行', []), kind: 'fork' });
    const ends: Open[] = [];
    for (const way of ways) {
      this.#open = [{ from: fork, label: '' }];
      this.#addItems(splitOutside(way, '→').filter((item) => item !== ''));
      ends.push(...this.#open);
    }
    this.#open = ends;
    this.#add({ ...readStep('汇合', []), kind: 'join' });
  }

  /** The decision that a branch with this name belongs to; null before the first decision. */
  #decisionFor(name: string): number | null {
    const opposite = name.replace(/^(?:不|未|非|没有?)/u, '');
    const paired = this.#decisions.findLast((decision) =>
      [...this.#links, ...this.#open].some(
        (link) =>
          link.from === decision && link.label !== '' && link.label !== name && oppositeOf(link.label) === opposite,
      ),
    );
    return paired ?? this.#decisions.at(-1) ?? null;
  }

  /** 返回第2步, 退回科员, 返回收集材料: the step that is meant, when there is one. */
  #wayBack(item: string): number | null {
    const match = /^(?:返回至?|退回至?|回到|转回|转至?|返至?)\s*(?:到)?(.+)$/u.exec(item);
    if (match === null || unquoted(item) !== null) return null;
    const goal = (match[1] ?? '').trim();
    const numbered = /^第?\s*(\d{1,3})\s*步?$/u.exec(goal);
    if (numbered !== null)
      return (
        this.#numbers.get(Number(numbered[1])) ??
        (Number(numbered[1]) <= this.#steps.length ? Number(numbered[1]) - 1 : null)
      );
    const decision = this.#decisions.at(-1) ?? this.#steps.length;
    const known = (step: ReadStep, index: number): boolean =>
      index !== decision &&
      (step.action === goal || (goal.length >= 2 && (step.action.includes(goal) || step.actor === goal)));
    const found = this.#steps.findLastIndex(known);
    return found < 0 ? null : found;
  }
}

function oppositeOf(label: string): string {
  return label === '是' ? '否' : label === '有' ? '无' : label.replace(/^(?:不|未|非|没有?)/u, '');
}

/** （同时：甲：…；乙：…）or 同时：…: the ways that are taken at once. */
function parallelGroup(item: string): string[] | null {
  const bracket = trailingBracket(item);
  const text = bracket !== null && bracket.before === '' ? bracket.inside : null;
  const match = text === null ? null : /^(?:同时|并行|分别)(?:进行|办理)?\s*[：:]\s*(.+)$/su.exec(text);
  const ways = match === null ? [] : splitOutside(match[1] ?? '', '；;').filter((way) => way !== '');
  return ways.length > 1 ? ways : null;
}

function branchGroup(item: string): { readonly before: string; readonly clauses: string[][] } | null {
  const bracket = trailingBracket(item);
  if (bracket === null || bracket.before === '') return null;
  const clauses = splitOutside(bracket.inside, '；;').map((clause) =>
    splitOutside(clause, '→').filter((part) => part !== ''),
  );
  const branches = clauses.length > 1 && clauses.every((parts) => parts.length > 1 && !isNumber(parts.at(-1) ?? ''));
  return branches ? { before: bracket.before, clauses } : null;
}

function isNumber(text: string): boolean {
  return /^(?:第?\s*\d{1,3}\s*步?|无)$/u.test(text);
}

/** 科长审核，合格: a step and the name of the branch that goes on from it. */
function endingInCondition(item: string): { readonly before: string; readonly label: string } | null {
  const parts = splitOutside(item, '，,：:');
  const label = parts.at(-1) ?? '';
  if (parts.length < 2 || !isCondition(label)) return null;
  return { before: item.slice(0, item.length - label.length).replace(/[，,：:\s]+$/u, ''), label };
}
