import { randomBytes } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BundleParty, enrolParty, startParty } from '../support/bundle-party.ts';
import { errorOf, value } from './contract-host.ts';

const folder = mkdtempSync(join(tmpdir(), 'gangbiao-repair-'));
const file = (name: string): string => join(folder, name);
let department: BundleParty;
let office: BundleParty;
let fileHash = '';

beforeAll(async () => {
  office = await startParty(folder, '诊改办', 'office');
  await value(office.client.office.addMembers({ lines: '后勤处' }));
  department = await startParty(folder, '后勤处');
  await enrolParty(office.client, department.client, file('诊改办.json'));
  await enrolParty(department.client, office.client, file('后勤处.json'));
  writeFileSync(file('录像.mp4'), randomBytes(300_000));
  const { added } = await value(department.client.evidence.ingest({ jobId: v7(), paths: [file('录像.mp4')] }));
  fileHash = added[0]?.fileHash ?? '';
});
afterAll(async () => {
  for (const party of [department, office]) await party.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Spoils the stored bytes while the file is closed, and has the check find it. */
async function damage(): Promise<void> {
  const { client } = department;
  const path = (await value(client.workspace.status({})))?.path ?? '';
  await value(client.workspace.close({}));
  const raw = new Database(path);
  raw.exec("UPDATE evidence_chunk SET bytes = x'00'");
  raw.close();
  await value(client.workspace.open({ path }));
  const { damaged } = await value(client.keeping.check({ jobId: v7(), pace: 'full', restart: true }));
  expect(damaged.map((one) => one.fileHash)).toEqual([fileHash]);
}

const repair = (...paths: readonly string[]) => department.client.keeping.repair({ jobId: v7(), paths: [...paths] });
const whole = { repaired: [] as string[], left: 0 };

describe('a damaged file', () => {
  it('is mended from a bundle that was encrypted to somebody else and to ourselves', async () => {
    const { client } = department;
    const [peer] = await value(client.bundles.peers({}));
    const { path } = await value(
      client.bundles.export({ jobId: v7(), path: file('上报.zip.age'), recipientId: peer?.replicaId, encrypt: true }),
    );
    await damage();
    expect(await value(repair(path))).toEqual({ ...whole, repaired: [fileHash] });
  });

  it('is mended from volumes, whichever of them are picked, and says which one is missing', async () => {
    const set = file('分卷.zip');
    await value(department.client.bundles.export({ jobId: v7(), path: set, volumes: 100_000 }));
    await damage();
    renameSync(`${set}.002`, file('别处'));
    expect(await errorOf(repair(`${set}.001`))).toMatchObject({
      code: 'bundle-invalid',
      details: [{ rule: 'bundle-volume-missing', where: ['分卷.zip.002'] }],
    });
    renameSync(file('别处'), `${set}.002`);
    expect(await value(repair(`${set}.003`, `${set}.001`, `${set}.002`))).toEqual({ ...whole, repaired: [fileHash] });
  });

  it('stays damaged when the bundle is encrypted to others alone, and says so', async () => {
    const stranger = await startParty(folder, '教务处');
    await enrolParty(office.client, stranger.client, file('诊改办给教务处.json'));
    const [peer] = await value(stranger.client.bundles.peers({}));
    const path = file('教务处上报.zip.age');
    await value(stranger.client.bundles.export({ jobId: v7(), path, recipientId: peer?.replicaId, encrypt: true }));
    await stranger.close();
    await damage();
    expect(await errorOf(repair(path))).toMatchObject({
      code: 'bundle-invalid',
      details: [{ rule: 'bundle-not-for-us' }],
    });
    // One that does not open keeps none of the others from being looked at.
    expect(await value(repair(path, file('录像.mp4')))).toEqual({ ...whole, repaired: [fileHash] });
  });
});
