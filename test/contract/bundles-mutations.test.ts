import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileSource } from '../../electron/host/sync/byte-source.ts';
import { fileSink } from '../../electron/host/sync/container-sink.ts';
import { signMessage } from '../../electron/host/sync/ssh-signature.ts';
import { signatureNamespace } from '../../shared/sync/bundle-info.ts';
import { verifyBundle } from '../../electron/host/sync/verify-bundle.ts';
import { readZip } from '../../electron/host/sync/zip-reader.ts';
import { ZipWriter } from '../../electron/host/sync/zip-writer.ts';
import { keys, makeDepartment, pack, scratchFolder } from '../unit/sync/support/packed-department.ts';

type Files = [name: string, bytes: Buffer][];

const scratch = scratchFolder();
const bundle = join(scratch.folder, 'good.zip');
const mutant = join(scratch.folder, 'mutant.zip');
const other = join(scratch.folder, 'other.zip');
let files: Files = [];
let base = '';

beforeAll(async () => {
  const { db, departmentId } = await makeDepartment(join(scratch.folder, 'a.qhd'));
  await pack(db, departmentId, bundle);
  db.close();
  files = await filesOf(bundle);
  base = files[0]?.[0].split('/')[0] ?? '';
});
afterAll(() => scratch.remove());

async function filesOf(path: string): Promise<Files> {
  const handle = await open(path, 'r');
  const found: Files = [];
  let parts: Buffer[] = [];
  await readZip(await fileSource(handle), {
    open: () => (chunk) => parts.push(Buffer.from(chunk)),
    close: ({ name }) => {
      found.push([name, Buffer.concat(parts)]);
      parts = [];
    },
    onBytes: () => {},
  });
  await handle.close();
  return found;
}

/** A container in our own form around any files, so that only the bag in it can be at fault. */
async function containerOf(changed: Files): Promise<void> {
  const handle = await open(mutant, 'w+');
  const zip = new ZipWriter(fileSink(handle));
  for (const [name, bytes] of changed) await zip.addBytes({ name, size: bytes.length, chunks: () => [bytes] });
  await zip.end();
  await handle.close();
}

async function rulesOf(path: string): Promise<readonly string[]> {
  const report = await verifyBundle(path, { signal: new AbortController().signal, onProgress: () => {} });
  expect(report.valid).toBe(report.issues.length === 0);
  return [...new Set(report.issues.map(({ rule }) => rule))].toSorted();
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const inBag = (path: string): string => `${base}/${path}`;

/** Makes info, manifests and signature right again: a sender whose data are wrong, or somebody who has a key. */
function resealed(changed: Files, signedWith = keys): Files {
  const payload = changed.filter(([name]) => name.startsWith(inBag('data/')));
  const oxum = `${payload.reduce((sum, [, bytes]) => sum + bytes.length, 0)}.${payload.length}`;
  const manifest = (list: Files): Buffer =>
    Buffer.from(
      list
        .map(([name, bytes]) => `${sha256(bytes)}  ${name.slice(base.length + 1)}\n`)
        .toSorted((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
        .join(''),
    );
  const info = (bytes: Buffer): Buffer =>
    Buffer.from(bytes.toString('utf8').replace(/Payload-Oxum: .*/u, `Payload-Oxum: ${oxum}`));
  const tags = changed
    .filter(([name]) => !name.startsWith(inBag('data/')) && !name.startsWith(inBag('tagmanifest-sha256.txt')))
    .map(([name, bytes]): Files[number] => {
      if (name === inBag('bag-info.txt')) return [name, info(bytes)];
      return [name, name === inBag('manifest-sha256.txt') ? manifest(payload) : bytes];
    });
  const tagManifest = manifest(tags);
  const signature = signMessage(tagManifest, { ...signedWith, namespace: signatureNamespace });
  const sealed = new Map([
    ...payload,
    ...tags,
    [inBag('tagmanifest-sha256.txt'), tagManifest] as Files[number],
    [inBag('tagmanifest-sha256.txt.sig'), Buffer.from(signature)] as Files[number],
  ]);
  return changed.map(([name, bytes]) => [name, sealed.get(name) ?? bytes]);
}

function changeText(path: string, change: (text: string) => string): Files {
  return files.map(([name, bytes]) => {
    if (name !== inBag(path)) return [name, bytes];
    const text = bytes.toString('utf8');
    const changed = change(text);
    if (changed === text) throw new Error(`nothing changed in ${path}`);
    return [name, Buffer.from(changed)];
  });
}

const pick = fc.nat({ max: 1_000_000 });
/** One way of doing harm each: a changed file, or changed files in a container that is right. */
const harm = fc.oneof(
  fc.record({ way: fc.constant('flip' as const), at: pick, bit: fc.nat({ max: 7 }) }),
  fc.record({ way: fc.constant('cut' as const), at: pick }),
  fc.record({ way: fc.constant('insert' as const), at: pick, bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
  fc.record({
    way: fc.constant('overwrite' as const),
    at: pick,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  }),
  fc.record({
    way: fc.constantFrom('drop' as const, 'double' as const, 'move' as const, 'swap-bytes' as const),
    at: pick,
    to: pick,
  }),
  fc.record({ way: fc.constant('rename' as const), at: pick, name: fc.stringMatching(/^[!-~]{1,60}$/u) }),
  fc.record({ way: fc.constant('add' as const), at: pick, name: fc.stringMatching(/^(data\/)?[!-~]{1,60}$/u) }),
  fc.record({
    way: fc.constant('content' as const),
    at: pick,
    byte: pick,
    bit: fc.nat({ max: 7 }),
    reseal: fc.boolean(),
  }),
  fc.record({
    way: fc.constant('lines' as const),
    manifest: fc.constantFrom('manifest-sha256.txt', 'tagmanifest-sha256.txt'),
    at: pick,
    to: pick,
  }),
);
type Harm = typeof harm extends fc.Arbitrary<infer T> ? T : never;

/** Writes the mutant; answers false when the harm happened to change nothing. */
async function inflict(change: Harm): Promise<boolean> {
  const good = readFileSync(bundle);
  const list = structuredClone(files).map(([name, bytes]): Files[number] => [name, Buffer.from(bytes)]);
  const at = 'at' in change ? change.at % list.length : 0;
  const entry = list[at] as Files[number];
  const place = 'at' in change ? change.at % good.length : 0;
  switch (change.way) {
    case 'flip':
      good[place] = (good[place] ?? 0) ^ (1 << change.bit);
      writeFileSync(mutant, good);
      return true;
    case 'cut':
      writeFileSync(mutant, good.subarray(0, place));
      return true;
    case 'insert':
      writeFileSync(mutant, Buffer.concat([good.subarray(0, place), change.bytes, good.subarray(place)]));
      return true;
    case 'overwrite': {
      const altered = Buffer.from(good);
      altered.set(change.bytes.subarray(0, good.length - place), place);
      writeFileSync(mutant, altered);
      return !altered.equals(readFileSync(bundle));
    }
    case 'drop':
      list.splice(at, 1);
      break;
    case 'double':
      list.splice(change.to % list.length, 0, entry);
      break;
    case 'move':
      list.splice(at, 1);
      list.splice(change.to % list.length, 0, entry);
      break;
    case 'swap-bytes': {
      const second = list[change.to % list.length] as Files[number];
      [entry[1], second[1]] = [second[1], entry[1]];
      break;
    }
    case 'rename':
      entry[0] = change.name;
      break;
    case 'add':
      list.splice(at, 0, [inBag(change.name), Buffer.from('x')]);
      break;
    case 'content': {
      if (entry[1].length === 0 || (change.reseal && entry[0] === inBag('data/revisions.ndjson'))) return false;
      const byte = change.byte % entry[1].length;
      entry[1][byte] = (entry[1][byte] ?? 0) ^ (1 << change.bit);
      break;
    }
    case 'lines': {
      const manifest = list.find(([name]) => name === inBag(change.manifest)) as Files[number];
      const lines = manifest[1].toString('utf8').trimEnd().split('\n');
      const [one = '', two = ''] = [lines[change.at % lines.length], lines[change.to % lines.length]];
      lines[change.at % lines.length] = two;
      lines[change.to % lines.length] = one;
      manifest[1] = Buffer.from(`${lines.join('\n')}\n`);
      break;
    }
  }
  await containerOf(change.way === 'content' && change.reseal ? resealed(list) : list);
  return !readFileSync(mutant).equals(readFileSync(bundle));
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
      fc.asyncProperty(harm, async (change) => {
        fc.pre(await inflict(change));
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
    const changed = files.map(([name, bytes]): Files[number] => [
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
    const changed = files.map(([name, bytes]): Files[number] => {
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
