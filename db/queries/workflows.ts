import type { WorkflowDetail, WorkflowRow } from '../../shared/contract/workflows.ts';
import { getRecord } from '../records/read-records.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { selectRecords } from './select-records.ts';

/** All workflows of a department in their order. */
export function listWorkflows(db: WorkspaceDb, departmentId: string): WorkflowRow[] {
  const sql = `
    SELECT w.id, w.code, w.name, w.position_id AS positionId, coalesce(p.name, '') AS positionName,
      (SELECT count(*) FROM workflow_step s WHERE s.workflow_id = w.id) AS stepCount, w.service_time_limit AS serviceTimeLimit
    FROM workflow w LEFT JOIN position p ON p.id = w.position_id
    WHERE w.department_id = ? ORDER BY w.ordinal, w.id`;
  return statement<WorkflowRow>(db.raw, sql).all(departmentId);
}

/** A workflow with its steps and arrows; null when there is none. */
export function readWorkflow(db: WorkspaceDb, id: string): WorkflowDetail | null {
  const workflow = getRecord(db, 'workflow', id);
  if (workflow === null) return null;
  return {
    workflow,
    steps: selectRecords(db, 'workflowStep', { where: 'workflow_id = ?', value: id }),
    links: selectRecords(db, 'workflowLink', { where: 'workflow_id = ?', value: id }),
  };
}
