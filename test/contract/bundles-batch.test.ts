import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BundleParty, enrolParty, packFor, startParty, startSecondComputer } from '../support/bundle-party.ts';
import { value } from './contract-host.ts';

/** A central office and its departments, with nothing between them but files. */
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-batch-'));
const file = (name: string): string => join(folder, name);
const names = ['后勤处', '教务处', '学生处'] as const;
const departments: BundleParty[] = [];
let office: BundleParty;

beforeAll(async () => {
  office = await startParty(folder, '诊改办', 'office');
  await value(office.client.office.addMembers({ lines: names.join('\n') }));
  for (const name of names) {
    const department = await startParty(folder, name);
    departments.push(department);
    await enrolParty(office.client, department.client, file(`office-${name}.json`));
    await enrolParty(department.client, office.client, file(`${name}.json`));
    // The office has something of a department once it took its first bundle in.
    const path = await packFor(department.client, file(`${name}-首包.zip`));
    await value(office.client.inbox.add({ jobId: v7(), paths: [path] }));
  }
  const entries = await value(office.client.inbox.list({}));
  await value(office.client.inbox.apply({ jobId: v7(), ids: entries.map(({ id }) => id) }));
});
afterAll(async () => {
  for (const party of [...departments, office]) await party.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Looks whenever this process is between two steps of its work. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setImmediate();
}

describe('bundles of the office for all departments', () => {
  test('B24 one call makes a bundle for each, encrypted to it alone, which it takes in; the books list them all', async () => {
    const target = file('全部');
    mkdirSync(target);
    const made = await value(office.client.bundles.exportAll({ jobId: v7(), folder: target, encrypt: true }));
    expect(made.map(({ name, error }) => [name, error])).toEqual(names.toSorted().map((name) => [name, null]));
    const day = /-\d{8}-第1号同步包\.zip\.age$/u;
    for (const [index, name] of names.entries()) {
      const path = made.find((each) => each.name === name)?.made?.path ?? '';
      expect(path).toMatch(day);
      const taken = await value(departments[index]?.client.merging.examine({ jobId: v7(), path }) ?? Promise.reject());
      expect(taken).toMatchObject({ departmentName: name, senderName: '诊改办', issues: [] });
      const other = await value(
        departments[(index + 1) % names.length]?.client.bundles.verify({ jobId: v7(), path }) ?? Promise.reject(),
      );
      expect(other.issues.map(({ rule }) => rule)).toEqual(['bundle-not-for-us']);
    }
    const sent = await value(office.client.bundles.sent({}));
    expect(sent.map(({ recipientName, sequence }) => `${recipientName} ${sequence}`).toSorted()).toEqual(
      names.map((name) => `${name} 1`).toSorted(),
    );
    expect(
      (await value(office.client.papers.catalogue({}))).find(({ paper }) => paper === 'transmittal')?.items,
    ).toHaveLength(3);
  });

  test('B24 a cancelled batch keeps what was made and says of the rest that it was cancelled', async () => {
    const target = file('一半');
    mkdirSync(target);
    const jobId = v7();
    const asked = office.client.bundles.exportAll({ jobId, folder: target });
    await until(() => readdirSync(target).some((name) => name.endsWith('.zip')));
    await value(office.client.jobs.cancel({ jobId }));
    const made = await value(asked);
    expect(made.map(({ error }) => error?.code)).toEqual([undefined, 'cancelled', 'cancelled']);
    const path = made[0]?.made?.path ?? '';
    expect(readdirSync(target)).toEqual([basename(path)]);
    expect((await value(office.client.bundles.verify({ jobId: v7(), path }))).valid).toBe(true);
    const nowhere = await value(office.client.bundles.exportAll({ jobId: v7(), folder: file('没有这个文件夹') }));
    expect(nowhere.map(({ error }) => error?.code)).toEqual(['file-missing', 'file-missing', 'file-missing']);
  });

  test('B24 two computers of one department are given a bundle each, and no file is written over one that lies there', async () => {
    const first = await startParty(folder, '保卫处');
    const second = await startSecondComputer(first, folder, '保卫处的第二台电脑');
    departments.push(first, second);
    for (const [index, computer] of [first, second].entries()) {
      await enrolParty(office.client, computer.client, file(`office-保卫处-${index}.json`));
      await enrolParty(computer.client, office.client, file(`保卫处-${index}.json`));
    }
    const firstBundle = await packFor(first.client, file('保卫处-首包.zip'), '诊改办');
    await value(office.client.inbox.add({ jobId: v7(), paths: [firstBundle] }));
    const ids = (await value(office.client.inbox.list({}))).filter(({ state }) => state === 'waiting');
    await value(office.client.inbox.apply({ jobId: v7(), ids: ids.map(({ id }) => id) }));
    const target = file('两台');
    mkdirSync(target);
    const pack = async () =>
      (await value(office.client.bundles.exportAll({ jobId: v7(), folder: target }))).filter(
        ({ name }) => name === '保卫处',
      );
    const made = await pack();
    const paths = made.map((each) => each.made?.path ?? '');
    expect(made.map((each) => each.made?.transfer?.sequence)).toEqual([1, 1]);
    expect(new Set(paths).size).toBe(2);
    for (const [index, path] of paths.entries()) {
      expect(basename(path)).toMatch(/^保卫处-[A-Za-z0-9]{4}-\d{8}-第1号同步包\.zip$/u);
      const { recipientId = '' } = made[index] ?? {};
      const taker = (await value(first.client.workspace.status({})))?.replicaId === recipientId ? first : second;
      const report = await value(taker.client.bundles.verify({ jobId: v7(), path }));
      expect(report).toMatchObject({ valid: true, trust: [] });
    }
    const foreign = (paths[0] ?? '').replace('第1号', '第2号');
    writeFileSync(foreign, '从备份恢复的文件做的包');
    const again = await pack();
    expect(basename(again[0]?.made?.path ?? '')).toMatch(/第2号同步包（2）\.zip$/u);
    expect(readFileSync(foreign, 'utf8')).toBe('从备份恢复的文件做的包');
  });

  test('B28 volumes that are put into the inbox with their list are one entry, and are taken in as one bundle', async () => {
    const department = departments[0];
    if (department === undefined) throw new Error('no department');
    const source = file('录像.mp4');
    writeFileSync(source, Buffer.alloc(300_000, 7));
    await value(department.client.evidence.ingest({ jobId: v7(), paths: [source] }));
    const path = file('分卷.zip');
    const [peer] = await value(department.client.bundles.peers({}));
    const report = await value(
      department.client.bundles.export({ jobId: v7(), path, recipientId: peer?.replicaId, volumes: 100_000 }),
    );
    expect(report.volumes.length).toBeGreaterThan(2);
    expect(existsSync(path)).toBe(false);
    const paths = [...report.volumes.map(({ name }) => file(name)), `${path}.sha256`];
    expect(readFileSync(`${path}.sha256`, 'utf8').split('\n')).toHaveLength(paths.length);
    await value(office.client.inbox.add({ jobId: v7(), paths: paths.toReversed() }));
    const entries = (await value(office.client.inbox.list({}))).filter(({ state }) => state === 'waiting');
    expect(entries).toMatchObject([{ fileName: '分卷.zip', sizeBytes: report.sizeBytes, issues: [] }]);
    expect(await value(office.client.inbox.apply({ jobId: v7(), ids: entries.map(({ id }) => id) }))).toEqual({
      applied: 1,
      quarantined: 0,
    });
  });
});
