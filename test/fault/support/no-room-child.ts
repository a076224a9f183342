// Shrinks a workspace in a process of its own: `no-room-child.ts WORKSPACE`. Prints what came of it.
import { v7 } from 'uuid';
import { shrinkFile } from '../../../db/evidence/shrink-file.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';

const [path = ''] = process.argv.slice(2);
let db: WorkspaceDb | null = null;
const said = await (async () => {
  try {
    db = openWorkspaceDb(path, { now: () => new Date().toISOString(), newId: () => v7() });
    await shrinkFile(db, { signal: new AbortController().signal, onProgress: () => {} });
    return 'done';
  } catch (error) {
    return error instanceof AppFailure ? error.error.code : String(error);
  }
})();
process.stdout.write(`${db === null ? 'not-opened' : 'opened'} ${said}\n`);
process.exit(0); // as the end of the program would be that could not even close its file
