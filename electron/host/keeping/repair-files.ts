import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { diskFailure, withDiskErrorsAsync } from '../../../db/disk-error.ts';
import { beginIngest, endIngest } from '../../../db/evidence/bulk-journal.ts';
import { damagedHashes } from '../../../db/evidence/damaged-files.ts';
import { findFile } from '../../../db/evidence/read-file.ts';
import { ByteReplacer, openBackup, settleDamage } from '../../../db/evidence/replace-bytes.ts';
import { sweepOrphans } from '../../../db/evidence/sweep-orphans.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { type AppError, AppFailure } from '../../../shared/app-error.ts';
import { bundleFileAt } from '../../../shared/sync/bundle-names.ts';
import { type CallContext, throwIfCancelled } from '../kernel/context.ts';
import type { RuleName } from '../../../shared/domain/rules.ts';
import { volumeBaseOf } from '../../../shared/sync/bundle-volumes.ts';
import { openBundleFile } from '../sync/bundle-file.ts';
import type { ByteSource } from '../sync/byte-source.ts';
import { openSource } from '../sync/open-source.ts';
import { findOwnKeys } from '../sync/own-keys.ts';
import { BrokenContainer, type ChunkSink, readZip } from '../sync/zip-reader.ts';

/** How a file begins tells what it is: names are changed by people. */
const sqliteHead = Buffer.from('SQLite format 3\0', 'latin1');
const bundleHeads = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('age-encryption.org/v1\n', 'latin1')];
/** After these no other source is looked at. */
const endingCodes: ReadonlySet<AppError['code']> = new Set(['cancelled', 'disk-full']);
const headBytes = Math.max(sqliteHead.length, ...bundleHeads.map(({ length }) => length));
const readBytes = 1_048_576;

/**
 * Looks in the given files for the bytes of damaged ones: in backups, in bundles (encrypted ones that our key opens, and
 * volumes, of which one stands for all), and in the files themselves as they were taken in. A source that cannot be read
 * keeps none of the others from being looked at. Answers the hashes of those that are whole again, and how many are still
 * damaged. Throws what kept the first source from being read that could not be (`bundle-invalid` with why a bundle cannot
 * be opened) when no other one mended anything, and `cancelled` and `disk-full`; what was repaired stays repaired.
 */
export async function repairFiles(
  context: CallContext,
  paths: readonly string[],
): Promise<{ repaired: string[]; left: number }> {
  const { db } = context.workspace();
  const repaired: string[] = [];
  const readSets = new Set<string>();
  let unread: AppFailure | null = null;
  beginIngest(db.raw);
  try {
    for (const path of paths) {
      const wanted = new Set(damagedHashes(db));
      if (wanted.size === 0) break;
      const itself: RuleName = 'repair-from-itself';
      if (isSame(path, db.path)) throw new AppFailure({ code: 'rule-broken', about: itself });
      try {
        repaired.push(...(await new Repair(context, { db, path, readSets }).from(wanted)));
      } catch (error) {
        if (!(error instanceof AppFailure) || endingCodes.has(error.error.code)) throw error;
        unread ??= error; // the next one may hold what is wanted all the same
      }
    }
    if (repaired.length > 0) repaired.push(...settleShared(db, damagedHashes(db)));
    else if (unread !== null) throw unread;
  } finally {
    if (endIngest(db.raw)) sweepOrphans(db.raw); // chunks of a source that turned out to be another file
  }
  return { repaired, left: damagedHashes(db).size };
}

/** The open file must never be opened a second time: closing it again would drop SQLite's locks on it. */
function isSame(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

/** The search in one source. */
class Repair {
  readonly #context: CallContext;
  readonly #db: WorkspaceDb;
  readonly #path: string;
  /** Sets of volumes that were read already: somebody picks all volumes of one. */
  readonly #readSets: Set<string>;

  constructor(
    context: CallContext,
    { db, path, readSets }: { readonly db: WorkspaceDb; readonly path: string; readonly readSets: Set<string> },
  ) {
    this.#context = context;
    this.#db = db;
    this.#path = path;
    this.#readSets = readSets;
  }

  async from(wanted: ReadonlySet<string>): Promise<string[]> {
    return withDiskErrorsAsync(this.#path, async () => {
      const handle = await open(this.#path, 'r');
      try {
        const { size } = await handle.stat();
        const sizes = new Set([...wanted].map((hash) => findFile(this.#db, hash)?.sizeBytes));
        if (sizes.has(size)) {
          const hash = await this.#hash(handle, size);
          if (wanted.has(hash)) return (await this.#fromFile(handle, hash)) ? [hash] : [];
        }
        const { buffer: head } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
        if (head.subarray(0, sqliteHead.length).equals(sqliteHead)) return await this.#fromBackup(wanted);
        const set = volumeBaseOf(this.#path);
        if (set !== null) return this.#readSets.has(set) ? [] : await this.#fromBundle(wanted, set);
        const isBundle = bundleHeads.some((one) => head.subarray(0, one.length).equals(one));
        return isBundle ? await this.#fromBundle(wanted, null) : [];
      } finally {
        await handle.close();
      }
    });
  }

  #progress(done: number, total: number): void {
    throwIfCancelled(this.#context.signal);
    this.#context.progress({ stage: 'repairing', done, total, unit: 'bytes', label: basename(this.#path) });
  }

  async *#pieces(handle: FileHandle): AsyncGenerator<Buffer> {
    const buffer = Buffer.allocUnsafe(readBytes);
    for (let position = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, readBytes, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  async #hash(handle: FileHandle, size: number): Promise<string> {
    const whole = createHash('sha256');
    let done = 0;
    for await (const piece of this.#pieces(handle)) {
      whole.update(piece);
      done += piece.byteLength;
      this.#progress(done, size);
    }
    return whole.digest('hex');
  }

  async #fromFile(handle: FileHandle, hash: string): Promise<boolean> {
    const replacer = new ByteReplacer(this.#db, hash);
    for await (const piece of this.#pieces(handle)) {
      throwIfCancelled(this.#context.signal);
      replacer.add(piece);
    }
    return replacer.finish();
  }

  async #fromBackup(wanted: ReadonlySet<string>): Promise<string[]> {
    const backup = openBackup(this.#path);
    const repaired: string[] = [];
    const total = [...wanted].reduce((sum, hash) => sum + (findFile(this.#db, hash)?.sizeBytes ?? 0), 0);
    let done = 0;
    try {
      for (const hash of wanted) {
        const chunks = backup.chunksOf(hash);
        if (chunks === null) continue;
        const replacer = new ByteReplacer(this.#db, hash);
        for (const chunk of chunks) {
          replacer.add(chunk);
          done += chunk.byteLength;
          this.#progress(done, total);
          await nextTurn();
        }
        if (replacer.finish()) repaired.push(hash);
      }
    } finally {
      backup.close();
    }
    return repaired;
  }

  async #fromBundle(wanted: ReadonlySet<string>, set: string | null): Promise<string[]> {
    if (set !== null) this.#readSets.add(set);
    const file = await openBundleFile(this.#path);
    try {
      const keys = await findOwnKeys(this.#context);
      const opened = file.source === null ? null : await openSource(file.source, keys === null ? [] : [keys.identity]);
      if (opened !== null && opened.source !== null) return await this.#fromContainer(opened.source, wanted);
      const issue = opened === null ? file.issues[0] : opened.issue;
      throw new AppFailure({ code: 'bundle-invalid', about: this.#path, details: issue === undefined ? [] : [issue] });
    } finally {
      await file.close();
    }
  }

  /** A bundle is read once from front to back; one that is broken further on has given what stood before. */
  async #fromContainer(source: ByteSource, wanted: ReadonlySet<string>): Promise<string[]> {
    const repaired: string[] = [];
    let current: ByteReplacer | null = null;
    let done = 0;
    try {
      await readZip(source, {
        open: (name): ChunkSink | null => {
          const file = bundleFileAt(name.slice(name.indexOf('/') + 1));
          current = file?.role === 'evidence' && wanted.has(file.hash) ? new ByteReplacer(this.#db, file.hash) : null;
          const replacer = current;
          return replacer === null ? null : (chunk) => replacer.add(chunk);
        },
        close: ({ sha256 }) => {
          if (current?.finish() === true) repaired.push(sha256);
        },
        onBytes: (count) => {
          done += count;
          this.#progress(done, source.size);
        },
      });
    } catch (error) {
      if (!(error instanceof BrokenContainer)) throw error;
    }
    return repaired;
  }
}

/** A file is whole again without a source of its own when another one shares its damaged chunks. */
function settleShared(db: WorkspaceDb, hashes: ReadonlySet<string>): string[] {
  return [...hashes].filter((hash) => {
    try {
      return settleDamage(db, hash);
    } catch (error) {
      if (diskFailure(error, db.path) === null) throw error;
      return false;
    }
  });
}
