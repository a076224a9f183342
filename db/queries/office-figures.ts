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

/** Figures by department; departments without any record of a kind are not in a map. */
export interface FiguresByDepartment {
  readonly figures: ReadonlyMap<string, OfficeFigures>;
  readonly layers: ReadonlyMap<string, Readonly<Record<Layer, number>>>;
  readonly byLayer: Dashboard['layers'];
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

/**
 * What proves a standard is found by its id alone: ids are of one record in all tables, and so the index of the links
 * answers without the rows. `standardIsProven` asks the same with the kind beside it.
 */
const standardsSql = `SELECT department_id AS departmentId, count(*) AS standards, sum(${standardIsMeasurable}) AS measurable,
    sum(EXISTS (SELECT 1 FROM evidence_link l WHERE l.target_id = s.id)
      OR EXISTS (SELECT 1 FROM evidence_link l WHERE l.target_id = s.work_item_id)) AS proven
  FROM work_standard s GROUP BY department_id`;
const positionsSql = 'SELECT department_id AS departmentId, count(*) AS positions FROM position GROUP BY department_id';
const evidenceSql = 'SELECT department_id AS departmentId, count(*) AS evidence FROM evidence GROUP BY department_id';
const tasksSql = 'SELECT id, department_id AS departmentId, year, due, state FROM annual_task WHERE year = ?';
const progressSql = `SELECT year, count(*) AS tasks, sum(state = 'done') AS done FROM annual_task
  WHERE department_id <> ? GROUP BY year ORDER BY year`;
const monthsSql = `SELECT annual_task_id AS taskId, month, due_on AS dueOn, state FROM task_month
  WHERE annual_task_id IN (SELECT id FROM annual_task WHERE year = ? AND state <> 'done')`;
const layersSql = `SELECT department_id AS departmentId, layer, count(*) AS standards,
    sum(target_value <> '' OR time_limit <> '' OR frequency <> '') AS measurable
  FROM layer_standard WHERE department_id <> ? GROUP BY department_id, layer`;
const itemsSql = `SELECT i.department_id AS departmentId, i.verdict, i.answer_state AS answerState, i.due_on AS dueOn,
    r.rectify_by AS rectifyBy FROM review_item i JOIN review r ON r.id = i.review_id WHERE r.finished_on <> ''`;

/** Counts every department of the file at once: a handful of queries however many departments there are. */
export function countDepartments(
  db: WorkspaceDb,
  { officeId, year, today }: { readonly officeId: string; readonly year: number; readonly today: string },
): FiguresByDepartment {
  const figures = new Map<string, { -readonly [K in keyof OfficeFigures]: OfficeFigures[K] }>();
  const of = (departmentId: string) => {
    const known = figures.get(departmentId) ?? { ...noFigures };
    figures.set(departmentId, known);
    return known;
  };
  for (const { departmentId, positions } of statement<Counted<'positions'>>(db.raw, positionsSql).all()) {
    of(departmentId).positions = positions;
  }
  for (const { departmentId, evidence } of statement<Counted<'evidence'>>(db.raw, evidenceSql).all()) {
    of(departmentId).evidence = evidence;
  }
  for (const row of statement<Counted<'standards' | 'measurable' | 'proven'>>(db.raw, standardsSql).all()) {
    Object.assign(of(row.departmentId), {
      standards: row.standards,
      measurableStandards: row.measurable,
      provenStandards: row.proven,
    });
  }
  countTasks(db, { year, today }, of);
  for (const item of statement<ItemLine>(db.raw, itemsSql).all()) {
    const standing = standingOfItem(item, today, item.rectifyBy);
    const counted = of(item.departmentId);
    if (standing === 'answered') counted.answeredItems += 1;
    else if (standing !== 'closed') counted.openItems += 1;
    if (standing === 'overdue') counted.overdueItems += 1;
  }
  return {
    figures,
    ...countLayers(db, officeId),
    progress: statement<Dashboard['progress'][number]>(db.raw, progressSql).all(officeId),
  };
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
  { year, today }: { readonly year: number; readonly today: string },
  of: (departmentId: string) => { tasks: number; doneTasks: number; overdueTasks: number },
): void {
  const months = Map.groupBy(
    statement<DatedMonth & { taskId: string }>(db.raw, monthsSql).all(year),
    ({ taskId }) => taskId,
  );
  const books = new Map<string, DueBook>();
  for (const task of statement<TaskLine>(db.raw, tasksSql).all(year)) {
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

function countLayers(db: WorkspaceDb, officeId: string): Pick<FiguresByDepartment, 'layers' | 'byLayer'> {
  const rows = statement<Counted<'standards' | 'measurable'> & { layer: Layer }>(db.raw, layersSql).all(officeId);
  const none = Object.fromEntries(layers.map((layer) => [layer, 0])) as Record<Layer, number>;
  const ofDepartment = new Map<string, Record<Layer, number>>();
  for (const { departmentId, layer, standards } of rows) {
    const counted = ofDepartment.get(departmentId) ?? { ...none };
    counted[layer] = standards;
    ofDepartment.set(departmentId, counted);
  }
  const byLayer = layers.map((layer) => {
    const ofLayer = rows.filter((row) => row.layer === layer);
    const sum = (key: 'standards' | 'measurable'): number => ofLayer.reduce((all, row) => all + row[key], 0);
    return { layer, standards: sum('standards'), measurable: sum('measurable'), departments: ofLayer.length };
  });
  return { layers: ofDepartment, byLayer };
}
