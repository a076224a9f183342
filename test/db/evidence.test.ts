import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIntegrity } from '../../db/maintenance.ts';
import { evidenceBytes, findFile, hasFile, readFile, verifyFiles } from '../../db/evidence/read-file.ts';
import { storeFile } from '../../db/evidence/store-file.ts';
import { type StoreOutcome, storeFiles } from '../../db/evidence/store-files.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import { clock } from '../support/command-context.ts';
import {
  closeLater,
  emptyAll,
  failureOf,
  failureOfAsync,
  tempDepartment,
  tempFolder,
  tempWorkspace,
  write,
} from './support/temp-workspace.ts';

const mebibyte = 1_048_576;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.byteLength; offset += size) yield bytes.subarray(offset, offset + size);
}

function fileOf(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function allOutcomes(lists: AsyncIterable<readonly StoreOutcome[]>): Promise<StoreOutcome[]> {
  const outcomes: StoreOutcome[] = [];
  for await (const list of lists) outcomes.push(...list);
  return outcomes;
}

function count(db: WorkspaceDb, table: 'evidence_chunk' | 'evidence_file' | 'evidence_file_chunk'): number {
  return db.raw.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1;
}

describe('evidence bytes', () => {
  it('Bytes of any length come back as they went in, from a stream and from a file', async () => {
    const db = tempWorkspace();
    const folder = tempFolder();
    const lengths = fc.oneof(
      fc.nat(2_000),
      fc.constantFrom(mebibyte - 1, mebibyte, mebibyte + 1, 2 * mebibyte, 3 * mebibyte + 17),
    );
    await fc.assert(
      fc.asyncProperty(
        lengths,
        fc.integer({ min: 1_000, max: 3_000_000 }),
        fc.nat(255),
        async (length, pieceSize, seed) => {
          const bytes = Buffer.alloc(length, Buffer.from([seed, seed ^ 0x5a, length & 0xff, 7]));
          const hash = sha256(bytes);
          const known = hasFile(db, hash);
          expect(await storeFile(db, pieces(bytes, pieceSize))).toEqual({
            fileHash: hash,
            sizeBytes: length,
            isNew: !known,
          });
          expect(await storeFile(db, { path: fileOf(folder, 'same', bytes) })).toEqual({
            fileHash: hash,
            sizeBytes: length,
            isNew: false,
          });
          expect(Buffer.concat([...readFile(db, hash)]).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
    expect((await verifyFiles(db)).damaged).toEqual([]);
    expect(checkIntegrity(db)).toEqual([]);
  });

  it('Each file and each chunk is stored once, however often it comes', async () => {
    const db = tempWorkspace();
    const folder = tempFolder();
    const shared = randomBytes(mebibyte);
    const a = fileOf(folder, 'a', Buffer.concat([shared, Buffer.from('a')]));
    const b = fileOf(folder, 'b', Buffer.concat([shared, shared, Buffer.from('b')]));
    const c = fileOf(folder, 'c', shared);
    const outcomes = await allOutcomes(storeFiles(db, [a, b, c, a, c]));
    expect(outcomes.map((outcome) => outcome.ok && outcome.isNew)).toEqual([true, true, true, false, false]);
    expect([count(db, 'evidence_file'), count(db, 'evidence_chunk'), count(db, 'evidence_file_chunk')]).toEqual([
      3, 3, 6,
    ]);
    expect(evidenceBytes(db)).toBe(4 * mebibyte + 2);
  });

  it('Many files go in together, those that cannot be read are named, and progress ends at the whole', async () => {
    const db = tempWorkspace();
    const folder = tempFolder();
    mkdirSync(join(folder, 'folder'));
    const small = Array.from({ length: 300 }, (_, index) =>
      fileOf(folder, `材料${index}`, Buffer.from(`第${index}份`.repeat(50))),
    );
    const large = fileOf(folder, '影像', randomBytes(20 * mebibyte));
    const paths = [
      ...small.slice(0, 150),
      large,
      join(folder, 'missing'),
      join(folder, 'folder'),
      ...small.slice(150),
      fileOf(folder, '空', Buffer.alloc(0)),
    ];
    const reported: { bytesRead: number; filesRead: number }[] = [];
    const outcomes = await allOutcomes(storeFiles(db, paths, { onProgress: (progress) => reported.push(progress) }));
    const failed = outcomes.flatMap((outcome) => (outcome.ok ? [] : [[outcome.path, outcome.failure.error.code]]));
    expect(failed).toEqual([
      [join(folder, 'missing'), 'file-missing'],
      [join(folder, 'folder'), 'file-missing'],
    ]);
    const stored = outcomes.flatMap((outcome) => (outcome.ok ? [outcome] : []));
    expect(stored.every(({ isNew }) => isNew)).toBe(true);
    expect(stored.map(({ path }) => path)).toEqual(paths.filter((path) => !failed.some(([name]) => name === path)));
    for (const { fileHash, sizeBytes } of stored) expect(findFile(db, fileHash)?.sizeBytes).toBe(sizeBytes);
    expect(reported.at(-1)).toEqual({ bytesRead: evidenceBytes(db), filesRead: paths.length });
    expect(await verifyFiles(db)).toEqual({
      filesChecked: stored.length,
      bytesChecked: evidenceBytes(db),
      damaged: [],
    });
  });

  it('A file that is written to while it is read is refused, and none of its bytes stay', async () => {
    const db = tempWorkspace();
    const path = fileOf(tempFolder(), '台账.xlsx', randomBytes(40 * mebibyte));
    let grown = false;
    const onProgress = (): void => {
      if (!grown) appendFileSync(path, 'x');
      grown = true;
    };
    expect(await failureOfAsync(() => storeFile(db, { path }, { onProgress }))).toEqual({
      code: 'file-changed',
      about: path,
    });
    expect([count(db, 'evidence_file'), count(db, 'evidence_chunk')]).toEqual([0, 0]);
    grown = false;
    const [outcome] = await allOutcomes(storeFiles(db, [path], { onProgress }));
    expect(outcome?.ok === false && outcome.failure.error).toEqual({ code: 'file-changed', about: path });
    expect(count(db, 'evidence_chunk')).toBe(0);
  });

  it('An ingest that is cancelled keeps the files that were told and nothing of the others', async () => {
    const db = tempWorkspace();
    const folder = tempFolder();
    const paths = Array.from({ length: 60 }, (_, index) => fileOf(folder, `${index}`, randomBytes(mebibyte - index)));
    const controller = new AbortController();
    const told: string[] = [];
    for await (const list of storeFiles(db, paths, { signal: controller.signal })) {
      told.push(...list.flatMap((outcome) => (outcome.ok ? [outcome.fileHash] : [])));
      controller.abort();
    }
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(60);
    expect(told.every((hash) => hasFile(db, hash))).toBe(true);
    expect([count(db, 'evidence_file'), count(db, 'evidence_chunk')]).toEqual([told.length, told.length]);
    const large = fileOf(folder, 'large', randomBytes(40 * mebibyte));
    const cancel = new AbortController();
    const storing = () =>
      storeFile(
        db,
        { path: large },
        { signal: cancel.signal, onProgress: (bytes) => bytes > 30 * mebibyte && cancel.abort() },
      );
    expect((await failureOfAsync(storing)).code).toBe('cancelled');
    expect(count(db, 'evidence_chunk')).toBe(told.length);
  });

  it('Chunks of an ingest that was cut off are swept when the file is opened', () => {
    const db = tempWorkspace();
    const bytes = randomBytes(1_000);
    db.raw
      .prepare('INSERT INTO evidence_chunk (hash, bytes) VALUES (?, ?)')
      .run(createHash('sha256').update(bytes).digest(), bytes);
    db.close();
    const again = closeLater(openWorkspaceDb(db.path, clock));
    expect(count(again, 'evidence_chunk')).toBe(0);
  });

  it('One flipped bit is found by the full check, and such a file is not handed out', async () => {
    const db = tempWorkspace();
    const good = await storeFile(db, pieces(randomBytes(500), 500));
    const bad = await storeFile(db, pieces(randomBytes(2 * mebibyte + 5), mebibyte));
    const row = db.raw
      .prepare<[string], { chunk_hash: Buffer; bytes: Buffer }>(
        'SELECT chunk_hash, bytes FROM evidence_file_chunk JOIN evidence_chunk ON hash = chunk_hash WHERE file_hash = ? AND ordinal = 1',
      )
      .get(bad.fileHash);
    if (row === undefined) throw new Error('The chunk is not there');
    row.bytes[12_345] = (row.bytes[12_345] ?? 0) ^ 0b100;
    db.raw.prepare('UPDATE evidence_chunk SET bytes = ? WHERE hash = ?').run(row.bytes, row.chunk_hash);
    expect(await verifyFiles(db)).toEqual({
      filesChecked: 2,
      bytesChecked: good.sizeBytes + bad.sizeBytes,
      damaged: [bad.fileHash],
    });
    expect(failureOf(() => [...readFile(db, bad.fileHash)])).toEqual({
      code: 'workspace-damaged',
      about: `evidence ${bad.fileHash}`,
    });
    db.raw.pragma('foreign_keys = OFF');
    db.raw.prepare('DELETE FROM evidence_chunk WHERE hash = ?').run(row.chunk_hash);
    expect((await verifyFiles(db)).damaged).toEqual([bad.fileHash]);
    expect(checkIntegrity(db)).toHaveLength(1);
    expect(failureOf(() => [...readFile(db, 'f'.repeat(64))])).toEqual({
      code: 'not-found',
      about: `evidence ${'f'.repeat(64)}`,
    });
  });

  it('Bytes that a piece of evidence names cannot be removed; those that nothing names go when asked', async () => {
    const { db, departmentId } = tempDepartment();
    const named = await storeFile(db, pieces(randomBytes(5_000), 5_000));
    const unnamed = await storeFile(db, pieces(randomBytes(6_000), 6_000));
    const evidence = write(db, (writer) =>
      writer.create('evidence', { title: '台账', fileHash: named.fileHash }, { departmentId }),
    );
    expect(() => db.raw.prepare('DELETE FROM evidence_file WHERE hash = ?').run(named.fileHash)).toThrow('FOREIGN KEY');
    expect(await emptyAll(db, departmentId)).toEqual({ entries: 0, files: 1, bytes: 6_000 });
    expect([hasFile(db, named.fileHash), hasFile(db, unnamed.fileHash)]).toEqual([true, false]);
    write(db, (writer) => writer.remove('evidence', evidence.id));
    expect(hasFile(db, named.fileHash)).toBe(true);
    expect(await emptyAll(db, departmentId)).toEqual({ entries: 1, files: 1, bytes: 5_000 });
    expect(count(db, 'evidence_chunk')).toBe(0);
  });

  it('Nothing is removed while an ingest runs', async () => {
    const db = tempWorkspace();
    const paths = [fileOf(tempFolder(), 'a', randomBytes(100))];
    for await (const list of storeFiles(db, paths)) {
      expect(list).toHaveLength(1);
      expect(await failureOfAsync(() => emptyAll(db))).toEqual({ code: 'rule-broken', about: 'ingest-under-way' });
    }
    expect((await emptyAll(db)).files).toBe(1);
  });
});

describe('a full disk', () => {
  it('A command and an ingest that do not fit fail as disk-full and leave nothing half done', async () => {
    const { db, departmentId } = tempDepartment();
    db.raw.pragma('wal_checkpoint(TRUNCATE)');
    const pages = db.raw.pragma('page_count', { simple: true }) as number;
    db.raw.pragma(`max_page_count = ${pages + 40}`);
    const path = fileOf(tempFolder(), 'large', randomBytes(40 * mebibyte));
    expect(await failureOfAsync(() => storeFile(db, { path }))).toEqual({ code: 'disk-full', about: db.path });
    const fill = () =>
      write(db, (writer) => {
        for (let index = 0; index < 500; index++)
          writer.create('section', { name: '餐饮科', duties: '岗'.repeat(10_000) }, { departmentId });
      });
    expect(failureOf(fill)).toEqual({ code: 'disk-full', about: db.path });
    expect([count(db, 'evidence_chunk'), count(db, 'evidence_file')]).toEqual([0, 0]);
    expect(checkIntegrity(db)).toEqual([]);
    db.raw.pragma('max_page_count = 1000000');
    expect((await storeFile(db, { path })).isNew).toBe(true);
  });
});
