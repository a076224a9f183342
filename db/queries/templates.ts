import type { TemplateUsage } from '../../shared/domain/paper-template.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** A form with its versions, without their bytes. */
export interface TemplateWithVersions {
  readonly id: string;
  readonly revisionId: string;
  readonly name: string;
  readonly usage: TemplateUsage;
  /** The newest first. `addedAt` in UTC, ISO 8601. */
  readonly versions: {
    readonly id: string;
    readonly version: number;
    readonly fileName: string;
    readonly sizeBytes: number;
    readonly addedAt: string;
  }[];
}

/** The forms of a department in their order. */
export function listTemplates(db: WorkspaceDb, departmentId: string): TemplateWithVersions[] {
  const versions = statement<TemplateWithVersions['versions'][number] & { templateId: string }>(
    db.raw,
    `SELECT v.template_id AS templateId, v.id, v.version, v.file_name AS fileName, v.size_bytes AS sizeBytes,
       r.made_at AS addedAt
     FROM paper_template_version v JOIN revision r ON r.id = v.revision_id
     WHERE v.department_id = ? ORDER BY v.version DESC, v.id DESC`,
  ).all(departmentId);
  const byTemplate = Map.groupBy(versions, ({ templateId }) => templateId);
  return statement<Omit<TemplateWithVersions, 'versions'>>(
    db.raw,
    `SELECT id, revision_id AS revisionId, name, usage FROM paper_template WHERE department_id = ? ORDER BY ordinal, id`,
  )
    .all(departmentId)
    .map((template) => ({
      ...template,
      versions: (byTemplate.get(template.id) ?? []).map(({ id, version, fileName, sizeBytes, addedAt }) => ({
        id,
        version,
        fileName,
        sizeBytes,
        addedAt,
      })),
    }));
}

/** The file of one version, or null when there is none. */
export function readTemplateFile(
  db: WorkspaceDb,
  versionId: string,
): { readonly fileName: string; readonly bytes: Buffer } | null {
  const row = statement<{ fileName: string; content: string }>(
    db.raw,
    'SELECT file_name AS fileName, content FROM paper_template_version WHERE id = ?',
  ).get(versionId);
  return row === undefined ? null : { fileName: row.fileName, bytes: Buffer.from(row.content, 'base64') };
}
