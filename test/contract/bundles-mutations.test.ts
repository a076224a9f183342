import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../../electron/host/sync/verify-bundle.ts';
import {
  type BundleFiles,
  bundleHarm,
  containerOf as writeContainer,
  filesOf,
  inflict,
  resealed as reseal,
} from '../support/bundle-harm.ts';
import { keys, makeDepartment, pack, scratchFolder } from '../unit/sync/support/packed-department.ts';

const scratch = scratchFolder();
const bundle = join(scratch.folder, 'good.zip');
const mutant = join(scratch.folder, 'mutant.zip');
const other = join(scratch.folder, 'other.zip');
let files: BundleFiles = [];
let base = '';

beforeAll(async () => {
  const { db, departmentId } = await makeDepartment(join(scratch.folder, 'a.qhd'));
  await pack(db, departmentId, bundle);
  db.close();
  files = await filesOf(bundle);
  base = files[0]?.[0].split('/')[0] ?? '';
});
afterAll(() => scratch.remove());

async function rulesOf(path: string): Promise<readonly string[]> {
  const report = await verifyBundle(path, { signal: new AbortController().signal, onProgress: () => {} });
  expect(report.valid).toBe(report.issues.length === 0);
  return [...new Set(report.issues.map(({ rule }) => rule))].toSorted();
}

const inBag = (path: string): string => `${base}/${path}`;
const containerOf = (changed: BundleFiles): Promise<void> => writeContainer(changed, mutant);
const resealed = (changed: BundleFiles): BundleFiles => reseal(changed, keys);

function changeText(path: string, change: (text: string) => string): BundleFiles {
  return files.map(([name, bytes]) => {
    if (name !== inBag(path)) return [name, bytes];
    const text = bytes.toString('utf8');
    const changed = change(text);
    if (changed === text) throw new Error(`nothing changed in ${path}`);
    return [name, Buffer.from(changed)];
  });
}

describe('B13 a bundle that was changed', () => {
  test('B13 the tools of these tests change nothing by themselves', async () => {
    await containerOf(resealed(files));
    expect(readFileSync(mutant).equals(readFileSync(bundle))).toBe(true);
    expect(await rulesOf(mutant)).toEqual([]);
  });

  test('B13 300 ways of doing harm, and not one of them is taken for a bundle', { timeout: 120_000 }, async () => {
    const seed = Number(process.env['BUNDLE_SEED'] ?? Date.now() % 2 ** 31);
    process.stdout.write(`mutations of a bundle: BUNDLE_SEED=${seed}\n`);
    await fc.assert(
      fc.asyncProperty(bundleHarm, async (change) => {
        fc.pre(await inflict(change, { bundle, files, mutant, keys }));
        expect(await rulesOf(mutant)).not.toEqual([]);
      }),
      { numRuns: 300, seed },
    );
  });

  test.each([
    [
      'B10 a word of a record',
      'data/records/duty.ndjson',
      (text: string) => text.replace('2小时', '9小时'),
      ['bundle-history'],
    ],
    [
      'B10 a record that is gone',
      'data/records/position.ndjson',
      () => '',
      ['bundle-history', 'bundle-index', 'bundle-reference', 'bundle-unexpected-file'],
    ],
    [
      'B10 a revision that is gone',
      'data/revisions.ndjson',
      (text: string) => text.slice(text.indexOf('\n') + 1),
      ['bundle-history', 'bundle-transfer'],
    ],
    [
      'B8 a line in another form',
      'data/records/duty.ndjson',
      (text: string) => text.replace('{', '{ '),
      ['bundle-text-form'],
    ],
    [
      'B8 a key that stands twice',
      'data/records/duty.ndjson',
      (text: string) => text.replace('{', '{"ordinal":7,'),
      ['bundle-text-form'],
    ],
    [
      'B8 a last line without its end',
      'data/records/duty.ndjson',
      (text: string) => text.trimEnd(),
      ['bundle-history', 'bundle-text-form', 'bundle-unexpected-file'],
    ],
    [
      'B8 lines in another order',
      'data/records/evidence.ndjson',
      (text: string) => `${text.trimEnd().split('\n').toReversed().join('\n')}\n`,
      ['bundle-line-order'],
    ],
    [
      'B9 a field that no kind has',
      'data/records/duty.ndjson',
      (text: string) => text.replace('{', '{"admin":true,'),
      ['bundle-text-form'],
    ],
    [
      'B9 a value that the schema refuses',
      'data/records/duty.ndjson',
      (text: string) => text.replace('"ordinal":0', '"ordinal":-1'),
      ['bundle-history', 'bundle-record-invalid', 'bundle-unexpected-file'],
    ],
    [
      'B9 an owner that is not there',
      'data/records/duty.ndjson',
      (text: string) => text.replace(/"positionId":"./u, '"positionId":"f'),
      ['bundle-history', 'bundle-reference'],
    ],
    [
      'B10 a field name that would reach a prototype',
      'data/revisions.ndjson',
      (text: string) => text.replace('"changes":{', '"changes":{"__proto__":{"to":1},'),
      ['bundle-text-form'],
    ],
    [
      'B10 a changed field that its kind does not have',
      'data/revisions.ndjson',
      (text: string) => text.replace('"changes":{', '"changes":{"aaa":{"to":1},'),
      ['bundle-history', 'bundle-revision-invalid', 'bundle-transfer'],
    ],
    [
      'B11 a size that the bytes do not have',
      'data/records/evidence.ndjson',
      (text: string) => text.replace('"sizeBytes":12', '"sizeBytes":13'),
      ['bundle-evidence-size', 'bundle-history', 'bundle-index', 'bundle-transfer'],
    ],
    [
      'B12 another name in the index',
      'data/index.csv',
      (text: string) => text.replace('现场照片', '另一照片'),
      ['bundle-index'],
    ],
    ['B5 another declaration', 'bagit.txt', (text: string) => text.replace('1.0', '0.97'), ['bundle-declaration']],
    [
      'B5 another word in the readme',
      'README.txt',
      (text: string) => text.replace('data/', 'date/'),
      ['bundle-declaration'],
    ],
    ['B6 another college', 'bag-info.txt', (text: string) => text.replace('云溪', '云海'), ['bundle-info']],
    [
      'B6 a newer format',
      'bag-info.txt',
      (text: string) => text.replace('Format: 2', 'Format: 3'),
      ['bundle-newer-format'],
    ],
  ])('%s is found though every hash was made right again', async (...[, path, change, rules]) => {
    await containerOf(resealed(changeText(path, change)));
    expect(await rulesOf(mutant)).toEqual(rules.toSorted());
  });

  test('B11 bytes of evidence that were exchanged are found though every hash was made right again', async () => {
    const changed = files.map(([name, bytes]): BundleFiles[number] => [
      name,
      bytes.equals(Buffer.from('报修台账')) ? Buffer.from('报修台帐') : bytes,
    ]);
    await containerOf(resealed(changed));
    expect(await rulesOf(mutant)).toEqual(['bundle-evidence-name']);
  });

  test('B3 another base folder, and a file beside it, are found', async () => {
    await containerOf(files.map(([name, bytes]) => [name.replace(base, 'bundle-HQC-20000101'), bytes]));
    expect(await rulesOf(mutant)).toEqual(['bundle-base-folder']);
    await containerOf(files.map(([name, bytes], index) => [index === 1 ? '../README.txt' : name, bytes]));
    expect(await rulesOf(mutant)).toEqual([
      'bundle-manifest-extra',
      'bundle-manifest-missing',
      'bundle-missing-file',
      'bundle-unexpected-file',
    ]);
  });

  test('B13 a bundle without its base folder or with nothing but one is refused', async () => {
    await containerOf(files.map(([name, bytes]) => [name.slice(base.length + 1), bytes]));
    expect(await rulesOf(mutant)).not.toEqual([]);
    await containerOf([[inBag('bagit.txt'), Buffer.from('x')]]);
    expect(await rulesOf(mutant)).toContain('bundle-missing-file');
  });

  test('B8 text that is not UTF-8 is found', async () => {
    const changed = files.map(([name, bytes]): BundleFiles[number] => {
      if (name !== inBag('data/records/duty.ndjson')) return [name, bytes];
      const altered = Buffer.from(bytes);
      altered[altered.indexOf(Buffer.from('受'))] = 0xff;
      return [name, altered];
    });
    await containerOf(resealed(changed));
    expect(await rulesOf(mutant)).toContain('bundle-text-form');
  });

  test('B13 a bundle of another department is another bundle, and as valid', async () => {
    const { db, departmentId } = await makeDepartment(join(scratch.folder, 'b.qhd'));
    await pack(db, departmentId, other);
    db.close();
    expect(await rulesOf(other)).toEqual([]);
    expect(readFileSync(other).equals(readFileSync(bundle))).toBe(false);
  });
});
