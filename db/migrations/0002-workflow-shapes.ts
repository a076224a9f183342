import type { Migration } from './migration.ts';

/**
 * Workflows hold every shape that real ones come in: 职责 and 规范 of the process card, sub-steps, the weeks of a calendar,
 * how long a record is kept, ways that are taken at once; and whether the drawing has lanes. Columns stand in the order
 * of the fields, so both tables are built anew.
 */
export const workflowShapes: Migration = {
  number: 2,
  name: 'workflow-shapes',
  up: (raw) => raw.exec(sql),
};

const sql = `
CREATE TABLE workflow_new (
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
  duties TEXT NOT NULL,
  norms TEXT NOT NULL,
  basis TEXT NOT NULL,
  records TEXT NOT NULL,
  swim_lanes INTEGER NOT NULL CHECK (swim_lanes IN (0, 1)),
  ordinal INTEGER NOT NULL
) STRICT;
INSERT INTO workflow_new
  SELECT id, department_id, revision_id, position_id, code, name, purpose, scope, actors, service_time_limit, '', '',
    basis, records, 1, ordinal FROM workflow;
DROP TABLE workflow;
ALTER TABLE workflow_new RENAME TO workflow;
CREATE INDEX workflow_by_department ON workflow (department_id);
CREATE INDEX workflow_by_position ON workflow (position_id);

CREATE TABLE workflow_step_new (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
  revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  workflow_id TEXT NOT NULL REFERENCES workflow (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('start', 'action', 'decision', 'end', 'fork', 'join')),
  actor_position_id TEXT REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  details TEXT NOT NULL,
  input TEXT NOT NULL,
  output TEXT NOT NULL,
  keeper TEXT NOT NULL,
  retention TEXT NOT NULL,
  time_limit TEXT NOT NULL,
  timing TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
INSERT INTO workflow_step_new
  SELECT id, department_id, revision_id, workflow_id, kind, actor_position_id, actor, action, '', input, output, keeper,
    '', time_limit, '', ordinal FROM workflow_step;
DROP TABLE workflow_step;
ALTER TABLE workflow_step_new RENAME TO workflow_step;
CREATE INDEX workflow_step_by_department ON workflow_step (department_id);
CREATE INDEX workflow_step_by_workflow ON workflow_step (workflow_id);
CREATE INDEX workflow_step_by_actor_position ON workflow_step (actor_position_id);
`;
