import type { Migration } from './migration.ts';

/**
 * The whole form of a responsibility statement: templates, parties, two levels of points, bonus, unscored and veto items,
 * signing and the year's end. Both tables are built anew: a closed list grows, and checks stand in the column.
 */
export const statementForms: Migration = {
  number: 4,
  name: 'statement-forms',
  up: (raw) => raw.exec(sql),
};

const sql = `
CREATE TABLE statement_new (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  party_a TEXT NOT NULL,
  party_a_signer TEXT NOT NULL,
  party_b TEXT NOT NULL,
  party_b_signer TEXT NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  preamble TEXT NOT NULL,
  responsibilities TEXT NOT NULL,
  consequences TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  usage TEXT NOT NULL CHECK (usage IN ('statement', 'template')),
  relation TEXT NOT NULL CHECK (relation IN ('school-department', 'department-section', 'department-position', 'department-person')),
  period_kind TEXT NOT NULL CHECK (period_kind IN ('calendar', 'school-year', 'term', 'custom')),
  rewards TEXT NOT NULL,
  closing TEXT NOT NULL,
  total_points REAL NOT NULL,
  group_weights TEXT NOT NULL,
  copies INTEGER NOT NULL,
  grade_scale TEXT NOT NULL,
  party_section_id TEXT REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
  party_position_id TEXT REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  party_person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  supplement_to_id TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
  locked_on TEXT NOT NULL,
  signed_content_hash TEXT NOT NULL,
  signed_pdf_hash TEXT NOT NULL,
  self_review TEXT NOT NULL,
  assessment TEXT NOT NULL,
  assessor TEXT NOT NULL,
  assessed_on TEXT NOT NULL,
  grade TEXT NOT NULL
) STRICT;
INSERT INTO statement_new
  SELECT id, department_id, revision_id, year, number, title, party_a, party_a_signer, party_b, party_b_signer,
    period_from, period_to, preamble, responsibilities, consequences, signed_on, ordinal,
    'statement', 'school-department', 'calendar', '', '', 100, '', 2, '优秀 90；良好 80；合格 60；不合格 0',
    NULL, NULL, NULL, NULL, '', '', '', '', '', '', '', '' FROM statement;
DROP TABLE statement;
ALTER TABLE statement_new RENAME TO statement;
CREATE INDEX statement_by_department ON statement (department_id);
CREATE INDEX statement_by_party_section ON statement (party_section_id);
CREATE INDEX statement_by_party_position ON statement (party_position_id);
CREATE INDEX statement_by_party_person ON statement (party_person_id);
CREATE INDEX statement_by_supplement_to ON statement (supplement_to_id);

CREATE TABLE statement_item_new (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  statement_id TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
  category TEXT NOT NULL CHECK (category IN ('common', 'individual', 'bonus', 'veto')),
  content TEXT NOT NULL,
  target TEXT NOT NULL,
  due TEXT NOT NULL,
  weight REAL NOT NULL,
  annual_task_id TEXT REFERENCES annual_task (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  group_name TEXT NOT NULL,
  scoring TEXT NOT NULL CHECK (scoring IN ('points', 'unscored')),
  work_standard_id TEXT REFERENCES work_standard (id) DEFERRABLE INITIALLY DEFERRED,
  goal_id TEXT REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  result TEXT NOT NULL,
  self_score REAL,
  score REAL,
  reason TEXT NOT NULL,
  vetoed TEXT NOT NULL CHECK (vetoed IN ('no', 'yes'))
) STRICT;
INSERT INTO statement_item_new
  SELECT id, department_id, revision_id, statement_id, category, content, target, due, weight, annual_task_id, ordinal,
    '', 'points', NULL, NULL, '', NULL, NULL, '', 'no' FROM statement_item;
DROP TABLE statement_item;
ALTER TABLE statement_item_new RENAME TO statement_item;
CREATE INDEX statement_item_by_department ON statement_item (department_id);
CREATE INDEX statement_item_by_statement ON statement_item (statement_id);
CREATE INDEX statement_item_by_annual_task ON statement_item (annual_task_id);
CREATE INDEX statement_item_by_work_standard ON statement_item (work_standard_id);
CREATE INDEX statement_item_by_goal ON statement_item (goal_id);
`;
