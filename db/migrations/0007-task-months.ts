import type { Migration } from './migration.ts';

/**
 * Tasks month by month: who does a task, what it was split and carried over from, its quantities, the months with their
 * entries, and the school calendar that due texts are read against. A month can be proven by evidence, so the closed list
 * of what evidence proves grows: its table is built anew from what it is now, whatever earlier steps made of it.
 */
export const taskMonths: Migration = {
  number: 7,
  name: 'task-months',
  up(raw) {
    raw.exec(sql);
    const old = raw.prepare("SELECT sql FROM sqlite_schema WHERE name = 'evidence_link'").pluck().get() as string;
    const indexes = raw
      .prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'evidence_link' AND type = 'index' AND sql IS NOT NULL")
      .pluck()
      .all() as string[];
    const made = old
      .replace(/evidence_link"?/u, 'evidence_link_new')
      .replace(/(target_kind IN \([^)]*)\)/u, "$1, 'taskMonth')");
    raw.exec(made.replace('"evidence_link_new', 'evidence_link_new'));
    raw.exec('INSERT INTO evidence_link_new SELECT * FROM evidence_link');
    raw.exec('DROP TABLE evidence_link');
    raw.exec('ALTER TABLE evidence_link_new RENAME TO evidence_link');
    for (const index of indexes) raw.exec(index);
  },
};

const head = `
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,`;

const sql = `
ALTER TABLE department ADD COLUMN due_warning_days INTEGER NOT NULL DEFAULT 7;
ALTER TABLE annual_task ADD COLUMN doer_person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE annual_task ADD COLUMN section_id TEXT REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE annual_task ADD COLUMN parent_task_id TEXT REFERENCES annual_task (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE annual_task ADD COLUMN carried_from_task_id TEXT REFERENCES annual_task (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX annual_task_by_doer_person ON annual_task (doer_person_id);
CREATE INDEX annual_task_by_section ON annual_task (section_id);
CREATE INDEX annual_task_by_parent_task ON annual_task (parent_task_id);
CREATE INDEX annual_task_by_carried_from_task ON annual_task (carried_from_task_id);

CREATE TABLE task_quantity (${head}
  annual_task_id TEXT NOT NULL REFERENCES annual_task (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  target REAL NOT NULL,
  actual REAL NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX task_quantity_by_department ON task_quantity (department_id);
CREATE INDEX task_quantity_by_annual_task ON task_quantity (annual_task_id);

CREATE TABLE task_month (${head}
  annual_task_id TEXT NOT NULL REFERENCES annual_task (id) DEFERRABLE INITIALLY DEFERRED,
  month TEXT NOT NULL, -- 2026-03
  due_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'waiting', 'closed', 'excepted')),
  progress INTEGER NOT NULL, -- percent
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX task_month_by_department ON task_month (department_id, month);
CREATE INDEX task_month_by_annual_task ON task_month (annual_task_id, month);

CREATE TABLE task_entry (${head}
  task_month_id TEXT NOT NULL REFERENCES task_month (id) DEFERRABLE INITIALLY DEFERRED,
  action TEXT NOT NULL CHECK (action IN ('progress', 'close', 'ask', 'approve', 'refuse', 'reopen')),
  text TEXT NOT NULL,
  progress INTEGER NOT NULL, -- percent
  person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  made_on TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX task_entry_by_department ON task_entry (department_id);
CREATE INDEX task_entry_by_task_month ON task_entry (task_month_id);
CREATE INDEX task_entry_by_person ON task_entry (person_id);

CREATE TABLE school_term (${head}
  school_year INTEGER NOT NULL, -- 2026 is 2026-2027
  season TEXT NOT NULL CHECK (season IN ('autumn', 'spring')),
  starts_on TEXT NOT NULL,
  weeks INTEGER NOT NULL,
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX school_term_by_department ON school_term (department_id);

CREATE TABLE school_holiday (${head}
  name TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX school_holiday_by_department ON school_holiday (department_id);
`;
