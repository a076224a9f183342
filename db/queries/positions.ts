import type { PositionDetail, PositionRow } from '../../shared/contract/positions.ts';
import type { ReportingLine } from '../../shared/domain/reporting-line.ts';
import { getRecord } from '../records/read-records.ts';
import { allRows, sqlBuilder } from '../sql.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { standardIsMeasurable } from './gaps.ts';
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
  SELECT p.id, p.code, p.name, p.level, p.section_id AS sectionId, coalesce(s.name, '') AS sectionName, p.headcount,
    p.reports_to_position_id AS reportsToPositionId, coalesce(superior.name, '') AS reportsToName
  FROM position p
    LEFT JOIN section s ON s.id = p.section_id
    LEFT JOIN position superior ON superior.id = p.reports_to_position_id
  WHERE p.department_id = ?
  ORDER BY s.id IS NULL, s.ordinal, s.id, p.ordinal, p.id`;

const holderNamesSql = `
  SELECT h.position_id AS positionId, person.name FROM position_holder h JOIN person ON person.id = h.person_id
  WHERE h.department_id = ? ORDER BY h.ordinal, h.id`;

/**
 * The position list: sections in their order, positions in theirs, those without a section last. A fixed number of
 * queries however many positions there are. Counts are added up here and not in SQL: SQLite joins by looking every row
 * up, which takes twice the time of reading each table once (5,000 positions, 10,000 standards).
 */
export function listPositions(db: WorkspaceDb, departmentId: string): PositionRow[] {
  const rows = statement<ListedPosition>(db.raw, rowsSql).all(departmentId);
  const names = statement<{ positionId: string; name: string }>(db.raw, holderNamesSql).all(departmentId);
  const namesOf = groupBy(names, (row) => row.positionId);
  const tree = countTrees(db, departmentId);
  const workflows = countParts(db, departmentId, workflowParts);
  const evidence = countParts(db, departmentId, evidenceParts);
  return rows.map((row) => ({
    ...row,
    holderNames: (namesOf.get(row.id) ?? []).map(({ name }) => name),
    ...(tree.get(row.id) ?? emptyTree()),
    workflowCount: workflows.get(row.id) ?? 0,
    evidenceCount: evidence.get(row.id) ?? 0,
  }));
}

type TreeCounts = { dutyCount: number; workItemCount: number; standardCount: number; measurableCount: number };
type ListedPosition = Omit<PositionRow, keyof TreeCounts | 'holderNames' | 'workflowCount' | 'evidenceCount'>;

function emptyTree(): TreeCounts {
  return { dutyCount: 0, workItemCount: 0, standardCount: 0, measurableCount: 0 };
}

/** Duties, work items and standards below each position that has any. */
function countTrees(db: WorkspaceDb, departmentId: string): ReadonlyMap<string, TreeCounts> {
  const trees = new Map<string, TreeCounts>();
  const treeOfDuty = new Map<string, TreeCounts>();
  const duties = statement<{ id: string; positionId: string }>(
    db.raw,
    'SELECT id, position_id AS positionId FROM duty WHERE department_id = ?',
  );
  for (const { id, positionId } of duties.all(departmentId)) {
    const tree = trees.get(positionId) ?? emptyTree();
    tree.dutyCount += 1;
    trees.set(positionId, tree);
    treeOfDuty.set(id, tree);
  }
  const treeOfItem = new Map<string, TreeCounts>();
  const items = statement<{ id: string; dutyId: string }>(
    db.raw,
    'SELECT id, duty_id AS dutyId FROM work_item WHERE department_id = ?',
  );
  for (const { id, dutyId } of items.all(departmentId)) {
    const tree = treeOfDuty.get(dutyId);
    if (tree === undefined) continue;
    tree.workItemCount += 1;
    treeOfItem.set(id, tree);
  }
  const standards = statement<{ workItemId: string; measurable: 0 | 1 }>(
    db.raw,
    `SELECT work_item_id AS workItemId, ${standardIsMeasurable} AS measurable FROM work_standard s WHERE department_id = ?`,
  );
  for (const { workItemId, measurable } of standards.all(departmentId)) {
    const tree = treeOfItem.get(workItemId);
    if (tree === undefined) continue;
    tree.standardCount += 1;
    tree.measurableCount += measurable;
  }
  return trees;
}

function countParts(db: WorkspaceDb, departmentId: string, parts: string): ReadonlyMap<string, number> {
  const sql = `SELECT position_id AS positionId, count(*) AS count FROM (${parts}) GROUP BY position_id`;
  const rows = statement<{ positionId: string; count: number }>(db.raw, sql).all({ departmentId });
  return new Map(rows.map(({ positionId, count }) => [positionId, count]));
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
    evidenceCounts: countEvidence(db, [...duties, ...workItems, ...standards]),
  };
}

function countEvidence(db: WorkspaceDb, targets: readonly { readonly id: string }[]): Record<string, number> {
  const rows = statement<{ id: string; count: number }>(
    db.raw,
    `SELECT target_id AS id, count(DISTINCT evidence_id) AS count FROM evidence_link
      WHERE target_id IN (SELECT value FROM json_each(?)) GROUP BY target_id`,
  ).all(JSON.stringify(targets.map(({ id }) => id)));
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]));
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
  const query = sqlBuilder
    .selectFrom('position')
    .select(['id', 'reports_to_position_id as reportsToPositionId'])
    .where('department_id', '=', departmentId);
  return allRows(db, query);
}

/** The names of all positions of a department, for naming a copy. */
export function listPositionNames(db: WorkspaceDb, departmentId: string): string[] {
  const query = sqlBuilder.selectFrom('position').select('name').where('department_id', '=', departmentId);
  return allRows(db, query).map(({ name }) => name);
}
