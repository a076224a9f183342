// Packs a workspace in a process of its own: `pack-child.ts WORKSPACE DEPARTMENT_ID TARGET`. Prints the report, or the error's code.
import { v7 } from 'uuid';
import { openWorkspaceDb } from '../../../../db/workspace-db.ts';
import { AppFailure } from '../../../../shared/app-error.ts';
import { pack } from './packed-department.ts';

const [workspace = '', departmentId = '', path = ''] = process.argv.slice(2);
const db = openWorkspaceDb(workspace, { now: () => new Date().toISOString(), newId: () => v7() });
try {
  process.stdout.write('packing\n');
  const report = await pack(db, departmentId, path);
  process.stdout.write(`${JSON.stringify(report)}\n`);
} catch (error) {
  if (!(error instanceof AppFailure)) throw error;
  process.stdout.write(`${error.error.code}\n`);
} finally {
  db.close();
}
