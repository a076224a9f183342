import { statement } from './statements.ts';
import type { WorkspaceDb } from './workspace-db.ts';

/** Connections in their order: both counts begin anew when a file is opened again. */
const connections = new WeakMap<object, number>();
let lastConnection = 0;

/** Another text whenever anything in the file may have changed, through this connection or another one; costs nothing. */
export function changeCount({ raw }: WorkspaceDb): string {
  const own = statement<{ readonly count: number }>(raw, 'SELECT total_changes() AS count').get();
  const connection = connections.get(raw) ?? (lastConnection += 1);
  connections.set(raw, connection);
  return `${connection}.${String(raw.pragma('data_version', { simple: true }))}.${own?.count ?? 0}`;
}
