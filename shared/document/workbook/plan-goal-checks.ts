import type { GoalLevel } from '../../domain/goal.ts';
import { canStandUnder, levelFits } from '../../domain/goal-tree.ts';
import { goalLevelWords } from '../../templates/workbook/choices.ts';
import { cellIssue } from './import-rules.ts';
import type { ImportWorld, PlannedRow } from './import-world.ts';

/** The tree of goals after the import: none under itself, none under a lower level, none that ends before it begins. */
export function checkGoals(world: ImportWorld): void {
  const rows = world.planned.get('goal') ?? [];
  if (rows.length === 0) return;
  const after = new Map<string, { id: string; parentGoalId: string | null; level: GoalLevel }>(
    world.current.goal.map(({ id, parentGoalId, level }) => [id, { id, parentGoalId, level }]),
  );
  for (const row of rows) after.set(row.id, placeAfter(row));
  const places = [...after.values()];
  for (const row of rows) {
    if (['parentGoalId', 'level'].some((field) => row.fields.has(field))) checkPlace(world, { row, after, places });
    checkYears(world, row);
  }
}

function fieldsAfter(row: PlannedRow): Record<string, unknown> {
  return { ...row.existing, ...Object.fromEntries(row.fields) };
}

function placeAfter(row: PlannedRow): { id: string; parentGoalId: string | null; level: GoalLevel } {
  const { parentGoalId, level } = fieldsAfter(row);
  return {
    id: row.id,
    parentGoalId: typeof parentGoalId === 'string' ? parentGoalId : null,
    level: (level ?? 'department') as GoalLevel,
  };
}

function checkPlace(
  world: ImportWorld,
  scope: {
    row: PlannedRow;
    after: ReadonlyMap<string, { id: string; parentGoalId: string | null; level: GoalLevel }>;
    places: readonly { id: string; parentGoalId: string | null; level: GoalLevel }[];
  },
): void {
  const { row, after, places } = scope;
  const place = placeAfter(row);
  const found = row.row.values.get('parentGoalId');
  if (!canStandUnder(places, place.id, place.parentGoalId)) {
    world.issues.push(cellIssue(row.row.placeOf('parentGoalId'), 'goal-under-itself', { found }));
    return;
  }
  const parent = place.parentGoalId === null ? undefined : after.get(place.parentGoalId);
  if (parent !== undefined && !levelFits(place.level, parent.level)) {
    world.issues.push(
      cellIssue(row.row.placeOf('level'), 'goal-level-above', {
        found: goalLevelWords[place.level],
        expected: goalLevelWords[parent.level],
      }),
    );
  }
}

function checkYears(world: ImportWorld, row: PlannedRow): void {
  if (!row.fields.has('yearFrom') && !row.fields.has('yearTo')) return;
  const { yearFrom, yearTo } = fieldsAfter(row);
  if (typeof yearFrom !== 'number' || typeof yearTo !== 'number' || yearFrom <= yearTo) return;
  world.issues.push(
    cellIssue(row.row.placeOf('yearTo'), 'end-before-start', { found: yearTo, expected: String(yearFrom) }),
  );
}
