import type { DepartmentView } from '../../../../shared/contract/department.ts';
import type { Words } from '../../../lib/words/words-shape.ts';

/** What every card of the screen is given. */
export interface CardProps {
  readonly words: Words['department'];
  readonly shared: Words['common'];
}

export type CollegeRecord = DepartmentView['college'];
export type DepartmentRecord = DepartmentView['department'];
export type SectionRecord = DepartmentView['sections'][number];
export type PersonRecord = DepartmentView['people'][number];
export type MemberRecord = DepartmentView['workingGroup'][number];

/** Options of a choice of people; the first means nobody. */
export function peopleOptions(people: readonly PersonRecord[], nobody: string): { value: string; label: string }[] {
  return [{ value: '', label: nobody }, ...people.map(({ id, name }) => ({ value: id, label: name }))];
}
