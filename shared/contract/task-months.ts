import { z } from 'zod';
import { taskClasses, taskStates } from '../domain/annual-task.ts';
import { idSchema, yearField } from '../domain/fields.ts';
import { monthField, taskMonthStates } from '../domain/task-month.ts';
import { method, nothing, removeMethod, saveMethod, storedSchema } from './method.ts';

/** A task in one month: what it is, when it is due, and how far it has come. */
const taskMonthRowSchema = z.object({
  taskId: idSchema,
  month: monthField,
  year: z.number().int(),
  taskClass: z.enum(taskClasses),
  code: z.string(),
  project: z.string(),
  content: z.string(),
  ownerPersonId: idSchema.nullable(),
  ownerName: z.string(),
  doerPersonId: idSchema.nullable(),
  doerName: z.string(),
  sectionName: z.string(),
  due: z.string(),
  weight: z.number(),
  taskState: z.enum(taskStates),
  parentTaskId: idSchema.nullable(),
  place: z.enum(['due', 'ongoing', 'always', 'undated']),
  /** Days of the month by which something is to be done. */
  days: z.array(z.string()),
  /** First and last day of the work that the month belongs to; empty without a date. */
  from: z.string(),
  to: z.string(),
  assumed: z.boolean(), // by terms that nobody has entered
  monthId: idSchema.nullable(),
  /** Set by hand for this month; empty: the due text decides. */
  dueOn: z.string(),
  state: z.enum(taskMonthStates),
  progress: z.number(),
  evidenceCount: z.number().int(),
});
export type TaskMonthRow = z.infer<typeof taskMonthRowSchema>;

const monthHeadSchema = z.object({
  today: z.string(),
  warningDays: z.number().int(),
  headPersonId: idSchema.nullable(),
  headName: z.string(),
});
export type TaskMonthHead = z.infer<typeof monthHeadSchema>;

/** The tasks of a month with what they are judged by. */
export interface TaskMonthList extends TaskMonthHead {
  readonly rows: readonly TaskMonthRow[];
}

/** A task over a year, month by month; months without anything are left out. */
const taskYearRowSchema = taskMonthRowSchema
  .pick({
    taskId: true,
    taskClass: true,
    code: true,
    content: true,
    ownerName: true,
    ownerPersonId: true,
    doerPersonId: true,
    doerName: true,
    due: true,
    taskState: true,
  })
  .extend({
    continuous: z.boolean(),
    months: z.array(
      z.object({
        month: monthField,
        from: z.string(),
        to: z.string(),
        days: z.array(z.string()),
        state: z.enum(taskMonthStates),
        progress: z.number(),
      }),
    ),
  });
export type TaskYearRow = z.infer<typeof taskYearRowSchema>;

const place = z.object({ taskId: idSchema, month: monthField });
const text = z.string().max(20_000);

export const taskMonthsContract = {
  /**
   * Every task that has to do with the month, in the order of the tasks: `rowsJson` is a list of `TaskMonthRow` as JSON.
   * The bridge into the page copies 2,000 rows field by field in 150 ms, and one text in next to no time.
   */
  month: method('read', z.object({ month: monthField }).strict(), monthHeadSchema.extend({ rowsJson: z.string() })),
  /** The tasks of a year: `rowsJson` is a list of `TaskYearRow` as JSON. */
  year: method('read', z.object({ year: yearField }).strict(), z.object({ today: z.string(), rowsJson: z.string() })),
  /** What is overdue, soon due, or waits for the head, counted from today; at most `limit` rows of each. */
  reminders: method(
    'read',
    z.object({ limit: z.number().int().min(1).max(500).default(8) }).strict(),
    z.object({
      today: z.string(),
      warningDays: z.number().int(),
      overdue: z.object({ count: z.number().int(), rows: z.array(taskMonthRowSchema) }),
      soon: z.object({ count: z.number().int(), rows: z.array(taskMonthRowSchema) }),
      waiting: z.object({ count: z.number().int(), rows: z.array(taskMonthRowSchema) }),
    }),
  ),
  /** The entries of one task in one month, oldest first, and what proves it. */
  detail: method(
    'read',
    place.strict(),
    z.object({
      entries: z.array(
        storedSchema('taskEntry').extend({ author: z.string(), madeAt: z.string(), personName: z.string() }),
      ),
      evidence: z.array(z.object({ linkId: idSchema, evidenceId: idSchema, number: z.string(), title: z.string() })),
    }),
  ),
  /** Which task and month a record of a month is about. */
  find: method('read', z.object({ id: idSchema }).strict(), place.nullable()),
  /** The record of a task's month, made when there is none: evidence is linked to it. */
  ensure: method('write', place.strict(), z.object({ id: idSchema })),
  note: method(
    'write',
    place.extend({ text, progress: z.number().int().min(0).max(100) }).strict(),
    taskMonthRowSchema,
  ),
  /** Refused without evidence. */
  close: method('write', place.extend({ text }).strict(), taskMonthRowSchema),
  /** Asks the head to let the month be closed without evidence. */
  ask: method('write', place.extend({ text }).strict(), taskMonthRowSchema),
  decide: method(
    'write',
    place
      .extend({
        text,
        approved: z.boolean(),
        personId: idSchema.nullable(),
        /** When and on which paper the head decided; an approval without a paper is refused. */
        decidedOn: z.union([z.literal(''), z.iso.date()]).default(''),
        basis: z.string().max(200).default(''),
      })
      .strict(),
    taskMonthRowSchema,
  ),
  reopen: method('write', place.extend({ text }).strict(), taskMonthRowSchema),
  /** Gives a task a day in this month by hand; an empty day takes it back. */
  setDue: method('write', place.extend({ dueOn: z.union([z.literal(''), z.iso.date()]) }).strict(), taskMonthRowSchema),
} as const;

export const schoolCalendarContract = {
  get: method(
    'read',
    nothing,
    z.object({ terms: z.array(storedSchema('schoolTerm')), holidays: z.array(storedSchema('schoolHoliday')) }),
  ),
  saveTerm: saveMethod('schoolTerm'),
  removeTerm: removeMethod,
  saveHoliday: saveMethod('schoolHoliday'),
  removeHoliday: removeMethod,
} as const;
