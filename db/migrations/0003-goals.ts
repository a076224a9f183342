import type { Migration } from './migration.ts';

/** 目标链: goals, their yearly values, and the goal that a task serves. */
export const goals: Migration = {
  number: 3,
  name: 'goals',
  up: (raw) => raw.exec(sql),
};

const sql = `
CREATE TABLE goal (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  level TEXT NOT NULL CHECK (level IN ('school', 'special', 'department', 'section', 'position', 'person')),
  parent_goal_id TEXT REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  measure TEXT NOT NULL,
  comparison TEXT NOT NULL CHECK (comparison IN ('', '≥', '≤', '=', '>', '<')),
  target_value TEXT NOT NULL,
  unit TEXT NOT NULL,
  baseline TEXT NOT NULL,
  year_from INTEGER NOT NULL,
  year_to INTEGER NOT NULL,
  lead_unit TEXT NOT NULL,
  assisting_units TEXT NOT NULL,
  section_id TEXT REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
  position_id TEXT REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  owner_person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  checkpoint TEXT NOT NULL,
  weight REAL NOT NULL,
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX goal_by_department ON goal (department_id);
CREATE INDEX goal_by_parent_goal ON goal (parent_goal_id);
CREATE INDEX goal_by_section ON goal (section_id);
CREATE INDEX goal_by_position ON goal (position_id);
CREATE INDEX goal_by_person ON goal (person_id);
CREATE INDEX goal_by_owner_person ON goal (owner_person_id);

CREATE TABLE goal_target (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  goal_id TEXT NOT NULL REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  value TEXT NOT NULL,
  result TEXT NOT NULL
) STRICT;
CREATE INDEX goal_target_by_department ON goal_target (department_id);
CREATE INDEX goal_target_by_goal ON goal_target (goal_id);

ALTER TABLE annual_task ADD COLUMN goal_id TEXT REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX annual_task_by_goal ON annual_task (goal_id);
`;
