import type { Migration } from './migration.ts';

/**
 * The central office: whom it expects bundles of, rounds of review, what it says of a department's records, tasks that it
 * hands down. `inbox_bundle` is no record: it tells what files came to this very copy of the office and what became of them.
 */
export const centralOffice: Migration = {
  number: 21,
  name: 'central-office',
  up: (raw) => raw.exec(sql),
};

const head = `
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,`;

const sql = `
CREATE TABLE member_department (${head}
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  phone TEXT NOT NULL,
  of_department_id TEXT,
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX member_department_by_department ON member_department (department_id);

CREATE TABLE review_round (${head}
  title TEXT NOT NULL,
  year INTEGER NOT NULL,
  opens_on TEXT NOT NULL,
  report_by TEXT NOT NULL,
  rectify_by TEXT NOT NULL,
  closed_on TEXT NOT NULL,
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX review_round_by_department ON review_round (department_id);

CREATE TABLE review (${head}
  round_id TEXT NOT NULL,
  title TEXT NOT NULL,
  year INTEGER NOT NULL,
  rectify_by TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  conclusion TEXT NOT NULL,
  score REAL,
  finished_on TEXT NOT NULL
) STRICT;
CREATE INDEX review_by_department ON review (department_id);
CREATE INDEX review_by_round ON review (round_id);

CREATE TABLE review_item (${head}
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  root_kind TEXT NOT NULL,
  root_id TEXT NOT NULL,
  record_kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  record_title TEXT NOT NULL,
  field TEXT NOT NULL,
  base_revision_id TEXT NOT NULL,
  base_state TEXT NOT NULL,
  shown_text TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'returned')),
  remark TEXT NOT NULL,
  score REAL,
  due_on TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  reviewed_on TEXT NOT NULL,
  answer_state TEXT NOT NULL CHECK (answer_state IN ('open', 'done', 'explained')),
  answer TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_on TEXT NOT NULL,
  answer_revision_id TEXT
) STRICT;
CREATE INDEX review_item_by_department ON review_item (department_id);
CREATE INDEX review_item_by_review ON review_item (review_id);
CREATE INDEX review_item_by_record ON review_item (record_id);

CREATE TABLE assignment (${head}
  year INTEGER NOT NULL,
  task_class TEXT NOT NULL CHECK (task_class IN ('A', 'B', 'C')),
  code TEXT NOT NULL,
  project TEXT NOT NULL,
  content TEXT NOT NULL,
  expected_result TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  due TEXT NOT NULL,
  weight REAL NOT NULL,
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX assignment_by_department ON assignment (department_id);

CREATE TABLE assigned_task (${head}
  annual_task_id TEXT NOT NULL REFERENCES annual_task (id) DEFERRABLE INITIALLY DEFERRED,
  assignment_id TEXT NOT NULL,
  issued_text TEXT NOT NULL,
  issued_by TEXT NOT NULL,
  issued_on TEXT NOT NULL
) STRICT;
CREATE INDEX assigned_task_by_department ON assigned_task (department_id);
CREATE INDEX assigned_task_by_annual_task ON assigned_task (annual_task_id);
CREATE INDEX assigned_task_by_assignment ON assigned_task (assignment_id);

CREATE TABLE inbox_bundle (
  id TEXT NOT NULL PRIMARY KEY,
  path TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  fingerprint TEXT NOT NULL, -- empty when the file could not be read as far as that
  state TEXT NOT NULL CHECK (state IN ('waiting', 'quarantined', 'applied', 'dismissed')),
  department_id TEXT NOT NULL, -- empty when the file does not say
  department_name TEXT NOT NULL,
  received_at TEXT NOT NULL, -- UTC, ISO 8601
  settled_at TEXT NOT NULL, -- UTC, ISO 8601; empty while it waits
  report TEXT NOT NULL -- JSON, see shared/contract/inbox.ts
) STRICT;
CREATE INDEX inbox_bundle_by_department ON inbox_bundle (department_id, settled_at);
`;
