import { type ExpectedRecord, expectedRecords } from '../../shared/domain/workflow-record.ts';
import { listRecords } from '../records/read-records.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** A record that a workflow of the department keeps, with where it comes from. */
export interface DepartmentRecord extends ExpectedRecord {
  readonly workflowId: string;
  readonly workflowName: string;
  /** The position in charge of the workflow; null for the whole department. */
  readonly positionId: string | null;
  /** When the step that leaves it is due, as written: 第14周左右, 2小时内. Empty when it is not said. */
  readonly due: string;
}

/**
 * Every record that the department's workflows keep: what evidence will be asked for. In the order of the workflows, and
 * in each of them what its steps leave before what only its card names. `name` is unique within a workflow.
 */
export function listExpectedRecords(db: WorkspaceDb, departmentId: string): DepartmentRecord[] {
  const steps = Map.groupBy(listRecords(db, 'workflowStep', departmentId), (step) => step.workflowId);
  return listRecords(db, 'workflow', departmentId).flatMap((workflow) => {
    const own = steps.get(workflow.id) ?? [];
    return expectedRecords(workflow.records, own).map((record) => {
      const step = own.find(({ id }) => id === record.stepId);
      return {
        ...record,
        workflowId: workflow.id,
        workflowName: workflow.name,
        positionId: workflow.positionId,
        due: step?.timing || (step?.timeLimit ?? ''),
      };
    });
  });
}
