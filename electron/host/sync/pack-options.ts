import { basename, dirname } from 'node:path';
import { requireSpace } from '../../../db/disk-space.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { JobProgress } from '../../../shared/contract/jobs.ts';
import { throwIfCancelled } from '../kernel/context.ts';
import type { BundleKeys } from './bundle-keys.ts';
import type { ContainerSink } from './container-sink.ts';
import { writeEncrypted } from './encrypt-bundle.ts';
import { planBag, type Shipment } from './plan-bag.ts';
import type { VerifyOptions } from './verify-bundle.ts';
import { type WriteBagOptions, type WrittenBag, writeBag } from './write-bag.ts';

export interface PackOptions {
  /** Where the bundle shall stand. What stands there already is replaced, by the last step and not before. */
  readonly path: string;
  readonly shipment: Shipment;
  readonly keys: BundleKeys;
  /** Encrypted to this key (`age1…`) and to our own; null: in plain text. */
  readonly encryptTo: string | null;
  /** Cut into files of this size, `path.001` and so on; null: one file. */
  readonly volumeBytes: number | null;
  readonly signal: AbortSignal;
  readonly progress: (progress: Omit<JobProgress, 'jobId'>) => void;
}

/** What writing the bag of a packing needs, whatever it is written to. */
export function bagOptions(db: WorkspaceDb, options: PackOptions): WriteBagOptions {
  const { path, signal, progress, keys } = options;
  return {
    keys,
    plan: () => planBag(db, { ...options.shipment, keyFingerprint: keys.keyFingerprint }),
    requireSpace: (bytes) => requireSpace(dirname(path), bytes),
    onProgress: (done, total) => {
      throwIfCancelled(signal);
      progress({ stage: 'packing', done, total, unit: 'bytes', label: basename(path) });
    },
  };
}

/** Writes the bag, encrypted or not; `begin` is what an earlier attempt left at the beginning of the sink. */
export function writeTo(
  db: WorkspaceDb,
  sink: ContainerSink,
  options: WriteBagOptions & Pick<PackOptions, 'encryptTo' | 'keys'> & { readonly begin: Buffer | null },
): Promise<WrittenBag> {
  const { encryptTo, keys, begin } = options;
  if (encryptTo === null) return writeBag(db, sink, options);
  const recipients = [encryptTo, keys.encryptionKey];
  return writeEncrypted(sink, { recipients, identity: keys.identity, begin }, (plain) => writeBag(db, plain, options));
}

/** How what was written is read back. */
export function readBackOptions({ path, signal, progress, keys }: PackOptions): VerifyOptions {
  return {
    signal,
    identities: [keys.identity],
    onProgress: (done, total) => progress({ stage: 'verifying', done, total, unit: 'bytes', label: basename(path) }),
  };
}
