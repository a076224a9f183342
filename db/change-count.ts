import { statement } from './statements.ts';
import type { WorkspaceDb } from './workspace-db.ts';

/** Another text whenever anything in the file may have changed, through this connection or another one; costs nothing. */
export function changeCount({ raw }: WorkspaceDb): string {
  const own = statement<{ readonly count: number }>(raw, 'SELECT total_changes() AS count').get();
  return `${String(raw.pragma('data_version', { simple: true }))}.${own?.count ?? 0}`;
}
