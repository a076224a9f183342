import type { CoverageCandidate, CoverageDetail, CoverageProof } from '../../shared/contract/coverage.ts';
import { expectedNames } from '../../shared/domain/coverage/expected-names.ts';
import type { CoverageKind } from '../../shared/domain/coverage/kinds.ts';
import { proofsOfDuty } from '../../shared/domain/coverage/sources.ts';
import { shortText } from '../../shared/domain/short-text.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { listStandardSources } from './coverage.ts';
import { listExpectedRecords } from './expected-records.ts';

/** What is asked about. */
export interface CoverageThing {
  readonly kind: CoverageKind;
  readonly targetId: string;
  readonly recordName: string;
}

type Head = Omit<CoverageDetail, 'proofs' | 'candidates' | 'expected' | 'keepers'> & {
  readonly positionId: string | null;
  readonly expectedText: string;
  readonly keeper: string;
};

/** Of each kind that is a record of its own; `place` and `innerPlace` are what it belongs to, the outer one first. */
const headSql: Readonly<Record<Exclude<CoverageKind, 'record'>, string>> = {
  standard: `
    SELECT s.requirement AS title, d.text AS place, i.text AS innerPlace, s.expected_evidence AS expectedText,
      s.check_method AS checkMethod, s.frequency, d.position_id AS positionId
    FROM work_standard s JOIN work_item i ON i.id = s.work_item_id JOIN duty d ON d.id = i.duty_id WHERE s.id = ?`,
  task: `
    SELECT t.content AS title, t.project AS place, t.checkpoint AS expectedText, t.checked_by AS checkMethod,
      t.due AS frequency, t.position_id AS positionId, coalesce(d.name, o.name, '') AS keeper
    FROM annual_task t LEFT JOIN person d ON d.id = t.doer_person_id LEFT JOIN person o ON o.id = t.owner_person_id
    WHERE t.id = ?`,
  goal: `
    SELECT g.text AS title, o.text AS place, g.checkpoint AS expectedText, g.position_id AS positionId,
      coalesce(n.name, '') AS keeper
    FROM goal g LEFT JOIN goal o ON o.id = g.parent_goal_id
      LEFT JOIN person n ON n.id = coalesce(g.person_id, g.owner_person_id)
    WHERE g.id = ?`,
  indicator: `
    SELECT trim(i.code || ' ' || i.name) AS title, coalesce(s.requirement, g.text) AS place,
      i.data_source AS expectedText, i.frequency, i.position_id AS positionId
    FROM indicator i LEFT JOIN work_standard s ON s.id = i.work_standard_id LEFT JOIN goal g ON g.id = i.goal_id
    WHERE i.id = ?`,
  finding: `
    SELECT trim(f.number || ' ' || f.problem) AS title,
      coalesce(s.requirement, d.text, t.content, i.name) AS place, f.position_id AS positionId,
      coalesce(nullif(f.mended_on, ''), nullif(f.verified_on, ''), f.mend_by) AS frequency
    FROM finding f LEFT JOIN work_standard s ON s.id = f.work_standard_id LEFT JOIN duty d ON d.id = f.duty_id
      LEFT JOIN annual_task t ON t.id = f.annual_task_id LEFT JOIN indicator i ON i.id = f.indicator_id
    WHERE f.id = ?`,
};

interface HeadLine extends Partial<Omit<Head, 'title' | 'positionId' | 'path'>>, Pick<Head, 'title' | 'positionId'> {
  readonly place?: string | null;
  readonly innerPlace?: string;
}

function readHead(db: WorkspaceDb, departmentId: string, thing: CoverageThing): Head | null {
  const empty = { expectedText: '', keeper: '', checkMethod: '', frequency: '' };
  if (thing.kind !== 'record') {
    const found = statement<HeadLine>(db.raw, headSql[thing.kind]).get(thing.targetId);
    if (found === undefined) return null;
    const { place, innerPlace, ...head } = found;
    const path = [place ?? '', innerPlace ?? ''].filter((text) => text !== '').map((text) => shortText(text, 80));
    return { ...empty, ...head, path };
  }
  const record = listExpectedRecords(db, departmentId).find(
    ({ workflowId, name }) => workflowId === thing.targetId && name.slice(0, 200) === thing.recordName,
  );
  if (record === undefined) return null;
  return {
    ...empty,
    title: record.name,
    path: [record.workflowName],
    expectedText: record.name,
    frequency: record.due,
    keeper: [record.keeper, record.retention].filter((part) => part !== '').join('，'),
    positionId: record.positionId,
  };
}

type ProofLine = Omit<CoverageProof, 'hasFile' | 'counts' | 'year'> & {
  readonly fileHash: string;
  readonly linkYear: string;
  readonly evidenceYear: string;
  readonly month: string;
  readonly recordName: string;
};

const proofsSql = `
  SELECT l.id AS linkId, e.id AS evidenceId, e.number, e.title, e.formed_on AS day, e.keeper,
    e.physical_place AS physicalPlace, e.file_hash AS fileHash, l.year AS linkYear, e.year AS evidenceYear,
    coalesce(m.month, '') AS month, l.record_name AS recordName, l.target_id AS targetId
  FROM evidence_link l JOIN evidence e ON e.id = l.evidence_id
    LEFT JOIN task_month m ON l.target_kind = 'taskMonth' AND m.id = l.target_id
  WHERE l.target_id = :id OR l.target_id = (SELECT work_item_id FROM work_standard WHERE id = :id)
    OR l.target_id = (SELECT i.duty_id FROM work_standard s JOIN work_item i ON i.id = s.work_item_id WHERE s.id = :id)
    OR l.target_id IN (SELECT id FROM task_month WHERE annual_task_id = :id)
  ORDER BY e.formed_on DESC, l.id DESC`;

const candidatesSql = `
  SELECT id AS evidenceId, number, title, formed_on AS day FROM evidence
  WHERE department_id = ? AND title LIKE ? ESCAPE '\\' ORDER BY formed_on DESC, id DESC LIMIT 20`;

/** Pieces whose number, title, provider, keeper or file name hold every word, newest first. */
export function findPieces(
  db: WorkspaceDb,
  departmentId: string,
  { words, limit }: { readonly words: readonly string[]; readonly limit: number },
): { total: number; pieces: CoverageCandidate[] } {
  const hay = "number || ' ' || title || ' ' || provider || ' ' || keeper || ' ' || file_name";
  const where = ['department_id = ?', ...words.slice(0, 8).map(() => `${hay} LIKE ? ESCAPE '\\'`)].join(' AND ');
  const values = [departmentId, ...words.slice(0, 8).map(likePattern)];
  const total = statement<{ total: number }>(db.raw, `SELECT count(*) AS total FROM evidence WHERE ${where}`).get(
    ...values,
  );
  const pieces = statement<CoverageCandidate>(
    db.raw,
    `SELECT id AS evidenceId, number, title, formed_on AS day FROM evidence WHERE ${where} ORDER BY formed_on DESC, id DESC LIMIT ?`,
  ).all(...values, limit);
  return { total: total?.total ?? 0, pieces };
}

function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}

/** Everything that helps to see why a thing is or is not proven; null when it is gone. `counts` is decided by the caller. */
export function readCoverageDetail(
  db: WorkspaceDb,
  departmentId: string,
  thing: CoverageThing,
): { readonly detail: CoverageDetail; readonly proofs: readonly ProofLine[] } | null {
  const head = readHead(db, departmentId, thing);
  if (head === null) return null;
  const holders =
    head.positionId === null
      ? []
      : statement<{ name: string }>(
          db.raw,
          'SELECT n.name FROM position_holder h JOIN person n ON n.id = h.person_id WHERE h.position_id = ? ORDER BY h.ordinal, h.id',
        )
          .all(head.positionId)
          .map(({ name }) => name);
  const linkedProofs = statement<ProofLine & { targetId: string }>(db.raw, proofsSql).all({ id: thing.targetId });
  const [source] = thing.kind === 'standard' ? listStandardSources(db, { id: thing.targetId }) : [];
  const ofDuty = source === undefined ? [] : linkedProofs.filter(({ targetId }) => targetId === source.dutyId);
  const counting = new Set(source === undefined ? [] : proofsOfDuty(source, ofDuty));
  const proofs = linkedProofs
    .filter((proof) => !ofDuty.includes(proof) || counting.has(proof))
    .map(({ targetId: _targetId, ...proof }) => proof);
  const expected = expectedNames(head.expectedText);
  const linked = new Set(proofs.map(({ evidenceId }) => evidenceId));
  const candidates = new Map<string, CoverageCandidate>();
  for (const name of expected) {
    const pattern = likePattern(name);
    for (const found of statement<CoverageCandidate>(db.raw, candidatesSql).all(departmentId, pattern)) {
      if (!linked.has(found.evidenceId)) candidates.set(found.evidenceId, found);
    }
  }
  const { title, path, checkMethod, frequency, keeper } = head;
  return {
    detail: {
      title,
      path,
      checkMethod,
      frequency,
      expected,
      keepers: [...new Set([keeper, ...holders])].filter((name) => name !== ''),
      proofs: [],
      candidates: [...candidates.values()].slice(0, 20),
    },
    proofs,
  };
}
