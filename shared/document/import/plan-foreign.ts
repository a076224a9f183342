import { copyName } from '../../domain/short-text.ts';
import { findReportingCycle } from '../../domain/reporting-line.ts';
import { plainLabel } from '../../domain/import/labels.ts';
import {
  type ImportedDuty,
  type ImportedItem,
  type ImportedPosition,
  type ImportedStandard,
  type ImportedWorkflow,
  type ImportResult,
  positionTextFields,
} from '../../domain/import/imported.ts';
import type { FieldValue } from '../../domain/revision.ts';
import type { ForeignKind, ForeignWorld, Known } from './foreign-world.ts';
import { sameText } from './foreign-world.ts';
import { findSection, matchPosition, matchWorkflow } from './match-foreign.ts';

/** What the user said about a position or a workflow, by its key; what is not named is updated or added. */
export type ForeignChoices = Readonly<Record<string, 'new' | 'update' | 'skip'>>;

/** What planning one file came to. */
export interface ForeignOutcome {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly skipped: number;
  readonly workflowsAdded: readonly string[];
  readonly workflowsSkipped: number;
  /** What the records cannot hold although the file names it, one a line. */
  readonly leftover: readonly string[];
}

/** Plans what one file adds to the world. Nothing that is there is ever removed. */
export function planForeign(world: ForeignWorld, result: ImportResult, choices: ForeignChoices): ForeignOutcome {
  const leftover: string[] = [];
  for (const section of result.sections) planSection(world, section, leftover);
  const added: string[] = [];
  const updated: string[] = [];
  const idOf = new Map<string, string>();
  let skipped = 0;
  for (const imported of result.positions) {
    const choice = choices[imported.key];
    const match = choice === 'new' ? null : matchPosition(world, imported);
    if (choice === 'skip') {
      skipped += 1;
      if (match !== null) idOf.set(imported.key, match.position.id);
      continue;
    }
    const position = match?.position ?? createPosition(world, imported);
    (match === null ? added : updated).push(position.id);
    idOf.set(imported.key, position.id);
    fillPosition(world, position, imported);
    planHolders(world, position, imported);
  }
  for (const imported of result.positions) {
    const id = idOf.get(imported.key);
    if (id !== undefined && choices[imported.key] !== 'skip') planSuperior(world, { id, imported, leftover });
  }
  const workflowsAdded: string[] = [];
  let workflowsSkipped = 0;
  for (const workflow of result.workflows) {
    const owner = workflow.position === null ? null : (idOf.get(workflow.position) ?? null);
    const isLost = workflow.position !== null && choices[workflow.position] === 'skip';
    if (choices[workflow.key] === 'skip' || isLost || matchWorkflow(world, workflow)?.sameSteps === true) {
      workflowsSkipped += 1;
      continue;
    }
    workflowsAdded.push(createWorkflow(world, workflow, owner));
  }
  return { added, updated, skipped, workflowsAdded, workflowsSkipped, leftover };
}

function planSection(
  world: ForeignWorld,
  { name, duties }: { readonly name: string; readonly duties: string },
  leftover: string[],
): void {
  const section = findSection(world, name) ?? world.create('section', { name });
  const standing = String(section.fields['duties'] ?? '');
  if (standing === '') world.update('section', section, { duties });
  else if (sameText(standing) !== sameText(duties)) leftover.push(`${name}：\n${duties}`);
}

function sectionId(world: ForeignWorld, name: string): string | null {
  return name === '' ? null : (findSection(world, name) ?? world.create('section', { name })).id;
}

function createPosition(world: ForeignWorld, { name, section }: ImportedPosition): Known {
  return world.create('position', { name, sectionId: sectionId(world, section) });
}

/** Fields that the file names, and what of its list is not there yet. */
export function fillPosition(world: ForeignWorld, position: Known, imported: ImportedPosition): void {
  const fields: Record<string, FieldValue> = {};
  for (const field of positionTextFields) {
    const text = imported.fields[field];
    if (text !== undefined) fields[field] = text;
  }
  if (imported.headcount !== null) fields['headcount'] = imported.headcount;
  if (imported.section !== '') fields['sectionId'] = sectionId(world, imported.section);
  world.update('position', position, fields);
  for (const duty of imported.duties) fillDuty(world, position.id, duty);
}

function fillDuty(world: ForeignWorld, positionId: string, imported: ImportedDuty): void {
  const duty = findOrCreate(world, {
    kind: 'duty',
    parentId: positionId,
    parentField: 'positionId',
    text: imported.text,
  });
  for (const item of imported.items) fillItem(world, duty.id, item);
}

function fillItem(world: ForeignWorld, dutyId: string, imported: ImportedItem): void {
  const item = findOrCreate(world, { kind: 'workItem', parentId: dutyId, parentField: 'dutyId', text: imported.text });
  const standing = new Set(
    world.children('workStandard', item.id).map(({ fields }) => sameText(String(fields['requirement']))),
  );
  for (const standard of imported.standards) {
    if (standing.has(sameText(standard.text))) continue;
    world.create('workStandard', { workItemId: item.id, ...standardFieldsOf(standard) });
  }
}

function standardFieldsOf({ text, fields, ratedScore, deductions }: ImportedStandard): Record<string, FieldValue> {
  return {
    requirement: text,
    ...fields,
    ...(ratedScore === null ? {} : { ratedScore }),
    ...(deductions === '' ? {} : { deductions }),
  };
}

function findOrCreate(
  world: ForeignWorld,
  entry: { readonly kind: ForeignKind; readonly parentId: string; readonly parentField: string; readonly text: string },
): Known {
  const { kind, parentId, parentField, text } = entry;
  const key = sameText(text);
  const found = world.children(kind, parentId).find(({ fields }) => sameText(String(fields['text'])) === key);
  return found ?? world.create(kind, { [parentField]: parentId, text });
}

/** Holders by name; a name that two people bear gets no holder: it stays in the original. */
function planHolders(world: ForeignWorld, position: Known, { holders }: ImportedPosition): void {
  for (const name of holders) {
    const people = world
      .list('person')
      .filter((person) => plainLabel(String(person.fields['name'])) === plainLabel(name));
    if (people.length > 1) continue;
    const person =
      people[0] ?? world.create('person', { name, sectionId: (position.fields['sectionId'] as string | null) ?? null });
    const holds = world.children('positionHolder', position.id).some(({ fields }) => fields['personId'] === person.id);
    if (!holds) world.create('positionHolder', { positionId: position.id, personId: person.id });
  }
}

/** The superior by name, where exactly one position is called so and no circle comes of it. */
function planSuperior(
  world: ForeignWorld,
  { id, imported, leftover }: { readonly id: string; readonly imported: ImportedPosition; readonly leftover: string[] },
): void {
  if (imported.reportsTo === '') return;
  const wanted = plainLabel(imported.reportsTo);
  const others = world.list('position').filter((position) => position.id !== id);
  const exact = others.filter((position) => plainLabel(String(position.fields['name'])) === wanted);
  // 实训科科长 is the 科长 of that section.
  const ofSection = others.filter((position) => {
    const section = world.list('section').find((one) => one.id === position.fields['sectionId']);
    return (
      section !== undefined &&
      plainLabel(`${String(section.fields['name'])}${String(position.fields['name'])}`) === wanted
    );
  });
  const [superior, second] = exact.length > 0 ? exact : ofSection;
  const own = world.list('position').find((position) => position.id === id);
  const lines = world.list('position').map((position) => ({
    id: position.id,
    reportsToPositionId: (position.fields['reportsToPositionId'] as string | null | undefined) ?? null,
  }));
  if (
    own === undefined ||
    superior === undefined ||
    second !== undefined ||
    findReportingCycle(lines, { id, reportsToPositionId: superior.id }) !== null
  ) {
    leftover.push(`${imported.name} · 直接上级：${imported.reportsTo}`);
    return;
  }
  world.update('position', own, { reportsToPositionId: superior.id });
}

function createWorkflow(world: ForeignWorld, imported: ImportedWorkflow, positionId: string | null): string {
  const { steps, key: _key, position: _position, name, ...head } = imported;
  const taken = new Set(world.list('workflow').map(({ fields }) => String(fields['name'])));
  const workflow = world.create('workflow', {
    ...head,
    name: taken.has(name) ? copyName(name, taken) : name,
    positionId,
  });
  let before: Known | null = null;
  for (const [index, step] of steps.entries()) {
    const actors = world
      .list('position')
      .filter(({ fields }) => step.actor !== '' && plainLabel(String(fields['name'])) === plainLabel(step.actor));
    const actor = actors.length === 1 ? actors[0] : undefined;
    const isLast = index === steps.length - 1;
    const next = world.create('workflowStep', {
      workflowId: workflow.id,
      kind: index === 0 ? 'start' : isLast ? 'end' : 'action',
      actorPositionId: actor?.id ?? null,
      actor: actor === undefined ? step.actor : '',
      action: step.action,
      input: step.input,
      output: step.output,
      timeLimit: step.timeLimit,
    });
    if (before !== null)
      world.create('workflowLink', { workflowId: workflow.id, fromStepId: before.id, toStepId: next.id, label: '' });
    before = next;
  }
  return workflow.id;
}
