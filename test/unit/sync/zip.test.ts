import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { standardZip64From, type Zip64From } from '../../../electron/host/sync/zip-format.ts';
import { BrokenContainer, type ReadFile, readZip } from '../../../electron/host/sync/zip-reader.ts';
import { fileSource } from '../../../electron/host/sync/byte-source.ts';
import { fileSink } from '../../../electron/host/sync/container-sink.ts';
import { ZipWriter } from '../../../electron/host/sync/zip-writer.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zip-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const everything64: Zip64From = { size: 0, count: 0 };

async function make(files: Readonly<Record<string, Buffer>>, zip64 = standardZip64From): Promise<Buffer> {
  const path = join(folder, 'made.zip');
  const handle = await open(path, 'w+');
  const zip = new ZipWriter(fileSink(handle), zip64);
  for (const [name, bytes] of Object.entries(files))
    await zip.addBytes({ name, size: bytes.length, chunks: () => [bytes] });
  const size = await zip.end();
  await handle.close();
  const made = readFileSync(path);
  expect(made.length).toBe(size);
  return made;
}

/** Files by name, or the rule that refuses the container. */
async function read(bytes: Buffer, zip64 = standardZip64From): Promise<readonly ReadFile[] | string> {
  const path = join(folder, 'read.zip');
  await writeFile(path, bytes);
  const handle = await open(path, 'r');
  const files: ReadFile[] = [];
  try {
    await readZip(await fileSource(handle), {
      open: () => null,
      close: (file) => files.push(file),
      onBytes: () => {},
      zip64,
    });
    return files;
  } catch (error) {
    if (error instanceof BrokenContainer) return error.issue.rule;
    throw error;
  } finally {
    await handle.close();
  }
}

const sample = { 'b/a.txt': Buffer.from('岗位职责'), 'b/empty': Buffer.alloc(0), 'b/data/x': Buffer.alloc(70_000, 7) };

describe('B2 container', () => {
  test('B2 what is written is read back, by us and by another reader', async () => {
    const made = await make(sample);
    const files = await read(made);
    expect(files).toMatchObject([
      { name: 'b/a.txt', size: 12, crcHolds: true, sha256: createHash('sha256').update('岗位职责').digest('hex') },
      {
        name: 'b/empty',
        size: 0,
        crcHolds: true,
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
      { name: 'b/data/x', size: 70_000, crcHolds: true },
    ]);
    const other = await fromBufferPromise(made, { lazyEntries: true, strictFileNames: true });
    const names: string[] = [];
    for await (const entry of other.eachEntry()) names.push(`${entry.fileName} ${entry.uncompressedSize}`);
    expect(names).toEqual(['b/a.txt 12', 'b/empty 0', 'b/data/x 70000']);
  });

  test('B2 unzip tests it, in the plain form and with 64-bit records everywhere', async () => {
    for (const zip64 of [standardZip64From, everything64]) {
      await make(sample, zip64);
      const said = execFileSync('unzip', ['-t', join(folder, 'made.zip')], { encoding: 'utf8' });
      expect(said).toContain('No errors detected in compressed data');
      execFileSync('unzip', ['-q', '-o', join(folder, 'made.zip'), '-d', folder]);
      expect(readFileSync(join(folder, 'b/a.txt'), 'utf8')).toBe('岗位职责');
    }
    expect(await read(await make(sample, everything64), everything64)).toHaveLength(3);
  });

  test('B2 a container with 64-bit records where none are needed is another form and refused', async () => {
    expect(await read(await make(sample, everything64))).toBe('bundle-zip-form');
  });

  test('B2 70,000 files need the 64-bit records, and unzip counts them all', { timeout: 60_000 }, async () => {
    const files = Object.fromEntries(
      Array.from({ length: 70_000 }, (_, index) => [`b/${index}`, Buffer.from(String(index))]),
    );
    expect(await read(await make(files))).toHaveLength(70_000);
    const said = execFileSync('unzip', ['-t', '-q', join(folder, 'made.zip')], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    expect(said).toContain('No errors detected in compressed data');
    const list = execFileSync('unzip', ['-Z1', join(folder, 'made.zip')], { encoding: 'utf8', maxBuffer: 1 << 28 });
    expect(list.trim().split('\n')).toHaveLength(70_000);
  });

  test('B2 every single flipped bit is noticed: in a header as the form, in the bytes of a file as its checksum', async () => {
    const made = await make({ 'b/a.txt': Buffer.from('岗位职责'), 'b/b.txt': Buffer.from('x') });
    const silent: number[] = [];
    for (let bit = 0; bit < made.length * 8; bit += 1) {
      const altered = Buffer.from(made);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const result = await read(altered);
      if (typeof result !== 'string' && result.every((file) => file.crcHolds)) silent.push(bit);
    }
    expect(silent).toEqual([]);
  });

  test('B1 every truncation and every trailing byte is refused', async () => {
    const made = await make({ 'b/a.txt': Buffer.from('岗位职责') });
    const rules = new Set<string>();
    for (let end = 0; end < made.length; end += 1) rules.add(String(await read(made.subarray(0, end))));
    expect([...rules]).toEqual(['bundle-truncated']);
    expect(await read(Buffer.concat([made, Buffer.alloc(1)]))).toBe('bundle-zip-form');
    expect(await read(Buffer.concat([Buffer.from('#!/bin/sh\n'), made]))).toBe('bundle-not-a-zip');
    expect(await read(Buffer.from('%PDF-1.7 not a container at all'))).toBe('bundle-not-a-zip');
  });

  test('B2 deflated files, data descriptors, comments and other forms of other writers are refused', async () => {
    const packed = async (options: { compress: boolean; comment?: string }): Promise<Buffer> => {
      const zip = new ZipFile();
      zip.addBuffer(Buffer.alloc(5000), 'b/a.txt', { compress: options.compress });
      zip.end({ forceZip64Format: false, comment: options.comment ?? '' });
      const parts: Buffer[] = [];
      for await (const part of zip.outputStream) parts.push(part as Buffer);
      return Buffer.concat(parts);
    };
    expect(await read(await packed({ compress: true }))).toBe('bundle-zip-form');
    expect(await read(await packed({ compress: false }))).toBe('bundle-zip-form');
    expect(await read(await packed({ compress: false, comment: 'x' }))).toBe('bundle-zip-form');
  });

  test('B2 a writer that is promised another size than it gets fails', async () => {
    const handle = await open(join(folder, 'short.zip'), 'w+');
    const zip = new ZipWriter(fileSink(handle));
    await expect(zip.addBytes({ name: 'b/a', size: 5, chunks: () => [Buffer.from('1234')] })).rejects.toThrow(
      '4 bytes instead of 5',
    );
    await handle.close();
  });
});
