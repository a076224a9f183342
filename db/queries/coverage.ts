import type { LinkedProof, RecordSource, StandardSource, TaskSource } from '../../shared/domain/coverage/sources.ts';
import { damagedHashes } from '../evidence/damaged-files.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { listExpectedRecords } from './expected-records.ts';

/** Which things to read: all of the department, or one of them. */
export type CoverageChoice = { readonly departmentId: string } | { readonly id: string };

/** The condition that chooses them, of a table by its short name. */
export const chosen = (choice: CoverageChoice, name: string): { readonly where: string; readonly value: string } =>
  'id' in choice
    ? { where: `${name}.id = ?`, value: choice.id }
    : { where: `${name}.department_id = ?`, value: choice.departmentId };

/** Work standards in the order of the handbook. Texts are cut to what a row shows. */
export function listStandardSources(
  db: WorkspaceDb,
  choice: CoverageChoice | { readonly positionId: string },
): StandardSource[] {
  const { where, value } =
    'positionId' in choice ? { where: 'd.position_id = ?', value: choice.positionId } : chosen(choice, 's');
  const sql = `
    SELECT s.id, s.work_item_id AS workItemId, i.duty_id AS dutyId, d.position_id AS positionId, substr(s.requirement, 1, 200) AS requirement,
      s.frequency, s.time_limit AS timeLimit, s.check_method AS checkMethod, s.expected_evidence AS expectedEvidence
    FROM work_standard s JOIN work_item i ON i.id = s.work_item_id JOIN duty d ON d.id = i.duty_id
    WHERE ${where} ORDER BY d.ordinal, d.id, i.ordinal, i.id, s.ordinal, s.id`;
  const found = statement<Omit<StandardSource, 'siblings'>>(db.raw, sql).all(value);
  const siblings = 'id' in choice ? countOfDuty(db, found) : countBy(found.map(({ dutyId }) => dutyId));
  return found.map((source) => ({ ...source, siblings: siblings.get(source.dutyId) ?? 1 }));
}

function countBy(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** How many standards the duties of a few standards have. */
function countOfDuty(db: WorkspaceDb, sources: readonly { readonly dutyId: string }[]): ReadonlyMap<string, number> {
  const sql = `SELECT count(*) AS count FROM work_standard s JOIN work_item i ON i.id = s.work_item_id WHERE i.duty_id = ?`;
  return new Map(
    sources.map(({ dutyId }) => [dutyId, statement<{ count: number }>(db.raw, sql).get(dutyId)?.count ?? 1]),
  );
}

/** The records that workflows keep, those of one workflow or of all. */
export function listRecordSources(db: WorkspaceDb, departmentId: string, workflowId?: string): RecordSource[] {
  const records = listExpectedRecords(db, departmentId);
  const counts = new Map<string, number>();
  for (const record of records) counts.set(record.workflowId, (counts.get(record.workflowId) ?? 0) + 1);
  return records
    .filter((record) => workflowId === undefined || record.workflowId === workflowId)
    .map(({ workflowId: id, workflowName, positionId, name, keeper, due }) => ({
      workflowId: id,
      workflowName,
      positionId,
      name,
      keeper,
      due,
      siblings: counts.get(id) ?? 1,
    }));
}

/** Tasks of the years given, class by class, with the months that need no proof any more. */
export function listTaskSources(
  db: WorkspaceDb,
  choice: CoverageChoice,
  years: { readonly from: number; readonly to: number },
): TaskSource[] {
  const { where, value } = chosen(choice, 't');
  const sql = `
    SELECT t.id, t.year, t.position_id AS positionId, substr(t.content, 1, 200) AS content,
      substr(t.checkpoint, 1, 400) AS checkpoint, t.due, coalesce(d.name, o.name, '') AS keeper,
      (SELECT group_concat(m.month) FROM task_month m WHERE m.annual_task_id = t.id AND m.state = 'excepted') AS excepted
    FROM annual_task t LEFT JOIN person d ON d.id = t.doer_person_id LEFT JOIN person o ON o.id = t.owner_person_id
    WHERE ${where} AND t.year BETWEEN ? AND ? ORDER BY t.year, t.task_class, t.ordinal, t.id`;
  return statement<Omit<TaskSource, 'excepted'> & { excepted: string | null }>(db.raw, sql)
    .all(value, years.from, years.to)
    .map((task) => ({ ...task, excepted: task.excepted?.split(',') ?? [] }));
}

type LinkLine = [target: string, evidence: string, kind: string, record: string, year: string];
type PieceLine = [id: string, day: string, year: string, title: string];
type MonthLine = [id: string, task: string, month: string];

const linkSql = 'SELECT target_id, evidence_id, target_kind, record_name, year FROM evidence_link';
const pieceSql = 'SELECT id, formed_on, year, title FROM evidence';
const monthSql = 'SELECT id, annual_task_id, month FROM task_month';

/**
 * The pieces that prove each thing, by its id; pieces of a task's month stand under the task. `ids` narrows to links of
 * these things (a standard and its work item, a workflow, a task …). Each table is read once and joined here: SQLite looks
 * every row up by its long key, which takes several times as long for 20,000 links.
 */
export function readProofs(
  db: WorkspaceDb,
  departmentId: string,
  ids?: readonly string[],
): ReadonlyMap<string, LinkedProof[]> {
  // One question for all ids: to prepare one takes longer than to answer it.
  const read = <T>(sql: string, column: string, among: readonly string[]): T[] => {
    const [where, value] =
      ids === undefined
        ? ['department_id = ?', departmentId]
        : [`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(among)];
    return db.raw.prepare(`${sql} WHERE ${where}`).raw().all(value) as T[];
  };
  const months = read<MonthLine>(monthSql, 'annual_task_id', ids ?? []);
  const links = read<LinkLine>(linkSql, 'target_id', [...(ids ?? []), ...months.map(([id]) => id)]);
  const pieces = new Map(
    read<PieceLine>(
      pieceSql,
      'id',
      links.map(([, evidence]) => evidence),
    ).map((piece) => [piece[0], piece]),
  );
  const damaged = readDamagedPieces(db);
  const monthOf = new Map(months.map((month) => [month[0], month]));
  const found = new Map<string, LinkedProof[]>();
  for (const [targetId, evidenceId, kind, recordName, linkYear] of links) {
    const piece = pieces.get(evidenceId);
    if (piece === undefined) continue;
    const [, day, evidenceYear, title] = piece;
    const ofMonth = kind === 'taskMonth' ? monthOf.get(targetId) : undefined;
    const target = ofMonth?.[1] ?? targetId;
    const proof = {
      recordName,
      linkYear,
      day,
      evidenceYear,
      month: ofMonth?.[2] ?? '',
      title,
      damaged: damaged.has(evidenceId),
    };
    const list = found.get(target);
    if (list === undefined) found.set(target, [proof]);
    else list.push(proof);
  }
  return found;
}

/** Pieces that have a damaged file among those that they consist of now. */
export function readDamagedPieces(db: WorkspaceDb): ReadonlySet<string> {
  if (damagedHashes(db).size === 0) return new Set();
  const sql = `SELECT e.id FROM evidence e JOIN damaged_file f ON f.file_hash = e.file_hash
    UNION SELECT p.evidence_id FROM evidence_part p JOIN damaged_file f ON f.file_hash = p.file_hash WHERE p.role = 'file'`;
  return new Set(
    statement<{ id: string }>(db.raw, sql)
      .all()
      .map(({ id }) => id),
  );
}

/** A position as the matrix groups by it, in the order of the position list. */
export interface CoveragePosition {
  readonly id: string;
  readonly name: string;
  readonly sectionId: string | null;
  readonly sectionName: string;
  readonly holderNames: string;
}

export function listCoveragePositions(db: WorkspaceDb, departmentId: string): CoveragePosition[] {
  const sql = `
    SELECT p.id, p.name, p.section_id AS sectionId, coalesce(s.name, '') AS sectionName,
      coalesce((SELECT group_concat(n.name, '、') FROM position_holder h JOIN person n ON n.id = h.person_id WHERE h.position_id = p.id), '') AS holderNames
    FROM position p LEFT JOIN section s ON s.id = p.section_id
    WHERE p.department_id = ? ORDER BY s.id IS NULL, s.ordinal, s.id, p.ordinal, p.id`;
  return statement<CoveragePosition>(db.raw, sql).all(departmentId);
}
