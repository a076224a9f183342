import type { TaskTableLayout } from '../../shared/domain/task-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** A breakdown table in the list of them. */
export interface TaskTableLine {
  readonly id: string;
  readonly title: string;
  readonly layout: TaskTableLayout;
  readonly year: number;
  readonly source: string;
  readonly rowCount: number;
}

const linesSql = `
  SELECT id, title, layout, year, source,
    (SELECT count(*) FROM task_table_row r WHERE r.task_table_id = task_table.id AND r.part = 'body') AS rowCount
  FROM task_table WHERE department_id = ? ORDER BY ordinal, id`;

/** The breakdown tables of a department, in their order. */
export function listTaskTables(db: WorkspaceDb, departmentId: string): TaskTableLine[] {
  return statement<TaskTableLine>(db.raw, linesSql).all(departmentId);
}
