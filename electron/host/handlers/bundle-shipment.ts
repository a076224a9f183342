import { dirname, resolve } from 'node:path';
import { countBundle } from '../../../db/queries/bundles.ts';
import { getPeer } from '../../../db/queries/peers.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { BundleReport, VolumeChoice } from '../../../shared/contract/bundles.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import type { RuleName } from '../../../shared/domain/rules.ts';
import { defaultVolumeBytes, fat32FileBytes } from '../../../shared/sync/bundle-volumes.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { prepareBag } from '../sync/bag-snapshot.ts';
import { needOwnKeys } from '../sync/own-keys.ts';
import { ownParty } from '../sync/own-party.ts';
import { packBundle } from '../sync/pack-bundle.ts';
import type { PackOptions } from '../sync/pack-options.ts';
import { planBag, type Shipment } from '../sync/plan-bag.ts';
import { endsFilesAt4GiB } from '../sync/target-disk.ts';

/** What a call asks to be packed. */
export interface ShipmentInput {
  readonly recipientId?: string | undefined;
  readonly full?: boolean | undefined;
}

/** What is sent, by whom, to whom. */
export function shipmentOf(workspace: OpenWorkspace, input: ShipmentInput, madeAt: string): Shipment {
  const addressee = input.recipientId === undefined ? null : getPeer(workspace.db, input.recipientId);
  // The office hands a department the department's own records, with what it said of them; one that only hands tasks
  // down becomes a task bundle when it is packed.
  const toDepartment = workspace.kind === 'office' ? (addressee?.departmentId ?? null) : null;
  return {
    departmentId: toDepartment ?? workspace.departmentId,
    purpose: toDepartment === null ? 'sync' : 'feedback',
    sender: ownParty(workspace),
    recipient: input.recipientId === undefined ? null : { replicaId: input.recipientId },
    extent: input.full === true ? 'full' : 'auto',
    missingEvidence: [],
    madeAt,
  };
}

/** What a shipment carries as the workspace stands, and its place in the sequence. To be called in a transaction. */
export function carriedBy({ db }: OpenWorkspace, shipment: Shipment) {
  const plan = planBag(db, { ...shipment, keyFingerprint: '' });
  const { sequence } = plan.place;
  if (plan.since === null && plan.held.size === 0) {
    const counts = countBundle(db, shipment.departmentId);
    return { sequence, ...counts, mode: 'full' as const, records: counts.records.filter(({ count }) => count > 0) };
  }
  const { records, transfer } = prepareBag(db, plan).bag;
  return {
    sequence,
    mode: plan.since === null ? ('full' as const) : ('incremental' as const),
    records: recordKinds.map((kind) => ({ kind, count: records[kind].length })).filter(({ count }) => count > 0),
    revisionCount: transfer.revisions.count,
    evidenceFileCount: transfer.evidence.files,
    evidenceBytes: transfer.evidence.bytes,
  };
}

interface ExportInput extends ShipmentInput {
  readonly path: string;
  readonly encrypt?: boolean | undefined;
  readonly volumes?: VolumeChoice | undefined;
}

/** Packs what a call asks for. */
export async function exportBundle(
  context: CallContext,
  input: ExportInput,
  progress: PackOptions['progress'],
): Promise<BundleReport> {
  const workspace = context.workspace();
  const shipment = shipmentOf(workspace, input, context.now());
  const keys = await needOwnKeys(context);
  return packBundle(workspace.db, {
    path: input.path,
    shipment,
    keys,
    encryptTo: input.encrypt === true ? encryptionKeyOf(workspace, shipment) : null,
    volumeBytes: await volumeBytesFor(context, input, shipment),
    signal: context.signal,
    progress,
  });
}

/** Throws `not-found` without a recipient: to encrypt is to encrypt to somebody. */
function encryptionKeyOf({ db }: OpenWorkspace, { recipient }: Shipment): string {
  const keys = recipient === null ? [] : (getPeer(db, recipient.replicaId)?.keys ?? []);
  const key = keys.find(({ withdrawnAt }) => withdrawnAt === null);
  if (key === undefined) throw new AppFailure({ code: 'not-found', about: recipient?.replicaId ?? '' });
  return key.encryptionKey;
}

/** The evidence must fit below the limit with room for records and history. */
const textAllowance = 64 * 1_048_576;

/**
 * The size of the volumes; null for one file. `auto` cuts what the target's disk cannot hold in one. Throws
 * `rule-broken` about `file-too-large-for-disk` when one file was asked for and the disk cannot hold it.
 */
async function volumeBytesFor(
  context: CallContext,
  { path, volumes = 'auto' }: ExportInput,
  shipment: Shipment,
): Promise<number | null> {
  if (typeof volumes === 'number') return volumes;
  const workspace = context.workspace();
  const { evidenceBytes } = workspace.db.raw.transaction(() => carriedBy(workspace, shipment)).deferred();
  if (evidenceBytes + textAllowance < fat32FileBytes) return null;
  if (!(await endsFilesAt4GiB(dirname(resolve(path)), context.newId).catch(() => false))) return null;
  const rule: RuleName = 'file-too-large-for-disk';
  if (volumes === 'none') throw new AppFailure({ code: 'rule-broken', about: rule });
  return defaultVolumeBytes;
}
