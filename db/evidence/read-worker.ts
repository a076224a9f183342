import { createHash } from 'node:crypto';
import { type BigIntStats, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import {
  chunkSizeBytes,
  headBytes,
  type ReaderSetup,
  type ReadOrder,
  type ReadReport,
  readAheadBytes,
  readerCodes,
} from './reader-messages.ts';

// A thread that reads and hashes files one after the other, so that whoever writes them never waits for either.
// Reading is synchronous on purpose: there is nobody here to be kept waiting, and a small file costs five calls.

const { unused, returns, familiarSizes } = workerData as ReaderSetup;
const unusedBytes = new Int32Array(unused);
const familiar = new Set(familiarSizes);

function report(what: ReadReport): void {
  const bytes = what.kind === 'chunk' || what.kind === 'whole' ? what.bytes : null;
  if (bytes === null) {
    parentPort?.postMessage(what);
    return;
  }
  for (let ahead = Atomics.load(unusedBytes, 0); ahead > readAheadBytes; ahead = Atomics.load(unusedBytes, 0))
    Atomics.wait(unusedBytes, 0, ahead);
  Atomics.add(unusedBytes, 0, bytes.byteLength);
  parentPort?.postMessage(what, [bytes.buffer as ArrayBuffer]);
}

interface Opened {
  readonly descriptor: number;
  readonly before: BigIntStats;
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Throws `changed` when the file is shorter than it was. */
function fill({ descriptor }: Opened, buffer: Uint8Array, offset: number): void {
  for (let filled = 0; filled < buffer.byteLength; ) {
    const count = readSync(descriptor, buffer, filled, buffer.byteLength - filled, offset + filled);
    if (count === 0) throw failure(readerCodes.changed);
    filled += count;
  }
}

function assertUnchanged({ descriptor, before }: Opened): void {
  const after = fstatSync(descriptor, { bigint: true });
  if (after.size !== before.size || after.mtimeNs !== before.mtimeNs) throw failure(readerCodes.changed);
}

/** Memory for a chunk: that of one that was written, when it is a whole one. */
function memoryFor(size: number): Uint8Array {
  const returned = size === chunkSizeBytes ? receiveMessageOnPort(returns) : undefined;
  return returned === undefined ? Buffer.allocUnsafeSlow(size) : new Uint8Array(returned.message as ArrayBuffer);
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function readSmall(opened: Opened, sizeBytes: number): void {
  const bytes = Buffer.allocUnsafeSlow(sizeBytes);
  fill(opened, bytes, 0);
  assertUnchanged(opened);
  const head = Uint8Array.from(bytes.subarray(0, headBytes));
  report({ kind: 'whole', file: { fileHash: sha256(bytes).toString('hex'), sizeBytes, head }, bytes });
}

/** A file that may be here already is only hashed: its bytes go nowhere. */
function readFamiliar(opened: Opened, sizeBytes: number): void {
  const buffer = Buffer.allocUnsafeSlow(chunkSizeBytes);
  const whole = createHash('sha256');
  let head: Uint8Array = new Uint8Array();
  for (let offset = 0; offset < sizeBytes; offset += chunkSizeBytes) {
    const part = buffer.subarray(0, Math.min(chunkSizeBytes, sizeBytes - offset));
    fill(opened, part, offset);
    if (offset === 0) head = Uint8Array.from(part.subarray(0, headBytes));
    whole.update(part);
    report({ kind: 'read', bytes: part.byteLength });
  }
  assertUnchanged(opened);
  report({ kind: 'familiar', file: { fileHash: whole.digest('hex'), sizeBytes, head } });
}

function readLarge(opened: Opened, sizeBytes: number): void {
  const whole = createHash('sha256');
  let head: Uint8Array = new Uint8Array();
  for (let offset = 0; offset < sizeBytes; offset += chunkSizeBytes) {
    const bytes = memoryFor(Math.min(chunkSizeBytes, sizeBytes - offset));
    fill(opened, bytes, offset);
    if (offset === 0) head = Uint8Array.from(bytes.subarray(0, headBytes));
    whole.update(bytes);
    report({ kind: 'chunk', bytes, hash: Uint8Array.from(sha256(bytes)) });
  }
  assertUnchanged(opened);
  report({ kind: 'whole', file: { fileHash: whole.digest('hex'), sizeBytes, head }, bytes: null });
}

function readFile(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    const before = fstatSync(descriptor, { bigint: true });
    if (!before.isFile()) throw failure(readerCodes.noFile);
    const opened = { descriptor, before };
    const sizeBytes = Number(before.size);
    if (sizeBytes <= chunkSizeBytes) readSmall(opened, sizeBytes);
    else if (familiar.has(sizeBytes)) readFamiliar(opened, sizeBytes);
    else readLarge(opened, sizeBytes);
  } finally {
    closeSync(descriptor);
  }
}

parentPort?.on('message', ({ path }: ReadOrder) => {
  try {
    readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    report({ kind: 'failed', code, words: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
