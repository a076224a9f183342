// Opens the workspace named on the command line and holds it until it is killed; ends with 3 when it is refused as busy.
import { v7 } from 'uuid';
import { openWorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';

try {
  const db = openWorkspaceDb(process.argv[2] ?? '', { now: () => new Date().toISOString(), newId: () => v7() });
  process.stdout.write('held\n');
  // Something must keep the handle: a dropped one is closed by the garbage collector.
  setInterval(() => db.path, 60_000);
} catch (error) {
  if (!(error instanceof AppFailure) || error.error.code !== 'workspace-busy') throw error;
  process.exitCode = 3;
}
