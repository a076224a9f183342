import { keptOf } from './assign.ts';
import type { DutyDraft, ItemDraft, PositionDraft, StandardDraft, WorkflowDraft } from './drafts.ts';
import {
  type ImportedDuty,
  type ImportedItem,
  type ImportedPosition,
  type ImportedSection,
  type ImportedStandard,
  type ImportedWorkflow,
  type ImportResult,
  type PositionTextField,
  positionTextFields,
  type StandardField,
  standardFields,
} from './imported.ts';
import { type ImportRole, plainLabel } from './labels.ts';
import type { CleanedPiece, Ledger, Words } from './ledger.ts';
import type { ColumnTable } from './column-head.ts';
import type { Reading } from './reading.ts';
import { settleLoose } from './settle.ts';
import { namesIn, numberIn, scoreIn, textLimits } from './values.ts';

interface Emission {
  readonly reading: Reading;
  readonly pieces: readonly CleanedPiece[];
  readonly columnTables: readonly ColumnTable[];
}

/** Gives keys to what was read, says of every word where it went, and drops drafts of which nothing was left. */
export function emitResult({ reading, pieces, columnTables }: Emission): ImportResult {
  const { ledger } = reading;
  const standing = reading.positions.filter((position) => position.name.text !== '' && !isTitleOnly(position, reading));
  for (const position of standing) settleLoose(position);
  const positions = standing.map((position, index) => emitPosition(position, `p${index}`, ledger));
  const keyOf = new Map(standing.map((position, index) => [position, `p${index}`]));
  const workflows = reading.workflows
    .filter((workflow) => workflow.steps.length + workflow.duties.length + workflow.fields.size > 0)
    .map((workflow, index) => emitWorkflow(workflow, { key: `w${index}`, keyOf, ledger }));
  const sections = reading.sections
    .filter(({ duties }) => duties.length > 0)
    .map(({ name, duties }, index): ImportedSection => {
      const key = `s${index}`;
      ledger.markAll(name, 'field', `${key}.name`);
      return { key, name: name.text, duties: emitLines(duties, `${key}.duties`, ledger) };
    });
  if (reading.title !== null) ledger.markAll(reading.title, 'label', 'title');
  const placements = ledger.finish(pieces);
  const byId = new Map(pieces.map(({ piece }) => [piece.id, piece.text]));
  const kept = keptOf(placements, (piece) => byId.get(piece) ?? '');
  return { title: reading.title?.text ?? '', sections, positions, workflows, columnTables, placements, kept };
}

function isTitleOnly(position: PositionDraft, reading: Reading): boolean {
  const isEmpty =
    position.fields.size + position.duties.length + position.looseItems.length + position.looseStandards.length === 0;
  return (
    isEmpty && reading.titles.has(position) && !reading.workflows.some((workflow) => workflow.position === position)
  );
}

function take(words: Words, key: string, ledger: Ledger): string {
  ledger.markAll(words, 'field', key);
  return words.text;
}

/** Empty, and the words kept as text, when they do not fit into a line. */
function takeLine(words: Words | undefined, key: string, ledger: Ledger): string {
  if (words === undefined) return '';
  const text = words.text.replace(/\n/gu, '');
  return text.length > textLimits.line ? '' : take({ ...words, text }, key, ledger);
}

function emitLines(list: readonly Words[], key: string, ledger: Ledger): string {
  let text = '';
  for (const words of list) {
    const next = text === '' ? words.text : `${text}\n${words.text}`;
    if (next.length > textLimits.text) break; // the rest is kept as text
    text = next;
    ledger.markAll(words, 'field', key);
  }
  return text;
}

function emitPosition(position: PositionDraft, key: string, ledger: Ledger): ImportedPosition {
  const fields: Partial<Record<PositionTextField, string>> = {};
  for (const field of positionTextFields) {
    const words = position.fields.get(field) ?? [];
    const text =
      field === 'code' || field === 'level'
        ? takeLine(words[0], `${key}.${field}`, ledger)
        : emitLines(words, `${key}.${field}`, ledger);
    if (text !== '') fields[field] = text;
  }
  const name = take({ ...position.name, text: position.name.text.slice(0, textLimits.line) }, `${key}.name`, ledger);
  const section = position.section === null ? '' : takeLine(position.section, `${key}.section`, ledger);
  return {
    key,
    name,
    section,
    fields,
    headcount: emitHeadcount(position.fields.get('headcount')?.[0], `${key}.headcount`, ledger),
    reportsTo: takeLine(position.fields.get('reportsTo')?.[0], `${key}.reportsTo`, ledger),
    holders: emitHolders(position.fields.get('holder') ?? [], `${key}.holders`, ledger),
    duties: position.duties.map((duty, index) => emitDuty(duty, `${key}.d${index}`, ledger)),
  };
}

/** Anything but a number stays as text. */
function emitHeadcount(words: Words | undefined, key: string, ledger: Ledger): number | null {
  const value = numberIn(words?.text ?? '');
  if (words === undefined || value === null) return null;
  ledger.markAll(words, 'field', key);
  return value;
}

function emitHolders(list: readonly Words[], key: string, ledger: Ledger): string[] {
  const all = list.flatMap((words) => {
    const names = namesIn(words.text);
    if (names === null) return [];
    ledger.markAll(words, 'field', key);
    return names;
  });
  return [...new Set(all)];
}

function emitDuty(duty: DutyDraft, key: string, ledger: Ledger): ImportedDuty {
  return {
    key,
    text: take(duty.text, key, ledger).slice(0, textLimits.text),
    items: duty.items.map((item, index) => emitItem(item, `${key}.i${index}`, ledger)),
  };
}

function emitItem(item: ItemDraft, key: string, ledger: Ledger): ImportedItem {
  return {
    key,
    text: take(item.text, key, ledger).slice(0, textLimits.text),
    implied: item.implied,
    standards: item.standards.map((standard, index) => emitStandard(standard, `${key}.s${index}`, ledger)),
  };
}

function emitStandard(standard: StandardDraft, key: string, ledger: Ledger): ImportedStandard {
  const fields: Partial<Record<StandardField, string>> = {};
  for (const field of standardFields) {
    const text = takeLine(standard.fields.get(field), `${key}.${field}`, ledger);
    if (text !== '') fields[field] = text;
  }
  const deductions = standard.fields.get('deductions');
  return {
    key,
    text: take(standard.requirement, key, ledger).slice(0, textLimits.text),
    fields,
    ratedScore: emitScore(standard.fields.get('ratedScore'), `${key}.ratedScore`, ledger),
    deductions: deductions === undefined ? '' : emitLines([deductions], `${key}.deductions`, ledger),
  };
}

/** Anything but a score stays as text. */
function emitScore(words: Words | undefined, key: string, ledger: Ledger): number | null {
  const value = scoreIn(words?.text ?? '');
  if (words === undefined || value === null) return null;
  ledger.markAll(words, 'field', key);
  return value;
}

function emitWorkflow(
  workflow: WorkflowDraft,
  { key, keyOf, ledger }: { key: string; keyOf: ReadonlyMap<PositionDraft, string>; ledger: Ledger },
): ImportedWorkflow {
  const lines = (role: ImportRole, field: string): string =>
    emitLines(workflow.fields.get(role) ?? [], `${key}.${field}`, ledger);
  const emitted = workflow.steps.map((step, index) => {
    const stepKey = `${key}.t${index}`;
    return {
      key: stepKey,
      actor: takeLine(step.actor ?? undefined, `${stepKey}.actor`, ledger),
      action: takeStep(step.action, stepKey, ledger),
      input: takeLine(step.fields.get('stepInput'), `${stepKey}.input`, ledger),
      output: takeLine(step.fields.get('stepOutput'), `${stepKey}.output`, ledger),
      timeLimit: takeLine(step.fields.get('stepTimeLimit'), `${stepKey}.timeLimit`, ledger),
    };
  });
  return {
    key,
    name: take({ ...workflow.name, text: plainName(workflow.name.text) }, `${key}.name`, ledger),
    position: workflow.position === null ? null : (keyOf.get(workflow.position) ?? null),
    purpose: lines('workflowPurpose', 'purpose'),
    scope: lines('workflowScope', 'scope'),
    actors: takeLine(workflow.fields.get('workflowActors')?.[0], `${key}.actors`, ledger),
    serviceTimeLimit: takeLine(workflow.fields.get('workflowTimeLimit')?.[0], `${key}.serviceTimeLimit`, ledger),
    duties: emitLines(workflow.duties, `${key}.duties`, ledger),
    norms: lines('workflowNorms', 'norms'),
    basis: lines('basis', 'basis'),
    records: lines('workflowRecords', 'records'),
    steps: emitted.filter(({ action }) => action !== ''),
  };
}

function plainName(name: string): string {
  return name.replace(/\n/gu, '').slice(0, textLimits.line) || plainLabel(name);
}

/** A step's words fit into a line or are shortened there; the whole of them is kept as text then. */
function takeStep(words: Words, key: string, ledger: Ledger): string {
  const text = words.text.replace(/\n/gu, '');
  if (text.length <= textLimits.line) return take({ ...words, text }, key, ledger);
  return `${text.slice(0, textLimits.line - 1)}…`;
}
