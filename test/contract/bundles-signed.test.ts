import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acknowledge, noteReceived, peerEvidence } from '../../db/queries/bundle-sequence.ts';
import { enrolPeer, withdrawPeerKey } from '../../db/queries/peers.ts';
import { createWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import { type BundleKeys, keysOfSeed } from '../../electron/host/sync/bundle-keys.ts';
import { openBundle } from '../../electron/host/sync/open-bundle.ts';
import { packBundle } from '../../electron/host/sync/pack-bundle.ts';
import { trustIssues } from '../../electron/host/sync/trust-facts.ts';
import { verifyBundle } from '../../electron/host/sync/verify-bundle.ts';
import type { BundleReport } from '../../shared/contract/bundles.ts';
import { containerOf, filesOf, resealed } from '../support/bundle-harm.ts';
import {
  addEvidence,
  clock,
  keys,
  makeDepartment,
  packing,
  replicaId,
  scratchFolder,
  seededBytes,
  write,
} from '../unit/sync/support/packed-department.ts';

const scratch = scratchFolder();
const file = (name: string): string => join(scratch.folder, name);
const officeId = '0190a000-0000-7000-8000-0000000000ff';
const office = keysOfSeed(Buffer.from('office-office-00'));
const stranger = keysOfSeed(Buffer.from('stranger-strange'));
const at = '2026-11-22T02:00:00.000Z';
let db: WorkspaceDb;
let departmentId = '';

beforeAll(async () => {
  ({ db, departmentId } = await makeDepartment(file('后勤处.qhd')));
  const peer = { replicaId: officeId, role: 'office', school: '云溪职业技术学院', name: '诊改办' } as const;
  enrolPeer(db, { ...peer, departmentId: null, workingGroup: [] }, { ...office, isCompared: true, at });
});
afterAll(() => {
  db.close();
  scratch.remove();
});

function send(name: string, more: { readonly encrypt?: boolean; readonly extent?: 'auto' | 'full' | 'receipt' } = {}) {
  const plain = packing(departmentId, file(name));
  const extent = more.extent ?? 'auto';
  return packBundle(db, {
    ...plain,
    shipment: {
      ...plain.shipment,
      recipient: { replicaId: officeId },
      extent,
      purpose: extent === 'receipt' ? 'receipt' : 'sync',
    },
    encryptTo: more.encrypt === true ? office.encryptionKey : null,
  });
}

function verify(name: string, identities: readonly string[] = []): Promise<BundleReport> {
  return verifyBundle(file(name), { signal: new AbortController().signal, onProgress: () => {}, identities });
}

async function rulesOf(name: string): Promise<readonly string[]> {
  return [...new Set((await verify(name)).issues.map(({ rule }) => rule))].toSorted();
}

describe('a signed bundle', () => {
  test('B21 ssh-keygen takes the signature for that of the sender, and for nobody else’s', async () => {
    await send('signed.zip');
    execFileSync('unzip', ['-q', file('signed.zip'), '-d', file('signed')]);
    const bag = join(file('signed'), readdirSync(file('signed'))[0] ?? '');
    const says = (allowed: BundleKeys): string => {
      writeFileSync(file('allowed'), `dept ${allowed.signingKey}\n`);
      const args = ['-Y', 'verify', '-f', file('allowed'), '-I', 'dept', '-n', 'gangbiao-bundle'];
      return execFileSync('ssh-keygen', [...args, '-s', join(bag, 'tagmanifest-sha256.txt.sig')], {
        input: readFileSync(join(bag, 'tagmanifest-sha256.txt')),
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'ignore'],
      });
    };
    expect(says(keys)).toContain(`Good "gangbiao-bundle" signature for dept with ED25519 key ${keys.keyFingerprint}`);
    expect(() => says(stranger)).toThrow();
  });

  test('B21 a signature that is missing, of other bytes or of another key is refused', async () => {
    const files = await filesOf(file('signed.zip'));
    const last = files.at(-1) as [string, Buffer];
    expect(last[0]).toMatch(/tagmanifest-sha256\.txt\.sig$/u);
    // The harm is the signature's: the same tool without it makes the same bundle again.
    await containerOf(files, file('rewritten.zip'));
    expect(readFileSync(file('rewritten.zip')).equals(readFileSync(file('signed.zip')))).toBe(true);
    await containerOf(files.slice(0, -1), file('stripped.zip'));
    expect(await rulesOf('stripped.zip')).toEqual(['bundle-missing-file']);

    await send('other.zip');
    const foreign = (await filesOf(file('other.zip'))).at(-1)?.[1] ?? Buffer.alloc(0);
    await containerOf([...files.slice(0, -1), [last[0], foreign]], file('swapped.zip'));
    expect(await rulesOf('swapped.zip')).toEqual(['bundle-signature']);

    await containerOf(resealed(files, stranger), file('stranger.zip'));
    expect(await rulesOf('stranger.zip')).toEqual(['bundle-signer']);
  });

  test('B20 what it says about its place cannot be changed, not even by whoever has the key', async () => {
    const files = await filesOf(file('other.zip'));
    const changed = (from: RegExp, to: string): Promise<void> =>
      containerOf(
        resealed(
          files.map(([name, bytes]) =>
            name.endsWith('/transfer.json')
              ? [name, Buffer.from(bytes.toString('utf8').replace(from, to))]
              : [name, bytes],
          ),
          keys,
        ),
        file('place.zip'),
      );
    for (const [from, to] of [
      [/"count":\d+/u, '"count":1'],
      [/"school":"[^"]+"/u, '"school":"别的学校"'],
      [/"mode":"full"/u, '"mode":"receipt"'],
      [/"previous":"[^"]+"/u, '"previous":null'],
      [/"prerequisites":\[\]/u, '"prerequisites":["0190a000-0000-7000-8000-00000000dead"]'],
      [/"held":\[\]/u, `"held":[{"hash":"${'0'.repeat(64)}","sizeBytes":3}]`],
      [/"sequence":2/u, '"sequence":2.5'],
      [/\{/u, '{"__proto__":{},'],
    ] as const) {
      await changed(from, to);
      expect(
        (await verify('place.zip')).issues.map(({ rule }) => rule),
        to,
      ).toContain('bundle-transfer');
    }
  });

  test('B23 age opens what was encrypted for the office, and nobody without one of both keys does', async () => {
    const report = await send('sealed.zip.age', { encrypt: true });
    expect(report).toMatchObject({ valid: true, isEncrypted: true });
    expect(readFileSync(file('sealed.zip.age')).includes(Buffer.from('后勤处'))).toBe(false);
    expect(await rulesOf('sealed.zip.age')).toEqual(['bundle-not-for-us']);
    expect((await verify('sealed.zip.age', [stranger.identity])).issues.map(({ rule }) => rule)).toEqual([
      'bundle-not-for-us',
    ]);
    for (const { identity } of [office, keys]) {
      expect(await verify('sealed.zip.age', [identity])).toMatchObject({ valid: true, recordCount: 10 });
    }
  });

  test('B23 an encrypted bundle that was changed anywhere is refused', async () => {
    const good = readFileSync(file('sealed.zip.age'));
    for (let place = 0; place < good.length; place += 97) {
      const bad = Buffer.from(good);
      bad[place] = (bad[place] ?? 0) ^ 1;
      writeFileSync(file('bad.age'), bad);
      const report = await verify('bad.age', [office.identity]);
      expect(report.valid, `byte ${place}`).toBe(false);
    }
    writeFileSync(file('bad.age'), good.subarray(0, -1));
    expect((await verify('bad.age', [office.identity])).issues.map(({ rule }) => rule)).toEqual(['bundle-envelope']);
  });

  test('B19 the first format is still read, and is known as unsigned', async () => {
    const old = new URL('../fixtures/bundles/format-1.zip', import.meta.url).pathname;
    const report = await verifyBundle(old, { signal: new AbortController().signal, onProgress: () => {} });
    expect(report).toMatchObject({ valid: true, format: 1, transfer: null, signerKey: null, recordCount: 10 });
    expect(trustIssues({ db, replicaId }, report).map(({ rule }) => rule)).toEqual(['bundle-unsigned']);
  });
});

describe('a sequence of bundles', () => {
  test('B24 after an acknowledgement only what is new goes out, evidence that is held stays, and the books tell', async () => {
    const first = await send('first.zip', { extent: 'full' });
    expect(acknowledge(db, officeId, { sequence: 999, fingerprint: first.fingerprint, by: 'receipt' })).toBe(false);
    const sequence = first.transfer?.sequence ?? 0;
    expect(acknowledge(db, officeId, { sequence, fingerprint: first.fingerprint, by: 'receipt' })).toBe(true);
    expect(peerEvidence(db, officeId).size).toBe(3);
    await addEvidence(db, departmentId, { fileName: '新台账.txt', bytes: seededBytes('new', 5000) });
    await addEvidence(db, departmentId, { fileName: '旧照片再用.jpg', bytes: seededBytes('photo', 3000) });
    write(db, (writer) => writer.update('department', departmentId, { fields: { phone: '0700-1234567' } }));
    const second = await send('second.zip');
    expect(second).toMatchObject({
      valid: true,
      recordCount: 3,
      revisionCount: 3,
      evidenceFileCount: 1,
      transfer: { mode: 'incremental', base: { sequence, fingerprint: first.fingerprint }, heldFiles: 1 },
    });
    expect(second.sizeBytes).toBeLessThan(5000 + 64 * 1024);
    // Not acknowledged: the next one carries the same again.
    expect(await send('third.zip')).toMatchObject({ revisionCount: 3, evidenceFileCount: 1 });
    expect(await send('whole.zip', { extent: 'full' })).toMatchObject({
      evidenceFileCount: 4,
      transfer: { mode: 'full' },
    });
    expect(await send('receipt.zip', { extent: 'receipt' })).toMatchObject({ recordCount: 0, evidenceFileCount: 0 });
  });

  test('B22 B24 a receiver takes over what an enrolled sender addressed to it, and names what is missing', async () => {
    const receiver = createWorkspaceDb(file('诊改办.qhd'), clock);
    const facts = { db: receiver, replicaId: officeId };
    const told = async (name: string): Promise<readonly string[]> =>
      trustIssues(facts, await verify(name)).map(({ rule }) => rule);
    expect(await told('first.zip')).toEqual(['bundle-unknown-key']);
    const peer = { replicaId, role: 'department', school: '', name: '后勤处', departmentId, workingGroup: [] } as const;
    enrolPeer(receiver, peer, { ...keys, isCompared: true, at });
    expect(await told('first.zip')).toEqual([]);
    expect(await told('second.zip')).toEqual(['bundle-missing-predecessor']);
    const { fingerprint, transfer } = await verify('first.zip');
    noteReceived(receiver, {
      peer_id: replicaId,
      sequence: transfer?.sequence ?? 0,
      fingerprint,
      purpose: 'sync',
      first_arrival: 1,
      last_arrival: 0,
      revision_count: 0,
      made_at: at,
      received_at: at,
    });
    expect(await told('second.zip')).toEqual([]);
    expect(
      trustIssues({ ...facts, replicaId: departmentId }, await verify('first.zip')).map(({ rule }) => rule),
    ).toEqual(['bundle-other-recipient']);
    enrolPeer(receiver, { ...peer, replicaId: officeId }, { ...stranger, isCompared: true, at });
    withdrawPeerKey(receiver, keys.keyFingerprint, at);
    expect(await told('first.zip')).toEqual(['bundle-withdrawn-key']);
    receiver.close();
  });

  test('B25 an opened bundle hands out its revisions and the bytes of its evidence', async () => {
    const options = { signal: new AbortController().signal, onProgress: () => {}, identities: [office.identity] };
    await send('opened.zip.age', { encrypt: true });
    const { bundle } = await openBundle(file('opened.zip.age'), options);
    expect(bundle?.revisions).toHaveLength(3);
    const [evidence] = bundle?.evidence ?? [];
    const parts: Buffer[] = [];
    for await (const part of bundle?.evidenceBytes(evidence?.hash ?? '') ?? []) parts.push(part);
    expect(Buffer.concat(parts).equals(seededBytes('new', 5000))).toBe(true);
    await bundle?.close();
    mkdirSync(file('none'), { recursive: true });
    writeFileSync(file('none/letter.txt'), '一封信');
    expect((await openBundle(file('none/letter.txt'), options)).bundle).toBeNull();
  });
});
