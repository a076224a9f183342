import { taskClasses } from '../../domain/annual-task.ts';
import type { Block, TableCell } from '../blocks.ts';
import { cell, headRow, labelCell, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import type { RecordLookup } from '../record-lookup.ts';
import { plainNumber } from '../words.ts';

const classWords = { A: 'A类　规划分解任务', B: 'B类　规划外重点任务', C: 'C类　常规任务' } as const;

/** 年度工作目标任务 of one year on landscape pages, class by class (S1 art. 9-1); nothing when the year has no tasks. */
export function annualTaskBlocks(lookup: RecordLookup, year: number): Block[] {
  const tasks = lookup.records.annualTask.filter((task) => task.year === year);
  if (tasks.length === 0) return [];
  const middle = { verticalAlign: 'middle' } as const;
  const centred = { ...middle, align: 'center' } as const;
  const rows = taskClasses.flatMap((taskClass): (readonly TableCell[] | { readonly band: TableCell })[] => {
    const members = tasks.filter((task) => task.taskClass === taskClass);
    if (members.length === 0) return [];
    return [
      { band: { ...labelCell(`${classWords[taskClass]}（${members.length}项）`), align: 'left' } },
      ...members.map((task) => [
        cell(task.code, centred),
        cell(task.content, middle),
        cell(task.expectedResult, middle),
        cell(task.due, centred),
        cell(lookup.personName(task.ownerPersonId), centred),
        cell(task.checkpoint, middle),
        cell(task.weight === 0 ? '' : plainNumber(task.weight), centred),
      ]),
    ];
  });
  const fixed = 16 + 27 + 20 + 13;
  const rest = typeArea('handbook', 'landscape').widthMm - fixed;
  return [
    table({
      columnsMm: [16, rest * 0.34, rest * 0.33, 27, 20, rest * 0.33, 13],
      head: [headRow(['编号', '任务内容', '预期成效', '完成时间', '责任人', '考核点', '分值'])],
      summary: `${year}年工作目标任务`,
      rows,
    }),
  ];
}
