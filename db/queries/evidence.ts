import type { EvidenceLinkView, EvidenceRow } from '../../shared/contract/evidence.ts';
import type { EvidenceLink } from '../../shared/domain/evidence.ts';
import type { StoredRecord } from '../../shared/domain/record-kind.ts';
import { sortByNumber } from '../../shared/domain/evidence-number.ts';
import { shortText } from '../../shared/domain/short-text.ts';
import { listRecords } from '../records/read-records.ts';
import { recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { groupBy, selectRecords } from './select-records.ts';

/**
 * Links with the words of what they prove and the place that it stands in: the position of a duty, work item, standard
 * or workflow, the section of a position, the year of a task or statement, who leads a goal, the number of a finding,
 * the code of an indicator. Every target is found by its primary key.
 */
const linkSql = (where: string): string => `
  SELECT ${recordTables.evidenceLink.columns.map(({ column, field }) => `l.${column} AS "${field}"`).join(', ')},
    l.id, l.department_id AS departmentId, l.revision_id AS revisionId,
    CASE l.target_kind
      WHEN 'position' THEN p.name WHEN 'duty' THEN d.text WHEN 'workItem' THEN i.text WHEN 'workStandard' THEN s.requirement
      WHEN 'workflow' THEN w.name WHEN 'annualTask' THEN t.content WHEN 'taskMonth' THEN mt.content WHEN 'statement' THEN st.title
      WHEN 'goal' THEN g.text WHEN 'statementItem' THEN si.content WHEN 'section' THEN se.name WHEN 'department' THEN de.name
      WHEN 'reviewItem' THEN ri.record_title || '：' || ri.remark WHEN 'finding' THEN f.problem WHEN 'indicator' THEN im.name END AS targetTitle,
    CASE
      WHEN l.target_kind = 'position' THEN own_section.name
      WHEN l.target_kind IN ('duty', 'workItem', 'workStandard', 'workflow') THEN p.name
      WHEN l.target_kind = 'annualTask' THEN CAST(t.year AS TEXT)
      WHEN l.target_kind = 'taskMonth' THEN tm.month
      WHEN l.target_kind = 'goal' THEN g.lead_unit
      WHEN l.target_kind IN ('statement', 'statementItem') THEN CAST(st.year AS TEXT)
      WHEN l.target_kind = 'reviewItem' THEN rv.title
      WHEN l.target_kind = 'finding' THEN f.number
      WHEN l.target_kind = 'indicator' THEN im.code END AS targetPlace
  FROM evidence_link l
    LEFT JOIN work_standard s ON l.target_kind = 'workStandard' AND s.id = l.target_id
    LEFT JOIN work_item i ON i.id = CASE l.target_kind WHEN 'workItem' THEN l.target_id ELSE s.work_item_id END
    LEFT JOIN duty d ON d.id = CASE l.target_kind WHEN 'duty' THEN l.target_id ELSE i.duty_id END
    LEFT JOIN workflow w ON l.target_kind = 'workflow' AND w.id = l.target_id
    LEFT JOIN position p ON p.id = CASE l.target_kind WHEN 'position' THEN l.target_id ELSE coalesce(d.position_id, w.position_id) END
    LEFT JOIN section own_section ON own_section.id = p.section_id
    LEFT JOIN annual_task t ON l.target_kind = 'annualTask' AND t.id = l.target_id
    LEFT JOIN task_month tm ON l.target_kind = 'taskMonth' AND tm.id = l.target_id
    LEFT JOIN annual_task mt ON mt.id = tm.annual_task_id
    LEFT JOIN goal g ON l.target_kind = 'goal' AND g.id = l.target_id
    LEFT JOIN statement_item si ON l.target_kind = 'statementItem' AND si.id = l.target_id
    LEFT JOIN statement st ON st.id = CASE l.target_kind WHEN 'statement' THEN l.target_id ELSE si.statement_id END
    LEFT JOIN review_item ri ON l.target_kind = 'reviewItem' AND ri.id = l.target_id
    LEFT JOIN review rv ON rv.id = ri.review_id
    LEFT JOIN finding f ON l.target_kind = 'finding' AND f.id = l.target_id
    LEFT JOIN indicator im ON l.target_kind = 'indicator' AND im.id = l.target_id
    LEFT JOIN section se ON l.target_kind = 'section' AND se.id = l.target_id
    LEFT JOIN department de ON l.target_kind = 'department' AND de.id = l.target_id
  WHERE ${where} ORDER BY l.id`;

type LinkLine = StoredRecord<'evidenceLink'> & {
  readonly targetTitle: string | null;
  readonly targetPlace: string | null;
};

function viewOf(line: LinkLine): EvidenceLinkView {
  return { ...line, targetTitle: shortText(line.targetTitle ?? ''), targetPlace: shortText(line.targetPlace ?? '') };
}

/** Every link of a department with the words of its target, oldest first. */
export function listLinks(db: WorkspaceDb, departmentId: string): EvidenceLinkView[] {
  return statement<LinkLine>(db.raw, linkSql('l.department_id = ?')).all(departmentId).map(viewOf);
}

/** All evidence of a department in natural order of its numbers (what has none comes last), each with its links, oldest first, and its further files. */
export function listEvidence(db: WorkspaceDb, departmentId: string): EvidenceRow[] {
  const links = listLinks(db, departmentId);
  const linksOf = groupBy(links, (link) => link.evidenceId);
  const pieces = sortByNumber(listRecords(db, 'evidence', departmentId), (piece) => piece.number);
  const partsOf = groupBy(listRecords(db, 'evidencePart', departmentId), (part) => part.evidenceId);
  return pieces.map((piece) => ({
    ...piece,
    links: linksOf.get(piece.id) ?? [],
    parts: partsOf.get(piece.id) ?? [],
  }));
}

/** The ids of all evidence of a department in the order of `listEvidence`. */
export function listEvidenceIds(db: WorkspaceDb, departmentId: string): string[] {
  const sql = 'SELECT id, number FROM evidence WHERE department_id = ? ORDER BY ordinal, id';
  const rows = statement<{ id: string; number: string }>(db.raw, sql).all(departmentId);
  return sortByNumber(rows, ({ number }) => number).map(({ id }) => id);
}

/** The rows of these pieces, in the order of the ids; those that are not there (any more) are left out. */
export function readEvidenceByIds(db: WorkspaceDb, ids: readonly string[]): EvidenceRow[] {
  const asked = JSON.stringify(ids);
  const among = 'IN (SELECT value FROM json_each(?))';
  const links = statement<LinkLine>(db.raw, linkSql(`l.evidence_id ${among}`))
    .all(asked)
    .map(viewOf);
  const linksOf = groupBy(links, (link) => link.evidenceId);
  const parts = selectRecords(db, 'evidencePart', { where: `evidence_id ${among}`, value: asked });
  const partsOf = groupBy(parts, (part) => part.evidenceId);
  const pieces = selectRecords(db, 'evidence', { where: `id ${among}`, value: asked });
  const byId = new Map(pieces.map((piece) => [piece.id, piece]));
  return ids.flatMap((id) => {
    const piece = byId.get(id);
    return piece === undefined ? [] : [{ ...piece, links: linksOf.get(id) ?? [], parts: partsOf.get(id) ?? [] }];
  });
}

/**
 * The rows that the named records are or belong to, by the order of the ids, and the ids that are neither evidence nor a
 * link nor a further file (any more).
 */
export function readEvidenceRows(
  db: WorkspaceDb,
  recordIds: readonly string[],
): { rows: EvidenceRow[]; gone: string[] } {
  const owner = statement<{ id: string }>(
    db.raw,
    `SELECT id FROM evidence WHERE id = :id UNION SELECT evidence_id FROM evidence_link WHERE id = :id
     UNION SELECT evidence_id FROM evidence_part WHERE id = :id`,
  );
  const gone: string[] = [];
  const ids = new Set<string>();
  for (const recordId of recordIds) {
    const id = owner.get({ id: recordId })?.id;
    if (id === undefined) gone.push(recordId);
    else ids.add(id);
  }
  return { rows: readEvidenceByIds(db, [...ids]), gone };
}

/** One link with the words of its target; null when there is none. */
export function readEvidenceLink(db: WorkspaceDb, id: string): EvidenceLinkView | null {
  const line = statement<LinkLine>(db.raw, linkSql('l.id = ?')).get(id);
  return line === undefined ? null : viewOf(line);
}

/** What a piece of evidence proves, oldest link first. */
export function listLinksOfEvidence(db: WorkspaceDb, evidenceId: string): EvidenceLinkView[] {
  return statement<LinkLine>(db.raw, linkSql('l.evidence_id = ?')).all(evidenceId).map(viewOf);
}

/** What a link says beside its piece: which thing it proves, which record of a workflow, for which year. */
export type EvidenceProof = Pick<EvidenceLink, 'targetKind' | 'targetId' | 'recordName' | 'year'>;

/** The id of the link by which a piece of evidence proves just this; null when there is none. */
export function findEvidenceLink(db: WorkspaceDb, evidenceId: string, proof: EvidenceProof): string | null {
  const sql = `SELECT id FROM evidence_link
    WHERE target_id = ? AND evidence_id = ? AND target_kind = ? AND record_name = ? AND year = ? ORDER BY id`;
  const { targetKind, targetId, recordName, year } = proof;
  return statement<{ id: string }>(db.raw, sql).get(targetId, evidenceId, targetKind, recordName, year)?.id ?? null;
}

/** A piece of evidence as an ingest needs to know it. */
export interface EvidencePiece {
  readonly id: string;
  readonly title: string;
}

/** The oldest piece that holds these bytes (SHA-256, hex) as its file, or else as a further file or earlier version; null when there is none. */
export function findEvidenceByHash(db: WorkspaceDb, departmentId: string, fileHash: string): EvidencePiece | null {
  const sql =
    'SELECT id, title FROM evidence INDEXED BY evidence_by_file WHERE department_id = ? AND stored_file_hash = ? ORDER BY id LIMIT 1';
  const own = statement<EvidencePiece>(db.raw, sql).get(departmentId, fileHash);
  if (own !== undefined) return own;
  const byPart = `SELECT e.id, e.title FROM evidence_part p INDEXED BY evidence_part_by_file JOIN evidence e ON e.id = p.evidence_id
    WHERE p.stored_file_hash = ? AND p.department_id = ? ORDER BY p.id LIMIT 1`;
  return statement<EvidencePiece>(db.raw, byPart).get(fileHash, departmentId) ?? null;
}

/** A piece, or a further file of it, that a list named before its bytes came. */
export interface AwaitedFile extends EvidencePiece {
  readonly partId: string | null;
}

/** Names of files that pieces of evidence wait for: a list named them, and their bytes have not come yet. NFC, oldest piece first. */
export function listAwaitedFiles(db: WorkspaceDb, departmentId: string): ReadonlyMap<string, readonly AwaitedFile[]> {
  // By the index of stored files: what waits is little, and a department's evidence is much.
  const own = `SELECT id, title, NULL AS partId, file_name AS fileName FROM evidence INDEXED BY evidence_by_file
    WHERE stored_file_hash IS NULL AND department_id = ? AND file_name <> '' ORDER BY id`;
  const parts = `SELECT e.id, e.title, p.id AS partId, p.file_name AS fileName
    FROM evidence_part p INDEXED BY evidence_part_by_file JOIN evidence e ON e.id = p.evidence_id
    WHERE p.stored_file_hash IS NULL AND p.department_id = ? AND p.file_name <> '' ORDER BY p.id`;
  type Row = AwaitedFile & { fileName: string };
  const rows = [own, parts].flatMap((sql) => statement<Row>(db.raw, sql).all(departmentId));
  return groupBy(rows, (row) => row.fileName.normalize('NFC'));
}
