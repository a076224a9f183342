import {
  listMonthRecords,
  listMonthTasks,
  type MonthRecord,
  type MonthTask,
  readMonthRecord,
  readMonthTask,
  readSchoolCalendar,
} from '../../../db/queries/task-months.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { TaskMonthHead, TaskMonthRow, TaskYearRow } from '../../../shared/contract/task-months.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { partsUnderWholes } from '../../../shared/domain/task-parts.ts';
import { DueBook, monthsOf } from '../../../shared/domain/task-schedule.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { notFound } from './save-record.ts';

/** The readings of one calendar; another calendar begins another book. */
let kept: { readonly key: string; readonly book: DueBook } | null = null;

export function dueBook({ db, departmentId }: OpenWorkspace): DueBook {
  const calendar = readSchoolCalendar(db, departmentId);
  const key = JSON.stringify([calendar.terms, calendar.holidays]);
  if (kept?.key !== key) kept = { key, book: new DueBook(calendar) };
  return kept.book;
}

/** The head of what every list of months says: today, when to warn, who decides. */
export function monthHead(workspace: OpenWorkspace, context: CallContext): TaskMonthHead {
  const { db, departmentId } = workspace;
  const department = getRecord(db, 'department', departmentId);
  const headPersonId = department?.headPersonId ?? null;
  return {
    today: dayInChina(context.now()),
    warningDays: department?.dueWarningDays ?? 7,
    headPersonId,
    headName: headPersonId === null ? '' : (getRecord(db, 'person', headPersonId)?.name ?? ''),
  };
}

/** Of two records for one month (a merge can leave them) the older one counts. */
function byTask(records: readonly MonthRecord[]): ReadonlyMap<string, MonthRecord> {
  const found = new Map<string, MonthRecord>();
  for (const record of records) {
    const key = `${record.taskId} ${record.month}`;
    if (!found.has(key)) found.set(key, record);
  }
  return found;
}

function rowOf(
  book: DueBook,
  task: MonthTask,
  { month, record }: { readonly month: string; readonly record: MonthRecord | undefined },
): TaskMonthRow | null {
  const plan = book.plan(task.due, task.year);
  const placed = book.place(task.due, task.year, month);
  const dueOn = record?.dueOn ?? '';
  if (placed === null && record === undefined) return null;
  const inHand = dueOn !== '' && dueOn.startsWith(month);
  return {
    ...task,
    month,
    place: inHand ? 'due' : (placed?.place ?? 'ongoing'),
    days: inHand ? [dueOn] : [...(placed?.days ?? [])],
    from: inHand ? dueOn : (placed?.from ?? ''),
    to: inHand ? dueOn : (placed?.to ?? ''),
    assumed: plan.assumed && !inHand,
    monthId: record?.monthId ?? null,
    dueOn,
    state: record?.state ?? 'open',
    progress: record?.progress ?? 0,
    evidenceCount: record?.evidenceCount ?? 0,
  };
}

/** The tasks of a year and of the one before it that may reach into it, each part after its whole. */
function tasksInOrder({ db, departmentId }: OpenWorkspace, year: number): readonly MonthTask[] {
  const tasks = listMonthTasks(db, departmentId, year);
  if (tasks.every((task) => task.parentTaskId === null)) return tasks;
  const places = tasks.map((task) => ({ id: task.taskId, parentTaskId: task.parentTaskId, task }));
  return partsUnderWholes(places).map(({ task }) => task);
}

/** Every task that has to do with a month, in the order of the tasks. */
export function monthRows(workspace: OpenWorkspace, month: string): TaskMonthRow[] {
  const { db, departmentId } = workspace;
  const book = dueBook(workspace);
  const records = byTask(listMonthRecords(db, departmentId, { from: month, to: month }));
  return tasksInOrder(workspace, Number(month.slice(0, 4))).flatMap((task) => {
    const record = records.get(`${task.taskId} ${month}`);
    return rowOf(book, task, { month, record }) ?? [];
  });
}

/** One task in one month, whatever its due text says. Throws `not-found`. */
export function monthRow(workspace: OpenWorkspace, taskId: string, month: string): TaskMonthRow {
  const task = readMonthTask(workspace.db, taskId);
  if (task === null) throw notFound('annualTask', taskId);
  const record = readMonthRecord(workspace.db, taskId, month) ?? undefined;
  const row = rowOf(dueBook(workspace), task, { month, record });
  if (row !== null) return row;
  return {
    ...task,
    month,
    place: 'ongoing',
    days: [],
    from: '',
    to: '',
    assumed: false,
    monthId: null,
    dueOn: '',
    state: 'open',
    progress: 0,
    evidenceCount: 0,
  };
}

/** The tasks of a year, each with its months that have a date or a record. */
export function yearRows(workspace: OpenWorkspace, year: number): TaskYearRow[] {
  const { db, departmentId } = workspace;
  const book = dueBook(workspace);
  const months = monthsOf(year);
  const records = byTask(listMonthRecords(db, departmentId, { from: `${year}-01`, to: `${year}-12` }));
  return tasksInOrder(workspace, year)
    .filter((task) => task.year === year)
    .map((task) => ({
      taskId: task.taskId,
      taskClass: task.taskClass,
      code: task.code,
      content: task.content,
      ownerName: task.ownerName,
      ownerPersonId: task.ownerPersonId,
      doerPersonId: task.doerPersonId,
      doerName: task.doerName,
      due: task.due,
      taskState: task.taskState,
      continuous: book.plan(task.due, task.year).reading.kind === 'continuous',
      months: months.flatMap((month) => {
        const row = rowOf(book, task, { month, record: records.get(`${task.taskId} ${month}`) });
        if (row === null || (row.monthId === null && (row.place === 'undated' || row.place === 'ongoing'))) return [];
        const { from, to, days, state, progress } = row;
        return [{ month, from, to, days, state, progress }];
      }),
    }));
}

/** Months that are not closed and have a day to be done by, from the start of the year until `until`. */
export function openDueRows(workspace: OpenWorkspace, today: string, until: string): TaskMonthRow[] {
  const { db, departmentId } = workspace;
  const book = dueBook(workspace);
  const year = Number(today.slice(0, 4));
  const months = [...monthsOf(year), ...monthsOf(year + 1)].filter((month) => month <= until.slice(0, 7));
  const records = byTask(listMonthRecords(db, departmentId, { from: `${year}-01`, to: until.slice(0, 7) }));
  return listMonthTasks(db, departmentId, year)
    .filter((task) => task.taskState !== 'done')
    .flatMap((task) =>
      months.flatMap((month) => {
        const row = rowOf(book, task, { month, record: records.get(`${task.taskId} ${month}`) });
        const isOpen = row?.state === 'open' || row?.state === 'waiting';
        return row !== null && isOpen && row.place === 'due' && row.to <= until ? [row] : [];
      }),
    );
}
