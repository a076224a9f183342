import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { listGoalPlaces } from '../../../db/queries/goals.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { RecordFields } from '../../../shared/domain/record-kind.ts';
import type { OpenWorkspace } from '../kernel/context.ts';
import { ruleBroken } from './save-record.ts';

/** What to adopt: the years, the school's plan and the special plans under it. */
export interface PlanStructure {
  readonly yearFrom: number;
  readonly yearTo: number;
  readonly schoolPlan: string;
  readonly specialPlans: readonly { readonly name: string; readonly leadUnit: string }[];
}

/**
 * Makes what is not there yet of a plan's structure: adopting twice makes nothing twice. The department's own goal comes
 * under the special plan that it leads, or under the school's plan when it leads none or several.
 */
export function adoptPlan(
  writer: RecordWriter,
  { db, departmentId }: OpenWorkspace,
  { yearFrom, yearTo, schoolPlan, specialPlans }: PlanStructure,
): { created: number } {
  if (yearTo < yearFrom) throw ruleBroken('years-reversed');
  const standing = selectRecords(db, 'goal', { where: 'department_id = ?', value: departmentId });
  let ordinal = nextOrdinal(db, 'goal', departmentId);
  let created = 0;
  const ensure = (fields: Partial<RecordFields<'goal'>> & { text: string; level: RecordFields<'goal'>['level'] }) => {
    const found = standing.find(
      (goal) => goal.level === fields.level && goal.text === fields.text && goal.yearFrom === yearFrom,
    );
    if (found !== undefined) return found.id;
    created += 1;
    ordinal += 1;
    return writer.create('goal', { yearFrom, yearTo, ...fields, ordinal: ordinal - 1 }, { departmentId }).id;
  };
  const schoolId = ensure({ level: 'school', text: schoolPlan });
  const department = getRecord(db, 'department', departmentId);
  const name = department?.name ?? '';
  const own: string[] = [];
  for (const { name: text, leadUnit } of specialPlans) {
    const id = ensure({ level: 'special', text, leadUnit, parentGoalId: schoolId });
    if (name !== '' && leadUnit === name) own.push(id);
  }
  const [only] = own;
  const hasDepartmentGoal = listGoalPlaces(db, departmentId).some((place) => place.level === 'department');
  if (name !== '' && !hasDepartmentGoal) {
    ensure({
      level: 'department',
      text: `${name}${yearFrom}—${yearTo}年工作目标`,
      leadUnit: name,
      parentGoalId: own.length === 1 && only !== undefined ? only : schoolId,
      ownerPersonId: department?.headPersonId ?? null,
    });
  }
  return { created };
}
