import { createHash } from 'node:crypto';
import type { WorkflowDetail, WorkflowRow } from '../../shared/contract/workflows.ts';
import { getRecord } from '../records/read-records.ts';
import { allRows, sqlBuilder } from '../sql.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { selectRecords } from './select-records.ts';

/** All workflows of a department in their order. */
export function listWorkflows(db: WorkspaceDb, departmentId: string): WorkflowRow[] {
  const query = sqlBuilder
    .selectFrom('workflow as w')
    .leftJoin('position as p', 'p.id', 'w.position_id')
    .select(['w.id', 'w.code', 'w.name', 'w.position_id as positionId', 'w.service_time_limit as serviceTimeLimit'])
    .select((one) => [
      one.fn.coalesce('p.name', one.val('')).as('positionName'),
      one
        .selectFrom('workflow_step as s')
        .whereRef('s.workflow_id', '=', 'w.id')
        .select((step) => step.fn.countAll<number>().as('count'))
        .$asScalar()
        .$notNull()
        .as('stepCount'),
    ])
    .where('w.department_id', '=', departmentId)
    .orderBy('w.ordinal')
    .orderBy('w.id');
  return allRows(db, query);
}

/** A workflow with its steps and arrows; null when there is none. */
export function readWorkflow(db: WorkspaceDb, id: string): WorkflowDetail | null {
  const workflow = getRecord(db, 'workflow', id);
  if (workflow === null) return null;
  const steps = selectRecords(db, 'workflowStep', { where: 'workflow_id = ?', value: id });
  const links = selectRecords(db, 'workflowLink', { where: 'workflow_id = ?', value: id });
  return { workflow, steps, links, version: versionOf([workflow, ...steps, ...links]) };
}

/** Names the newest revisions of a set of records: the same set at the same revisions gives the same text. */
function versionOf(records: readonly { readonly id: string; readonly revisionId: string }[]): string {
  const lines = records.map(({ id, revisionId }) => `${id} ${revisionId}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32);
}
