import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { syncFolder } from '../../../db/durable-files.ts';
import { noteSent } from '../../../db/queries/bundle-sequence.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { WrittenBag } from './write-bag.ts';

// How long a virus scanner on Windows may hold the finished file before we give up.
const renameAttempts = 10;
const renamePauseMs = 200;

/** Notes a bundle as made. Before it gets its name: a number that was given to a bundle is never given to a second one. */
export function noteInBooks(
  db: WorkspaceDb,
  { manifest, evidence, lastArrival }: WrittenBag,
  fingerprint: string,
): void {
  noteSent(
    db,
    {
      recipient_id: manifest.recipient?.replicaId ?? '',
      sequence: manifest.sequence,
      fingerprint,
      purpose: manifest.purpose,
      mode: manifest.mode,
      base_sequence: manifest.base?.sequence ?? 0,
      last_arrival: lastArrival,
      revision_count: manifest.revisions.count,
      file_count: manifest.evidence.files,
      file_bytes: manifest.evidence.bytes,
      made_at: manifest.madeAt,
    },
    evidence.map(({ hash }) => hash),
  );
}

/** Gives a finished, flushed file its name, in place of what stood there. */
export async function giveName(part: string, path: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(part, path);
      break;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (
        process.platform !== 'win32' ||
        attempt === renameAttempts ||
        (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY')
      )
        throw error;
      await pause(renamePauseMs);
    }
  }
  syncFolder(dirname(path));
}
