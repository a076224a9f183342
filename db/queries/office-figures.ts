import type { Dashboard, OfficeFigures } from '../../shared/contract/office.ts';
import { type Layer, layers } from '../../shared/domain/library.ts';
import type { RecordHead } from '../../shared/domain/record-kind.ts';
import { standingOfItem } from '../../shared/domain/review.ts';
import { type DatedMonth, type DatedTask, isTaskOverdue } from '../../shared/domain/task-overdue.ts';
import { DueBook } from '../../shared/domain/task-schedule.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { standardIsMeasurable } from './gaps.ts';
import { readSchoolCalendar } from './task-months.ts';

/** What is counted of one department. */
export interface DepartmentCounts {
  readonly figures: OfficeFigures;
  /** Department standards by layer, and those of them that can be checked. */
  readonly layers: Readonly<Record<Layer, { readonly standards: number; readonly measurable: number }>>;
  /** All its tasks by year, the oldest first. */
  readonly progress: Dashboard['progress'];
}

export const noFigures: OfficeFigures = {
  positions: 0,
  standards: 0,
  measurableStandards: 0,
  provenStandards: 0,
  evidence: 0,
  tasks: 0,
  doneTasks: 0,
  overdueTasks: 0,
  openItems: 0,
  overdueItems: 0,
  answeredItems: 0,
};

type Counted<K extends string> = Readonly<Record<K, number>> & { readonly departmentId: string };

/** The departments asked for: `?` is a JSON list of their ids. Every table has an index by department. */
const asked = 'department_id IN (SELECT value FROM json_each(?))';
/**
 * What proves a standard is found by its id alone: ids are of one record in all tables, and so the index of the links
 * answers without the rows. `standardIsProven` asks the same with the kind beside it.
 */
const standardsSql = `SELECT department_id AS departmentId, count(*) AS standards, sum(${standardIsMeasurable}) AS measurable,
    sum(EXISTS (SELECT 1 FROM evidence_link l WHERE l.target_id = s.id)
      OR EXISTS (SELECT 1 FROM evidence_link l WHERE l.target_id = s.work_item_id)) AS proven
  FROM work_standard s WHERE ${asked} GROUP BY department_id`;
const positionsSql = `SELECT department_id AS departmentId, count(*) AS positions FROM position WHERE ${asked} GROUP BY department_id`;
const evidenceSql = `SELECT department_id AS departmentId, count(*) AS evidence FROM evidence WHERE ${asked} GROUP BY department_id`;
const tasksSql = `SELECT id, department_id AS departmentId, year, due, state FROM annual_task WHERE ${asked} AND year = ?`;
const progressSql = `SELECT department_id AS departmentId, year, count(*) AS tasks, sum(state = 'done') AS done FROM annual_task
  WHERE ${asked} GROUP BY department_id, year ORDER BY year`;
const monthsSql = `SELECT annual_task_id AS taskId, month, due_on AS dueOn, state FROM task_month
  WHERE annual_task_id IN (SELECT id FROM annual_task WHERE ${asked} AND year = ? AND state <> 'done')`;
const layersSql = `SELECT department_id AS departmentId, layer, count(*) AS standards,
    sum(target_value <> '' OR time_limit <> '' OR frequency <> '') AS measurable
  FROM layer_standard WHERE ${asked} GROUP BY department_id, layer`;
const itemsSql = `SELECT i.department_id AS departmentId, i.verdict, i.answer_state AS answerState, i.due_on AS dueOn,
    r.rectify_by AS rectifyBy FROM review_item i JOIN review r ON r.id = i.review_id
  WHERE r.finished_on <> '' AND i.${asked}`;

/** Tasks of one year, judged on one day (as 2026-11-22). */
export interface FiguresOn {
  readonly year: number;
  readonly today: string;
}

interface Kept extends FiguresOn {
  /** The newest revision, in the order in which the file learned of them, that is counted. */
  readonly arrival: number;
  readonly counts: ReadonlyMap<string, DepartmentCounts>;
}

/** What was counted last in each open file: a bundle changes one department, the others need not be counted again. */
const kept = new WeakMap<WorkspaceDb, Kept>();

/** The `+` keeps SQLite from reading the whole index of departments for the few revisions that are new. */
const changedSql = 'SELECT department_id AS id FROM revision WHERE arrival > ? GROUP BY +department_id';

/** The figures of departments by their ids, read anew for those that something was written of since the last time. */
export function countDepartments(
  db: WorkspaceDb,
  departmentIds: readonly string[],
  on: FiguresOn,
): ReadonlyMap<string, DepartmentCounts> {
  const arrival =
    statement<{ last: number }>(db.raw, 'SELECT coalesce(max(arrival), 0) AS last FROM revision').get()?.last ?? 0;
  const before = kept.get(db);
  const holds = before !== undefined && before.year === on.year && before.today === on.today;
  const changed = new Set(
    holds
      ? statement<{ id: string | null }>(db.raw, changedSql)
          .all(before.arrival)
          .map(({ id }) => id)
      : [],
  );
  const known = new Map(holds ? [...before.counts].filter(([id]) => !changed.has(id)) : []);
  const missing = departmentIds.filter((id) => !known.has(id));
  const counts = missing.length === 0 ? known : new Map([...known, ...countAnew(db, missing, on)]);
  kept.set(db, { ...on, arrival, counts });
  return counts;
}

function countAnew(db: WorkspaceDb, departmentIds: readonly string[], on: FiguresOn): Map<string, DepartmentCounts> {
  const ids = JSON.stringify(departmentIds);
  const figures = new Map(departmentIds.map((id) => [id, { ...noFigures }]));
  const of = (departmentId: string) => figures.get(departmentId) ?? { ...noFigures };
  for (const { departmentId, positions } of statement<Counted<'positions'>>(db.raw, positionsSql).all(ids)) {
    of(departmentId).positions = positions;
  }
  for (const { departmentId, evidence } of statement<Counted<'evidence'>>(db.raw, evidenceSql).all(ids)) {
    of(departmentId).evidence = evidence;
  }
  for (const row of statement<Counted<'standards' | 'measurable' | 'proven'>>(db.raw, standardsSql).all(ids)) {
    Object.assign(of(row.departmentId), {
      standards: row.standards,
      measurableStandards: row.measurable,
      provenStandards: row.proven,
    });
  }
  countTasks(db, { ids, ...on }, of);
  for (const item of statement<ItemLine>(db.raw, itemsSql).all(ids)) {
    const standing = standingOfItem(item, on.today, item.rectifyBy);
    const counted = of(item.departmentId);
    if (standing === 'answered') counted.answeredItems += 1;
    else if (standing !== 'closed') counted.openItems += 1;
    if (standing === 'overdue') counted.overdueItems += 1;
  }
  const layersOf = countLayers(db, ids);
  const progress = Map.groupBy(
    statement<Dashboard['progress'][number] & { departmentId: string }>(db.raw, progressSql).all(ids),
    ({ departmentId }) => departmentId,
  );
  return new Map(
    departmentIds.map((id): [string, DepartmentCounts] => [
      id,
      {
        figures: of(id),
        layers: layersOf.get(id) ?? noLayers(),
        progress: (progress.get(id) ?? []).map(({ year, tasks, done }) => ({ year, tasks, done })),
      },
    ]),
  );
}

interface ItemLine {
  readonly departmentId: string;
  readonly verdict: 'accepted' | 'returned';
  readonly answerState: 'open' | 'done' | 'explained';
  readonly dueOn: string;
  readonly rectifyBy: string;
}

type TaskLine = DatedTask & { readonly id: string; readonly departmentId: string };

function countTasks(
  db: WorkspaceDb,
  { ids, year, today }: FiguresOn & { readonly ids: string },
  of: (departmentId: string) => { tasks: number; doneTasks: number; overdueTasks: number },
): void {
  const months = Map.groupBy(
    statement<DatedMonth & { taskId: string }>(db.raw, monthsSql).all(ids, year),
    ({ taskId }) => taskId,
  );
  const books = new Map<string, DueBook>();
  for (const task of statement<TaskLine>(db.raw, tasksSql).all(ids, year)) {
    const counted = of(task.departmentId);
    counted.tasks += 1;
    if (task.state === 'done') {
      counted.doneTasks += 1;
      continue;
    }
    const book = bookOf(db, task.departmentId, books);
    if (isTaskOverdue(task, months.get(task.id) ?? [], { book, today })) counted.overdueTasks += 1;
  }
}

/** Departments of one school mostly share a calendar, and then the readings of due texts as well. */
function bookOf(db: WorkspaceDb, departmentId: string, books: Map<string, DueBook>): DueBook {
  const known = books.get(departmentId);
  if (known !== undefined) return known;
  const { terms, holidays } = readSchoolCalendar(db, departmentId);
  const key = `calendar ${JSON.stringify([terms.map(withoutHead), holidays.map(withoutHead)])}`;
  const book = books.get(key) ?? new DueBook({ terms, holidays });
  books.set(key, book);
  books.set(departmentId, book);
  return book;
}

function withoutHead<T extends RecordHead>({
  id: _id,
  departmentId: _department,
  revisionId: _revision,
  ...fields
}: T): Omit<T, keyof RecordHead> {
  return fields;
}

type LayerCounts = Record<Layer, { standards: number; measurable: number }>;

function noLayers(): LayerCounts {
  return Object.fromEntries(layers.map((layer) => [layer, { standards: 0, measurable: 0 }])) as LayerCounts;
}

function countLayers(db: WorkspaceDb, ids: string): ReadonlyMap<string, LayerCounts> {
  const found = new Map<string, LayerCounts>();
  const rows = statement<Counted<'standards' | 'measurable'> & { layer: Layer }>(db.raw, layersSql).all(ids);
  for (const { departmentId, layer, standards, measurable } of rows) {
    const counted = found.get(departmentId) ?? noLayers();
    counted[layer] = { standards, measurable };
    found.set(departmentId, counted);
  }
  return found;
}
