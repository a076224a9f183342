import {
  isCondition,
  kindMarks,
  needsQuotes,
  noteWords,
  quoted,
  type TextStep,
  type WorkflowText,
} from './workflow-text-tokens.ts';

/**
 * A workflow as numbered lines that `parseWorkflowText` reads back as the same workflow: `2.【判断】科长：是否齐全（时限：
 * 当场）（齐全→3；不齐全→1）`. `actors` are the names that the reader will know.
 */
export function printWorkflowText(shape: WorkflowText, actors: readonly string[] = []): string {
  const marked = shape.steps.some((step) => step.kind !== 'action');
  return shape.steps
    .map((step, index) => {
      const mark = step.kind !== 'action' || (!marked && index === 0) ? `【${kindMarks[step.kind]}】` : '';
      const actor = step.actor === '' ? '' : `${actorText(step.actor)}：`;
      const line = `${index + 1}. ${mark}${actor}${actionText(step, actors)}${notes(step)}${jumps(shape, index)}`;
      const details = step.details === '' ? [] : step.details.split('\n').map((text, at) => `   （${at + 1}）${text}`);
      return [line, ...details].join('\n');
    })
    .join('\n');
}

/** A workflow in one line: 报修人：提交报修→值班员：登记→…; null when it is no plain chain. */
export function printChain(shape: WorkflowText): string | null {
  const plainChain =
    shape.links.length === shape.steps.length - 1 &&
    shape.links.every((link) => link.to === link.from + 1 && link.label === '') &&
    shape.steps.every((step) => step.kind !== 'decision' && step.kind !== 'fork' && step.kind !== 'join');
  if (!plainChain) return null;
  return shape.steps
    .map((step) => `${step.actor === '' ? '' : `${actorText(step.actor)}：`}${plain(step.action)}${notes(step)}`)
    .join('→');
}

function actionText(step: TextStep, actors: readonly string[]): string {
  const mistaken = step.actor === '' && actors.some((name) => name !== '' && step.action.startsWith(name));
  return mistaken || /^(?:返|退|回|转|重新)/u.test(step.action) ? quoted(step.action) : plain(step.action);
}

/** Quoted where it could be read as something else. */
function plain(text: string): string {
  const mistaken = /^(?:第?\d+步?|无)$/u.test(text) || isCondition(lastClause(text));
  return mistaken || needsQuotes(text) ? quoted(text) : text;
}

/** A name that a reader takes for one: short and without marks. */
function actorText(name: string): string {
  return name.length > 20 || /[，,。！？“”]/u.test(name) ? quoted(name) : plain(name);
}

/** What stands behind the last comma: in a chain it may name a branch. */
function lastClause(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('，'), text.lastIndexOf(',')) + 1).trim();
}

function notes(step: TextStep): string {
  const note = (field: 'timing' | 'timeLimit' | 'input'): string =>
    step[field] === '' ? '' : `（${noteWords[field][0]}：${plainNote(step[field])}）`;
  const record = (['output', 'keeper', 'retention'] as const)
    .filter((field) => step[field] !== '')
    .map((field) => `${noteWords[field][0]}：${plainNote(step[field])}`)
    .join('；');
  return `${note('timing')}${note('timeLimit')}${note('input')}${record === '' ? '' : `（${record}）`}`;
}

function plainNote(text: string): string {
  return needsQuotes(text) ? quoted(text) : text;
}

function jumps(shape: WorkflowText, index: number): string {
  const links = shape.links.filter((link) => link.from === index);
  const [only] = links;
  const last = index === shape.steps.length - 1;
  const isEnd = shape.steps[index]?.kind === 'end';
  if (only === undefined) return isEnd || last ? '' : '（→无）';
  if (links.length === 1 && only.label === '' && only.to === index + 1 && !isEnd) return '';
  return `（${links.map((link) => `${link.label === '' ? '' : plainNote(link.label)}→${link.to + 1}`).join('；')}）`;
}
