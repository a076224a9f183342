import type { AssignmentCopy } from '../../shared/contract/assignments.ts';
import type { TemplateUsage } from '../../shared/domain/paper-template.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { groupBy, selectRecords } from './select-records.ts';

const copiesSql = `
  SELECT a.assignment_id AS assignmentId, a.department_id AS departmentId, d.name, t.id AS taskId, t.state,
    a.issued_on AS issuedOn, t.content <> a.issued_text AS reworded
  FROM annual_task t JOIN assigned_task a ON a.annual_task_id = t.id JOIN department d ON d.id = t.department_id
  WHERE t.year = ? ORDER BY d.name, t.id`;

type CopyLine = Omit<AssignmentCopy, 'reworded'> & { readonly reworded: 0 | 1; readonly assignmentId: string };

/** What became of the assignments of a year in the departments, by assignment. */
export function listAssignmentCopies(db: WorkspaceDb, year: number): ReadonlyMap<string, AssignmentCopy[]> {
  const groups = groupBy(statement<CopyLine>(db.raw, copiesSql).all(year), ({ assignmentId }) => assignmentId);
  return new Map(
    [...groups].map(([id, lines]) => [
      id,
      lines.map(({ assignmentId: _assignment, reworded, ...copy }) => ({ ...copy, reworded: reworded === 1 })),
    ]),
  );
}

const holdersSql =
  'SELECT department_id AS departmentId FROM library WHERE key = ? AND hash = ? AND department_id <> ?';

/** The office's libraries, and which departments hold the same version word for word. */
export function listSentLibraries(
  db: WorkspaceDb,
  officeId: string,
): { id: string; title: string; version: number; entries: number; departmentIds: string[] }[] {
  return selectRecords(db, 'library', { where: 'department_id = ?', value: officeId }).map((library) => ({
    id: library.id,
    title: library.title,
    version: library.version,
    entries:
      statement<{ count: number }>(db.raw, 'SELECT count(*) AS count FROM library_entry WHERE library_id = ?').get(
        library.id,
      )?.count ?? 0,
    departmentIds: statement<{ departmentId: string }>(db.raw, holdersSql)
      .all(library.key, library.hash, officeId)
      .map(({ departmentId }) => departmentId),
  }));
}

/** A form of the office with its newest version, as it goes to departments. */
export interface SentTemplate {
  readonly id: string;
  readonly name: string;
  readonly usage: TemplateUsage;
  readonly version: number;
  readonly fileName: string;
  readonly versionId: string;
  readonly departmentIds: string[];
}

const newestVersionsSql = `
  SELECT t.id, t.department_id AS departmentId, t.name, t.usage, v.id AS versionId, max(v.version) AS version,
    v.file_name AS fileName, v.file_hash AS fileHash
  FROM paper_template t JOIN paper_template_version v ON v.template_id = t.id GROUP BY t.id ORDER BY t.ordinal, t.id`;

type NewestVersion = Omit<SentTemplate, 'departmentIds'> & { readonly departmentId: string; readonly fileHash: string };

/** The office's forms, and which departments fill the same file by the same name. */
export function listSentTemplates(db: WorkspaceDb, officeId: string): SentTemplate[] {
  const all = statement<NewestVersion>(db.raw, newestVersionsSql).all();
  return all
    .filter(({ departmentId }) => departmentId === officeId)
    .map(({ departmentId: _office, fileHash, ...own }) => ({
      ...own,
      departmentIds: all
        .filter((each) => each.departmentId !== officeId && each.name === own.name && each.usage === own.usage)
        .filter((each) => each.fileHash === fileHash)
        .map(({ departmentId }) => departmentId),
    }));
}
