import type { EvidenceTargetKind } from '../../shared/domain/evidence.ts';
import { shortText } from '../../shared/domain/short-text.ts';
import { listRecords } from '../records/read-records.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { listPositions } from './positions.ts';
import { listExpectedRecords } from './expected-records.ts';
import { groupBy } from './select-records.ts';

/** Something that evidence can be linked to, with its words and the place that it stands in. */
export interface EvidenceTarget {
  readonly targetKind: EvidenceTargetKind;
  readonly targetId: string;
  readonly title: string;
  readonly place: string;
  /** Which record of a workflow; empty for the thing itself. */
  readonly recordName: string;
}

interface Line {
  readonly id: string;
  readonly ownerId: string;
  readonly title: string;
}

/**
 * Everything that evidence can prove, as a reader of the handbook meets it: the department, its sections, each position
 * followed by its duties, work items, standards and workflows (each with the records that it keeps), then workflows of
 * the whole department, goals, tasks and statements, newest year first, indicators, findings, newest first, and what
 * reviews asked to be put right.
 */
export function listEvidenceTargets(db: WorkspaceDb, departmentId: string): EvidenceTarget[] {
  const lines = (sql: string): Line[] =>
    statement<Line>(db.raw, `${sql} WHERE department_id = ? ORDER BY ordinal, id`).all(departmentId);
  const dutiesOf = groupBy(lines('SELECT id, position_id AS ownerId, text AS title FROM duty'), ownerOf);
  const itemsOf = groupBy(lines('SELECT id, duty_id AS ownerId, text AS title FROM work_item'), ownerOf);
  const standardsOf = groupBy(
    lines('SELECT id, work_item_id AS ownerId, requirement AS title FROM work_standard'),
    ownerOf,
  );
  const workflowsOf = groupBy(
    lines("SELECT id, coalesce(position_id, '') AS ownerId, name AS title FROM workflow"),
    ownerOf,
  );
  const byYear = (table: string, words: string): Line[] =>
    statement<Line>(
      db.raw,
      `SELECT id, CAST(year AS TEXT) AS ownerId, ${words} AS title FROM ${table} WHERE department_id = ? ORDER BY year DESC, ordinal, id`,
    ).all(departmentId);

  const targets: EvidenceTarget[] = [];
  const add = (
    targetKind: EvidenceTargetKind,
    line: { readonly id: string; readonly title: string },
    place: string,
  ): void => {
    const head = { targetKind, targetId: line.id };
    targets.push({ ...head, title: shortText(line.title), place: shortText(place), recordName: '' });
  };
  const recordsOf = groupBy(listExpectedRecords(db, departmentId), (record) => record.workflowId);
  const addWorkflow = (workflow: Line, place: string): void => {
    add('workflow', workflow, place);
    for (const { name } of recordsOf.get(workflow.id) ?? []) {
      const recordName = name.slice(0, 200);
      const head = { targetKind: 'workflow', targetId: workflow.id } as const;
      targets.push({ ...head, title: shortText(recordName), place: shortText(workflow.title), recordName });
    }
  };
  for (const department of listRecords(db, 'department', departmentId))
    add('department', { id: department.id, title: department.name }, '');
  for (const section of listRecords(db, 'section', departmentId))
    add('section', { id: section.id, title: section.name }, '');
  for (const position of listPositions(db, departmentId)) {
    add('position', { id: position.id, title: position.name }, position.sectionName);
    for (const duty of dutiesOf.get(position.id) ?? []) {
      add('duty', duty, position.name);
      for (const item of itemsOf.get(duty.id) ?? []) {
        add('workItem', item, position.name);
        for (const standard of standardsOf.get(item.id) ?? []) add('workStandard', standard, position.name);
      }
    }
    for (const workflow of workflowsOf.get(position.id) ?? []) addWorkflow(workflow, position.name);
  }
  for (const workflow of workflowsOf.get('') ?? []) addWorkflow(workflow, '');
  for (const goal of lines('SELECT id, lead_unit AS ownerId, text AS title FROM goal')) add('goal', goal, goal.ownerId);
  for (const task of byYear('annual_task', 'content')) add('annualTask', task, task.ownerId);
  const monthsOfTasks = statement<{ id: string; title: string; month: string }>(
    db.raw,
    `SELECT m.id, t.content AS title, m.month FROM task_month m JOIN annual_task t ON t.id = m.annual_task_id
      WHERE m.department_id = ? ORDER BY m.month DESC, t.ordinal, m.id`,
  ).all(departmentId);
  for (const one of monthsOfTasks) add('taskMonth', one, one.month);
  const itemsOfStatements = groupBy(
    lines('SELECT id, statement_id AS ownerId, content AS title FROM statement_item'),
    ownerOf,
  );
  for (const one of byYear('statement', 'title')) {
    add('statement', one, one.ownerId);
    for (const item of itemsOfStatements.get(one.id) ?? []) add('statementItem', item, one.title);
  }
  const remarks = statement<{ id: string; title: string; place: string }>(
    db.raw,
    `SELECT i.id, i.record_title || '：' || i.remark AS title, r.title AS place FROM review_item i
      JOIN review r ON r.id = i.review_id
      WHERE i.department_id = ? AND r.finished_on <> '' AND i.verdict = 'returned' ORDER BY r.finished_on DESC, i.id`,
  ).all(departmentId);
  for (const indicator of lines('SELECT id, code AS ownerId, name AS title FROM indicator'))
    add('indicator', indicator, indicator.ownerId);
  const findings = statement<{ id: string; title: string; place: string }>(
    db.raw,
    `SELECT id, problem AS title, number AS place FROM finding WHERE department_id = ? ORDER BY found_on DESC, ordinal, id`,
  ).all(departmentId);
  for (const finding of findings) add('finding', finding, finding.place);
  for (const remark of remarks) add('reviewItem', remark, remark.place);
  return targets;
}

function ownerOf(line: Line): string {
  return line.ownerId;
}
