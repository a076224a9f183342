import type { Migration } from './migration.ts';
import { widenEvidenceTargets } from './widen-evidence-targets.ts';

/** 问题台账: what a department's own checks find, how it is put right, and the evidence that it was. */
export const findings: Migration = {
  number: 28,
  name: 'findings',
  up(raw) {
    raw.exec(sql);
    widenEvidenceTargets(raw, 'finding');
  },
};

const sql = `
CREATE TABLE finding (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL,
  found_on TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('self-check', 'inspection', 'complaint', 'warning', 'other')),
  found_by TEXT NOT NULL,
  problem TEXT NOT NULL,
  duty_id TEXT REFERENCES duty (id) DEFERRABLE INITIALLY DEFERRED,
  work_standard_id TEXT REFERENCES work_standard (id) DEFERRABLE INITIALLY DEFERRED,
  annual_task_id TEXT REFERENCES annual_task (id) DEFERRABLE INITIALLY DEFERRED,
  cause TEXT NOT NULL,
  correction TEXT NOT NULL,
  position_id TEXT REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  mend_by TEXT NOT NULL,
  started_on TEXT NOT NULL,
  mended_on TEXT NOT NULL,
  outcome TEXT NOT NULL,
  verified_on TEXT NOT NULL,
  verified_by TEXT NOT NULL,
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX finding_by_department ON finding (department_id);
CREATE INDEX finding_by_duty ON finding (duty_id);
CREATE INDEX finding_by_work_standard ON finding (work_standard_id);
CREATE INDEX finding_by_annual_task ON finding (annual_task_id);
CREATE INDEX finding_by_position ON finding (position_id);
`;
