import { readFile, stat } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { withDiskErrors, withDiskErrorsAsync } from '../../../db/disk-error.ts';
import { replaceFile, syncFile } from '../../../db/durable-files.ts';
import { findPeerKey, getPeer } from '../../../db/queries/peers.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { EnrolmentPreview } from '../../../shared/contract/bundles.ts';
import type { RuleName } from '../../../shared/domain/rules.ts';
import {
  type Enrolment,
  enrolmentMessage,
  enrolmentNamespace,
  parseEnrolment,
  printEnrolment,
} from '../../../shared/sync/enrolment.ts';
import { type BundleKeys, isEncryptionKey, spokenFingerprint } from './bundle-keys.ts';
import { parsePublicKey, signMessage, verifyMessage } from './ssh-signature.ts';

/** An enrolment is a few kilobytes, with the largest working group some tens of them. */
const maxFileBytes = 1024 * 1024;

/** Writes an enrolment, signed with the key that it announces. What stood there is replaced by the last step. */
export function writeEnrolmentFile(path: string, enrolment: Enrolment, keys: BundleKeys): void {
  const message = Buffer.from(enrolmentMessage(enrolment), 'utf8');
  const signature = signMessage(message, { ...keys, namespace: enrolmentNamespace });
  withDiskErrors(path, () => {
    writeFileSync(`${path}.part`, printEnrolment(enrolment, signature));
    syncFile(`${path}.part`);
    replaceFile(`${path}.part`, path);
  });
}

/** An enrolment that its own key signed. */
export interface ReadEnrolment {
  readonly enrolment: Enrolment;
  readonly keyFingerprint: string;
}

/** Reads an enrolment. Throws `rule-broken` about `enrolment-invalid`, `file-missing`, `file-denied`. */
export async function readEnrolmentFile(path: string): Promise<ReadEnrolment> {
  const text = await withDiskErrorsAsync(path, async () => {
    const { size } = await stat(path);
    return size > maxFileBytes ? '' : readFile(path, 'utf8');
  });
  const file = parseEnrolment(text);
  const rule: RuleName = 'enrolment-invalid';
  const refused = new AppFailure({ code: 'rule-broken', about: rule });
  if (file === null) throw refused;
  const { enrolment, signature } = file;
  const signer = verifyMessage(Buffer.from(enrolmentMessage(enrolment), 'utf8'), signature, enrolmentNamespace);
  const isWhole =
    signer?.publicKey === enrolment.signingKey &&
    parsePublicKey(enrolment.signingKey) !== null &&
    isEncryptionKey(enrolment.encryptionKey);
  if (signer === null || !isWhole) throw refused;
  return { enrolment, keyFingerprint: signer.keyFingerprint };
}

/** What an enrolment says, and how it stands to what the workspace knows. */
export function previewEnrolment(db: WorkspaceDb, { enrolment, keyFingerprint }: ReadEnrolment): EnrolmentPreview {
  const { replicaId, role, school, name, workingGroup, madeAt } = enrolment;
  const known = findPeerKey(db, keyFingerprint);
  const standing =
    known?.withdrawnAt != null
      ? 'withdrawn'
      : known?.replicaId === replicaId
        ? 'same'
        : getPeer(db, replicaId) === null && known === null
          ? 'new'
          : 'other-key';
  const spoken = spokenFingerprint(enrolment);
  return { replicaId, role, school, name, workingGroup, madeAt, keyFingerprint, spoken, standing };
}
