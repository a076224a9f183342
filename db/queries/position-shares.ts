import type { PositionShare } from '../../shared/contract/positions.ts';
import type { SharedKind } from '../../shared/domain/split-position.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

interface Row extends Partial<PositionShare['along']> {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
}

const nothing = { workItems: 0, standards: 0, steps: 0, evidence: 0 };

/** Evidence of a duty and of what hangs under it; each piece counts once. */
const dutiesSql = `
  SELECT d.id, d.text AS title,
    (SELECT count(*) FROM work_item i WHERE i.duty_id = d.id) AS workItems,
    (SELECT count(*) FROM work_standard s JOIN work_item i ON i.id = s.work_item_id WHERE i.duty_id = d.id) AS standards,
    (SELECT count(DISTINCT l.evidence_id) FROM evidence_link l WHERE l.target_id = d.id
      OR l.target_id IN (SELECT id FROM work_item WHERE duty_id = d.id)
      OR l.target_id IN (SELECT s.id FROM work_standard s JOIN work_item i ON i.id = s.work_item_id WHERE i.duty_id = d.id)
    ) AS evidence
  FROM duty d WHERE d.position_id = :id ORDER BY d.ordinal, d.id`;

/** Its own workflows with what proves them, and those of others in which it acts. */
const workflowsSql = `
  SELECT w.id, w.name AS title, CASE WHEN w.position_id = :id THEN 'own' ELSE '' END AS note,
    (SELECT count(*) FROM workflow_step s WHERE s.workflow_id = w.id AND s.actor_position_id = :id) AS steps,
    CASE WHEN w.position_id = :id
      THEN (SELECT count(DISTINCT l.evidence_id) FROM evidence_link l WHERE l.target_id = w.id) ELSE 0 END AS evidence
  FROM workflow w
  WHERE w.position_id = :id OR w.id IN (SELECT workflow_id FROM workflow_step WHERE actor_position_id = :id)
  ORDER BY coalesce(w.position_id, '') <> :id, w.ordinal, w.id`;

const tasksSql = `
  SELECT id, content AS title, CAST(year AS TEXT) AS note,
    (SELECT count(DISTINCT l.evidence_id) FROM evidence_link l WHERE l.target_id = t.id
      OR l.target_id IN (SELECT m.id FROM task_month m WHERE m.annual_task_id = t.id)) AS evidence
  FROM annual_task t WHERE position_id = :id ORDER BY year DESC, ordinal, id`;

const goalsSql = `
  SELECT id, text AS title,
    (SELECT count(DISTINCT l.evidence_id) FROM evidence_link l WHERE l.target_id = g.id) AS evidence
  FROM goal g WHERE position_id = :id ORDER BY ordinal, id`;

const indicatorsSql = `
  SELECT id, name AS title,
    (SELECT count(DISTINCT l.evidence_id) FROM evidence_link l WHERE l.target_id = i.id) AS evidence
  FROM indicator i WHERE position_id = :id ORDER BY ordinal, id`;

const findingsSql = `
  SELECT id, problem AS title, number AS note,
    (SELECT count(DISTINCT l.evidence_id) FROM evidence_link l WHERE l.target_id = f.id) AS evidence
  FROM finding f WHERE position_id = :id ORDER BY ordinal, id`;

const linksSql = `
  SELECT l.id, e.title, e.number AS note FROM evidence_link l JOIN evidence e ON e.id = l.evidence_id
  WHERE l.target_id = :id ORDER BY e.ordinal, e.id, l.id`;

/** All that hangs on a position and can go over to another; null when there is no such position. */
export function readPositionShares(db: WorkspaceDb, id: string): Record<SharedKind, PositionShare[]> | null {
  if (statement(db.raw, 'SELECT 1 FROM position WHERE id = ?').get(id) === undefined) return null;
  const read = (sql: string): PositionShare[] =>
    statement<Row>(db.raw, sql)
      .all({ id })
      .map(({ id: itsId, title, note = '', ...along }) => ({
        id: itsId,
        title,
        note,
        along: { ...nothing, ...along },
      }));
  return {
    duty: read(dutiesSql),
    positionHolder: read(
      `SELECT h.id, p.name AS title FROM position_holder h JOIN person p ON p.id = h.person_id
        WHERE h.position_id = :id ORDER BY h.ordinal, h.id`,
    ),
    workflow: read(workflowsSql),
    annualTask: read(tasksSql),
    goal: read(goalsSql),
    indicator: read(indicatorsSql),
    finding: read(findingsSql),
    position: read('SELECT id, name AS title FROM position WHERE reports_to_position_id = :id ORDER BY ordinal, id'),
    evidenceLink: read(linksSql),
  };
}
