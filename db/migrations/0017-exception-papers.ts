import type { Migration } from './migration.ts';

/** When, and on which paper, the head of the department decided on an exception. */
export const exceptionPapers: Migration = {
  number: 17,
  name: 'exception-papers',
  up(raw) {
    raw.exec(`
ALTER TABLE task_entry ADD COLUMN decided_on TEXT NOT NULL DEFAULT '';
ALTER TABLE task_entry ADD COLUMN basis TEXT NOT NULL DEFAULT '';
`);
  },
};
