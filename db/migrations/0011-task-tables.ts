import type { Migration } from './migration.ts';

/** Breakdown tables as papers (S4 表3, 表4, 附表): their rows, cells and merges. */
export const taskTables: Migration = {
  number: 11,
  name: 'task-tables',
  up: (raw) => raw.exec(sql),
};

const sql = `
CREATE TABLE task_table (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  layout TEXT NOT NULL CHECK (layout IN ('schedule', 'breakdown', 'annual')),
  year INTEGER NOT NULL,
  columns TEXT NOT NULL,
  source TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX task_table_by_department ON task_table (department_id);

CREATE TABLE task_table_row (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  task_table_id TEXT NOT NULL REFERENCES task_table (id) DEFERRABLE INITIALLY DEFERRED,
  part TEXT NOT NULL CHECK (part IN ('title', 'head', 'body', 'note')),
  annual_task_id TEXT REFERENCES annual_task (id) DEFERRABLE INITIALLY DEFERRED,
  goal_id TEXT REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  cells TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX task_table_row_by_department ON task_table_row (department_id);
CREATE INDEX task_table_row_by_task_table ON task_table_row (task_table_id);
CREATE INDEX task_table_row_by_annual_task ON task_table_row (annual_task_id);
CREATE INDEX task_table_row_by_goal ON task_table_row (goal_id);
`;
