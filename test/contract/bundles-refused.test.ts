import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkspaceDb } from '../../db/workspace-db.ts';
import { keysOfSeed } from '../../electron/host/sync/bundle-keys.ts';
import { type BundleFiles, containerOf, filesOf, resealed } from '../support/bundle-harm.ts';
import { enrolOffice, packFor, type ReceivingOffice, startReceivingOffice } from '../support/receiving-office.ts';
import { keys, makeDepartment, scratchFolder, write } from '../unit/sync/support/packed-department.ts';
import { errorOf, value } from './contract-host.ts';

/** Everything here goes through the real way of taking a bundle over, into a real file, and must leave it as it was. */
const scratch = scratchFolder();
const file = (name: string): string => join(scratch.folder, name);
const stranger = keysOfSeed(Buffer.from('stranger-strange'));
let office: ReceivingOffice;
let db: WorkspaceDb;
let departmentId = '';
let files: BundleFiles = [];
let base = '';

beforeAll(async () => {
  ({ db, departmentId } = await makeDepartment(file('后勤处.qhd')));
  office = await startReceivingOffice(file('office'), departmentId);
  enrolOffice(db, office);
  await packFor(office, db, { departmentId, path: file('1.zip') });
  files = await filesOf(file('1.zip'));
  base = files[0]?.[0].split('/')[0] ?? '';
}, 60_000);
afterAll(async () => {
  await office.stop();
  db.close();
  scratch.remove();
});

/** Tries to take it over; answers the rules that refuse it, after comparing every table and file with before. */
async function refusal(path: string): Promise<readonly string[]> {
  const before = office.digest();
  const { code, details } = await errorOf(office.client.merging.apply({ jobId: 'refused', path }));
  expect(office.digest()).toBe(before);
  return [...new Set(details?.map(({ rule }) => rule) ?? [code])].toSorted();
}

const mutant = file('mutant.zip');
const inBag = (path: string): string => `${base}/${path}`;

async function changed(change: (list: BundleFiles) => BundleFiles, signedWith = keys): Promise<readonly string[]> {
  const list = change(files.map(([name, bytes]): BundleFiles[number] => [name, Buffer.from(bytes)]));
  await containerOf(resealed(list, signedWith), mutant);
  return refusal(mutant);
}

function inText(path: string, from: string | RegExp, to: string): Promise<readonly string[]> {
  return changed((list) =>
    list.map(([name, bytes]) => {
      if (name !== inBag(path)) return [name, bytes];
      const text = bytes.toString('utf8');
      const after = text.replace(from, to);
      if (after === text) throw new Error(`nothing changed in ${path}`);
      return [name, Buffer.from(after)];
    }),
  );
}

/** A raw container of our own making, to say of a file what no good writer says. */
function rawZip(entry: {
  readonly name: string;
  readonly method: number;
  readonly data: Buffer;
  readonly size: number;
  readonly mode?: number;
}): Buffer {
  const name = Buffer.from(entry.name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(entry.method, 8);
  local.writeUInt16LE(33, 12);
  local.writeUInt32LE(entry.data.length, 18);
  local.writeUInt32LE(entry.size, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE((3 << 8) | 20, 4);
  local.copy(central, 6, 4, 30);
  central.writeUInt32LE((entry.mode ?? 0o100644) * 0x10000, 38);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + entry.data.length, 16);
  return Buffer.concat([local, name, entry.data, central, name, end]);
}

describe('what a central office refuses, with nothing changed', () => {
  test.each([
    [
      'B2 a bomb: a megabyte of zeros in a kilobyte',
      { method: 8, data: deflateRawSync(Buffer.alloc(1_000_000)), size: 1_000_000 },
      'bundle-zip-form',
    ],
    [
      'B2 a file that is larger than the container',
      { method: 0, data: Buffer.alloc(9), size: 0xfffffff0 },
      'bundle-zip-form',
    ],
    [
      'B2 a size that lies in 64 bits without a 64-bit record',
      { method: 0, data: Buffer.alloc(9), size: 0xffffffff },
      'bundle-zip-form',
    ],
    [
      'B2 a symbolic link',
      { method: 0, data: Buffer.from('/etc/passwd'), size: 11, mode: 0o120777 },
      'bundle-zip-form',
    ],
  ])('%s', async (_title, { method, data, size, ...more }, rule) => {
    writeFileSync(mutant, rawZip({ name: inBag('bagit.txt'), method, data, size, ...more }));
    expect(await refusal(mutant)).toEqual([rule]);
  });

  test('B2 a ZIP that an ordinary tool made of the same files, also with a link in it', async () => {
    execFileSync('unzip', ['-q', file('1.zip'), '-d', file('plain')]);
    const zip = (...args: string[]): void => void execFileSync('zip', ['-q', '-r', ...args], { cwd: file('plain') });
    zip(file('deflated.zip'), base);
    expect(await refusal(file('deflated.zip'))).toEqual(['bundle-zip-form']);
    cpSync(file('plain'), file('linked'), { recursive: true });
    symlinkSync('/etc/hostname', join(file('linked'), base, 'data', 'evidence', 'link'));
    execFileSync('zip', ['-q', '-0', '-r', '-y', file('linked.zip'), base], { cwd: file('linked') });
    expect(await refusal(file('linked.zip'))).toEqual(['bundle-zip-form']);
  });

  test.each([
    ['B4 a bundle inside of a bundle', 'data/evidence/00/nested.zip', 'bundle-unexpected-file'],
    ['B4 a name of a Windows device', 'data/CON', 'bundle-unexpected-file'],
    ['B4 a name that Windows cuts', 'data/index.csv.', 'bundle-unexpected-file'],
    ['B4 a way out of the folder', 'data/../../.bashrc', 'bundle-unexpected-file'],
    ['B4 another writing of the same name', 'DATA/index.csv', 'bundle-unexpected-file'],
    ['B4 the same name again', 'data/index.csv', 'bundle-duplicate-file'],
  ])('%s, signed by the department itself', async (_title, name, rule) => {
    const nested = readFileSync(file('1.zip'));
    expect(await changed((list) => [...list.slice(0, 5), [inBag(name), nested], ...list.slice(5)])).toContain(rule);
  });

  test('B4 an absolute name, and files in another order', async () => {
    expect(
      await changed((list) => [...list.slice(0, 5), ['/etc/cron.d/x', Buffer.from('x')], ...list.slice(5)]),
    ).toContain('bundle-unexpected-file');
    expect(await changed(([first, second, ...rest]) => [second, first, ...rest] as BundleFiles)).toContain(
      'bundle-file-order',
    );
  });

  test('B31 another page than one of ours is refused, for people open it', async () => {
    expect(await inText('verify.html', '<h1>', '<h1>x')).toEqual(['bundle-declaration']);
  });

  test('B6 a format from the future, and one that goes back to the unsigned first', async () => {
    expect(await inText('bag-info.txt', 'Format: 2', 'Format: 3')).toEqual(['bundle-newer-format']);
    expect(await inText('bag-info.txt', 'Format: 2', 'Format: 1')).toEqual(['bundle-info']);
    const old = await changed((list) =>
      list.filter(([name]) => !/\/(transfer\.json|verify\.html|tagmanifest-sha256\.txt\.sig)$/u.test(name)),
    );
    expect(old.length).toBeGreaterThan(0);
    expect(await refusal(new URL('../fixtures/bundles/format-1.zip', import.meta.url).pathname)).toEqual([
      'bundle-unsigned',
    ]);
  });

  test('B8 B9 B10 two records of one id, columns that no kind has, and names that would reach a prototype', async () => {
    const duty = 'data/records/duty.ndjson';
    expect(await inText(duty, /^(.*)\n/u, '$1\n$1\n')).toContain('bundle-line-order');
    expect(await inText(duty, '"ordinal":0', '"ordinal":0,"owner":"root"')).not.toEqual([]);
    expect(await inText(duty, '{', '{"__proto__":{"isAdmin":true},')).toContain('bundle-text-form');
    expect(await inText('data/revisions.ndjson', '"changes":{', '"changes":{"constructor":{"to":1},')).not.toEqual([]);
  });

  test('B21 B22 the key of somebody else, and of nobody whom the office knows', async () => {
    expect(await changed((list) => list, stranger)).toEqual(['bundle-signer']);
    await containerOf(files.slice(0, -1), mutant);
    expect(await refusal(mutant)).toEqual(['bundle-missing-file']);
  });
});

describe('a bundle that was taken over', () => {
  test('M11 changes nothing when it comes ten times more, nor does an older or a forked one', async () => {
    await value(office.client.merging.apply({ jobId: 'first', path: file('1.zip') }));
    for (let again = 0; again < 10; again += 1) {
      expect(await refusal(file('1.zip'))).toEqual(['merge-replayed-bundle']);
    }
    write(db, (writer) => writer.create('section', { name: '餐饮科' }, { departmentId }));
    await packFor(office, db, { departmentId, path: file('2.zip') });
    write(db, (writer) => writer.create('section', { name: '绿化科' }, { departmentId }));
    await packFor(office, db, { departmentId, path: file('3.zip') });
    await value(office.client.merging.apply({ jobId: 'third', path: file('3.zip') }));
    expect(await refusal(file('2.zip'))).toEqual(['merge-older-bundle']);
    // A copy of the department's file from before that goes on by itself gives the number once more.
    db.raw.prepare('DELETE FROM sent_bundle WHERE sequence = 3').run();
    write(db, (writer) => writer.create('section', { name: '车队' }, { departmentId }));
    await packFor(office, db, { departmentId, path: file('forked.zip') });
    expect(await refusal(file('forked.zip'))).toContain('merge-forked-sequence');
  });
});
