import {
  listEntries,
  listMonthEvidence,
  readMonthRecord,
  readTaskMonthStates,
} from '../../../db/queries/task-months.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { TaskMonthRow } from '../../../shared/contract/task-months.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { addDays } from '../../../shared/domain/calendar-day.ts';
import { type MonthStep, stepMonth } from '../../../shared/domain/task-month.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { notFound, ruleBroken } from './save-record.ts';
import { dueBook, monthHead, monthRow, monthRows, openDueRows, yearRows } from './task-month-rows.ts';

interface Place {
  readonly taskId: string;
  readonly month: string;
}

export const taskMonthsHandlers: Handlers<HostContract, CallContext>['taskMonths'] = {
  month: ({ month }, context) => {
    const workspace = context.workspace();
    return { ...monthHead(workspace, context), rowsJson: JSON.stringify(monthRows(workspace, month)) };
  },
  year: ({ year }, context) => ({
    today: dayInChina(context.now()),
    rowsJson: JSON.stringify(yearRows(context.workspace(), year)),
  }),
  reminders: ({ limit }, context) => {
    const workspace = context.workspace();
    const { today, warningDays } = monthHead(workspace, context);
    const rows = openDueRows(workspace, today, addDays(today, warningDays)).sort((a, b) => (a.to < b.to ? -1 : 1));
    const part = (chosen: readonly TaskMonthRow[]) => ({ count: chosen.length, rows: chosen.slice(0, limit) });
    return {
      today,
      warningDays,
      overdue: part(rows.filter((row) => row.to < today && row.state === 'open')),
      soon: part(rows.filter((row) => row.to >= today && row.state === 'open')),
      waiting: part(rows.filter((row) => row.state === 'waiting')),
    };
  },
  detail: ({ taskId, month }, context) => {
    const { db } = context.workspace();
    const record = readMonthRecord(db, taskId, month);
    if (record === null) return { entries: [], evidence: [] };
    return { entries: listEntries(db, record.monthId), evidence: listMonthEvidence(db, record.monthId) };
  },
  find: ({ id }, context) => {
    const record = getRecord(context.workspace().db, 'taskMonth', id);
    return record === null ? null : { taskId: record.annualTaskId, month: record.month };
  },
  ensure: (place, context) =>
    context.write((writer, workspace) => ({ id: ensureMonth(writer, workspace, place).monthId })),
  note: ({ taskId, month, text, progress }, context) =>
    step(context, { taskId, month }, { action: 'progress', text, progress }),
  close: ({ taskId, month, text }, context) => step(context, { taskId, month }, { action: 'close', text }),
  ask: ({ taskId, month, text }, context) => step(context, { taskId, month }, { action: 'ask', text }),
  decide: ({ taskId, month, text, approved, personId, decidedOn, basis }, context) =>
    step(context, { taskId, month }, { action: approved ? 'approve' : 'refuse', text, personId, decidedOn, basis }),
  reopen: ({ taskId, month, text }, context) => step(context, { taskId, month }, { action: 'reopen', text }),
  setDue: ({ taskId, month, dueOn }, context) => {
    context.write((writer, workspace) => {
      const { monthId } = ensureMonth(writer, workspace, { taskId, month });
      writer.update('taskMonth', monthId, { fields: { dueOn } });
    });
    return monthRow(context.workspace(), taskId, month);
  },
};

function ensureMonth(writer: RecordWriter, { db, departmentId }: OpenWorkspace, { taskId, month }: Place) {
  const existing = readMonthRecord(db, taskId, month);
  if (existing !== null) return existing;
  if (getRecord(db, 'annualTask', taskId) === null) throw notFound('annualTask', taskId);
  const ordinal = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const made = writer.create('taskMonth', { annualTaskId: taskId, month, ordinal }, { departmentId });
  return { monthId: made.id, state: made.state, progress: made.progress, evidenceCount: 0 };
}

/** One step: judged, written into the month, and kept as an entry that nothing ever changes. */
function step(context: CallContext, place: Place, taken: MonthStep & { readonly decidedOn?: string }): TaskMonthRow {
  context.write((writer, workspace) => {
    const { db, departmentId } = workspace;
    const month = ensureMonth(writer, workspace, place);
    const headPersonId = getRecord(db, 'department', departmentId)?.headPersonId ?? null;
    const judged = stepMonth(month, taken, { evidenceCount: month.evidenceCount, headPersonId });
    if (!judged.ok) throw ruleBroken(judged.rule);
    writer.update('taskMonth', month.monthId, { fields: judged.next });
    writer.create(
      'taskEntry',
      {
        taskMonthId: month.monthId,
        action: taken.action,
        text: taken.text.trim(),
        progress: judged.next.progress,
        personId: taken.personId ?? null,
        decidedOn: taken.decidedOn ?? '',
        basis: (taken.basis ?? '').replaceAll(/\s+/gu, ' ').trim(),
        madeOn: dayInChina(context.now()),
        ordinal: nextOrdinal(db, 'taskEntry', month.monthId),
      },
      { departmentId },
    );
    followTask(writer, workspace, place.taskId);
  });
  return monthRow(context.workspace(), place.taskId, place.month);
}

/** A task whose dated months are all closed is done; one that was begun or reopened is under way. */
function followTask(writer: RecordWriter, workspace: OpenWorkspace, taskId: string): void {
  const task = getRecord(workspace.db, 'annualTask', taskId);
  if (task === null) return;
  const closed = new Set(
    readTaskMonthStates(workspace.db, taskId)
      .filter(({ state }) => state === 'closed' || state === 'excepted')
      .map(({ month }) => month),
  );
  const due = new Set(
    dueBook(workspace)
      .plan(task.due, task.year)
      .windows.map((window) => window.to.slice(0, 7)),
  );
  const isDone = due.size > 0 && [...due].every((month) => closed.has(month));
  const state = isDone ? 'done' : task.state === 'planned' || due.size > 0 ? 'active' : task.state;
  writer.update('annualTask', taskId, { fields: { state } });
}
