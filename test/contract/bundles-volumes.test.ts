import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listSent } from '../../db/queries/bundle-sequence.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import { openBundle } from '../../electron/host/sync/open-bundle.ts';
import { packBundle } from '../../electron/host/sync/pack-bundle.ts';
import type { PackOptions } from '../../electron/host/sync/pack-options.ts';
import { verifyBundle } from '../../electron/host/sync/verify-bundle.ts';
import { AppFailure } from '../../shared/app-error.ts';
import type { BundleReport } from '../../shared/contract/bundles.ts';
import { verifyBundleOutside } from '../support/outside-tools.ts';
import {
  addEvidence,
  clock,
  keys,
  makeDepartment,
  packing,
  scratchFolder,
  seededBytes,
  write,
} from '../unit/sync/support/packed-department.ts';

const scratch = scratchFolder();
const file = (name: string): string => join(scratch.folder, name);
const volumeBytes = 200_000;
const count = 6;
let db: WorkspaceDb;
let departmentId = '';
let stick = '';
let round = 0;

beforeAll(async () => {
  ({ db, departmentId } = await makeDepartment(file('后勤处.qhd')));
  for (let index = 0; index < 4; index += 1) {
    const bytes = seededBytes(`volume ${index}`, 250_000);
    await addEvidence(db, departmentId, { fileName: `录像${index}.mp4`, bytes });
  }
});
beforeEach(() => {
  round += 1;
  stick = file(`stick-${round}`);
  mkdirSync(stick);
});
afterAll(() => {
  db.close();
  scratch.remove();
});

const onStick = (name: string): string => join(stick, name);

function pack(more: Partial<PackOptions> = {}): Promise<BundleReport> {
  return packBundle(db, { ...packing(departmentId, onStick('包.zip')), volumeBytes, ...more });
}

function verify(name: string, identities: readonly string[] = []): Promise<BundleReport> {
  return verifyBundle(onStick(name), { signal: new AbortController().signal, onProgress: () => {}, identities });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppFailure) return error.error.code;
    throw error;
  }
  return 'nothing failed';
}

const namesOf = (numbers: readonly number[]): string[] => numbers.map((number) => `包.zip.00${number}`);
const allNames = [...namesOf([1, 2, 3, 4, 5, 6]), '包.zip.sha256'];

/** What is told of a set after `harm`. */
async function told(harm: () => void): Promise<readonly (readonly string[])[]> {
  await pack();
  harm();
  const report = await verify('包.zip.001');
  expect(report.valid).toBe(false);
  return report.issues.map(({ rule, where }) => [rule, ...where]);
}

describe('a bundle in volumes', () => {
  test('B28 cat joins the volumes to the bundle in one file, and sha256sum checks them', async () => {
    const report = await pack();
    expect(report).toMatchObject({ valid: true, path: onStick('包.zip.001'), evidenceFileCount: 7 });
    expect(report.volumes.map(({ name }) => name)).toEqual(namesOf([1, 2, 3, 4, 5, 6]));
    expect(readdirSync(stick).toSorted()).toEqual(allNames);
    expect(report.volumes.map(({ sizeBytes }) => sizeBytes).slice(0, -1)).toEqual(Array(count - 1).fill(volumeBytes));
    const run = (command: string): string => execFileSync('sh', ['-c', command], { cwd: stick, encoding: 'utf8' });
    expect(
      run('LC_ALL=C.UTF-8 sha256sum -c 包.zip.sha256')
        .split('\n')
        .filter((line) => line.endsWith('OK')),
    ).toHaveLength(count);
    run('cat 包.zip.0* > 整.zip');
    expect(verifyBundleOutside(onStick('整.zip'))[0]?.verdict).toContain('No errors detected');
    expect(statSync(onStick('整.zip')).size).toBe(report.sizeBytes);
    expect(await verify('整.zip')).toMatchObject({ valid: true, fingerprint: report.fingerprint, volumes: [] });
  });

  test('B28 an encrypted bundle is cut the same way: age opens what cat joins', async () => {
    const report = await pack({ path: onStick('密.zip.age'), encryptTo: keys.encryptionKey });
    writeFileSync(onStick('key'), `${keys.identity}\n`);
    execFileSync('sh', ['-c', 'cat 密.zip.age.0* | age -d -i key -o 整.zip'], { cwd: stick });
    expect(await verify('整.zip')).toMatchObject({ valid: true, fingerprint: report.fingerprint });
    expect(await verify('密.zip.age.003', [keys.identity])).toMatchObject({ valid: true, isEncrypted: true });
    expect((await verify('密.zip.age.001')).issues.map(({ rule }) => rule)).toEqual(['bundle-not-for-us']);
  });

  test('B29 any volume or the list opens the set, whatever it is called now, without joining it on the disk', async () => {
    await pack();
    for (const name of allNames) renameSync(onStick(name), onStick(name.replace('包.zip', '改名')));
    for (const name of ['改名.001', '改名.006', '改名.sha256'])
      expect(await verify(name)).toMatchObject({ valid: true, path: onStick('改名.001') });
    const options = { signal: new AbortController().signal, onProgress: () => {} };
    const { bundle } = await openBundle(onStick('改名.004'), options);
    for (const { hash, sizeBytes } of bundle?.evidence ?? []) {
      const parts: Buffer[] = [];
      for await (const part of bundle?.evidenceBytes(hash) ?? []) parts.push(part);
      expect(Buffer.concat(parts)).toHaveLength(sizeBytes);
    }
    await bundle?.close();
    expect(await codeOf(verify('没有.001'))).toBe('file-missing');
  });

  test('B29 a missing, changed, shortened or foreign volume is named by its number', async () => {
    expect(await told(() => rmSync(onStick('包.zip.004')))).toEqual([['bundle-volume-missing', '包.zip.004']]);
    expect(await told(() => rmSync(onStick('包.zip.006')))).toEqual([['bundle-volume-missing', '包.zip.006']]);
    const flip = (name: string): void => {
      const bytes = readFileSync(onStick(name));
      bytes[1000] = (bytes[1000] ?? 0) ^ 1;
      writeFileSync(onStick(name), bytes);
    };
    expect(await told(() => flip('包.zip.003'))).toEqual([['bundle-volume-damaged', '包.zip.003']]);
    expect(await told(() => ['包.zip.001', '包.zip.006'].forEach(flip))).toEqual([
      ['bundle-volume-damaged', '包.zip.001'],
      ['bundle-volume-damaged', '包.zip.006'],
    ]);
    const cut = (name: string): void => writeFileSync(onStick(name), readFileSync(onStick(name)).subarray(0, -1));
    expect(await told(() => cut('包.zip.002'))).toEqual([['bundle-volume-damaged', '包.zip.002']]);
    expect(await told(() => cut('包.zip.006'))).toEqual([['bundle-volume-damaged', '包.zip.006']]);
    await pack({ path: onStick('别的.zip') });
    const foreign = readFileSync(onStick('别的.zip.002'));
    expect(await told(() => writeFileSync(onStick('包.zip.002'), foreign))).toEqual([
      ['bundle-volume-damaged', '包.zip.002'],
    ]);
    expect(await told(() => writeFileSync(onStick('包.zip.007'), foreign))).toEqual([
      ['bundle-volume-extra', '包.zip.007'],
    ]);
    rmSync(onStick('包.zip.007'));
  });

  test('B29 without its list, or with one that is none, a set is no bundle, and a list of other volumes does not make it one', async () => {
    const list = onStick('包.zip.sha256');
    const issue = ['bundle-volume-list', '包.zip.sha256'];
    expect(await told(() => rmSync(list))).toEqual([issue]);
    const rewrite = (change: (text: string) => string) => () => writeFileSync(list, change(readFileSync(list, 'utf8')));
    for (const change of [
      (text: string) => `${text}\n`,
      (text: string) => text.replaceAll('包.zip', '../包.zip'),
      (text: string) => text.replace('.002', '.003'),
      (text: string) => text.toUpperCase(),
      () => '',
    ])
      expect(await told(rewrite(change))).toEqual([issue]);
    // Somebody who makes the hashes right again still has no signature.
    await pack();
    const [first = '', second = ''] = readFileSync(list, 'utf8').split('\n');
    const swapped = `${second.slice(0, 64)}${first.slice(64)}\n${first.slice(0, 64)}${second.slice(64)}`;
    writeFileSync(list, readFileSync(list, 'utf8').replace(`${first}\n${second}`, swapped));
    const one = readFileSync(onStick('包.zip.001'));
    copyFileSync(onStick('包.zip.002'), onStick('包.zip.001'));
    writeFileSync(onStick('包.zip.002'), one);
    expect((await verify('包.zip.001')).issues.map(({ rule }) => rule)).toEqual(['bundle-not-a-zip']);
  });

  test('B28 replaces one file by volumes, volumes by one file, and many volumes by few', async () => {
    await pack({ volumeBytes: null });
    expect(readdirSync(stick)).toEqual(['包.zip']);
    await pack();
    expect(readdirSync(stick).toSorted()).toEqual(allNames);
    await pack({ volumeBytes: 1_000_000 });
    expect(readdirSync(stick).toSorted()).toEqual(['包.zip.001', '包.zip.002', '包.zip.sha256']);
    expect((await verify('包.zip.001')).valid).toBe(true);
    await pack({ volumeBytes: null });
    expect(readdirSync(stick)).toEqual(['包.zip']);
  });
});

describe('packing into volumes', () => {
  /** Packs until `volumes` of them are finished; then the stick is pulled out: its folder is not there any more. */
  async function pullOut(volumes: number, more: Partial<PackOptions> = {}): Promise<string> {
    const away = `${stick}-away`;
    const code = await codeOf(
      pack({
        ...more,
        progress: () => {
          const finished = readdirSync(existsSync(stick) ? stick : away).filter((name) => /\.\d{3}\.part$/u.test(name));
          if (finished.length > volumes && existsSync(stick)) renameSync(stick, away);
        },
      }),
    );
    renameSync(away, stick);
    return code;
  }

  /** When each volume was written last. */
  const written = (): ReadonlyMap<string, number> =>
    new Map(readdirSync(stick).map((name) => [name.replace(/\.part$/u, ''), statSync(onStick(name)).mtimeMs]));

  test.each([
    ['in plain text', null],
    ['encrypted', keys.encryptionKey],
  ])(
    'B30 what was pulled out is gone on with, and finished volumes are not written again (%s)',
    async (_name, encryptTo) => {
      expect(await pullOut(2, { encryptTo })).toBe('drive-gone');
      expect(readdirSync(stick).filter((name) => !name.endsWith('.part'))).toEqual([]);
      expect(await codeOf(verify('包.zip.001'))).toBe('file-missing');
      const before = written();
      expect(await pullOut(4, { encryptTo })).toBe('drive-gone');
      const report = await pack({
        encryptTo,
        shipment: { ...packing(departmentId, '').shipment, madeAt: '2026-11-23T02:00:00.000Z' },
      });
      expect(report).toMatchObject({ valid: true, transfer: { madeAt: '2026-11-22T02:00:00.000Z' } });
      const after = written();
      for (const name of ['包.zip.001', '包.zip.002']) expect(after.get(name), name).toBe(before.get(name));
      expect(readdirSync(stick).toSorted()).toEqual(allNames);
      expect(await verify('包.zip.001', [keys.identity])).toEqual(report);
    },
  );

  test('B30 evidence of finished volumes is not read again', async () => {
    expect(await pullOut(4)).toBe('drive-gone');
    db.close();
    // The first of the large files is destroyed in the workspace: what was written of it stands.
    const other = openWorkspaceDb(file('后勤处.qhd'), clock);
    const chunk = other.raw
      .prepare(
        'SELECT chunk_hash FROM evidence_file_chunk JOIN evidence_file ON hash = file_hash WHERE size_bytes = 250000 ORDER BY hash',
      )
      .pluck()
      .get() as Buffer;
    const bytes = other.raw.prepare('SELECT bytes FROM evidence_chunk WHERE hash = ?').pluck().get(chunk) as Buffer;
    const put = (content: Buffer): unknown =>
      other.raw.prepare('UPDATE evidence_chunk SET bytes = ? WHERE hash = ?').run(content, chunk);
    put(Buffer.alloc(bytes.length));
    db = other;
    expect(await pack()).toMatchObject({ valid: true });
    put(bytes);
    expect((await pack({ volumeBytes: null })).valid).toBe(true);
  });

  test('B30 starts over when anything was written since, or when something else is asked for', async () => {
    for (const change of [
      () => {
        write(db, (writer) => writer.create('section', { name: '水电科' }, { departmentId }));
        return {};
      },
      () => ({ volumeBytes: 220_000 }),
      () => ({ encryptTo: keys.encryptionKey }),
    ]) {
      expect(await pullOut(2)).toBe('drive-gone');
      const before = written();
      const report = await pack(change());
      expect(written().get('包.zip.001')).not.toBe(before.get('包.zip.001'));
      expect(report.valid).toBe(true);
    }
  });

  test('B30 a volume that does not read back as it was written is named, and written again by the next attempt', async () => {
    const spoil = (): void => {
      const bytes = readFileSync(onStick('包.zip.003.part'));
      bytes[7] = (bytes[7] ?? 0) ^ 1;
      writeFileSync(onStick('包.zip.003.part'), bytes);
    };
    let spoilt = false;
    const sent = listSent(db, '', 1)[0]?.sequence;
    const failed = await pack({
      progress: () => {
        if (spoilt || !existsSync(onStick('包.zip.004.part'))) return;
        spoil();
        spoilt = true;
      },
    }).catch((error: unknown) => (error instanceof AppFailure ? error.error.details : error));
    expect(failed).toEqual([{ rule: 'bundle-volume-damaged', where: ['包.zip.003'] }]);
    expect(listSent(db, '', 1)[0]?.sequence).toBe(sent);
    const before = written();
    expect((await pack()).valid).toBe(true);
    expect(written().get('包.zip.002')).toBe(before.get('包.zip.002'));
    expect(written().get('包.zip.004')).not.toBe(before.get('包.zip.004'));
  });

  test('B15 cancelling leaves nothing of the volumes, and what stood there before', async () => {
    await pack();
    const before = written();
    const abort = new AbortController();
    const work = pack({
      signal: abort.signal,
      progress: () => {
        if (existsSync(onStick('包.zip.003.part'))) abort.abort();
      },
    });
    expect(await codeOf(work)).toBe('cancelled');
    expect(written()).toEqual(before);
    expect((await verify('包.zip.001')).valid).toBe(true);
  });
});
