// Packs in a process of its own whose files may not grow from a moment on, as on a disk that fills up:
// `pack-child.ts WORKSPACE DEPARTMENT TARGET VOLUME_BYTES|0 ENCRYPT_TO|- FULL_AT`. Says what came of it.
import { execFileSync } from 'node:child_process';
import { openWorkspaceDb } from '../../../db/workspace-db.ts';
import { packBundle } from '../../../electron/host/sync/pack-bundle.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import { clock, packing } from '../../unit/sync/support/packed-department.ts';

const [path = '', departmentId = '', target = '', volumeBytes = '', encryptTo = '', fullAt = ''] =
  process.argv.slice(2);
const db = openWorkspaceDb(path, clock);
let isFull = false;
const said = await packBundle(db, {
  ...packing(departmentId, target),
  volumeBytes: volumeBytes === '0' ? null : Number(volumeBytes),
  encryptTo: encryptTo === '-' ? null : encryptTo,
  progress: ({ stage, done }) => {
    if (isFull || stage !== 'packing' || done < Number(fullAt)) return;
    isFull = true;
    execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=1:']);
  },
}).then(
  () => 'packed',
  (error: unknown) => (error instanceof AppFailure ? error.error.code : String(error)),
);
process.stdout.write(`${said}\n`);
process.exit(0); // as the end of the program would be that could not even close its file
