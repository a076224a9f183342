import type { Migration } from './migration.ts';

/** How a department numbers its duties, on the screen and on paper. */
export const dutyNumbering: Migration = {
  number: 12,
  name: 'duty-numbering',
  up(raw) {
    raw.exec(`
ALTER TABLE department ADD COLUMN duty_numbering TEXT NOT NULL CHECK (duty_numbering IN ('arabic', 'chinese', 'bracket', 'bracket-chinese')) DEFAULT 'arabic';
`);
  },
};
