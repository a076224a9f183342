import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import fc from 'fast-check';
import { type BundleKeys, keysOfSeed } from '../../electron/host/sync/bundle-keys.ts';
import { fileSource } from '../../electron/host/sync/byte-source.ts';
import { fileSink } from '../../electron/host/sync/container-sink.ts';
import { signMessage } from '../../electron/host/sync/ssh-signature.ts';
import { readZip } from '../../electron/host/sync/zip-reader.ts';
import { ZipWriter } from '../../electron/host/sync/zip-writer.ts';
import { signatureNamespace } from '../../shared/sync/signature-namespace.ts';

/** Names and bytes of a container, in order. */
export type BundleFiles = [name: string, bytes: Buffer][];

/** The files of a good bundle. */
export async function filesOf(path: string): Promise<BundleFiles> {
  const handle = await open(path, 'r');
  const found: BundleFiles = [];
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
export async function containerOf(changed: BundleFiles, path: string): Promise<void> {
  const handle = await open(path, 'w+');
  const zip = new ZipWriter(fileSink(handle));
  for (const [name, bytes] of changed) await zip.addBytes({ name, size: bytes.length, chunks: () => [bytes] });
  await zip.end();
  await handle.close();
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Makes info, manifests and signature right again: a sender whose data are wrong, or somebody who has a key. */
export function resealed(changed: BundleFiles, signedWith: BundleKeys): BundleFiles {
  const base = changed[0]?.[0].split('/')[0] ?? '';
  const inBag = (path: string): string => `${base}/${path}`;
  const payload = changed.filter(([name]) => name.startsWith(inBag('data/')));
  const oxum = `${payload.reduce((sum, [, bytes]) => sum + bytes.length, 0)}.${payload.length}`;
  const manifest = (list: BundleFiles): Buffer =>
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
    .map(([name, bytes]): BundleFiles[number] => {
      if (name === inBag('bag-info.txt')) return [name, info(bytes)];
      return [name, name === inBag('manifest-sha256.txt') ? manifest(payload) : bytes];
    });
  const tagManifest = manifest(tags);
  const signature = signMessage(tagManifest, { ...signedWith, namespace: signatureNamespace });
  const sealed = new Map([
    ...payload,
    ...tags,
    [inBag('tagmanifest-sha256.txt'), tagManifest] as BundleFiles[number],
    [inBag('tagmanifest-sha256.txt.sig'), Buffer.from(signature)] as BundleFiles[number],
  ]);
  return changed.map(([name, bytes]) => [name, sealed.get(name) ?? bytes]);
}

const pick = fc.nat({ max: 1_000_000 });
/** One way of doing harm each: a changed file, or changed files in a container that is right. */
export const bundleHarm = fc.oneof(
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
export type BundleHarm = typeof bundleHarm extends fc.Arbitrary<infer T> ? T : never;

const stranger = keysOfSeed(Buffer.from('stranger-strange'));

/** Writes the mutant of a good bundle; answers false when the harm happened to change nothing. */
export async function inflict(
  change: BundleHarm,
  where: { readonly bundle: string; readonly files: BundleFiles; readonly mutant: string; readonly keys: BundleKeys },
): Promise<boolean> {
  const { bundle, mutant } = where;
  const good = readFileSync(bundle);
  const list = where.files.map(([name, bytes]): BundleFiles[number] => [name, Buffer.from(bytes)]);
  const base = list[0]?.[0].split('/')[0] ?? '';
  const inBag = (path: string): string => `${base}/${path}`;
  let signer = where.keys;
  const at = 'at' in change ? change.at % list.length : 0;
  const entry = list[at] as BundleFiles[number];
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
      return !altered.equals(good);
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
      const second = list[change.to % list.length] as BundleFiles[number];
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
      // Who has the sender's key may say of a bundle's place whatever holds together: only others are in the wrong.
      if (entry[0] === inBag('transfer.json')) signer = stranger;
      if (entry[1].length === 0 || (change.reseal && entry[0] === inBag('data/revisions.ndjson'))) return false;
      const byte = change.byte % entry[1].length;
      entry[1][byte] = (entry[1][byte] ?? 0) ^ (1 << change.bit);
      break;
    }
    case 'lines': {
      const manifest = list.find(([name]) => name === inBag(change.manifest)) as BundleFiles[number];
      const lines = manifest[1].toString('utf8').trimEnd().split('\n');
      const [one = '', two = ''] = [lines[change.at % lines.length], lines[change.to % lines.length]];
      lines[change.at % lines.length] = two;
      lines[change.to % lines.length] = one;
      manifest[1] = Buffer.from(`${lines.join('\n')}\n`);
      break;
    }
  }
  await containerOf(change.way === 'content' && change.reseal ? resealed(list, signer) : list, mutant);
  return !readFileSync(mutant).equals(readFileSync(bundle));
}
