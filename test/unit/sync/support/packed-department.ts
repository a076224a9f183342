import { createCipheriv, createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { v7 } from 'uuid';
import { storeFile } from '../../../../db/evidence/store-file.ts';
import { runCommand } from '../../../../db/records/run-command.ts';
import type { RecordWriter } from '../../../../db/records/record-writer.ts';
import { createWorkspaceDb, type WorkspaceDb } from '../../../../db/workspace-db.ts';
import { keysOfSeed } from '../../../../electron/host/sync/bundle-keys.ts';
import { packBundle } from '../../../../electron/host/sync/pack-bundle.ts';
import type { PackOptions } from '../../../../electron/host/sync/pack-options.ts';
import type { BundleReport } from '../../../../shared/contract/bundles.ts';

export const clock = { now: () => new Date().toISOString(), newId: () => v7() };

/** Runs one command. */
export function write<T>(db: WorkspaceDb, work: (writer: RecordWriter) => T): T {
  const context = { ...clock, name: 'test.write', author: '林晓禾', replicaId };
  return runCommand(db, context, work).value;
}

/** Bytes that look random and are the same on every call. */
export function seededBytes(seed: string, size: number): Buffer {
  const key = createHash('sha256').update(seed).digest();
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(size));
}

/** Stores the bytes and a piece of evidence that names them, with a link to what it proves. */
export async function addEvidence(
  db: WorkspaceDb,
  departmentId: string,
  piece: { readonly fileName: string; readonly bytes: Buffer; readonly proves?: string },
): Promise<void> {
  const { fileHash, sizeBytes } = await storeFile(db, Readable.from([piece.bytes]));
  write(db, (writer) => {
    const evidence = writer.create(
      'evidence',
      { title: piece.fileName, fileName: piece.fileName, fileHash, sizeBytes },
      { departmentId },
    );
    if (piece.proves === undefined) return;
    writer.create(
      'evidenceLink',
      { evidenceId: evidence.id, targetKind: 'position', targetId: piece.proves },
      { departmentId },
    );
  });
}

/** A workspace with a small department that has everything a bundle carries: two texts, an empty file, a removed record. */
export async function makeDepartment(
  path: string,
): Promise<{ readonly db: WorkspaceDb; readonly departmentId: string }> {
  const db = createWorkspaceDb(path, clock);
  const departmentId = clock.newId();
  const position = write(db, (writer) => {
    writer.create('college', { name: '云溪职业技术学院' }, { departmentId: null });
    writer.create(
      'department',
      { name: '后勤处', code: 'HQC', overview: '第一行\n第二行 "引号" \\ 𠮷' },
      { departmentId, id: departmentId },
    );
    return writer.create('position', { name: '维修管理员', level: '管理八级' }, { departmentId });
  });
  write(db, (writer) => {
    const duty = writer.create('duty', { positionId: position.id, text: '受理报修' }, { departmentId });
    writer.update('duty', duty.id, { fields: { text: '受理师生报修，紧急类2小时内响应' } });
    const gone = writer.create('duty', { positionId: position.id, text: '多余的一条' }, { departmentId });
    writer.remove('duty', gone.id);
  });
  await addEvidence(db, departmentId, {
    fileName: '报修,台账 "终稿".txt',
    bytes: Buffer.from('报修台账'),
    proves: position.id,
  });
  await addEvidence(db, departmentId, { fileName: '现场照片.jpg', bytes: seededBytes('photo', 3000) });
  await addEvidence(db, departmentId, { fileName: '空文件.txt', bytes: Buffer.alloc(0) });
  await addEvidence(db, departmentId, { fileName: '同一张照片.jpg', bytes: seededBytes('photo', 3000) });
  write(db, (writer) => writer.create('evidence', { title: '=SUM(A1)', physicalPlace: '档案柜A-2' }, { departmentId }));
  return { db, departmentId };
}

export const replicaId = '0190a000-0000-7000-8000-000000000001';
/** The same keys on every run. */
export const keys = keysOfSeed(Buffer.from('gangbiao-testkey'));

/** A packing for anybody, that happens at one moment, so that it can be repeated. */
export function packing(departmentId: string, path: string): PackOptions {
  return {
    path,
    shipment: {
      departmentId,
      purpose: 'sync',
      sender: { replicaId, role: 'department', name: '后勤处' },
      recipient: null,
      extent: 'auto',
      missingEvidence: [],
      madeAt: '2026-11-22T02:00:00.000Z',
    },
    keys,
    encryptTo: null,
    volumeBytes: null,
    signal: new AbortController().signal,
    progress: () => {},
  };
}

/** Packs with nobody to cancel or to watch. */
export function pack(db: WorkspaceDb, departmentId: string, path: string): Promise<BundleReport> {
  return packBundle(db, packing(departmentId, path));
}

/** A new folder, and the call that removes it. */
export function scratchFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
