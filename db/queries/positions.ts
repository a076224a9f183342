import type { PositionDetail, PositionRow } from '../../shared/contract/positions.ts';
import type { ReportingLine } from '../../shared/domain/reporting-line.ts';
import { getRecord } from '../records/read-records.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { groupBy, selectRecords } from './select-records.ts';

/** A position and the workflows that it owns or acts in. */
const workflowParts = `
  SELECT position_id, id AS workflow_id FROM workflow WHERE department_id = :departmentId AND position_id IS NOT NULL
  UNION
  SELECT actor_position_id, workflow_id FROM workflow_step WHERE department_id = :departmentId AND actor_position_id IS NOT NULL`;

/** Evidence of a position: of itself, its duties, work items, standards and own workflows. Each piece counts once. */
const evidenceParts = `
  SELECT target_id AS position_id, evidence_id FROM evidence_link WHERE department_id = :departmentId AND target_kind = 'position'
  UNION
  SELECT d.position_id, l.evidence_id FROM evidence_link l JOIN duty d ON d.id = l.target_id
    WHERE l.department_id = :departmentId AND l.target_kind = 'duty'
  UNION
  SELECT d.position_id, l.evidence_id FROM evidence_link l JOIN work_item i ON i.id = l.target_id JOIN duty d ON d.id = i.duty_id
    WHERE l.department_id = :departmentId AND l.target_kind = 'workItem'
  UNION
  SELECT d.position_id, l.evidence_id FROM evidence_link l JOIN work_standard s ON s.id = l.target_id
    JOIN work_item i ON i.id = s.work_item_id JOIN duty d ON d.id = i.duty_id
    WHERE l.department_id = :departmentId AND l.target_kind = 'workStandard'
  UNION
  SELECT w.position_id, l.evidence_id FROM evidence_link l JOIN workflow w ON w.id = l.target_id
    WHERE l.department_id = :departmentId AND l.target_kind = 'workflow' AND w.position_id IS NOT NULL`;

const rowsSql = `
  WITH
    duty_sum AS MATERIALIZED (SELECT position_id, count(*) AS duty_count FROM duty WHERE department_id = :departmentId GROUP BY position_id),
    item_sum AS MATERIALIZED (
      SELECT d.position_id, count(*) AS item_count FROM work_item i JOIN duty d ON d.id = i.duty_id
      WHERE i.department_id = :departmentId GROUP BY d.position_id),
    standard_sum AS MATERIALIZED (
      SELECT d.position_id, count(*) AS standard_count,
        sum(s.target_value <> '' OR s.time_limit <> '' OR s.frequency <> '') AS measurable_count
      FROM work_standard s JOIN work_item i ON i.id = s.work_item_id JOIN duty d ON d.id = i.duty_id
      WHERE s.department_id = :departmentId GROUP BY d.position_id),
    workflow_sum AS MATERIALIZED (SELECT position_id, count(*) AS workflow_count FROM (${workflowParts}) GROUP BY position_id),
    evidence_sum AS MATERIALIZED (SELECT position_id, count(*) AS piece_count FROM (${evidenceParts}) GROUP BY position_id)
  SELECT p.id, p.code, p.name, p.level, p.section_id AS sectionId, coalesce(s.name, '') AS sectionName, p.headcount,
    coalesce(superior.name, '') AS reportsToName,
    coalesce(duty_count, 0) AS dutyCount, coalesce(item_count, 0) AS workItemCount, coalesce(standard_count, 0) AS standardCount,
    coalesce(measurable_count, 0) AS measurableCount, coalesce(workflow_count, 0) AS workflowCount, coalesce(piece_count, 0) AS evidenceCount
  FROM position p
    LEFT JOIN section s ON s.id = p.section_id
    LEFT JOIN position superior ON superior.id = p.reports_to_position_id
    LEFT JOIN duty_sum ON duty_sum.position_id = p.id
    LEFT JOIN item_sum ON item_sum.position_id = p.id
    LEFT JOIN standard_sum ON standard_sum.position_id = p.id
    LEFT JOIN workflow_sum ON workflow_sum.position_id = p.id
    LEFT JOIN evidence_sum ON evidence_sum.position_id = p.id
  WHERE p.department_id = :departmentId
  ORDER BY s.id IS NULL, s.ordinal, s.id, p.ordinal, p.id`;

const holderNamesSql = `
  SELECT h.position_id AS positionId, person.name FROM position_holder h JOIN person ON person.id = h.person_id
  WHERE h.department_id = ? ORDER BY h.ordinal, h.id`;

/**
 * The position list: sections in their order, positions in theirs, those without a section last. A fixed number of
 * queries however many positions there are.
 */
export function listPositions(db: WorkspaceDb, departmentId: string): PositionRow[] {
  const rows = statement<Omit<PositionRow, 'holderNames'>>(db.raw, rowsSql).all({ departmentId });
  const names = statement<{ positionId: string; name: string }>(db.raw, holderNamesSql).all(departmentId);
  const namesOf = groupBy(names, (row) => row.positionId);
  return rows.map((row) => ({ ...row, holderNames: (namesOf.get(row.id) ?? []).map(({ name }) => name) }));
}

const workflowsSql = `
  SELECT w.id, w.name, (SELECT count(*) FROM workflow_step s WHERE s.workflow_id = w.id) AS stepCount
  FROM workflow w
  WHERE w.position_id = :id OR w.id IN (SELECT workflow_id FROM workflow_step WHERE actor_position_id = :id)
  ORDER BY coalesce(w.position_id, '') <> :id, w.ordinal, w.id`;

/** A position with everything that hangs on it, each list in display order, its own workflows first; null when there is none. */
export function readPosition(db: WorkspaceDb, id: string): PositionDetail | null {
  const position = getRecord(db, 'position', id);
  if (position === null) return null;
  const ofPosition = 'SELECT id FROM duty WHERE position_id = ?';
  const duties = selectRecords(db, 'duty', { where: 'position_id = ?', value: id });
  const workItems = selectRecords(db, 'workItem', { where: `duty_id IN (${ofPosition})`, value: id });
  const standards = selectRecords(db, 'workStandard', {
    where: `work_item_id IN (SELECT id FROM work_item WHERE duty_id IN (${ofPosition}))`,
    value: id,
  });
  const standardsOf = groupBy(standards, (standard) => standard.workItemId);
  const itemsOf = groupBy(
    workItems.map((item) => ({ ...item, standards: standardsOf.get(item.id) ?? [] })),
    (item) => item.dutyId,
  );
  return {
    position,
    sectionName: nameOf(db, 'section', position.sectionId),
    reportsToName: nameOf(db, 'position', position.reportsToPositionId),
    holders: readHolders(db, id),
    duties: duties.map((duty) => ({ ...duty, workItems: itemsOf.get(duty.id) ?? [] })),
    workflows: statement<PositionDetail['workflows'][number]>(db.raw, workflowsSql).all({ id }),
  };
}

function readHolders(db: WorkspaceDb, positionId: string): PositionDetail['holders'] {
  const holders = selectRecords(db, 'positionHolder', { where: 'position_id = ?', value: positionId });
  const people = selectRecords(db, 'person', {
    where: 'id IN (SELECT person_id FROM position_holder WHERE position_id = ?)',
    value: positionId,
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return holders.map((holder) => ({ ...holder, personName: names.get(holder.personId) ?? '' }));
}

function nameOf(db: WorkspaceDb, kind: 'section' | 'position', id: string | null): string {
  return id === null ? '' : (getRecord(db, kind, id)?.name ?? '');
}

/** Who reports to whom in a department, for the rule against circles. */
export function listReportingLines(db: WorkspaceDb, departmentId: string): ReportingLine[] {
  const sql = 'SELECT id, reports_to_position_id AS reportsToPositionId FROM position WHERE department_id = ?';
  return statement<ReportingLine>(db.raw, sql).all(departmentId);
}

/** The names of all positions of a department, for naming a copy. */
export function listPositionNames(db: WorkspaceDb, departmentId: string): string[] {
  return statement<{ name: string }>(db.raw, 'SELECT name FROM position WHERE department_id = ?')
    .all(departmentId)
    .map(({ name }) => name);
}
