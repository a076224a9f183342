import type { Overview } from '../../shared/contract/overview.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { listGaps, provenTasksSql, standardIsMeasurable, standardIsProven } from './gaps.ts';
import { sumEvidenceBytes } from './workspace.ts';

const ofDepartment = 'department_id = :departmentId';
const ofYear = `${ofDepartment} AND year = :year`;

const countsSql = `SELECT
  (SELECT count(*) FROM section WHERE ${ofDepartment}) AS sections,
  (SELECT count(*) FROM person WHERE ${ofDepartment}) AS people,
  (SELECT count(*) FROM position WHERE ${ofDepartment}) AS positions,
  (SELECT count(*) FROM duty WHERE ${ofDepartment}) AS duties,
  (SELECT count(*) FROM work_item WHERE ${ofDepartment}) AS workItems,
  (SELECT count(*) FROM work_standard WHERE ${ofDepartment}) AS standards,
  (SELECT count(*) FROM work_standard s WHERE ${ofDepartment} AND ${standardIsMeasurable}) AS measurableStandards,
  (SELECT count(*) FROM work_standard s WHERE ${ofDepartment} AND ${standardIsProven}) AS provenStandards,
  (SELECT count(*) FROM workflow WHERE ${ofDepartment}) AS workflows,
  (SELECT count(*) FROM annual_task WHERE ${ofYear}) AS tasks,
  (SELECT count(*) FROM annual_task WHERE ${ofYear} AND state = 'done') AS doneTasks,
  (${provenTasksSql}) AS provenTasks,
  (SELECT count(*) FROM evidence WHERE ${ofDepartment}) AS evidence`;

/** What is there, what is missing: tasks and statements of one year, everything else of the department. */
export function readOverview(db: WorkspaceDb, departmentId: string, year: number): Overview {
  const counts = statement<Omit<Overview['counts'], 'evidenceBytes'>>(db.raw, countsSql).get({ departmentId, year });
  if (counts === undefined) throw new Error('A query of counts answers one row');
  return {
    year,
    counts: { ...counts, evidenceBytes: sumEvidenceBytes(db, departmentId) },
    gaps: listGaps(db, departmentId, year),
  };
}
