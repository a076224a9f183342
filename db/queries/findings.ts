import type { FindingConcern, FindingRow } from '../../shared/contract/findings.ts';
import { shortText } from '../../shared/domain/short-text.ts';
import { recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { readProofPieces } from './proof-pieces.ts';

type Line = Omit<FindingRow, 'concerns' | 'evidence'> & {
  readonly dutyText: string | null;
  readonly standardText: string | null;
  readonly taskText: string | null;
  readonly indicatorName: string | null;
};

const columns = recordTables.finding.columns.map(({ column, field }) => `f.${column} AS "${field}"`).join(', ');
const listSql = `
  SELECT ${columns}, f.id, f.department_id AS departmentId, f.revision_id AS revisionId,
    coalesce(p.name, '') AS positionName,
    coalesce((SELECT group_concat(n.name, '、') FROM position_holder h JOIN person n ON n.id = h.person_id
      WHERE h.position_id = p.id), '') AS holderNames,
    d.text AS dutyText, s.requirement AS standardText, t.content AS taskText, i.name AS indicatorName
  FROM finding f
    LEFT JOIN position p ON p.id = f.position_id
    LEFT JOIN duty d ON d.id = f.duty_id
    LEFT JOIN work_standard s ON s.id = f.work_standard_id
    LEFT JOIN annual_task t ON t.id = f.annual_task_id
    LEFT JOIN indicator i ON i.id = f.indicator_id
  WHERE f.department_id = ? ORDER BY f.found_on, f.ordinal, f.id`;

/** Every finding of a department in the order in which they came to light, with what it concerns and what proves it. */
export function listFindings(db: WorkspaceDb, departmentId: string): FindingRow[] {
  const lines = statement<Line>(db.raw, listSql).all(departmentId);
  const proofs = readProofPieces(
    db,
    'finding',
    lines.map(({ id }) => id),
  );
  return lines.map(({ dutyText, standardText, taskText, indicatorName, ...line }) => ({
    ...line,
    concerns:
      concernOf('workStandard', line.workStandardId, standardText) ??
      concernOf('duty', line.dutyId, dutyText) ??
      concernOf('annualTask', line.annualTaskId, taskText) ??
      concernOf('indicator', line.indicatorId, indicatorName),
    evidence: [...(proofs.get(line.id) ?? [])],
  }));
}

function concernOf(kind: FindingConcern['kind'], id: string | null, text: string | null): FindingConcern | null {
  return id === null ? null : { kind, id, title: shortText(text ?? '') };
}

/** The position whose duty or standard this is, or that does this task or keeps this indicator; null where there is none. */
export function positionOfConcern(db: WorkspaceDb, { kind, id }: Pick<FindingConcern, 'kind' | 'id'>): string | null {
  const sql = {
    duty: 'SELECT position_id AS positionId FROM duty WHERE id = ?',
    workStandard: `SELECT d.position_id AS positionId FROM work_standard s JOIN work_item i ON i.id = s.work_item_id
      JOIN duty d ON d.id = i.duty_id WHERE s.id = ?`,
    annualTask: 'SELECT position_id AS positionId FROM annual_task WHERE id = ?',
    indicator: 'SELECT position_id AS positionId FROM indicator WHERE id = ?',
  }[kind];
  return statement<{ positionId: string | null }>(db.raw, sql).get(id)?.positionId ?? null;
}
