import { taskClasses } from '../../domain/annual-task.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { StoredRecord } from '../../domain/record-kind.ts';
import { flattenTree, goalTree } from '../../domain/goal-tree.ts';
import { partsUnderWholes } from '../../domain/task-parts.ts';
import type { Block, Paper, TableCell } from '../blocks.ts';
import { aboveTable, bodyText, cell, headRow, heading, paragraph, table } from '../inline.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { listPaper } from './list-paper.ts';
import { typeArea } from '../page-geometry.ts';
import { chineseNumber, linesOf, plainNumber } from '../words.ts';

const classWords = { A: '规划分解任务', B: '规划外重点任务', C: '常规任务' } as const;

/** 年度工作计划: the year's tasks with measures, expected results and dues, class by class (S1 art. 9-2). */
export function taskPlanPaper(records: RecordSet, options: { readonly year: number; readonly date: string }): Paper {
  const lookup = lookUp(records);
  const title = `${options.year}年度工作计划`;
  const tasks = records.annualTask.filter((task) => task.year === options.year);
  const sections = taskClasses.flatMap((taskClass) => {
    const members = partsUnderWholes(tasks.filter((task) => task.taskClass === taskClass));
    return members.length === 0 ? [] : [{ title: classWords[taskClass], members }];
  });
  return listPaper(
    lookup,
    { title, heading: `${lookup.departmentName}${title}`, anchor: 'task-plan', date: options.date },
    [
      ...goalBlocks(lookup, options.year),
      ...(sections.length === 0
        ? [paragraph('body', [{ text: '尚未录入年度任务。', muted: true }])]
        : sections.flatMap((section, index) => [
            heading(2, {
              number: `${chineseNumber(index + 1)}、`,
              text: `${section.title}（${section.members.length}项）`,
              anchor: `class-${index + 1}`,
            }),
            tasksTable(lookup, section.members, section.title),
          ])),
    ],
  );
}

/** What the year is to reach: the department's own words, then the goals of the chain with the tasks that serve them. */
function goalBlocks(lookup: RecordLookup, year: number): Block[] {
  const words = linesOf(lookup.department?.qualityGoals ?? '');
  const yearTable = goalsOfYear(lookup, year);
  if (words.length === 0 && yearTable === null) return [];
  return [
    heading(2, { text: '年度目标', anchor: 'goals' }),
    ...(words.length === 0 ? [] : bodyText(words.join('\n'))),
    ...(yearTable === null || words.length === 0 ? [] : [aboveTable]),
    ...(yearTable === null ? [] : [yearTable]),
  ];
}

function goalsOfYear({ records, personName }: RecordLookup, year: number): Block | null {
  const values = new Map(
    records.goalTarget.filter((each) => each.year === year).map((each) => [each.goalId, each.value]),
  );
  const serving = Map.groupBy(
    records.annualTask.filter((task) => task.year === year && task.goalId !== null),
    (task) => task.goalId ?? '',
  );
  const goals = flattenTree(goalTree(records.goal))
    .map(({ goal }) => goal)
    .filter((goal) => values.has(goal.id) || serving.has(goal.id));
  if (goals.length === 0) return null;
  const centred = { align: 'center', verticalAlign: 'middle' } as const;
  const middle = { verticalAlign: 'middle' } as const;
  const rest = typeArea('handbook', 'landscape').widthMm - (22 + 26 + 26 + 24);
  const withUnit = (value: string, unit: string): string => (/^[\d.]+$/u.test(value) ? `${value}${unit}` : value);
  return table({
    columnsMm: [22, rest * 0.46, rest * 0.24, 26, 26, 24, rest * 0.3],
    head: [headRow(['编号', '目标', '衡量指标', '现状值', '本年目标值', '责任人', '对应任务'])],
    fontSize: 9,
    summary: '年度目标',
    rows: goals.map((goal) => [
      cell(goal.code, centred),
      cell(goal.text, middle),
      cell(goal.measure, middle),
      cell(withUnit(goal.baseline, goal.unit), centred),
      cell(withUnit(values.get(goal.id) ?? '', goal.unit), centred),
      cell(personName(goal.ownerPersonId) || goal.leadUnit, centred),
      cell((serving.get(goal.id) ?? []).map((task) => task.code || task.content).join('、'), middle),
    ]),
  });
}

type Task = StoredRecord<'annualTask'>;

function tasksTable(lookup: RecordLookup, tasks: readonly Task[], summary: string): Block {
  const quantities = Map.groupBy(lookup.records.taskQuantity, (quantity) => quantity.annualTaskId);
  const centred = { align: 'center', verticalAlign: 'middle' } as const;
  const middle = { verticalAlign: 'middle' } as const;
  const fixed = [15, 27, 24, 24, 12];
  const rest = typeArea('handbook', 'landscape').widthMm - fixed.reduce((sum, width) => sum + width, 0);
  const rows = tasks.map((task): readonly TableCell[] => {
    const amounts = (quantities.get(task.id) ?? []).map(
      ({ name, target, unit }) => `${name}：${plainNumber(target)}${unit}`,
    );
    const people = [lookup.personName(task.ownerPersonId), lookup.personName(task.doerPersonId)];
    const places = [lookup.sectionName(task.sectionId), task.leadDepartment, task.assistingDepartments];
    return [
      cell(task.code, centred),
      cell(task.content, middle),
      cell(task.measures, middle),
      cell([task.expectedResult, ...amounts].filter((text) => text !== '').join('\n'), middle),
      cell(task.due, centred),
      cell([...new Set(people.filter((name) => name !== ''))].join('\n'), centred),
      cell(places.filter((name) => name !== '').join('\n'), centred),
      cell(task.checkpoint, middle),
      cell(task.weight === 0 ? '' : plainNumber(task.weight), centred),
    ];
  });
  return table({
    columnsMm: [15, rest * 0.28, rest * 0.26, rest * 0.24, 27, 24, 24, rest * 0.22, 12],
    head: [headRow(['编号', '任务内容', '措施', '预期成效', '完成时间', '责任人', '承办与协助', '考核点', '分值'])],
    fontSize: 9,
    summary,
    rows,
  });
}
