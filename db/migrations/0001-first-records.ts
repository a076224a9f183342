import type { Migration } from './migration.ts';

/**
 * The first schema: one table a kind of record, the revisions, the evidence bytes and the workspace's own facts.
 * Owners and references are deferred, so that one command may write records in any order. `stored_file_hash` holds
 * evidence to its bytes: no row can name a file that is not here.
 */
export const firstRecords: Migration = {
  number: 1,
  name: 'first-records',
  up(raw) {
    raw.exec(firstRecordsSql);
  },
};

const firstRecordsSql = `
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE revision (
  id TEXT NOT NULL PRIMARY KEY,
  record_kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  department_id TEXT,
  parents TEXT NOT NULL CHECK (json_valid(parents)), -- JSON list of revision ids
  action TEXT NOT NULL CHECK (action IN ('create', 'update', 'remove')),
  changes TEXT NOT NULL CHECK (json_valid(changes)), -- JSON object: field to {from, to}
  author TEXT NOT NULL,
  replica_id TEXT NOT NULL,
  made_at TEXT NOT NULL, -- UTC, ISO 8601
  command_id TEXT NOT NULL,
  command_name TEXT NOT NULL
) STRICT;
CREATE INDEX revision_by_record ON revision (record_id, id);
CREATE INDEX revision_by_department ON revision (department_id, id);
CREATE INDEX revision_by_command ON revision (command_id);

CREATE TABLE evidence_chunk (
  hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32), -- SHA-256 of bytes
  bytes BLOB NOT NULL CHECK (length(bytes) <= 1048576)
) STRICT;

CREATE TABLE evidence_file (
  hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64), -- SHA-256 of the whole file, lower-case hex
  size_bytes INTEGER NOT NULL,
  chunk_count INTEGER NOT NULL,
  stored_at TEXT NOT NULL -- UTC, ISO 8601
) STRICT;

CREATE TABLE evidence_file_chunk (
  file_hash TEXT NOT NULL REFERENCES evidence_file (hash) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  chunk_hash BLOB NOT NULL REFERENCES evidence_chunk (hash) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (file_hash, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_file_chunk_by_chunk ON evidence_file_chunk (chunk_hash);

CREATE TABLE college (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  code TEXT NOT NULL,
  quality_office_name TEXT NOT NULL,
  address TEXT NOT NULL,
  remarks TEXT NOT NULL
) STRICT;

CREATE TABLE department (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  head_person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  secretary_person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  overview TEXT NOT NULL,
  duties TEXT NOT NULL,
  quality_goals TEXT NOT NULL,
  phone TEXT NOT NULL,
  office TEXT NOT NULL
) STRICT;
CREATE INDEX department_by_head_person ON department (head_person_id);
CREATE INDEX department_by_secretary_person ON department (secretary_person_id);

CREATE TABLE section (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  leader_person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  duties TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX section_by_department ON section (department_id);
CREATE INDEX section_by_leader_person ON section (leader_person_id);

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  staff_number TEXT NOT NULL,
  title TEXT NOT NULL,
  phone TEXT NOT NULL,
  section_id TEXT REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX person_by_department ON person (department_id);
CREATE INDEX person_by_section ON person (section_id);

CREATE TABLE working_group_member (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('leader', 'deputy', 'member', 'secretary')),
  task TEXT NOT NULL,
  filed_on TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX working_group_member_by_department ON working_group_member (department_id);
CREATE INDEX working_group_member_by_person ON working_group_member (person_id);

CREATE TABLE position (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  section_id TEXT REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  headcount INTEGER NOT NULL,
  reports_to_position_id TEXT REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  purpose TEXT NOT NULL,
  works_with TEXT NOT NULL,
  qualification TEXT NOT NULL,
  authority TEXT NOT NULL,
  working_conditions TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX position_by_department ON position (department_id);
CREATE INDEX position_by_section ON position (section_id);
CREATE INDEX position_by_reports_to_position ON position (reports_to_position_id);

CREATE TABLE position_holder (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  position_id TEXT NOT NULL REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX position_holder_by_department ON position_holder (department_id);
CREATE INDEX position_holder_by_position ON position_holder (position_id);
CREATE INDEX position_holder_by_person ON position_holder (person_id);

CREATE TABLE duty (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  position_id TEXT NOT NULL REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX duty_by_department ON duty (department_id);
CREATE INDEX duty_by_position ON duty (position_id);

CREATE TABLE work_item (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  duty_id TEXT NOT NULL REFERENCES duty (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX work_item_by_department ON work_item (department_id);
CREATE INDEX work_item_by_duty ON work_item (duty_id);

CREATE TABLE work_standard (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  work_item_id TEXT NOT NULL REFERENCES work_item (id) DEFERRABLE INITIALLY DEFERRED,
  requirement TEXT NOT NULL,
  measure TEXT NOT NULL,
  comparison TEXT NOT NULL CHECK (comparison IN ('', '≥', '≤', '=', '>', '<')),
  target_value TEXT NOT NULL,
  unit TEXT NOT NULL,
  time_limit TEXT NOT NULL,
  frequency TEXT NOT NULL,
  check_method TEXT NOT NULL,
  basis TEXT NOT NULL,
  expected_evidence TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX work_standard_by_department ON work_standard (department_id);
CREATE INDEX work_standard_by_work_item ON work_standard (work_item_id);

CREATE TABLE workflow (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  position_id TEXT REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  scope TEXT NOT NULL,
  actors TEXT NOT NULL,
  service_time_limit TEXT NOT NULL,
  basis TEXT NOT NULL,
  records TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX workflow_by_department ON workflow (department_id);
CREATE INDEX workflow_by_position ON workflow (position_id);

CREATE TABLE workflow_step (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  workflow_id TEXT NOT NULL REFERENCES workflow (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('start', 'action', 'decision', 'end')),
  actor_position_id TEXT REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  input TEXT NOT NULL,
  output TEXT NOT NULL,
  keeper TEXT NOT NULL,
  time_limit TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX workflow_step_by_department ON workflow_step (department_id);
CREATE INDEX workflow_step_by_workflow ON workflow_step (workflow_id);
CREATE INDEX workflow_step_by_actor_position ON workflow_step (actor_position_id);

CREATE TABLE workflow_link (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  workflow_id TEXT NOT NULL REFERENCES workflow (id) DEFERRABLE INITIALLY DEFERRED,
  from_step_id TEXT NOT NULL REFERENCES workflow_step (id) DEFERRABLE INITIALLY DEFERRED,
  to_step_id TEXT NOT NULL REFERENCES workflow_step (id) DEFERRABLE INITIALLY DEFERRED,
  label TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX workflow_link_by_department ON workflow_link (department_id);
CREATE INDEX workflow_link_by_workflow ON workflow_link (workflow_id);
CREATE INDEX workflow_link_by_from_step ON workflow_link (from_step_id);
CREATE INDEX workflow_link_by_to_step ON workflow_link (to_step_id);

CREATE TABLE annual_task (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  task_class TEXT NOT NULL CHECK (task_class IN ('A', 'B', 'C')),
  code TEXT NOT NULL,
  project TEXT NOT NULL,
  content TEXT NOT NULL,
  measures TEXT NOT NULL,
  expected_result TEXT NOT NULL,
  lead_department TEXT NOT NULL,
  assisting_departments TEXT NOT NULL,
  owner_person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  position_id TEXT REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  weight REAL NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'active', 'done')),
  remarks TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX annual_task_by_department ON annual_task (department_id);
CREATE INDEX annual_task_by_owner_person ON annual_task (owner_person_id);
CREATE INDEX annual_task_by_position ON annual_task (position_id);

CREATE TABLE statement (
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
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX statement_by_department ON statement (department_id);

CREATE TABLE statement_item (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  statement_id TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
  category TEXT NOT NULL CHECK (category IN ('common', 'individual')),
  content TEXT NOT NULL,
  target TEXT NOT NULL,
  due TEXT NOT NULL,
  weight REAL NOT NULL,
  annual_task_id TEXT REFERENCES annual_task (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX statement_item_by_department ON statement_item (department_id);
CREATE INDEX statement_item_by_statement ON statement_item (statement_id);
CREATE INDEX statement_item_by_annual_task ON statement_item (annual_task_id);

CREATE TABLE evidence (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'statistics', 'media', 'certificate', 'object', 'other')),
  formed_on TEXT NOT NULL,
  year TEXT NOT NULL,
  provider TEXT NOT NULL,
  keeper TEXT NOT NULL,
  physical_place TEXT NOT NULL,
  secrecy_level TEXT NOT NULL CHECK (secrecy_level IN ('public', 'internal', 'confidential')),
  remarks TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  stored_file_hash TEXT GENERATED ALWAYS AS (NULLIF(file_hash, '')) VIRTUAL
    REFERENCES evidence_file (hash) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX evidence_by_department ON evidence (department_id);
CREATE INDEX evidence_by_file ON evidence (stored_file_hash);

CREATE TABLE evidence_link (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  target_kind TEXT NOT NULL CHECK (target_kind IN ('position', 'duty', 'workItem', 'workStandard', 'workflow', 'annualTask', 'statement', 'section', 'department')),
  target_id TEXT NOT NULL,
  remarks TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_link_by_department ON evidence_link (department_id);
CREATE INDEX evidence_link_by_evidence ON evidence_link (evidence_id);
CREATE INDEX evidence_link_by_target ON evidence_link (target_id);

CREATE TABLE handbook (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  title TEXT NOT NULL,
  document_code TEXT NOT NULL,
  edition TEXT NOT NULL,
  controlled INTEGER NOT NULL CHECK (controlled IN (0, 1)),
  compiled_by TEXT NOT NULL,
  reviewed_by TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  approval_text TEXT NOT NULL,
  preface TEXT NOT NULL,
  include_workflows INTEGER NOT NULL CHECK (include_workflows IN (0, 1)),
  include_standards_table INTEGER NOT NULL CHECK (include_standards_table IN (0, 1)),
  include_evidence_list INTEGER NOT NULL CHECK (include_evidence_list IN (0, 1))
) STRICT;
CREATE INDEX handbook_by_department ON handbook (department_id);

`;
