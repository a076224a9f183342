import { AppFailure } from '../../shared/app-error.ts';
import { withDiskErrors } from '../disk-error.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { isIngesting } from './bulk-journal.ts';
import { sweepOrphans } from './sweep-orphans.ts';

/**
 * Removes the bytes of files that no piece of evidence names any more, as its file, a further file or an earlier version. Their revisions keep the names and hashes, but
 * the bytes are gone after this: it runs only when somebody asks for it. The freed pages are used again; the file does
 * not shrink. Throws `in-use` while an ingest runs, whose files have no records yet.
 */
export function removeUnreferenced(db: WorkspaceDb): { readonly files: number; readonly bytes: number } {
  if (isIngesting(db.raw)) throw new AppFailure({ code: 'in-use', about: 'ingest' });
  const unnamed = 'hash NOT IN (SELECT file_hash FROM evidence_file_use)';
  const remove = db.raw.transaction(() => {
    const bytes = db.raw
      .prepare<[], { total: number }>(`SELECT total(size_bytes) AS total FROM evidence_file WHERE ${unnamed}`)
      .get();
    const files = db.raw.prepare(`DELETE FROM evidence_file WHERE ${unnamed}`).run().changes;
    sweepOrphans(db.raw);
    return { files, bytes: bytes?.total ?? 0 };
  });
  return withDiskErrors(db.path, () => remove.immediate());
}
