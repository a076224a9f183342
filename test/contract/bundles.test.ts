import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import { packBundle } from '../../electron/host/sync/pack-bundle.ts';
import { verifyBundle } from '../../electron/host/sync/verify-bundle.ts';
import { AppFailure } from '../../shared/app-error.ts';
import type { BundleReport } from '../../shared/contract/bundles.ts';
import { verifyBundleOutside } from '../support/outside-tools.ts';
import {
  addEvidence,
  clock,
  makeDepartment,
  pack,
  packing,
  scratchFolder,
  seededBytes,
  write,
} from '../unit/sync/support/packed-department.ts';

const scratch = scratchFolder();
let db: WorkspaceDb;
let departmentId = '';
const file = (name: string): string => join(scratch.folder, name);
const packChild = new URL('../unit/sync/support/pack-child.ts', import.meta.url).pathname;

beforeAll(async () => {
  ({ db, departmentId } = await makeDepartment(file('后勤处.qhd')));
});
afterAll(() => {
  db.close();
  scratch.remove();
});

function verify(path: string): Promise<BundleReport> {
  return verifyBundle(path, { signal: new AbortController().signal, onProgress: () => {} });
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

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a bundle of a real workspace', () => {
  test('B14 is read back as valid, with what the workspace holds', async () => {
    const report = await pack(db, departmentId, file('one.zip'));
    expect(report).toMatchObject({
      valid: true,
      issues: [],
      evidenceFileCount: 3,
      departmentName: '后勤处',
      collegeName: '云溪职业技术学院',
    });
    expect(report.recordCount).toBe(10);
    expect(report.revisionCount).toBe(13);
    expect(report.sizeBytes).toBe(statSync(file('one.zip')).size);
    expect(await verify(file('one.zip'))).toEqual({ ...report, path: file('one.zip') });
    expect(existsSync(file('one.zip.part'))).toBe(false);
  });

  test('B7 unzip and sha256sum find nothing wrong with it', async () => {
    await pack(db, departmentId, file('outside.zip'));
    const verdicts = verifyBundleOutside(file('outside.zip')).map(({ verdict }) => verdict);
    expect(verdicts).toEqual([expect.stringContaining('No errors detected'), '11 of 11 OK', '6 of 6 OK']);
  });

  test('B4 is a bag by the letter of RFC 8493', async () => {
    await pack(db, departmentId, file('rfc.zip'));
    execFileSync('unzip', ['-q', file('rfc.zip'), '-d', file('rfc')]);
    const bases = readdirSync(file('rfc'));
    expect(bases).toEqual([expect.stringMatching(/^bundle-HQC-20261122-\d+$/u)]);
    const base = join(file('rfc'), bases[0] ?? '');
    expect(readFileSync(join(base, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    const files = filesUnder(base);
    for (const [manifest, covered] of [
      ['manifest-sha256.txt', files.filter((path) => path.startsWith('data/'))],
      [
        'tagmanifest-sha256.txt',
        files.filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-sha256.txt')),
      ],
    ] as const) {
      const lines = readFileSync(join(base, manifest), 'utf8').trimEnd().split('\n');
      expect(lines.toSorted()).toEqual(covered.map((path) => `${sha256(join(base, path))}  ${path}`).toSorted());
    }
    const info = new Map(
      readFileSync(join(base, 'bag-info.txt'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => line.split(': ', 2) as [string, string]),
    );
    const payload = files.filter((path) => path.startsWith('data/'));
    const octets = payload.reduce((sum, path) => sum + statSync(join(base, path)).size, 0);
    expect(info.get('Payload-Oxum')).toBe(`${octets}.${payload.length}`);
    expect(info.get('Bagging-Date')).toMatch(/^\d{4}-\d\d-\d\d$/u);
    expect(info.get('Source-Organization')).toBe('云溪职业技术学院');
    for (const path of payload.filter((name) => name.startsWith('data/evidence/'))) {
      expect(path).toBe(`data/evidence/${sha256(join(base, path)).slice(0, 2)}/${sha256(join(base, path))}`);
    }
    const index = readFileSync(join(base, 'data/index.csv'), 'utf8');
    expect(index).toContain('"报修,台账 ""终稿"".txt"');
    expect(index).toContain('岗位：维修管理员');
    expect(index).toContain(`"'=SUM(A1)"`);
    expect(index.trimEnd().split('\r\n')).toHaveLength(6);
  });

  test('B13 has the same bytes on another day, in another time zone, under another name, from another process', {
    timeout: 60_000,
  }, async () => {
    db.close();
    copyFileSync(file('后勤处.qhd'), file('first.qhd'));
    const first = openWorkspaceDb(file('first.qhd'), clock);
    await pack(first, departmentId, file('first.zip'));
    first.close();
    for (const [index, TZ] of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Shanghai'].entries()) {
      const target = file(`later-${index}.zip`);
      copyFileSync(file('后勤处.qhd'), file(`later-${index}.qhd`));
      const said = execFileSync(process.execPath, [packChild, file(`later-${index}.qhd`), departmentId, target], {
        encoding: 'utf8',
        env: { ...process.env, TZ, LC_ALL: 'C' },
      });
      expect(said).toContain('"valid":true');
      expect(readFileSync(target).equals(readFileSync(file('first.zip')))).toBe(true);
    }
    db = openWorkspaceDb(file('后勤处.qhd'), clock);
  });

  test('B13 has other bytes and another fingerprint as soon as a word changes', async () => {
    const before = await pack(db, departmentId, file('before.zip'));
    write(db, (writer) => writer.update('department', departmentId, { fields: { phone: '0700-1234567' } }));
    const after = await pack(db, departmentId, file('after.zip'));
    expect(after.fingerprint).not.toBe(before.fingerprint);
    expect(after.revisionCount).toBe(before.revisionCount + 1);
  });
});

describe('packing', () => {
  test('B14 replaces an older bundle, and removes what a killed packing left', async () => {
    writeFileSync(file('old.zip'), 'an older bundle');
    writeFileSync(file('old.zip.part'), 'left behind');
    expect((await pack(db, departmentId, file('old.zip'))).valid).toBe(true);
    expect((await verify(file('old.zip'))).valid).toBe(true);
    expect(existsSync(file('old.zip.part'))).toBe(false);
  });

  test('B15 cancelling at any step leaves neither a part nor a changed target', async () => {
    await addEvidence(db, departmentId, { fileName: '录像.mp4', bytes: seededBytes('video', 5_000_000) });
    const stages = new Set<string>();
    let steps = Number.POSITIVE_INFINITY;
    for (let stopAt = 0; stopAt < steps; stopAt += 1) {
      writeFileSync(file('kept.zip'), 'what stood there');
      const abort = new AbortController();
      let step = 0;
      const work = packBundle(db, {
        ...packing(departmentId, file('kept.zip')),
        signal: abort.signal,
        progress: ({ stage }) => {
          if (step === stopAt) abort.abort();
          if (step === stopAt) stages.add(stage);
          step += 1;
        },
      });
      const code = await codeOf(work);
      if (code === 'nothing failed') steps = stopAt;
      else
        expect({
          code,
          target: readFileSync(file('kept.zip'), 'utf8'),
          part: existsSync(file('kept.zip.part')),
        }).toEqual({ code: 'cancelled', target: 'what stood there', part: false });
    }
    expect(steps).toBeGreaterThan(8);
    expect([...stages].toSorted()).toEqual(['packing', 'verifying']);
  });

  test('B14 a process that is killed while it packs never leaves anything but a whole bundle at the target', {
    timeout: 120_000,
  }, async () => {
    const home = file('kill');
    mkdirSync(home);
    const big = await makeDepartment(join(home, 'big.qhd'));
    for (let index = 0; index < 4; index += 1) {
      await addEvidence(big.db, big.departmentId, {
        fileName: `${index}.bin`,
        bytes: seededBytes(`big ${index}`, 8_000_000),
      });
    }
    big.db.close();
    const target = join(home, 'killed.zip');
    const outcomes = { whole: 0, nothing: 0, part: 0 };
    for (let round = 0; round < 8; round += 1) {
      await packAndKill([join(home, 'big.qhd'), big.departmentId, target], round * 40);
      if (existsSync(`${target}.part`)) outcomes.part += 1;
      if (!existsSync(target)) outcomes.nothing += 1;
      else if ((await verify(target)).valid) outcomes.whole += 1;
      else expect.fail(`round ${round} left a broken bundle`);
    }
    expect(outcomes.part).toBeGreaterThan(0); // some kills did strike midway
    const said = execFileSync(process.execPath, [packChild, join(home, 'big.qhd'), big.departmentId, target], {
      encoding: 'utf8',
    });
    expect(said).toContain('"valid":true');
    expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('B16 a bundle is one moment of the workspace, whatever is written while it is packed', async () => {
    let written = 0;
    const report = await packBundle(db, {
      ...packing(departmentId, file('moment.zip')),
      progress: () => {
        write(db, (writer) => writer.create('section', { name: `科室 ${written}` }, { departmentId }));
        written += 1;
      },
    });
    expect(report.valid).toBe(true);
    expect(written).toBeGreaterThan(3);
    const said = execFileSync('unzip', ['-p', file('moment.zip'), '*/data/records/*'], { encoding: 'utf8' });
    expect(said).not.toContain('科室 ');
    expect((await pack(db, departmentId, file('moment.zip'))).recordCount).toBe(report.recordCount + written);
  });

  test('B15 a disk that ends midway and a folder that is not there are said by their codes', () => {
    db.close();
    const child = [process.execPath, packChild, file('后勤处.qhd'), departmentId];
    const run = (limit: string, target: string): string =>
      execFileSync('bash', ['-c', `${limit} exec "$@"`, 'bash', ...child, target], { encoding: 'utf8' })
        .trim()
        .split('\n')
        .at(-1) ?? '';
    // Blocks of a kilobyte: the five-megabyte file does not fit.
    expect(run('ulimit -f 3000;', file('limited.zip'))).toBe('disk-full');
    expect(filesUnder(scratch.folder).filter((name) => name.startsWith('limited'))).toEqual([]);
    expect(run('', join(scratch.folder, 'no', 'such', 'folder.zip'))).toBe('file-missing');
  });

  test('B14 the open workspace itself is never the target, by whatever name it is called', async () => {
    db = openWorkspaceDb(file('后勤处.qhd'), clock);
    symlinkSync(scratch.folder, file('link'));
    for (const target of [
      file('后勤处.qhd'),
      file('后勤处.qhd-wal'),
      join(file('link'), '后勤处.qhd'),
      file('./link/../后勤处.qhd'),
    ]) {
      expect(await codeOf(pack(db, departmentId, target))).toBe('file-busy');
    }
    expect(await codeOf(pack(db, departmentId, scratch.folder))).toBe('file-denied');
    expect((await pack(db, departmentId, file('still.zip'))).valid).toBe(true);
  });

  test('B14 two packings of one target do not write into one another', async () => {
    const results = await Promise.allSettled([
      pack(db, departmentId, file('twice.zip')),
      pack(db, departmentId, file('twice.zip')),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await verify(file('twice.zip'))).valid).toBe(true);
  });
});

describe('verifying', () => {
  test('B17 answers for any file, and fails only when there is none', async () => {
    writeFileSync(file('letter.txt'), '不是同步包，只是一封信。');
    writeFileSync(file('empty.zip'), '');
    expect((await verify(file('letter.txt'))).issues.map(({ rule }) => rule)).toEqual(['bundle-not-a-zip']);
    expect((await verify(file('empty.zip'))).issues.map(({ rule }) => rule)).toEqual(['bundle-truncated']);
    expect((await verify(file('后勤处.qhd'))).valid).toBe(false);
    expect(await codeOf(verify(file('nothing.zip')))).toBe('file-missing');
    expect(await codeOf(verify(scratch.folder))).toBe('file-missing');
  });

  test('B17 can be cancelled', async () => {
    const abort = new AbortController();
    expect(
      await codeOf(verifyBundle(file('still.zip'), { signal: abort.signal, onProgress: () => abort.abort() })),
    ).toBe('cancelled');
  });
});

/** Starts packing in a process of its own and kills it `delayMs` after it began. */
async function packAndKill(args: readonly string[], delayMs: number): Promise<void> {
  const child = spawn(process.execPath, [packChild, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  setTimeout(() => child.kill('SIGKILL'), delayMs);
  await ended;
}
