import type { Migration } from './migration.ts';

/**
 * What the central office counts of every department is answered from these indexes alone: the first dashboard after
 * opening a file of 60 departments does not wait for the pages of all their rows.
 */
export const officeFigures: Migration = {
  number: 26,
  name: 'office-figures',
  up(raw) {
    raw.exec(`
CREATE INDEX work_standard_counted ON work_standard
  (department_id, (target_value <> '' OR time_limit <> '' OR frequency <> ''), work_item_id, id);
CREATE INDEX annual_task_counted ON annual_task (department_id, year, state, due, id);
DROP INDEX work_standard_by_department;
DROP INDEX annual_task_by_department;
`);
  },
};
