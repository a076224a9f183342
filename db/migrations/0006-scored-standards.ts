import type { Migration } from './migration.ts';

/** Scores and deductions of work standards, and the library's entry that one was taken from. */
export const scoredStandards: Migration = {
  number: 6,
  name: 'scored-standards',
  up: (raw) =>
    raw.exec(`
ALTER TABLE work_standard ADD COLUMN rated_score REAL NOT NULL DEFAULT 0;
ALTER TABLE work_standard ADD COLUMN deductions TEXT NOT NULL DEFAULT '';
ALTER TABLE work_standard ADD COLUMN source_entry TEXT NOT NULL DEFAULT '';
`),
};
