import { cleanPiece, tidy } from './clean.ts';
import { numberIn, namesIn, scoreIn, textLimits } from './values.ts';
import {
  type ImportedPosition,
  type ImportedStandard,
  type ImportedWorkflow,
  type ImportResult,
  positionTextFields,
  standardFields,
} from './imported.ts';
import type { ImportRole } from './labels.ts';
import type { Placement } from './ledger.ts';
import { readMarker } from './marker.ts';

/** A stretch of text that found no field, and what a person says that it is. */
export interface Assignment {
  readonly piece: string;
  /** Offsets in the piece's raw text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The key of the position, duty, work item, standard or workflow that it belongs to; empty for a new position. */
  readonly to: string;
  readonly as: ImportRole;
}

/** Why an assignment does not fit. */
export const assignmentFaults = [
  'gone', // the text found a field meanwhile, or the place is no longer there
  'too-long',
  'not-a-number',
  'not-a-name',
  'taken', // the field holds one value and has one
] as const;
export type AssignmentFault = (typeof assignmentFaults)[number];

const positionRoles = [
  'duty',
  ...positionTextFields,
  'headcount',
  'reportsTo',
  'holder',
] as const satisfies readonly ImportRole[];
const standardRoleChoices = [
  'standard',
  ...standardFields,
  'ratedScore',
  'deductions',
] as const satisfies readonly ImportRole[];
/** Roles of a workflow's texts, and the names of their fields. */
const workflowFields = {
  workflowPurpose: 'purpose',
  workflowScope: 'scope',
  workflowActors: 'actors',
  workflowTimeLimit: 'serviceTimeLimit',
  duty: 'duties',
  workflowNorms: 'norms',
  basis: 'basis',
  workflowRecords: 'records',
} as const satisfies Partial<Record<ImportRole, keyof ImportedWorkflow>>;
type WorkflowTextRole = keyof typeof workflowFields;

/** What a text can be at a place, by the place's key; the first is the usual one. */
export function rolesAt(key: string): readonly ImportRole[] {
  if (key === '') return ['name'];
  if (/^w\d+$/u.test(key)) return ['stepAction', ...(Object.keys(workflowFields) as WorkflowTextRole[])];
  const depth = key.split('.').length;
  if (depth === 1) return positionRoles;
  if (depth === 2) return ['workItem', 'duty'];
  return depth === 3 ? ['standard', 'workItem'] : standardRoleChoices;
}

/** A result with texts put where people say that they belong. */
export interface AssignedResult {
  readonly result: ImportResult;
  /** One entry an assignment: the text, the key of what it became, and why it does not fit. */
  readonly assigned: readonly { readonly text: string; readonly key: string; readonly fault: AssignmentFault | null }[];
}

/**
 * Puts texts that found no field where people say that they belong, one assignment after the other: a later one may name
 * what an earlier one has made. What does not fit stays kept. Pure: a preview is what will be applied.
 */
export function assignKept(
  result: ImportResult,
  assignments: readonly Assignment[],
  textOf: (piece: string) => string,
): AssignedResult {
  let now = result;
  const assigned = assignments.map((assignment) => {
    const { piece, start, end } = assignment;
    const text = textAs(assignment, textOf(piece).slice(start, end));
    const isKept = now.placements.some(
      (one) => one.piece === piece && one.use === 'kept' && one.start <= start && one.end >= end && start < end,
    );
    if (!isKept || text === '') return { text, key: '', fault: 'gone' as const };
    const outcome = putText(now, assignment, text);
    if (typeof outcome === 'string') return { text, key: '', fault: outcome };
    const placements = now.placements.flatMap((one) =>
      one.piece === piece && one.start <= start && one.end >= end ? divide(one, assignment, outcome.key) : [one],
    );
    const kept = keptOf(placements, textOf);
    now = { ...now, ...outcome.change, placements, kept };
    return { text, key: outcome.key, fault: null };
  });
  return { result: now, assigned };
}

/** Entries of lists lose the numbering that the paper gave them. */
function textAs({ as }: Assignment, raw: string): string {
  const text = tidy(cleanPiece(raw).text);
  const isEntry = as === 'duty' || as === 'workItem' || as === 'standard' || as === 'stepAction';
  return isEntry ? tidy(text.slice(readMarker(text)?.length ?? 0)) : text;
}

/** What found no field, one stretch an entry. */
export function keptOf(placements: readonly Placement[], textOf: (piece: string) => string): ImportResult['kept'] {
  return placements.flatMap(({ piece, start, end, use }) => {
    const text = use === 'kept' ? tidy(textOf(piece).slice(start, end)) : '';
    return text === '' ? [] : [{ piece, start, end, text }];
  });
}

/** The placement before, of, and behind the text. */
function divide(whole: Placement, { start, end }: Assignment, key: string): Placement[] {
  const parts: Placement[] = [
    { ...whole, end: start },
    { ...whole, start, end, use: 'field', target: key },
    { ...whole, start: end },
  ];
  return parts.filter((part) => part.end > part.start);
}

interface Put {
  readonly key: string;
  readonly change: Partial<Pick<ImportResult, 'positions' | 'workflows'>>;
}

function putText(result: ImportResult, { to, as }: Assignment, text: string): Put | AssignmentFault {
  if (!rolesAt(to).includes(as)) return 'gone';
  if (to === '') {
    if (text.length > textLimits.line) return 'too-long';
    const key = `p${result.positions.length}`;
    return { key: `${key}.name`, change: { positions: [...result.positions, emptyPosition(key, text)] } };
  }
  const [owner = '', ...path] = to.split('.');
  const workflow = result.workflows.find(({ key }) => key === owner);
  if (workflow !== undefined) {
    const put = putOnWorkflow(workflow, as, text);
    if (typeof put === 'string') return put;
    return { key: put.key, change: { workflows: replaced(result.workflows, workflow, put.value) } };
  }
  const position = result.positions.find(({ key }) => key === owner);
  if (position === undefined) return 'gone';
  const put = path.length === 0 ? putOnPosition(position, as, text) : putOnDuty(position, { to, path, as, text });
  if (typeof put === 'string') return put;
  return { key: put.key, change: { positions: replaced(result.positions, position, put.value) } };
}

function replaced<T>(list: readonly T[], before: T, after: T): readonly T[] {
  return list.map((one) => (one === before ? after : one));
}

function emptyPosition(key: string, name: string): ImportedPosition {
  return { key, name, section: '', fields: {}, headcount: null, reportsTo: '', holders: [], duties: [] };
}

type Outcome<T> = { readonly key: string; readonly value: T } | AssignmentFault;

/** A text behind what is there, in a line or below it; null when it grows too long. */
function behind(standing: string, text: string, kind: 'line' | 'text'): string | null {
  const between = kind === 'line' ? '；' : '\n';
  const own = kind === 'line' ? text.replace(/\n/gu, '') : text;
  const whole = standing === '' ? own : `${standing}${between}${own}`;
  return whole.length > textLimits[kind] ? null : whole;
}

function putOnPosition(position: ImportedPosition, as: ImportRole, text: string): Outcome<ImportedPosition> {
  const { key } = position;
  if (as === 'duty') {
    const duty = { key: `${key}.d${position.duties.length}`, text, items: [] };
    return { key: duty.key, value: { ...position, duties: [...position.duties, duty] } };
  }
  if (as === 'headcount') {
    const headcount = numberIn(text);
    if (headcount === null) return 'not-a-number';
    return position.headcount === null ? { key: `${key}.headcount`, value: { ...position, headcount } } : 'taken';
  }
  if (as === 'holder') {
    const names = namesIn(text);
    if (names === null) return 'not-a-name';
    return { key: `${key}.holders`, value: { ...position, holders: [...new Set([...position.holders, ...names])] } };
  }
  if (as === 'reportsTo') {
    if (position.reportsTo !== '') return 'taken';
    const reportsTo = behind('', text, 'line');
    return reportsTo === null ? 'too-long' : { key: `${key}.reportsTo`, value: { ...position, reportsTo } };
  }
  const field = positionTextFields.find((one) => one === as);
  if (field === undefined) return 'gone';
  const standing = position.fields[field] ?? '';
  const isLine = field === 'code' || field === 'level';
  if (isLine && standing !== '') return 'taken';
  const whole = behind(standing, text, isLine ? 'line' : 'text');
  if (whole === null) return 'too-long';
  return { key: `${key}.${field}`, value: { ...position, fields: { ...position.fields, [field]: whole } } };
}

function putOnDuty(
  position: ImportedPosition,
  {
    to,
    path,
    as,
    text,
  }: { readonly to: string; readonly path: readonly string[]; readonly as: ImportRole; readonly text: string },
): Outcome<ImportedPosition> {
  const [, itemPart, standardPart] = path;
  const duty = position.duties.find(({ key }) => to === key || to.startsWith(`${key}.`));
  if (duty === undefined) return 'gone';
  const withDuty = (value: typeof duty): ImportedPosition => ({
    ...position,
    duties: replaced(position.duties, duty, value),
  });
  if (itemPart === undefined) {
    if (as === 'duty') {
      const whole = behind(duty.text, text, 'text');
      return whole === null ? 'too-long' : { key: duty.key, value: withDuty({ ...duty, text: whole }) };
    }
    const item = { key: `${duty.key}.i${duty.items.length}`, text, implied: false, standards: [] };
    return { key: item.key, value: withDuty({ ...duty, items: [...duty.items, item] }) };
  }
  const item = duty.items.find(({ key }) => to === key || to.startsWith(`${key}.`));
  if (item === undefined) return 'gone';
  const withItem = (value: typeof item): ImportedPosition =>
    withDuty({ ...duty, items: replaced(duty.items, item, value) });
  if (standardPart === undefined) {
    if (as === 'workItem') {
      const whole = behind(item.text, text, 'text');
      return whole === null ? 'too-long' : { key: item.key, value: withItem({ ...item, text: whole, implied: false }) };
    }
    const standard = {
      key: `${item.key}.s${item.standards.length}`,
      text,
      fields: {},
      ratedScore: null,
      deductions: '',
    };
    return { key: standard.key, value: withItem({ ...item, standards: [...item.standards, standard] }) };
  }
  const standard = item.standards.find(({ key }) => key === to);
  if (standard === undefined) return 'gone';
  const put = putOnStandard(standard, as, text);
  if (typeof put === 'string') return put;
  return { key: put.key, value: withItem({ ...item, standards: replaced(item.standards, standard, put.value) }) };
}

function putOnStandard(standard: ImportedStandard, as: ImportRole, text: string): Outcome<ImportedStandard> {
  const { key } = standard;
  if (as === 'ratedScore') {
    const ratedScore = scoreIn(text);
    if (ratedScore === null) return 'not-a-number';
    return standard.ratedScore === null ? { key: `${key}.ratedScore`, value: { ...standard, ratedScore } } : 'taken';
  }
  if (as === 'standard' || as === 'deductions') {
    const whole = behind(as === 'standard' ? standard.text : standard.deductions, text, 'text');
    if (whole === null) return 'too-long';
    return as === 'standard'
      ? { key, value: { ...standard, text: whole } }
      : { key: `${key}.deductions`, value: { ...standard, deductions: whole } };
  }
  const field = standardFields.find((one) => one === as);
  if (field === undefined) return 'gone';
  const whole = behind(standard.fields[field] ?? '', text, 'line');
  if (whole === null) return 'too-long';
  return { key: `${key}.${field}`, value: { ...standard, fields: { ...standard.fields, [field]: whole } } };
}

function putOnWorkflow(workflow: ImportedWorkflow, as: ImportRole, text: string): Outcome<ImportedWorkflow> {
  const { key, steps } = workflow;
  if (as === 'stepAction') {
    const action = behind('', text, 'line');
    if (action === null) return 'too-long';
    const step = { key: `${key}.t${steps.length}`, actor: '', action, input: '', output: '', timeLimit: '' };
    return { key: step.key, value: { ...workflow, steps: [...steps, step] } };
  }
  const field = workflowFields[as as WorkflowTextRole];
  const isLine = as === 'workflowActors' || as === 'workflowTimeLimit';
  const whole = behind(workflow[field], text, isLine ? 'line' : 'text');
  return whole === null ? 'too-long' : { key: `${key}.${field}`, value: { ...workflow, [field]: whole } };
}
