import type { ColumnRole } from './roles.ts';
import { unitsLine } from './departments.ts';

/** The field of a task or goal whose words a cell shows; `goal.parent.text` is the goal above the row's own. */
export type BoundField =
  | `task.${'project' | 'content' | 'due' | 'checkpoint' | 'leadDepartment' | 'assistingDepartments' | 'remarks'}`
  | `goal.${'text' | 'parent.text' | 'leadUnit' | 'assistingUnits' | 'checkpoint' | 'remarks'}`
  | `year.${number}`;

const lineOf = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
const wordsOf = (text: string): string =>
  text
    .replaceAll(/\r\n?/gu, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** What of a cell's words goes into a record: one line for names and dues, units separated by 、, else the lines as they are. */
export function fieldValue(role: ColumnRole, text: string): string {
  switch (role) {
    case 'lead':
    case 'assisting':
      return unitsLine(text);
    case 'project':
    case 'due':
    case 'number':
    case 'owner':
    case 'doer':
      return lineOf(text);
    default:
      return wordsOf(text);
  }
}

/** The role whose words a bound field takes. */
export function roleOfField(field: string): ColumnRole {
  if (field.startsWith('year.')) return 'year';
  const roles: Readonly<Record<string, ColumnRole>> = {
    project: 'project',
    due: 'due',
    leadDepartment: 'lead',
    leadUnit: 'lead',
    assistingDepartments: 'assisting',
    assistingUnits: 'assisting',
  };
  return roles[field.split('.').at(-1) ?? ''] ?? 'content';
}

/** The words to print: those of the original as long as the record still says the same, else what it says now. */
export function shownText(field: string, original: string, now: string): string {
  return fieldValue(roleOfField(field), original) === now ? original : now;
}
