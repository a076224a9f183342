import { type GapRule, gapRules, type Overview } from '../../shared/contract/overview.ts';
import { shortText } from '../../shared/domain/short-text.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** A standard is proven by evidence of its own or of its work item. */
export const standardIsProven = `EXISTS (
  SELECT 1 FROM evidence_link l WHERE (l.target_kind = 'workStandard' AND l.target_id = s.id)
    OR (l.target_kind = 'workItem' AND l.target_id = s.work_item_id))`;

/** What makes a standard checkable; `isMeasurable` in shared/domain/work-standard.ts says the same. */
export const standardIsMeasurable = `(s.target_value <> '' OR s.time_limit <> '' OR s.frequency <> '')`;

const taskIsProven = `EXISTS (SELECT 1 FROM evidence_link l WHERE l.target_kind = 'annualTask' AND l.target_id = t.id)`;

/**
 * For every rule a query of the records that break it, with columns id, title and positionId. Parameters:
 * `:departmentId` and `:year`. A rule about something that is not there at all names the department.
 */
const gapQueries: Readonly<Record<GapRule, string>> = {
  'college-name-missing': `
    SELECT id, '' AS title, NULL AS positionId FROM college WHERE trim(name) = ''`,
  'department-head-missing': `
    SELECT id, name AS title, NULL AS positionId FROM department WHERE id = :departmentId AND head_person_id IS NULL`,
  'working-group-empty': `
    SELECT id, name AS title, NULL AS positionId FROM department d WHERE id = :departmentId
      AND NOT EXISTS (SELECT 1 FROM working_group_member m WHERE m.department_id = d.id)`,
  'section-without-position': `
    SELECT id, name AS title, NULL AS positionId FROM section s WHERE department_id = :departmentId
      AND NOT EXISTS (SELECT 1 FROM position p WHERE p.section_id = s.id) ORDER BY ordinal, id`,
  'position-without-duty': `
    SELECT id, name AS title, id AS positionId FROM position p WHERE department_id = :departmentId
      AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.position_id = p.id) ORDER BY ordinal, id`,
  'position-without-holder': `
    SELECT id, name AS title, id AS positionId FROM position p WHERE department_id = :departmentId
      AND NOT EXISTS (SELECT 1 FROM position_holder h WHERE h.position_id = p.id) ORDER BY ordinal, id`,
  'duty-without-work-item': `
    SELECT d.id, d.text AS title, d.position_id AS positionId FROM duty d JOIN position p ON p.id = d.position_id
      WHERE d.department_id = :departmentId AND NOT EXISTS (SELECT 1 FROM work_item i WHERE i.duty_id = d.id)
      ORDER BY p.ordinal, p.id, d.ordinal, d.id`,
  'work-item-without-standard': `
    SELECT i.id, i.text AS title, d.position_id AS positionId FROM work_item i
      JOIN duty d ON d.id = i.duty_id JOIN position p ON p.id = d.position_id
      WHERE i.department_id = :departmentId AND NOT EXISTS (SELECT 1 FROM work_standard s WHERE s.work_item_id = i.id)
      ORDER BY p.ordinal, p.id, d.ordinal, d.id, i.ordinal, i.id`,
  'standard-not-measurable': `
    SELECT s.id, s.requirement AS title, d.position_id AS positionId FROM work_standard s
      JOIN work_item i ON i.id = s.work_item_id JOIN duty d ON d.id = i.duty_id JOIN position p ON p.id = d.position_id
      WHERE s.department_id = :departmentId AND NOT ${standardIsMeasurable}
      ORDER BY p.ordinal, p.id, d.ordinal, d.id, i.ordinal, i.id, s.ordinal, s.id`,
  'position-without-workflow': `
    SELECT id, name AS title, id AS positionId FROM position p WHERE department_id = :departmentId
      AND NOT EXISTS (SELECT 1 FROM workflow w WHERE w.position_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM workflow_step a WHERE a.actor_position_id = p.id) ORDER BY ordinal, id`,
  'task-without-owner': `
    SELECT id, content AS title, NULL AS positionId FROM annual_task WHERE department_id = :departmentId AND year = :year
      AND owner_person_id IS NULL ORDER BY ordinal, id`,
  'statement-missing': `
    SELECT id, name AS title, NULL AS positionId FROM department d WHERE id = :departmentId
      AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.department_id = d.id AND s.year = :year AND s.usage = 'statement')`,
  'statement-weight-not-100': `
    SELECT id, title, NULL AS positionId FROM statement s WHERE department_id = :departmentId AND year = :year AND usage = 'statement'
      AND (SELECT coalesce(sum(CAST(round(weight * 100) AS INTEGER)), 0) FROM statement_item i WHERE i.statement_id = s.id
        AND i.scoring = 'points' AND i.category IN ('common', 'individual')) <> CAST(round(s.total_points * 100) AS INTEGER)
      ORDER BY ordinal, id`,
  'standard-without-evidence': `
    SELECT s.id, s.requirement AS title, d.position_id AS positionId FROM work_standard s
      JOIN work_item i ON i.id = s.work_item_id JOIN duty d ON d.id = i.duty_id JOIN position p ON p.id = d.position_id
      WHERE s.department_id = :departmentId AND NOT ${standardIsProven}
      ORDER BY p.ordinal, p.id, d.ordinal, d.id, i.ordinal, i.id, s.ordinal, s.id`,
  // A task that has not begun cannot have left a proof yet.
  'task-without-evidence': `
    SELECT t.id, t.content AS title, NULL AS positionId FROM annual_task t WHERE department_id = :departmentId AND year = :year
      AND state <> 'planned' AND NOT ${taskIsProven} ORDER BY ordinal, id`,
  // What was mended in the year, or in it looked at again, has left a proof behind.
  'finding-without-evidence': `
    SELECT id, number || ' ' || problem AS title, NULL AS positionId FROM finding f WHERE department_id = :departmentId
      AND CAST(:year AS INTEGER) IN (CAST(substr(mended_on, 1, 4) AS INTEGER), CAST(substr(verified_on, 1, 4) AS INTEGER))
      AND NOT EXISTS (SELECT 1 FROM evidence_link l WHERE l.target_kind = 'finding' AND l.target_id = f.id)
      ORDER BY found_on, ordinal, id`,
  // A warning is looked into: a finding names the indicator, and is open still or younger than the reading.
  'warning-without-finding': `
    SELECT i.id, i.name AS title, NULL AS positionId FROM indicator i JOIN indicator_reading r ON r.id = (
        SELECT id FROM indicator_reading WHERE indicator_id = i.id ORDER BY read_on DESC, id DESC LIMIT 1)
      WHERE i.department_id = :departmentId AND CAST(substr(r.read_on, 1, 4) AS INTEGER) = :year
      AND CASE i.warning_side WHEN 'floor' THEN r.measured < i.warning_value ELSE r.measured > i.warning_value END
      AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.indicator_id = i.id AND (f.verified_on = '' OR f.found_on >= r.read_on))
      ORDER BY i.ordinal, i.id`,
  'indicator-without-evidence': `
    SELECT id, name AS title, NULL AS positionId FROM indicator i WHERE department_id = :departmentId
      AND EXISTS (SELECT 1 FROM indicator_reading r WHERE r.indicator_id = i.id AND CAST(substr(r.read_on, 1, 4) AS INTEGER) = :year)
      AND NOT EXISTS (SELECT 1 FROM evidence_link l WHERE l.target_kind = 'indicator' AND l.target_id = i.id)
      ORDER BY ordinal, id`,
  'handbook-not-prepared': `
    SELECT id, name AS title, NULL AS positionId FROM department d WHERE id = :departmentId
      AND NOT EXISTS (SELECT 1 FROM handbook h WHERE h.department_id = d.id AND h.year = :year)`,
};

const exampleLimit = 5;

interface GapLine {
  readonly id: string;
  readonly title: string;
  readonly positionId: string | null;
  readonly total: number;
}

/** Rules that are broken, in the order of the contract's list (the most pressing first), each with up to five examples. */
export function listGaps(db: WorkspaceDb, departmentId: string, year: number): Overview['gaps'] {
  return gapRules.flatMap((rule) => {
    const sql = `SELECT id, title, positionId, count(*) OVER () AS total FROM (${gapQueries[rule]}) LIMIT ${exampleLimit}`;
    const lines = statement<GapLine>(db.raw, sql).all({ departmentId, year });
    const count = lines[0]?.total ?? 0;
    if (count === 0) return [];
    return [
      {
        rule,
        count,
        examples: lines.map(({ id, title, positionId }) => ({ id, title: shortText(title), positionId })),
      },
    ];
  });
}

/** How many tasks of a year have proof. */
export const provenTasksSql = `SELECT count(*) FROM annual_task t WHERE department_id = :departmentId AND year = :year AND ${taskIsProven}`;
