import { nextOrdinal } from '../../../db/queries/siblings.ts';
import type { TemplateWithVersions } from '../../../db/queries/templates.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { PaperTemplateVersion, TemplateUsage } from '../../../shared/domain/paper-template.ts';

interface NewVersion {
  /** The form that gets another version; null for a form of its own. */
  readonly old: TemplateWithVersions | null;
  readonly departmentId: string;
  readonly name: string;
  readonly usage: TemplateUsage;
  readonly file: Pick<PaperTemplateVersion, 'fileName' | 'sizeBytes' | 'fileHash' | 'content'> & {
    readonly remarks?: string;
  };
}

/** A file as a form of the department's own, or as the next version of the one that it has: older ones stay. */
export function addTemplateVersion(
  writer: RecordWriter,
  db: WorkspaceDb,
  { old, departmentId, name, usage, file }: NewVersion,
): { readonly id: string; readonly version: number } {
  const id =
    old?.id ??
    writer.create(
      'paperTemplate',
      { name, usage, ordinal: nextOrdinal(db, 'paperTemplate', departmentId) },
      { departmentId },
    ).id;
  const version = (old?.versions[0]?.version ?? 0) + 1;
  writer.create('paperTemplateVersion', { templateId: id, version, ...file, ordinal: version }, { departmentId });
  return { id, version };
}
