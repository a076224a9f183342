import type { ImportPreview, ImportPreviewPosition } from '../../contract/imports.ts';
import { type ImportedPosition, type ImportResult, positionTextFields } from '../../domain/import/imported.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import { ForeignWorld, type Known } from './foreign-world.ts';
import { findSection, matchPosition, matchWorkflow } from './match-foreign.ts';
import { fillPosition } from './plan-foreign.ts';

/** What is there already of what a file brings: the part of a preview that depends on the records. */
export function describeMatches(
  current: RecordSet,
  result: ImportResult,
): Pick<ImportPreview, 'positions' | 'workflows' | 'sections'> {
  const ids = counter();
  const world = new ForeignWorld(current, ids);
  // Compared on a world of its own: nothing that one position would add makes another one look known.
  return {
    positions: result.positions.map((position) => ({
      ...copyOf(position),
      match: describeMatch(world, position, () => new ForeignWorld(current, ids)),
    })),
    workflows: result.workflows.map((workflow) => ({
      ...workflow,
      steps: [...workflow.steps],
      match: matchWorkflow(world, workflow),
    })),
    sections: result.sections.map((section) => ({ ...section, isNew: findSection(world, section.name) === undefined })),
  };
}

/** Ids that are written nowhere. */
function counter(): () => string {
  let count = 0;
  return () => `preview ${(count += 1)}`;
}

function copyOf(position: ImportedPosition): Omit<ImportPreviewPosition, 'match'> {
  return {
    ...position,
    fields: Object.fromEntries(Object.entries(position.fields)),
    holders: [...position.holders],
    duties: position.duties.map((duty) => ({
      ...duty,
      items: duty.items.map((item) => ({ ...item, standards: [...item.standards] })),
    })),
  };
}

function describeMatch(
  world: ForeignWorld,
  imported: ImportedPosition,
  fresh: () => ForeignWorld,
): ImportPreviewPosition['match'] {
  const match = matchPosition(world, imported);
  if (match === null) return null;
  const before = { ...match.position.fields };
  const trial = fresh();
  const position = trial.list('position').find(({ id }) => id === match.position.id);
  if (position === undefined) return null;
  fillPosition(trial, position, imported);
  const added = trial.creates.filter(({ kind }) => kind !== 'section').length;
  const total = imported.duties.reduce(
    (sum, duty) => sum + 1 + duty.items.reduce((inner, item) => inner + 1 + item.standards.length, 0),
    0,
  );
  return {
    id: match.position.id,
    name: String(before['name']),
    by: match.by,
    changes: changesOf(before, position, { imported, world }),
    added,
    same: Math.max(0, total - added),
  };
}

function changesOf(
  before: Readonly<Record<string, unknown>>,
  after: Known,
  { imported, world }: { readonly imported: ImportedPosition; readonly world: ForeignWorld },
): { field: string; from: string; to: string }[] {
  const changes: { field: string; from: string; to: string }[] = [...positionTextFields, 'headcount' as const].flatMap(
    (field) => {
      const [from, to] = [String(before[field] ?? ''), String(after.fields[field] ?? '')];
      return from === to ? [] : [{ field, from, to }];
    },
  );
  if (before['sectionId'] !== after.fields['sectionId']) {
    const section = world.list('section').find(({ id }) => id === before['sectionId']);
    changes.push({ field: 'sectionId', from: String(section?.fields['name'] ?? ''), to: imported.section });
  }
  return changes;
}
