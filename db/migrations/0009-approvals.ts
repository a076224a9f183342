import type { Migration } from './migration.ts';

/** Versions of positions, workflows, handbooks and statements on their way to approval. */
export const approvals: Migration = {
  number: 9,
  name: 'approvals',
  up(raw) {
    raw.exec(`
CREATE TABLE approval (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('position', 'workflow', 'handbook', 'statement')),
  subject_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('submitted', 'returned', 'approved', 'withdrawn')),
  content TEXT NOT NULL, -- JSON, see approval-content.ts
  submitted_by TEXT NOT NULL,
  submitted_on TEXT NOT NULL,
  submit_remarks TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  decision_remarks TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  review_by TEXT NOT NULL,
  withdrawn_by TEXT NOT NULL,
  withdrawn_on TEXT NOT NULL,
  withdraw_remarks TEXT NOT NULL
) STRICT;
CREATE INDEX approval_by_department ON approval (department_id);
CREATE INDEX approval_by_subject ON approval (subject_id);
`);
  },
};
