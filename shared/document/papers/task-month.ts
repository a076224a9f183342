import type { StoredRecord } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import { DueBook, type MonthPlan } from '../../domain/task-schedule.ts';
import type { TaskMonthState } from '../../domain/task-month.ts';
import type { Block, Paper, TableCell } from '../blocks.ts';
import { cell, headRow, heading, paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { listPaper } from './list-paper.ts';
import { dayInWords } from '../words.ts';

const stateWords: Readonly<Record<TaskMonthState, string>> = {
  open: '未销号',
  waiting: '例外待批',
  closed: '已销号',
  excepted: '例外销号',
};

interface Line {
  readonly task: StoredRecord<'annualTask'>;
  readonly plan: MonthPlan;
  readonly month: StoredRecord<'taskMonth'> | undefined;
  readonly isLate: boolean;
}

/** 月报: what was due in a month, how far it came, with what proof; overdue and carried reasons named one by one. */
export function taskMonthPaper(
  records: RecordSet,
  options: { readonly month: string; readonly date: string; readonly today: string },
): Paper {
  const lookup = lookUp(records);
  const [year, number] = [Number(options.month.slice(0, 4)), Number(options.month.slice(5))];
  const title = `${year}年${number}月任务完成情况月报`;
  const lines = linesOfMonth(records, options);
  const due = lines.filter((line) => line.plan.place === 'due');
  const going = lines.filter((line) => line.plan.place !== 'due' && line.plan.place !== 'undated');
  return listPaper(
    lookup,
    { title, heading: `${lookup.departmentName}${title}`, anchor: 'task-month', date: options.date },
    [
      paragraph('body', summary(due)),
      heading(2, { number: '一、', text: '本月到期任务', anchor: 'due' }),
      linesTable(lookup, due, '本月没有到期的任务。'),
      heading(2, { number: '二、', text: '进行中的任务', anchor: 'going' }),
      linesTable(lookup, going, '本月没有进行中的其他任务。'),
      ...reasonBlocks(lookup, lines),
    ],
  );
}

function linesOfMonth(
  records: RecordSet,
  { month, today }: { readonly month: string; readonly today: string },
): readonly Line[] {
  const book = new DueBook({ terms: records.schoolTerm, holidays: records.schoolHoliday });
  const months = new Map(
    records.taskMonth.filter((each) => each.month === month).map((each) => [each.annualTaskId, each] as const),
  );
  const year = Number(month.slice(0, 4));
  return records.annualTask
    .filter((task) => task.year === year || task.year === year - 1)
    .toSorted((a, b) => b.year - a.year || a.taskClass.localeCompare(b.taskClass) || a.ordinal - b.ordinal)
    .flatMap((task): Line[] => {
      const own = months.get(task.id);
      const day = own?.dueOn.startsWith(month) === true ? own.dueOn : '';
      const plan: MonthPlan | null =
        day === '' ? book.place(task.due, task.year, month) : { place: 'due', days: [day], from: day, to: day };
      if (plan === null) return own === undefined ? [] : [{ task, plan: away, month: own, isLate: false }];
      const isOpen = own === undefined || own.state === 'open' || own.state === 'waiting';
      return [{ task, plan, month: own, isLate: plan.place === 'due' && isOpen && plan.to < today }];
    });
}

/** A month that has a record, though its text says nothing of it (any more). */
const away: MonthPlan = { place: 'ongoing', days: [], from: '', to: '' };

function summary(due: readonly Line[]): string {
  const count = (state: TaskMonthState): number => due.filter((line) => line.month?.state === state).length;
  const closed = count('closed') + count('excepted');
  const late = due.filter((line) => line.isLate).length;
  const rate = due.length === 0 ? '' : `，销号率${Math.round((closed / due.length) * 1000) / 10}%`;
  return `本月到期任务${due.length}项，已销号${closed}项（其中例外${count('excepted')}项）${rate}；例外待批${count('waiting')}项，逾期${late}项。`;
}

function linesTable(lookup: RecordLookup, lines: readonly Line[], empty: string): Block {
  if (lines.length === 0) return paragraph('body', [{ text: empty, muted: true }]);
  const centred = { align: 'center', verticalAlign: 'middle' } as const;
  const middle = { verticalAlign: 'middle' } as const;
  const fixed = [15, 28, 20, 13, 27];
  const rest = typeArea('handbook', 'landscape').widthMm - fixed.reduce((sum, width) => sum + width, 0);
  const rows = lines.map((line): readonly TableCell[] => [
    cell(line.task.code, centred),
    cell(line.task.content, middle),
    cell(line.task.due, centred),
    cell(lookup.personName(line.task.doerPersonId) || lookup.personName(line.task.ownerPersonId), centred),
    cell(`${line.month?.progress ?? 0}%`, centred),
    cell(lastWords(lookup, line), middle),
    cell(proofs(lookup, line), middle),
    cell(
      line.isLate ? `${stateWords[line.month?.state ?? 'open']}（逾期）` : stateWords[line.month?.state ?? 'open'],
      centred,
    ),
  ]);
  return table({
    columnsMm: [15, rest * 0.38, 28, 20, 13, rest * 0.34, rest * 0.28, 27],
    head: [headRow(['编号', '任务内容', '完成时间', '负责人', '进度', '进展说明', '佐证材料', '销号'])],
    fontSize: 9,
    summary: '任务完成情况',
    rows,
  });
}

function entriesOf(lookup: RecordLookup, line: Line): readonly StoredRecord<'taskEntry'>[] {
  return lookup.records.taskEntry.filter((entry) => entry.taskMonthId === line.month?.id);
}

/** How far it came, in the words of those who do it; what the head said of an exception stands with the exceptions. */
function lastWords(lookup: RecordLookup, line: Line): string {
  const own = new Set(['progress', 'close', 'ask']);
  return entriesOf(lookup, line).findLast((entry) => entry.text !== '' && own.has(entry.action))?.text ?? '';
}

function proofs(lookup: RecordLookup, line: Line): string {
  const titles = new Map(lookup.records.evidence.map((piece) => [piece.id, piece]));
  return lookup.records.evidenceLink
    .filter((link) => link.targetKind === 'taskMonth' && link.targetId === line.month?.id)
    .map((link) => titles.get(link.evidenceId))
    .map((piece) => [piece?.number ?? '', piece?.title ?? ''].filter((text) => text !== '').join(' '))
    .join('\n');
}

/** Exceptions and reopened months with their reasons: a report that only counts them would hide them. */
function reasonBlocks(lookup: RecordLookup, lines: readonly Line[]): Block[] {
  const words = { ask: '申请例外', approve: '批准例外', refuse: '不批准例外', reopen: '重新打开' } as const;
  const rows = lines.flatMap((line) =>
    entriesOf(lookup, line).flatMap((entry): (readonly TableCell[])[] => {
      const { action } = entry;
      if (action === 'progress' || action === 'close') return [];
      return [
        [
          cell(line.task.code, { align: 'center' }),
          cell(line.task.content),
          cell(words[action], { align: 'center' }),
          cell(entry.text),
          cell(lookup.personName(entry.personId), { align: 'center' }),
          cell(dayInWords(entry.decidedOn || entry.madeOn), { align: 'center' }),
          cell(entry.basis),
        ],
      ];
    }),
  );
  if (rows.length === 0) return [];
  const rest = typeArea('handbook', 'landscape').widthMm - (15 + 24 + 20 + 36 + 44);
  return [
    heading(2, { number: '三、', text: '例外与重新打开', anchor: 'reasons' }),
    table({
      columnsMm: [15, rest * 0.45, 24, rest * 0.55, 20, 36, 44],
      head: [headRow(['编号', '任务内容', '事项', '理由或意见', '决定人', '日期', '批准依据'])],
      fontSize: 9,
      summary: '例外与重新打开',
      rows,
    }),
  ];
}
