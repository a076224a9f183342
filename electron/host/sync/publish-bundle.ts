import { rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { syncFolder } from '../../../db/durable-files.ts';
import { noteSent } from '../../../db/queries/bundle-sequence.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { BundleReport } from '../../../shared/contract/bundles.ts';
import { volumeBaseOf } from '../../../shared/sync/bundle-volumes.ts';
import { printTransmittal } from '../../../shared/sync/transmittal.ts';
import type { WrittenBag } from './write-bag.ts';

// How long a virus scanner on Windows may hold the finished file before we give up.
const renameAttempts = 10;
const renamePauseMs = 200;

/** Notes a bundle as made. Before it gets its name: a number that was given to a bundle is never given to a second one. */
export function noteInBooks(
  db: WorkspaceDb,
  { manifest, evidence, records, lastArrival }: WrittenBag,
  report: BundleReport,
): void {
  noteSent(
    db,
    {
      recipient_id: manifest.recipient?.replicaId ?? '',
      sequence: manifest.sequence,
      fingerprint: report.fingerprint,
      purpose: manifest.purpose,
      mode: manifest.mode,
      base_sequence: manifest.base?.sequence ?? 0,
      last_arrival: lastArrival,
      revision_count: manifest.revisions.count,
      file_count: manifest.evidence.files,
      file_bytes: manifest.evidence.bytes,
      made_at: manifest.madeAt,
      transmittal: printTransmittal({
        school: manifest.school,
        departmentName: manifest.department.name,
        senderName: manifest.sender.name,
        recipientName: manifest.recipient?.name ?? '',
        fileName: wholeName(report),
        sizeBytes: report.sizeBytes,
        isEncrypted: report.isEncrypted,
        volumes: report.volumes.map(({ name, sizeBytes }) => ({ name, sizeBytes })),
        records,
        heldFiles: manifest.evidence.held.length,
        previousFingerprint: manifest.previous ?? '',
      }),
    },
    evidence.map(({ hash }) => hash),
  );
}

function wholeName({ path, volumes }: BundleReport): string {
  return basename(volumes.length === 0 ? path : (volumeBaseOf(path) ?? path));
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
