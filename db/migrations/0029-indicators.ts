import type { Migration } from './migration.ts';
import { widenEvidenceTargets } from './widen-evidence-targets.ts';

/** 监测指标 with their warning lines and what was read of them; a finding can come of one, evidence can prove one. */
export const indicators: Migration = {
  number: 29,
  name: 'indicators',
  up(raw) {
    raw.exec(sql);
    widenEvidenceTargets(raw, 'indicator');
  },
};

const head = `
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,`;

const sql = `
CREATE TABLE indicator (${head}
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  work_standard_id TEXT REFERENCES work_standard (id) DEFERRABLE INITIALLY DEFERRED,
  goal_id TEXT REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  target_value REAL,
  warning_side TEXT NOT NULL CHECK (warning_side IN ('floor', 'ceiling')),
  warning_value REAL,
  frequency TEXT NOT NULL,
  position_id TEXT REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  data_source TEXT NOT NULL,
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX indicator_by_department ON indicator (department_id);
CREATE INDEX indicator_by_work_standard ON indicator (work_standard_id);
CREATE INDEX indicator_by_goal ON indicator (goal_id);
CREATE INDEX indicator_by_position ON indicator (position_id);

CREATE TABLE indicator_reading (${head}
  indicator_id TEXT NOT NULL REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
  read_on TEXT NOT NULL,
  measured REAL NOT NULL,
  remarks TEXT NOT NULL
) STRICT;
CREATE INDEX indicator_reading_by_department ON indicator_reading (department_id);
CREATE INDEX indicator_reading_by_indicator ON indicator_reading (indicator_id);

ALTER TABLE finding ADD COLUMN indicator_id TEXT REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX finding_by_indicator ON finding (indicator_id);
`;
