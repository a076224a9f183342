import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyFiles } from '../../db/evidence/read-file.ts';
import { planShrink } from '../../db/evidence/shrink-file.ts';
import { checkIntegrity } from '../../db/maintenance.ts';
import { readMeta } from '../../db/meta.ts';
import { listRecords } from '../../db/records/read-records.ts';
import { openWorkspaceDb } from '../../db/workspace-db.ts';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import { describeError } from '../../renderer/lib/error-words.ts';
import { zhCn } from '../../renderer/lib/words/zh-cn.ts';
import { paperResources } from '../support/paper-resources.ts';
import { value } from '../contract/contract-host.ts';

const root = mkdtempSync(join(tmpdir(), 'qhd-no-room-'));
const path = join(root, '后勤处.qhd');
const clock = { now: () => new Date().toISOString(), newId: () => v7() };
const child = fileURLToPath(new URL('support/no-room-child.ts', import.meta.url));
const mebibyte = 1_048_576;

afterAll(() => {
  chmodSync(path, 0o644);
  rmSync(root, { recursive: true, force: true });
});

/** Twelve pieces of two MiB, of which the first nine are gone: what is kept stands at the end of the file. */
beforeAll(async () => {
  const folder = join(root, '材料');
  mkdirSync(folder);
  const paths = Array.from({ length: 12 }, (_, index) => {
    const bytes = Buffer.alloc(2 * mebibyte, index + 1);
    for (let at = 0; at < bytes.length; at += 4096) bytes.writeUInt32LE(at + index, at);
    const file = join(folder, `材料${index}.bin`);
    writeFileSync(file, bytes);
    return file;
  });
  const dispatcher = new Dispatcher({ resources: { ...paperResources(), sampleDir: '' }, ...clock, notify: () => {} });
  const client = inProcessClient(dispatcher);
  await value(client.workspace.create({ jobId: 'create', path, template: 'empty', departmentName: '后勤处' }));
  const { added } = await value(client.evidence.ingest({ jobId: 'ingest', paths }));
  await value(client.evidence.removeMany({ ids: added.slice(0, 9).map(({ id }) => id) }));
  await value(client.keeping.empty({ jobId: 'empty', revisionIds: null }));
  await dispatcher.shutdown();
});

/** What the child says; `kilobytes` is the longest that any of its files may become. */
function shrink(kilobytes: number | null): string {
  const limit = kilobytes === null ? '' : `ulimit -f ${kilobytes}; `;
  // To whom every file belongs no file is read-only.
  const user = kilobytes === null && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const said = execFileSync('bash', ['-c', `${limit}exec "$@"`, 'bash', process.execPath, child, path], user);
  return said.toString().trim().split('\n').at(-1) ?? '';
}

/** Everything that a file must still have after a failure. */
async function whole(): Promise<{ kept: number; free: number }> {
  const db = openWorkspaceDb(path, clock);
  try {
    expect(checkIntegrity(db)).toEqual([]);
    const { damaged, filesChecked } = await verifyFiles(db);
    expect([damaged, filesChecked]).toEqual([[], 3]);
    const pieces = listRecords(db, 'evidence', readMeta(db).departmentId ?? '');
    return { kept: pieces.length, free: planShrink(db).freeBytes };
  } finally {
    db.close();
  }
}

describe('a disk without room, and a file that may not be written', () => {
  it('says that the disk is full when it fills up while the file shrinks, and loses nothing', async () => {
    const before = await whole();
    expect(before.free).toBeGreaterThan(16 * mebibyte);
    expect(shrink(3 * 1024)).toBe('opened disk-full');
    expect(describeError({ code: 'disk-full' }, zhCn)).toContain('磁盘');
    const after = await whole();
    expect(after.kept).toBe(before.kept);
    expect(shrink(64 * 1024)).toBe('opened done');
    expect(await whole()).toEqual({ kept: before.kept, free: 0 });
    expect(statSync(path).size).toBeLessThan(12 * mebibyte);
  });

  it('says of a file that is read-only that it cannot be written, and leaves it byte for byte', async () => {
    chmodSync(root, 0o555);
    chmodSync(path, 0o444);
    const before = readFileSync(path);
    const { mtimeMs } = statSync(path);
    try {
      expect(shrink(null)).toBe('not-opened file-denied');
      expect(describeError({ code: 'file-denied', about: path }, zhCn)).toContain('只读');
    } finally {
      chmodSync(root, 0o755);
      chmodSync(path, 0o644);
    }
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
    expect((await whole()).kept).toBe(3);
  });
});
