import { createHash } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppFailure } from '../../shared/app-error.ts';
import { withDiskErrors } from '../disk-error.ts';
import { statement } from '../statements.ts';
import { type WorkspaceDb, workspaceApplicationId } from '../workspace-db.ts';
import { chunkSizeBytes } from './reader-messages.ts';
import { forgetDamage } from './damaged-files.ts';
import { findFile, wholeFileCheck } from './read-file.ts';

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/**
 * Puts the bytes of a damaged file in order again, from a source that is read from front to back. Each chunk goes under
 * the hash of what it really is, so that a wrong source changes nothing that is stored; the file is good again only when
 * the whole has the hash that it always had.
 */
export class ByteReplacer {
  readonly #db: WorkspaceDb;
  readonly #fileHash: string;
  readonly #whole = createHash('sha256');
  readonly #chunkHashes: Buffer[] = [];
  #buffer = Buffer.allocUnsafeSlow(chunkSizeBytes);
  #filled = 0;
  #sizeBytes = 0;

  constructor(db: WorkspaceDb, fileHash: string) {
    this.#db = db;
    this.#fileHash = fileHash;
  }

  /** The next bytes of the source, in pieces of any size. */
  add(piece: Uint8Array): void {
    for (let offset = 0; offset < piece.byteLength; ) {
      const part = piece.subarray(offset, offset + chunkSizeBytes - this.#filled);
      this.#buffer.set(part, this.#filled);
      this.#filled += part.byteLength;
      offset += part.byteLength;
      if (this.#filled === chunkSizeBytes) this.#storeChunk();
    }
  }

  /** Answers whether the file is whole now. Without the right bytes nothing is changed but chunks that nobody names. */
  finish(): boolean {
    if (this.#filled > 0) this.#storeChunk();
    if (this.#whole.digest('hex') !== this.#fileHash) return false;
    const { raw, path } = this.#db;
    const relist = raw.transaction(() => {
      statement(raw, 'UPDATE evidence_file SET size_bytes = ?, chunk_count = ? WHERE hash = ?').run(
        this.#sizeBytes,
        this.#chunkHashes.length,
        this.#fileHash,
      );
      statement(raw, 'DELETE FROM evidence_file_chunk WHERE file_hash = ?').run(this.#fileHash);
      const link = statement(raw, 'INSERT INTO evidence_file_chunk (file_hash, ordinal, chunk_hash) VALUES (?, ?, ?)');
      for (const [ordinal, hash] of this.#chunkHashes.entries()) link.run(this.#fileHash, ordinal, hash);
    });
    withDiskErrors(path, () => relist.immediate());
    return settleDamage(this.#db, this.#fileHash);
  }

  #storeChunk(): void {
    const bytes = this.#buffer.subarray(0, this.#filled);
    const hash = sha256(bytes);
    this.#whole.update(bytes);
    this.#chunkHashes.push(hash);
    this.#sizeBytes += bytes.byteLength;
    withDiskErrors(this.#db.path, () => putRight(this.#db, hash, bytes));
    this.#buffer = Buffer.allocUnsafeSlow(chunkSizeBytes);
    this.#filled = 0;
  }
}

function putRight({ raw }: WorkspaceDb, hash: Buffer, bytes: Uint8Array): void {
  const stored = statement<{ bytes: Buffer }>(raw, 'SELECT bytes FROM evidence_chunk WHERE hash = ?').get(hash);
  if (stored === undefined) statement(raw, 'INSERT INTO evidence_chunk (hash, bytes) VALUES (?, ?)').run(hash, bytes);
  else if (!sha256(stored.bytes).equals(hash))
    statement(raw, 'UPDATE evidence_chunk SET bytes = ? WHERE hash = ?').run(bytes, hash);
}

/** Hashes a file again; one that is whole is no longer noted as damaged. Answers whether it is. */
export function settleDamage(db: WorkspaceDb, fileHash: string): boolean {
  const file = findFile(db, fileHash);
  if (file === null) return false;
  const check = wholeFileCheck(db, file);
  for (let step = check.next(); ; step = check.next()) {
    if (step.done !== true) continue;
    if (step.value) forgetDamage(db, fileHash);
    return step.value;
  }
}

/** Another workspace file, opened for nothing but the bytes in it; it is left as it is. */
export interface BackupSource {
  /** The chunks of a file in order, as they are stored there; null when it does not have the file. */
  chunksOf(fileHash: string): Generator<Buffer> | null;
  close(): void;
}

/** Throws `not-a-workspace`, `file-missing`, `workspace-busy`, `workspace-damaged`, `file-denied`. */
export function openBackup(path: string): BackupSource {
  return withDiskErrors(path, () => {
    const clean = leaveNoTrace(path);
    const raw = new Database(path, { readonly: true, fileMustExist: true });
    try {
      if (raw.pragma('application_id', { simple: true }) !== workspaceApplicationId) {
        throw new AppFailure({ code: 'not-a-workspace', about: path });
      }
      raw.prepare('SELECT 1 FROM evidence_file LIMIT 1').get();
    } catch (error) {
      raw.close();
      clean();
      throw error;
    }
    return {
      chunksOf: (fileHash) => {
        const has = raw.prepare('SELECT 1 FROM evidence_file WHERE hash = ?').get(fileHash) !== undefined;
        return has ? chunksIn(raw, path, fileHash) : null;
      },
      close: () => {
        raw.close();
        clean();
      },
    };
  });
}

/** A copy in WAL mode gets files beside it while it is read; what was not there before is taken away again. */
function leaveNoTrace(path: string): () => void {
  const beside = ['-shm', '-wal'].map((suffix) => path + suffix).filter((name) => !existsSync(name));
  return () => {
    for (const name of beside) {
      if ((statSync(name, { throwIfNoEntry: false })?.size ?? 1) === 0 || name.endsWith('-shm'))
        rmSync(name, { force: true });
    }
  };
}

function* chunksIn(raw: Database.Database, path: string, fileHash: string): Generator<Buffer> {
  const select = raw.prepare<[string, number], { bytes: Buffer | null }>(
    `SELECT bytes FROM evidence_file_chunk LEFT JOIN evidence_chunk ON hash = chunk_hash
     WHERE file_hash = ? AND ordinal = ?`,
  );
  for (let ordinal = 0; ; ordinal++) {
    const row = withDiskErrors(path, () => select.get(fileHash, ordinal));
    if (row?.bytes === undefined || row.bytes === null) return;
    yield row.bytes;
  }
}
