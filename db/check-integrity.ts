import { withDiskErrors } from './disk-error.ts';
import type { WorkspaceDb } from './workspace-db.ts';

/**
 * SQLite's own check of the whole file and of every reference in it, as lines for a log. Empty when nothing is wrong.
 * Reads everything: about a second a gigabyte, in one go.
 */
export function checkIntegrity(db: WorkspaceDb): string[] {
  return withDiskErrors(db.path, () => {
    const lines = db.raw.prepare<[], { integrity_check: string }>('PRAGMA integrity_check').all();
    const found = lines.map(({ integrity_check }) => integrity_check).filter((line) => line !== 'ok');
    const broken = db.raw
      .prepare<[], { table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check')
      .all();
    return [
      ...found,
      ...broken.map(({ table, rowid, parent }) => `${table} row ${rowid ?? '?'} names nothing in ${parent}`),
    ];
  });
}
