import type { RecordFields } from '../../domain/record-kind.ts';
import { fieldValue } from './bound-fields.ts';
import { splitUnits } from './departments.ts';
import type { BoundCells, RowValue } from './row-meaning.ts';

export interface PlannedTask {
  readonly key: string;
  readonly goalKey: string | null;
  readonly ownerName: string;
  readonly doerName: string;
  readonly fields: Partial<RecordFields<'annualTask'>> & { year: number; content: string };
}
export interface PlannedGoal {
  readonly key: string;
  readonly parentKey: string | null;
  readonly ownerName: string;
  readonly fields: Partial<RecordFields<'goal'>> & { text: string; yearFrom: number; yearTo: number };
  readonly years: ReadonlyMap<number, string>;
}
/** What the cells of a record's rows say, by field; several different words of one field are all kept. */
export type Draft = Map<string, string[]>;

/** Goals are the same where the words above them are the same: a page's end does not make two of one. */
export function addGoals(
  goals: Map<string, { parentKey: string | null; draft: Draft }>,
  path: readonly string[],
): string | null {
  let parentKey: string | null = null;
  for (const text of path) {
    const key: string = parentKey === null ? text : `${parentKey}\u0000${text}`;
    if (!goals.has(key)) goals.set(key, { parentKey, draft: new Map([['goal.text', [text]]]) });
    parentKey = key;
  }
  return parentKey;
}

/** Notes what cells say about a record; of several rows of one record each different word is kept. */
export function collect(draft: Draft, cells: BoundCells, values: readonly RowValue[]): void {
  const add = (field: string, text: string): void => {
    const list = draft.get(field) ?? [];
    if (text !== '' && !list.includes(text)) draft.set(field, [...list, text]);
  };
  for (const [index, field] of cells) {
    const value = values[index];
    if (value !== undefined) add(field, fieldValue(value.role, value.cell.text));
  }
  for (const role of ['owner', 'doer'] as const) {
    const value = values.find((each) => each.role === role);
    if (value !== undefined) add(role, fieldValue(role, value.cell.text));
  }
}

export function taskOf(scope: { key: string; goalKey: string | null; draft: Draft; year: number }): PlannedTask {
  const { key, goalKey, draft, year } = scope;
  const joined = (field: string, separator: string): string => (draft.get(field) ?? []).join(separator);
  const due = joined('task.due', '；');
  return {
    key,
    goalKey,
    ownerName: joined('owner', '、'),
    doerName: joined('doer', '、'),
    fields: {
      year: yearOf(due) ?? year,
      taskClass: 'A',
      project: joined('task.project', '；'),
      content: joined('task.content', '\n'),
      due,
      checkpoint: joined('task.checkpoint', '\n'),
      leadDepartment: units(joined('task.leadDepartment', '、')),
      assistingDepartments: units(joined('task.assistingDepartments', '、')),
      remarks: joined('task.remarks', '\n'),
    },
  };
}

export function goalOf(scope: {
  key: string;
  parentKey: string | null;
  draft: Draft;
  years: readonly [number, number];
}): PlannedGoal {
  const { key, parentKey, draft, years } = scope;
  const joined = (field: string, separator: string): string => (draft.get(field) ?? []).join(separator);
  const values = new Map<number, string>();
  for (const field of draft.keys())
    if (field.startsWith('year.')) values.set(Number(field.slice(5)), joined(field, '\n'));
  return {
    key,
    parentKey,
    ownerName: joined('owner', '、'),
    fields: {
      level: 'department',
      text: joined('goal.text', '\n'),
      yearFrom: years[0],
      yearTo: years[1],
      leadUnit: units(joined('goal.leadUnit', '、')),
      assistingUnits: units(joined('goal.assistingUnits', '、')),
      checkpoint: joined('goal.checkpoint', '\n'),
      remarks: joined('goal.remarks', '\n'),
    },
    years: values,
  };
}

/** The tasks of a 表4: each year of a goal that says what is to be done. */
export function yearlyTasks(goals: readonly PlannedGoal[]): PlannedTask[] {
  return goals.flatMap((goal) =>
    [...goal.years].map(([year, value]) => ({
      key: `${goal.key}\u0000${year}`,
      goalKey: goal.key,
      ownerName: goal.ownerName,
      doerName: '',
      fields: {
        year,
        taskClass: 'A' as const,
        content: goal.fields.text,
        expectedResult: value,
        leadDepartment: goal.fields.leadUnit ?? '',
        checkpoint: goal.fields.checkpoint ?? '',
      },
    })),
  );
}

/** The first year that a due names. */
function yearOf(due: string): number | null {
  const year = /(?<!\d)(20\d\d)(?!\d)/u.exec(due.normalize('NFKC'))?.[1];
  return year === undefined ? null : Number(year);
}

function units(text: string): string {
  return splitUnits(text).join('、');
}
