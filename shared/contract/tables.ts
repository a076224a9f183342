import { z } from 'zod';
import { issueSchema } from '../app-error.ts';
import { idSchema, yearField } from '../domain/fields.ts';
import { taskTableLayouts } from '../domain/task-table.ts';
import { columnRoles } from '../document/task-tables/roles.ts';
import { jobIdSchema, method, nothing, removeMethod } from './method.ts';

const layout = z.enum(taskTableLayouts);
const columnSchema = z.object({
  header: z.string(),
  role: z.enum(columnRoles),
  year: z.number().int(),
  width: z.number(),
});
const cellSchema = z.object({
  row: z.number().int(),
  column: z.number().int(),
  rowSpan: z.number().int(),
  colSpan: z.number().int(),
  text: z.string(),
});
/** A table with its merged cells, for showing: `headRows` follow `titleRows` at its top. */
const shownTableSchema = z.object({
  width: z.number().int(),
  height: z.number().int(),
  titleRows: z.number().int(),
  headRows: z.number().int(),
  columns: z.array(columnSchema),
  cells: z.array(cellSchema),
});
export type ShownTable = z.infer<typeof shownTableSchema>;

const tableRowSchema = z.object({
  id: idSchema,
  title: z.string(),
  layout,
  year: yearField,
  source: z.string(),
  rowCount: z.number().int(),
});
const optionsSchema = z
  .object({
    /** Of tasks whose due names no year. */
    year: yearField,
    /** Make the table's 建设任务 goals that its tasks serve. */
    withGoals: z.boolean(),
    /** Which month a doubtful due means, by address of its cell (2017.1 as a number). */
    months: z.record(z.string().max(12), z.union([z.literal(1), z.literal(10)])).default({}),
  })
  .strict();

/** What an import of one table would do. Tasks and goals that are there already (same year and words) are brought up to date. */
const plannedTableSchema = z.object({
  /** Which table of the file. */
  index: z.number().int(),
  title: z.string(),
  layout,
  shown: shownTableSchema,
  counts: z.array(
    z.object({
      kind: z.enum(['annualTask', 'goal']),
      added: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
    }),
  ),
  /** Dues that the sheet keeps as 2017.1, for January or October; the import is refused while one is open. */
  doubtful: z.array(
    z.object({
      address: z.string(),
      year: z.number().int(),
      content: z.string(),
      month: z.union([z.literal(1), z.literal(10)]).nullable(),
    }),
  ),
  /** A stored table of the same title, which the import replaces. */
  replaces: z.boolean(),
  issues: z.array(issueSchema),
});
export type PlannedTableReport = z.infer<typeof plannedTableSchema>;

const fileInput = { jobId: jobIdSchema, path: z.string().min(1), options: optionsSchema } as const;

export const tablesContract = {
  list: method('read', nothing, z.array(tableRowSchema)),
  get: method('read', z.object({ id: idSchema }).strict(), shownTableSchema),
  /** Reads the breakdown tables of an Excel or Word file; writes nothing. Tables with no known head are left out. */
  check: method(
    'job',
    z.object(fileInput).strict(),
    z.object({ path: z.string(), tables: z.array(plannedTableSchema) }),
  ),
  /** Takes one table of a file over in one command: its paper, its tasks, its goals. `import-invalid` with every issue. */
  import: method(
    'job',
    z.object({ ...fileInput, index: z.number().int().min(0) }).strict(),
    z.object({ id: idSchema, added: z.number().int(), changed: z.number().int() }),
  ),
  /** Makes a table in one of the layouts from the tasks of a year (schedule, breakdown) or the goals (annual). */
  make: method(
    'write',
    z.object({ layout, year: yearField, title: z.string().min(1).max(200) }).strict(),
    z.object({ id: idSchema }),
  ),
  /** The table as a workbook, with every merge. As PDF and DOCX it is the paper `task-table`. */
  exportWorkbook: method(
    'job',
    z.object({ jobId: jobIdSchema, id: idSchema, path: z.string().min(1) }).strict(),
    z.object({ path: z.string(), sizeBytes: z.number() }),
  ),
  /** Removes the table, not the tasks and goals that came from it. */
  remove: removeMethod,
} as const;
