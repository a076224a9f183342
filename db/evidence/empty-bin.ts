import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppFailure } from '../../shared/app-error.ts';
import { withDiskErrorsAsync } from '../disk-error.ts';
import { type HeldEntry, planEmptying } from '../queries/bin.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { isIngesting } from './bulk-journal.ts';
import { forgetGoneFiles } from './file-texts.ts';

export interface EmptyOptions {
  readonly departmentId: string;
  /** The removals to empty, by their revisions; null for everything, and then also files that nothing ever named. */
  readonly revisionIds: readonly string[] | null;
  readonly author: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

export interface Emptied {
  readonly entries: number;
  readonly files: number;
  readonly bytes: number;
}

/** Entries that one transaction takes: each commit waits for the disk. */
const entriesPerTurn = 100;
/** Chunks that one transaction removes: SQLite walks through every page of them, some 64 MiB in 50 ms. */
const chunksPerTurn = 64;

/**
 * Empties entries out of the bin: an entry and its files go in one transaction, so that a crash or a cancel leaves it in
 * the bin whole or out of it for good. Bytes go only when no piece, part, version or other entry of the bin names them.
 * Chunks follow in small steps; those that a crash leaves behind are swept when the file is opened. The freed pages are
 * used again, and go when the file is shrunk. Throws `rule-broken` about `ingest-under-way`, whose files have no records
 * yet, and `disk-full`, `file-denied`. A cancelled run answers what it has done.
 */
export async function emptyBin(db: WorkspaceDb, options: EmptyOptions): Promise<Emptied> {
  if (isIngesting(db.raw)) throw new AppFailure({ code: 'rule-broken', about: 'ingest-under-way' });
  const plan = planEmptying(db, options.departmentId, options.revisionIds);
  const total = plan.bytes + plan.leftoverBytes;
  const sum = { entries: 0, files: 0, bytes: 0 };
  const drop = new FileDropper(db);
  return withDiskErrorsAsync(db.path, async () => {
    options.onProgress(0, total);
    for (const batch of batches(plan.chosen, plan.unnamed)) {
      if (options.signal.aborted) break;
      // An ingest may have begun while the event loop had its turn; what it counts on must stay.
      if (isIngesting(db.raw)) throw new AppFailure({ code: 'rule-broken', about: 'ingest-under-way' });
      const gone = drop.files(batch, options.author);
      sum.entries += batch.entries.length;
      sum.files += gone.files;
      for (const share of drop.chunks()) {
        options.onProgress(Math.min(total, sum.bytes + share * gone.bytes), total);
        await nextTurn();
      }
      sum.bytes += gone.bytes;
      options.onProgress(sum.bytes, total);
      await nextTurn();
    }
    // What was said in the files goes with them; what a crash leaves behind goes when words are next read.
    for (const _step of forgetGoneFiles(db)) await nextTurn();
    return sum;
  });
}

interface Batch {
  readonly entries: readonly HeldEntry[];
  /** Files without any name. */
  readonly unnamed: readonly string[];
}

function* batches(entries: readonly HeldEntry[], unnamed: readonly string[]): Generator<Batch> {
  for (let from = 0; from < entries.length; from += entriesPerTurn) {
    yield { entries: entries.slice(from, from + entriesPerTurn), unnamed: [] };
  }
  for (let from = 0; from < unnamed.length; from += entriesPerTurn) {
    yield { entries: [], unnamed: unnamed.slice(from, from + entriesPerTurn) };
  }
}

/** Takes files out of the list of stored ones, and their chunks after them. */
class FileDropper {
  readonly #db: WorkspaceDb;
  #orphans: Uint8Array[] = [];

  constructor(db: WorkspaceDb) {
    this.#db = db;
  }

  /** One transaction: the entries are out of the bin and their files are stored no more. */
  files(batch: Batch, author: string): { readonly files: number; readonly bytes: number } {
    const { raw, clock } = this.#db;
    const gone = { files: 0, bytes: 0 };
    const purge = statement(
      raw,
      'INSERT INTO evidence_purge (revision_id, purged_at, author) VALUES (?, ?, ?) ON CONFLICT (revision_id) DO NOTHING',
    );
    const work = raw.transaction(() => {
      for (const { revisionIds } of batch.entries) {
        for (const revisionId of revisionIds) purge.run(revisionId, clock.now(), author);
      }
      for (const hash of new Set([...batch.entries.flatMap(({ fileHashes }) => fileHashes), ...batch.unnamed])) {
        const size = this.#dropFile(hash);
        if (size === null) continue;
        gone.files += 1;
        gone.bytes += size;
      }
    });
    work.immediate();
    return gone;
  }

  /** Answers the file's size, or null when something still names it: asked anew, for much may have happened since the plan. */
  #dropFile(hash: string): number | null {
    const { raw } = this.#db;
    if (statement(raw, 'SELECT 1 FROM evidence_file_use WHERE file_hash = ? LIMIT 1').get(hash) !== undefined)
      return null;
    if (statement(raw, namedInBin).get(hash) !== undefined) return null;
    const file = statement<{ size: number }>(raw, 'SELECT size_bytes AS size FROM evidence_file WHERE hash = ?').get(
      hash,
    );
    if (file === undefined) return null;
    const chunks = statement<{ hash: Uint8Array }>(
      raw,
      'SELECT DISTINCT chunk_hash AS hash FROM evidence_file_chunk WHERE file_hash = ?',
    ).all(hash);
    this.#orphans.push(...chunks.map((chunk) => chunk.hash));
    statement(raw, 'DELETE FROM evidence_file WHERE hash = ?').run(hash); // takes its list of chunks along
    return file.size;
  }

  /** Removes the chunks that no file names any more, a step at a time; yields the share that is done. */
  *chunks(): Generator<number> {
    const { raw } = this.#db;
    const orphans = this.#orphans;
    this.#orphans = [];
    const remove = statement(
      raw,
      'DELETE FROM evidence_chunk WHERE hash = ? AND NOT EXISTS (SELECT 1 FROM evidence_file_chunk WHERE chunk_hash = ?)',
    );
    for (let from = 0; from < orphans.length; from += chunksPerTurn) {
      const slice = orphans.slice(from, from + chunksPerTurn);
      raw
        .transaction(() => {
          for (const hash of slice) remove.run(hash, hash);
        })
        .immediate();
      yield Math.min(1, (from + slice.length) / orphans.length);
    }
  }
}

/** Whether an entry that still lies in the bin keeps this file. */
const namedInBin = `
  SELECT 1 FROM revision r
  WHERE r.action = 'remove' AND r.record_kind IN ('evidence', 'evidencePart')
    AND json_extract(r.changes, '$.fileHash.from') = ?
    AND NOT EXISTS (SELECT 1 FROM revision n WHERE n.record_id = r.record_id AND n.id > r.id)
    AND NOT EXISTS (SELECT 1 FROM evidence_purge p WHERE p.revision_id = r.id)
  LIMIT 1`;
