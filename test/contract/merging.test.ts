import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { Client, HostContract } from '../../shared/contract/contract.ts';
import { testKeyFolder } from '../support/key-place.ts';
import { errorOf, value } from './contract-host.ts';

/** Two secretaries of one department, each with a host and a copy of the file; bundles go to and fro. */
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-merging-'));
const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const at = (name: string): string => join(folder, name);
const hosts: Dispatcher[] = [];
let ours: Client<HostContract>;
let theirs: Client<HostContract>;
let positionId = '';
let dutyId = '';
let count = 0;

function startHost(): Client<HostContract> {
  const keys = testKeyFolder();
  const dispatcher = new Dispatcher({
    keyPlace: () => Promise.resolve({ folder: keys, sealKey: null }),
    resources: { fontsDir: `${fixtures}fonts`, templatesDir: `${fixtures}templates`, sampleDir: `${fixtures}sample` },
    now: () => new Date().toISOString(),
    newId: () => v7(),
    notify: () => {},
    log: (method, error) => console.error(method, error),
  });
  hosts.push(dispatcher);
  return inProcessClient(dispatcher);
}

async function replicaOf(client: Client<HostContract>): Promise<string> {
  const peer = (await value(client.bundles.peers({})))[0];
  return peer?.replicaId ?? '';
}

async function enrol(whom: Client<HostContract>, by: Client<HostContract>): Promise<void> {
  const path = at(`enrolment-${++count}.json`);
  await value(whom.keys.writeEnrolment({ path }));
  const { keyFingerprint } = await value(by.keys.readEnrolment({ path }));
  await value(by.keys.enrol({ path, keyFingerprint, isCompared: true }));
}

/** Packs what the other side lacks and answers where it stands. */
async function pack(from: Client<HostContract>): Promise<string> {
  const path = at(`${++count}.zip`);
  await value(from.bundles.export({ jobId: `pack-${count}`, path, recipientId: await replicaOf(from) }));
  return path;
}

async function bring(from: Client<HostContract>, to: Client<HostContract>): Promise<string> {
  const path = await pack(from);
  await value(to.merging.apply({ jobId: `apply-${count}`, path }));
  return path;
}

beforeAll(async () => {
  ours = startHost();
  theirs = startHost();
  const path = at('后勤处.qhd');
  const names = { departmentName: '后勤处', collegeName: '云溪职业技术学院', author: '林晓禾' };
  await value(ours.workspace.create({ jobId: 'create', path, template: 'empty', ...names }));
  positionId = (await value(ours.positions.save({ id: null, fields: { name: '宿舍管理员' } }))).id;
  dutyId = (await value(ours.positions.saveDuty({ id: null, fields: { positionId, text: '每日巡查' } }))).id;
  await value(ours.workspace.close({}));
  copyFileSync(path, at('副本.qhd'));
  await value(ours.workspace.open({ path }));
  await value(theirs.workspace.open({ path: at('副本.qhd') }));
  await value(theirs.workspace.setAuthor({ author: '周敏' }));
  await value(theirs.merging.becomeCopy({}));
  await enrol(ours, theirs);
  await enrol(theirs, ours);
}, 60_000);
afterAll(async () => {
  for (const host of hosts) await host.shutdown();
  rmSync(folder, { recursive: true, force: true });
});

describe('bundles between two copies of a department', () => {
  test('M9 Records and evidence come over in one; the same bundle again and an older one are refused with nothing changed', async () => {
    writeFileSync(at('巡查记录.txt'), '宿舍巡查记录');
    await value(theirs.evidence.ingest({ jobId: 'ingest', paths: [at('巡查记录.txt')] }));
    const first = await pack(theirs);
    const seen = await value(ours.merging.examine({ jobId: 'examine', path: first }));
    expect(seen).toMatchObject({ senderName: '后勤处', sequence: 1, newFiles: 1, issues: [], outcome: { added: 1 } });
    expect(await value(ours.evidence.list({}))).toEqual([]);
    await value(ours.merging.apply({ jobId: 'apply', path: first, fingerprint: seen.fingerprint }));
    expect((await value(ours.evidence.list({}))).map(({ title }) => title)).toEqual(['巡查记录']);
    const again = await errorOf(ours.merging.apply({ jobId: 'again', path: first }));
    expect(again).toMatchObject({ code: 'bundle-invalid', details: [{ rule: 'merge-replayed-bundle' }] });
    const second = await bring(theirs, ours);
    expect((await errorOf(theirs.merging.apply({ jobId: 'own', path: second }))).code).toBe('bundle-invalid');
  });

  test('M4 Two values of one field are listed with both sides and what was there before; choosing one settles it on both copies', async () => {
    await value(ours.positions.save({ id: positionId, fields: { name: '宿管员' } }));
    await value(theirs.positions.save({ id: positionId, fields: { name: '公寓管理员' } }));
    await bring(theirs, ours);
    const { total, items } = await value(ours.merging.conflicts({}));
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      cause: 'both-changed',
      field: 'name',
      base: '宿舍管理员',
      recordKind: 'position',
    });
    expect(items[0]?.sides.map(({ text, isOurs }) => [text, isOurs]).toSorted()).toEqual([
      ['公寓管理员', false],
      ['宿管员', true],
    ]);
    for (const side of items[0]?.sides ?? []) {
      if (side.isOurs) continue;
      const { recordKind, recordId, field } = items[0] ?? { recordKind: '', recordId: '', field: '' };
      await value(ours.merging.chooseValue({ recordKind, recordId, field, revisionId: side.revisionId }));
    }
    expect((await value(ours.merging.conflicts({}))).total).toBe(0);
    await bring(ours, theirs);
    expect((await value(theirs.merging.conflicts({}))).total).toBe(0);
    expect((await value(theirs.positions.get({ id: positionId }))).position.name).toBe('公寓管理员');
  });

  test('M5 A removal against an edit is asked about once, and goes when somebody says so', async () => {
    await value(ours.positions.remove({ id: positionId }));
    await value(theirs.positions.saveDuty({ id: dutyId, fields: { text: '每日巡查两次' } }));
    await bring(theirs, ours);
    const { total, items } = await value(ours.merging.conflicts({}));
    expect([total, items[0]?.count, items[0]?.title]).toEqual([1, 2, '公寓管理员']);
    await value(ours.merging.decideRemoval({ groupId: items[0]?.groupId ?? '', keep: true }));
    expect((await value(ours.merging.conflicts({}))).total).toBe(0);
    await bring(ours, theirs);
    expect((await value(theirs.positions.get({ id: positionId }))).position.name).toBe('公寓管理员');
    expect((await value(theirs.merging.conflicts({}))).total).toBe(0);
  });

  test('M12 A copy made for a second computer knows the first one, and is asked for nothing but its own enrolment', async () => {
    const path = at('第二台电脑.qhd');
    await value(ours.merging.makeCopy({ jobId: 'copy', path }));
    const second = startHost();
    await value(second.workspace.open({ path }));
    const [ourStatus, secondStatus] = [
      await value(ours.workspace.status({})),
      await value(second.workspace.status({})),
    ];
    expect(secondStatus?.replicaId).not.toBe(ourStatus?.replicaId);
    const first = (await value(second.bundles.peers({}))).find(({ replicaId }) => replicaId === ourStatus?.replicaId);
    expect(first).toMatchObject({
      role: 'department',
      name: '后勤处',
      keys: [{ isCompared: true, withdrawnAt: null }],
    });
    await enrol(second, ours);
    await value(second.positions.save({ id: positionId, fields: { purpose: '管好公寓' } }));
    const bundle = at('第二台.zip');
    const recipientId = ourStatus?.replicaId ?? '';
    await value(second.bundles.export({ jobId: 'second', path: bundle, recipientId }));
    await value(ours.merging.apply({ jobId: 'take-second', path: bundle }));
    expect((await value(ours.positions.get({ id: positionId }))).position.purpose).toBe('管好公寓');
  });

  test('M12 A file that was used on one computer asks on another, until somebody says that it moved or is a copy now', async () => {
    const isElsewhere = async (computerId: string): Promise<boolean> =>
      (await value(theirs.merging.arrive({ computerId }))).isElsewhere;
    expect([await isElsewhere('pc-1'), await isElsewhere('pc-1'), await isElsewhere('pc-2')]).toEqual([
      false,
      false,
      true,
    ]);
    await value(theirs.merging.settleHere({ computerId: 'pc-2' }));
    expect([await isElsewhere('pc-1'), await isElsewhere('pc-2'), await isElsewhere('pc-3')]).toEqual([
      false,
      false,
      true,
    ]);
    await value(theirs.merging.becomeCopy({}));
    expect([await isElsewhere('pc-3'), await isElsewhere('pc-1')]).toEqual([false, true]);
  });
});
