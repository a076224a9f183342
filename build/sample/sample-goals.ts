import type { RecordFields } from '../../shared/domain/record-kind.ts';
import type { SampleBuilder } from './sample-builder.ts';
import { fieldLines } from './source-format.ts';
import { goalSource, holidaySource, quantitySource, termSource } from './source/goals.ts';

const planYears = [2026, 2027, 2028, 2029, 2030] as const;

/** The chain of goals with its years, the tasks that serve it, their quantities, and the school's calendar. */
export function addGoals(builder: SampleBuilder): void {
  for (const line of fieldLines(goalSource)) {
    const [level = 'department', code = '', parent = '', text = '', measure = '', target = '', baseline = ''] = line;
    const [leadUnit = '', owner = '', place = '', weight = '', values = '', tasks = ''] = line.slice(7);
    const parts = /^([≥≤=]?)([\d.]*)(.*)$/u.exec(target);
    const goalId = builder.add('goal', {
      level: level as RecordFields<'goal'>['level'],
      code,
      parentGoalId: parent === '' ? null : builder.idOf('goal', 'code', parent),
      text,
      measure,
      comparison: (parts?.[1] ?? '') as RecordFields<'goal'>['comparison'],
      targetValue: parts?.[2] ?? '',
      unit: parts?.[3] ?? '',
      baseline: /^[\d.]*/u.exec(baseline)?.[0] ?? '',
      yearFrom: planYears[0],
      yearTo: planYears[4],
      leadUnit,
      ownerPersonId: owner === '' ? null : builder.idOf('person', 'name', owner),
      ...(level === 'section' ? { sectionId: builder.idOf('section', 'name', place) } : {}),
      ...(level === 'position' ? { positionId: builder.idOf('position', 'code', place) } : {}),
      ...(level === 'person' ? { personId: builder.idOf('person', 'name', place) } : {}),
      weight: Number(weight),
    });
    for (const [index, value] of values.split('/').entries())
      if (value !== '') builder.add('goalTarget', { goalId, year: planYears[index] ?? 2026, value });
    for (const task of tasks.split('、').filter((each) => each !== '')) {
      const id = builder.idOf('annualTask', 'code', task);
      const record = builder.records.annualTask.find((each) => each.id === id);
      if (record !== undefined) record['goalId'] = goalId;
    }
  }
  for (const [task = '', name = '', unit = '', target = '', actual = ''] of fieldLines(quantitySource))
    builder.add('taskQuantity', {
      annualTaskId: builder.idOf('annualTask', 'code', task),
      name,
      unit,
      target: Number(target),
      actual: Number(actual),
    });
  for (const [schoolYear = '', season = '', startsOn = '', weeks = ''] of fieldLines(termSource))
    builder.add('schoolTerm', {
      schoolYear: Number(schoolYear),
      season: season as RecordFields<'schoolTerm'>['season'],
      startsOn,
      weeks: Number(weeks),
    });
  for (const [name = '', fromDay = '', toDay = ''] of fieldLines(holidaySource))
    builder.add('schoolHoliday', { name, fromDay, toDay });
}
