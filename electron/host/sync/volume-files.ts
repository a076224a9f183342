import { open, readdir, readFile, stat } from 'node:fs/promises';
import { createHash, type Hash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { AppFailure } from '../../../shared/app-error.ts';
import { type BundleIssue, bundleIssue } from '../../../shared/sync/bundle-rules.ts';
import {
  maxVolumes,
  parseVolumeList,
  type VolumeLine,
  volumeListName,
  volumeName,
} from '../../../shared/sync/bundle-volumes.ts';
import { throwIfCancelled } from '../kernel/context.ts';
import type { BundleFile } from './bundle-file.ts';
import { type ByteSource, fileSource } from './byte-source.ts';
import type { ReadBack } from './read-back.ts';

/** More than `maxVolumes` lines with the longest names. */
const maxListBytes = 1024 * 1024;

interface Volume {
  readonly path: string;
  readonly sha256: string;
  readonly file: ReadBack;
  readonly from: number;
  readonly size: number;
}

/**
 * The volumes beside a list as one file (SPEC.md, B28 and B29), without joining them on the disk. What is missing, too
 * short or left over is told by its number before anything is read. Throws `file-missing` when nothing of the set is there.
 */
export async function openVolumes(base: string): Promise<BundleFile> {
  const numbers = await numbersBeside(base);
  const text = await listText(base);
  if (text === null && numbers.length === 0) throw new AppFailure({ code: 'file-missing', about: volumeName(base, 1) });
  const lines = text === null ? null : parseVolumeList(text);
  const path = volumeName(base, 1);
  if (lines === null) return brokenSet(path, [bundleIssue('bundle-volume-list', [basename(volumeListName(base))])]);
  const issues = [
    ...lines.flatMap((_line, index) => (numbers.includes(index + 1) ? [] : [volumeIssue('missing', base, index + 1)])),
    ...numbers.filter((number) => number > lines.length).map((number) => volumeIssue('extra', base, number)),
  ];
  return issues.length > 0
    ? brokenSet(path, issues)
    : openListed(lines, (number) => volumeName(base, number), { path });
}

/** The volumes that a list names, under whatever names they have now: those of a set that is not published yet end in `.part`. */
export async function openListed(
  lines: readonly VolumeLine[],
  pathOf: (number: number) => string,
  { path, openOne = openPlain }: { readonly path: string; readonly openOne?: (path: string) => Promise<ReadBack> },
): Promise<BundleFile> {
  const volumes: Volume[] = [];
  const close = async (): Promise<void> => {
    for (const { file } of volumes) await file.close();
  };
  try {
    let from = 0;
    for (const [index, { sha256 }] of lines.entries()) {
      const file = await openOne(pathOf(index + 1));
      const { size } = file.source;
      volumes.push({ path: pathOf(index + 1), sha256, file, from, size });
      from += size;
    }
  } catch (error) {
    await close();
    throw error;
  }
  const whole = volumes[0]?.size ?? 0;
  const unequal = volumes.findIndex(({ size }, index) =>
    index < volumes.length - 1 ? size !== whole : size > whole || size === 0,
  );
  const set = new VolumeSource(volumes);
  return {
    path,
    source: set,
    sizeBytes: set.size,
    volumes: volumes.map(({ path: name, size, sha256 }) => ({ name: nameOf(name), sizeBytes: size, sha256 })),
    // A volume that was cut off shifts all that follows; reading it would only tell more of the same.
    issues: unequal === -1 ? [] : [damagedIssue(volumes[unequal]?.path ?? '')],
    damage: (signal) => set.damage(signal),
    close,
  };
}

async function openPlain(path: string): Promise<ReadBack> {
  const handle = await open(path, 'r');
  return { source: await fileSource(handle), close: () => handle.close() };
}

function brokenSet(path: string, issues: readonly BundleIssue[]): BundleFile {
  return { path, source: null, sizeBytes: 0, volumes: [], issues, damage: async () => [], close: async () => {} };
}

function volumeIssue(what: 'missing' | 'extra', base: string, number: number): BundleIssue {
  return bundleIssue(`bundle-volume-${what}`, [basename(volumeName(base, number))]);
}

function damagedIssue(path: string): BundleIssue {
  return bundleIssue('bundle-volume-damaged', [nameOf(path)]);
}

function nameOf(path: string): string {
  return basename(path).replace(/\.part$/u, '');
}

/** The numbers of the volumes that stand in the folder, in order. */
export async function numbersBeside(base: string): Promise<readonly number[]> {
  const begin = `${basename(base)}.`;
  const names = await readdir(dirname(base)).catch(() => []);
  return names
    .filter((name) => name.startsWith(begin) && /^\d{3}$/u.test(name.slice(begin.length)))
    .map((name) => Number(name.slice(begin.length)))
    .filter((number) => number >= 1 && number <= maxVolumes)
    .toSorted((a, b) => a - b);
}

async function listText(base: string): Promise<string | null> {
  const path = volumeListName(base);
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true && found.size <= maxListBytes ? readFile(path, 'utf8') : null;
}

/** Several files as one; what is read from front to back is hashed on its way. */
class VolumeSource implements ByteSource {
  readonly size: number;
  readonly #volumes: readonly Volume[];
  readonly #issues: BundleIssue[] = [];
  /** Everything before it has been hashed. */
  #hashed = 0;
  #hash: Hash = createHash('sha256');

  constructor(volumes: readonly Volume[]) {
    this.#volumes = volumes;
    const last = volumes.at(-1);
    this.size = last === undefined ? 0 : last.from + last.size;
  }

  async read(into: Buffer, position: number): Promise<number> {
    let done = 0;
    while (done < into.length && position + done < this.size) {
      const at = position + done;
      const volume = this.#volumes.find(({ from, size }) => at >= from && at < from + size);
      if (volume === undefined) break;
      const length = Math.min(into.length - done, volume.from + volume.size - at);
      const bytesRead = await volume.file.source.read(into.subarray(done, done + length), at - volume.from);
      if (bytesRead === 0) break; // it became shorter while it was read
      this.#take(into.subarray(done, done + bytesRead), at, volume);
      done += bytesRead;
    }
    return done;
  }

  /** Which volumes are not what the list says; reads what has not been read yet. */
  async damage(signal: AbortSignal): Promise<readonly BundleIssue[]> {
    const buffer = Buffer.allocUnsafe(1024 * 1024);
    while (this.#hashed < this.size) {
      throwIfCancelled(signal);
      if ((await this.read(buffer, this.#hashed)) === 0) {
        const short = this.#volumes.find(({ from, size }) => this.#hashed < from + size);
        return [...this.#issues, damagedIssue(short?.path ?? '')];
      }
    }
    return this.#issues;
  }

  #take(bytes: Buffer, at: number, volume: Volume): void {
    if (at > this.#hashed || at + bytes.length <= this.#hashed) return;
    this.#hash.update(bytes.subarray(this.#hashed - at));
    this.#hashed = at + bytes.length;
    if (this.#hashed < volume.from + volume.size) return;
    if (this.#hash.digest('hex') !== volume.sha256) this.#issues.push(damagedIssue(volume.path));
    this.#hash = createHash('sha256');
  }
}
