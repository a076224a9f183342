import { open, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { diskFailure } from '../../../db/disk-error.ts';
import { syncFolder } from '../../../db/durable-files.ts';
import { requireSpace } from '../../../db/disk-space.ts';
import { findSent } from '../../../db/queries/bundle-sequence.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { BundleReport } from '../../../shared/contract/bundles.ts';
import { minVolumeBytes, printVolumeList, volumeListName, volumeName } from '../../../shared/sync/bundle-volumes.ts';
import { throwIfCancelled } from '../kernel/context.ts';
import { bagOptions, type PackOptions, readBackOptions, writeTo } from './pack-options.ts';
import { giveName, noteInBooks } from './publish-bundle.ts';
import { openReadBack } from './read-back.ts';
import { verifyFile } from './verify-bundle.ts';
import { numbersBeside, openListed } from './volume-files.ts';
import {
  addToJournal,
  type Journal,
  type JournalHead,
  newJournal,
  readJournal,
  writeJournal,
} from './volume-journal.ts';
import { VolumeSink, type WrittenVolume } from './volume-sink.ts';

type VolumeOptions = PackOptions & { readonly volumeBytes: number };

/** The workspace is not what it was when the volumes that are there were written. */
class StateChanged extends Error {}

const journalName = (base: string): string => `${base}.journal.part`;
const partName = (base: string, number: number): string => `${volumeName(base, number)}.part`;

/**
 * Packs into volumes (SPEC.md, B28 to B30): each is written under its name and `.part`, flushed and noted in a journal
 * beside it; then all are read back as one bundle and get their names, and last of all the list, without which they are
 * no bundle. What a killed packing of the same state left is gone on with.
 */
export async function packVolumes(db: WorkspaceDb, asked: VolumeOptions): Promise<BundleReport> {
  const options = { ...asked, volumeBytes: Math.max(minVolumeBytes, Math.floor(asked.volumeBytes)) };
  const begun = await begunJournal(options);
  try {
    const named = begun === null ? null : await nameNoted(db, begun, options);
    if (named !== null) return named;
    try {
      return await packOn(db, begun ?? (await startOver(options)), options);
    } catch (error) {
      if (!(error instanceof StateChanged)) throw error;
      return await packOn(db, await startOver(options), options);
    }
  } catch (error) {
    if (!mayGoOn(error, options.path)) await removeParts(options.path).catch(() => {}); // the drive may be gone
    throw error;
  }
}

/** Whether what is written is worth keeping: a drive that is gone or full, or a volume that did not read back. */
function mayGoOn(error: unknown, path: string): boolean {
  const failure = diskFailure(error, path)?.error;
  if (failure === undefined) return true;
  if (failure.code === 'bundle-invalid') return failure.details?.[0]?.rule === 'bundle-volume-damaged';
  return failure.code !== 'cancelled' && failure.code !== 'rule-broken' && failure.code !== 'not-found';
}

async function packOn(db: WorkspaceDb, journal: Journal, options: VolumeOptions): Promise<BundleReport> {
  const { path, volumeBytes, shipment } = options;
  const at = journalName(path);
  const kept = await keptVolumes(path, journal.volumes);
  if (kept.length < journal.volumes.length) await writeJournal(at, { ...journal, volumes: kept });
  const known = kept.flatMap(({ crcs }) => crcs);
  let crcs: number[] = [];
  const sink = new VolumeSink({
    volumeBytes,
    pathOf: (number) => partName(path, number),
    kept,
    onVolume: async (volume) => {
      await addToJournal(at, { volume: { ...volume, crcs } });
      crcs = [];
    },
  });
  try {
    const bag = bagOptions(db, { ...options, shipment: { ...shipment, madeAt: journal.head.madeAt } });
    let index = 0;
    const written = await writeTo(db, sink, {
      ...bag,
      ...options,
      begin: kept.length === 0 ? null : await beginOf(partName(path, 1)),
      requireSpace: (bytes) => requireSpace(dirname(path), bytes - sink.keptBytes),
      knownCrcs: known,
      onFile: (crc32) => {
        if (index >= known.length) crcs.push(crc32);
        index += 1;
      },
      onState: async (state) => {
        if (journal.state === null) await addToJournal(at, { state });
        else if (journal.state !== state) throw new StateChanged();
      },
    });
    await sink.end();
    const list = await writeList(path, sink.volumes);
    const report = await readBack(journal, sink.volumes, options);
    throwIfCancelled(options.signal);
    await addToJournal(at, { fingerprint: report.fingerprint, sequence: written.manifest.sequence });
    noteInBooks(db, written, report);
    await giveNames(path, sink.volumes.length, list);
    return report;
  } finally {
    await sink.abandon();
  }
}

/** The volumes of the journal that are there in their whole length, from the first one on. */
async function keptVolumes(base: string, volumes: Journal['volumes']): Promise<Journal['volumes']> {
  const kept: Journal['volumes'][number][] = [];
  for (const volume of volumes) {
    const found = await stat(partName(base, kept.length + 1)).catch(() => null);
    if (found?.size !== volume.sizeBytes) break;
    kept.push(volume);
  }
  return kept;
}

async function readBack(
  journal: Journal,
  volumes: readonly WrittenVolume[],
  options: VolumeOptions,
): Promise<BundleReport> {
  const { path } = options;
  const file = await openListed(volumes, (number) => partName(path, number), {
    path: volumeName(path, 1),
    openOne: openReadBack,
  });
  try {
    const report = await verifyFile(file, readBackOptions(options));
    if (report.valid) return report;
    const damaged = report.issues.find(({ rule }) => rule === 'bundle-volume-damaged');
    // The next attempt writes from the first bad one on.
    if (damaged !== undefined) {
      const noted = (await readJournal(journalName(path))) ?? journal;
      await writeJournal(journalName(path), {
        ...noted,
        volumes: noted.volumes.slice(0, Number(damaged.where[0]?.slice(-3)) - 1),
      });
    }
    throw new AppFailure({ code: 'bundle-invalid', about: path, details: report.issues });
  } finally {
    await file.close();
  }
}

/** The journal of a packing that was asked for the same; null when there is none. */
async function begunJournal(options: VolumeOptions): Promise<Journal | null> {
  const journal = await readJournal(journalName(options.path));
  if (journal === null) return null;
  const { head } = journal;
  return JSON.stringify(head) === JSON.stringify(headOf(options, head.madeAt)) ? journal : null;
}

async function startOver(options: VolumeOptions): Promise<Journal> {
  await removeParts(options.path);
  const journal = newJournal(headOf(options, options.shipment.madeAt));
  await writeJournal(journalName(options.path), journal);
  return journal;
}

function headOf({ shipment, keys, encryptTo, volumeBytes }: VolumeOptions, madeAt: string): JournalHead {
  return {
    journal: 1,
    sender: shipment.sender.replicaId,
    departmentId: shipment.departmentId,
    recipientId: shipment.recipient?.replicaId ?? '',
    purpose: shipment.purpose,
    extent: shipment.extent,
    missingEvidence: [...shipment.missingEvidence],
    keyFingerprint: keys.keyFingerprint,
    encryptTo,
    volumeBytes,
    madeAt,
  };
}

/** A bundle that is in the books and was killed while it got its names: it gets the rest of them. Null for all others. */
async function nameNoted(db: WorkspaceDb, journal: Journal, options: VolumeOptions): Promise<BundleReport | null> {
  const { verified, volumes, head } = journal;
  if (verified === null) return null;
  if (findSent(db, head.recipientId, verified.sequence)?.fingerprint !== verified.fingerprint) return null;
  const { path } = options;
  const places = new Map<number, string>();
  for (const [index, { sizeBytes }] of volumes.entries()) {
    const names = [partName(path, index + 1), volumeName(path, index + 1)];
    for (const name of names) {
      const found = await stat(name).catch(() => null);
      if (found?.size === sizeBytes && !places.has(index + 1)) places.set(index + 1, name);
    }
  }
  if (places.size < volumes.length) return null;
  const file = await openListed(volumes, (number) => places.get(number) ?? '', {
    path: volumeName(path, 1),
    openOne: openReadBack,
  });
  let report: BundleReport;
  try {
    report = await verifyFile(file, readBackOptions(options));
  } finally {
    await file.close();
  }
  if (!report.valid || report.fingerprint !== verified.fingerprint) return null;
  await giveNames(path, volumes.length, await writeList(path, volumes));
  return report;
}

async function writeList(base: string, volumes: readonly WrittenVolume[]): Promise<string> {
  const part = `${volumeListName(base)}.part`;
  const handle = await open(part, 'w');
  try {
    await handle.writeFile(printVolumeList(basename(base), volumes));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return part;
}

/** The old list goes first and the new one comes last: whatever is there in between is no bundle. */
async function giveNames(base: string, count: number, list: string): Promise<void> {
  await rm(volumeListName(base), { force: true });
  syncFolder(dirname(base));
  for (const number of await numbersBeside(base)) {
    if (number > count) await rm(volumeName(base, number), { force: true });
  }
  for (let number = 1; number <= count; number += 1) {
    const part = partName(base, number);
    if ((await stat(part).catch(() => null)) !== null) await giveName(part, volumeName(base, number));
  }
  await giveName(list, volumeListName(base));
  await rm(base, { force: true }); // what stood there as one file
  await rm(journalName(base), { force: true });
  syncFolder(dirname(base));
}

/** Removes a bundle in volumes that one file has replaced, and what was begun of one. */
export async function removeVolumes(base: string): Promise<void> {
  await rm(volumeListName(base), { force: true });
  for (const number of await numbersBeside(base)) await rm(volumeName(base, number), { force: true });
  await removeParts(base);
}

/** Removes everything of a packing that did not come to its end. The journal goes first: without it nothing is gone on with. */
async function removeParts(base: string): Promise<void> {
  await rm(journalName(base), { force: true });
  await rm(`${volumeListName(base)}.part`, { force: true });
  const begin = `${basename(base)}.`;
  for (const name of await readdir(dirname(base))) {
    if (name.startsWith(begin) && /^\d{3}\.part$/u.test(name.slice(begin.length)))
      await rm(join(dirname(base), name), { force: true });
  }
}

/** The beginning of a file, as far as the header of an encrypted one can reach. */
async function beginOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(minVolumeBytes / 4), 0, minVolumeBytes / 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
