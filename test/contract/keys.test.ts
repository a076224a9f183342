import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, describe, expect, test } from 'vitest';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import { scratchFolder } from '../unit/sync/support/packed-department.ts';
import { errorOf, value } from './contract-host.ts';

const scratch = scratchFolder();
const file = (name: string): string => join(scratch.folder, name);
const open: Dispatcher[] = [];
afterAll(async () => {
  for (const dispatcher of open) await dispatcher.shutdown();
  scratch.remove();
});

/** A program of its own with a place for keys of its own: another computer. */
function computer(name: string, sealKey: Buffer | null = null) {
  const dispatcher = new Dispatcher({
    keyPlace: () => Promise.resolve({ folder: file(`keys-${name}`), sealKey }),
    resources: { fontsDir: '', templatesDir: '', sampleDir: '' },
    now: () => new Date().toISOString(),
    newId: () => v7(),
    notify: () => {},
  });
  open.push(dispatcher);
  return inProcessClient(dispatcher);
}

function create(client: ReturnType<typeof computer>, name: string) {
  const names = { departmentName: name, collegeName: '云溪职业技术学院', author: '林晓禾' };
  return value(client.workspace.create({ jobId: v7(), path: file(`${name}.qhd`), template: 'empty', ...names }));
}

describe('keys and enrolment', () => {
  test('B26 twelve characters bring the key to a new computer, and nothing else does', async () => {
    const old = computer('old');
    await create(old, '后勤处');
    expect(await value(old.keys.status({}))).toEqual({ own: null, isHere: false, isGuarded: false });
    await value(old.bundles.export({ jobId: v7(), path: file('one.zip') }));
    const before = await value(old.keys.status({}));
    expect(before).toMatchObject({ isHere: true, own: { spoken: expect.stringMatching(/^(\d{4} ){5}\d{4}$/u) } });
    const { phrase } = await value(old.keys.phrase({}));
    expect(phrase).toMatch(/^(\p{Script=Han} ){11}\p{Script=Han}$/u);
    await value(old.workspace.close({}));

    const fresh = computer('new', Buffer.alloc(32, 7));
    await value(fresh.workspace.open({ path: file('后勤处.qhd') }));
    expect(await value(fresh.keys.status({}))).toEqual({ own: before.own, isHere: false, isGuarded: true });
    expect(await errorOf(fresh.bundles.export({ jobId: v7(), path: file('two.zip') }))).toMatchObject({
      code: 'rule-broken',
      about: 'key-not-here',
    });
    expect(existsSync(file('two.zip'))).toBe(false);
    expect(await errorOf(fresh.keys.restore({ phrase: phrase.slice(2) }))).toMatchObject({ about: 'phrase-wrong' });
    const others = '翻备扎洛尽妹惯棋刘走曲扩';
    expect(await errorOf(fresh.keys.restore({ phrase: others }))).toMatchObject({ about: 'phrase-of-other-key' });
    await value(fresh.keys.restore({ phrase: phrase.replaceAll(' ', '') }));
    expect(await value(fresh.keys.status({}))).toEqual({ own: before.own, isHere: true, isGuarded: true });
    expect(await value(fresh.bundles.export({ jobId: v7(), path: file('two.zip') }))).toMatchObject({
      valid: true,
      signerKey: before.own?.keyFingerprint,
      transfer: { sequence: 2 },
    });
  });

  test('B26 what lies on the disk is no seed once a key store guards it, and another account cannot open it', async () => {
    const [name = ''] = readdirSync(file('keys-new'));
    const kept = JSON.parse(readFileSync(join(file('keys-new'), name), 'utf8')) as { seed: unknown; sealed: string };
    expect({ seed: kept.seed, bytes: Buffer.from(kept.sealed, 'base64').length }).toEqual({ seed: null, bytes: 44 });
    mkdirSync(file('keys-thief'));
    writeFileSync(join(file('keys-thief'), name), readFileSync(join(file('keys-new'), name)));
    const thief = computer('thief', Buffer.alloc(32, 8));
    await open.at(-2)?.shutdown(); // it still holds the file
    await value(thief.workspace.open({ path: file('后勤处.qhd') }));
    expect(await value(thief.keys.status({}))).toMatchObject({ isHere: false });
    await value(thief.workspace.close({}));
  });

  test('B27 an enrolment is shown, compared, taken in and withdrawn; one that was changed is refused', async () => {
    const department = computer('department');
    await create(department, '教务处');
    const office = computer('office');
    await create(office, '诊改办');
    await value(department.keys.writeEnrolment({ path: file('教务处.json') }));
    await value(office.keys.writeEnrolment({ path: file('诊改办.json') }));
    const shown = await value(office.keys.readEnrolment({ path: file('教务处.json') }));
    const own = (await value(department.keys.status({}))).own;
    expect(shown).toMatchObject({ name: '教务处', standing: 'new', spoken: own?.spoken });

    const text = readFileSync(file('教务处.json'), 'utf8');
    writeFileSync(file('改过.json'), text.replace('教务处', '财务处'));
    expect(await errorOf(office.keys.readEnrolment({ path: file('改过.json') }))).toMatchObject({
      about: 'enrolment-invalid',
    });
    const { keyFingerprint } = shown;
    const take = { path: file('教务处.json'), keyFingerprint, isCompared: true };
    expect(await errorOf(office.keys.enrol({ ...take, keyFingerprint: 'SHA256:x' }))).toMatchObject({
      code: 'file-changed',
    });
    expect(await errorOf(department.keys.enrol(take))).toMatchObject({ about: 'enrolment-own' });
    await value(office.keys.enrol(take));
    expect(await value(office.bundles.peers({}))).toMatchObject([
      { name: '教务处', role: 'department', keys: [{ keyFingerprint, isCompared: true, withdrawnAt: null }] },
    ]);

    const answer = await value(department.keys.readEnrolment({ path: file('诊改办.json') }));
    await value(
      department.keys.enrol({ path: file('诊改办.json'), keyFingerprint: answer.keyFingerprint, isCompared: true }),
    );
    const path = file('教务处.zip.age');
    const sent = await value(
      department.bundles.export({ jobId: v7(), path, recipientId: answer.replicaId, encrypt: true }),
    );
    expect(sent).toMatchObject({ isEncrypted: true, transfer: { recipient: { name: '诊改办' } } });
    expect(await value(office.bundles.verify({ jobId: v7(), path }))).toMatchObject({ valid: true, trust: [] });

    await value(department.keys.make({}));
    await value(department.keys.writeEnrolment({ path: file('教务处2.json') }));
    const renewed = await value(office.keys.readEnrolment({ path: file('教务处2.json') }));
    expect(renewed.standing).toBe('other-key');
    await value(
      office.keys.enrol({ path: file('教务处2.json'), keyFingerprint: renewed.keyFingerprint, isCompared: false }),
    );
    expect(await value(office.bundles.verify({ jobId: v7(), path }))).toMatchObject({
      trust: [{ rule: 'bundle-withdrawn-key' }],
    });
    expect(await errorOf(office.keys.enrol(take))).toMatchObject({ about: 'key-withdrawn' });
    await value(office.keys.withdraw({ keyFingerprint: renewed.keyFingerprint }));
    expect(await errorOf(office.keys.withdraw({ keyFingerprint: renewed.keyFingerprint }))).toMatchObject({
      code: 'not-found',
    });
  });

  test('B24 a person may say that a bundle was received; only one that was made counts', async () => {
    const department = computer('by-hand');
    await create(department, '学生处');
    const read = await value(department.keys.readEnrolment({ path: file('诊改办.json') }));
    await value(
      department.keys.enrol({ path: file('诊改办.json'), keyFingerprint: read.keyFingerprint, isCompared: false }),
    );
    const recipientId = read.replicaId;
    expect(await value(department.bundles.summary({ recipientId }))).toMatchObject({ mode: 'full', sequence: 1 });
    const { fingerprint } = await value(
      department.bundles.export({ jobId: v7(), path: file('学生处.zip'), recipientId }),
    );
    expect(await errorOf(department.bundles.acknowledge({ recipientId, sequence: 2, fingerprint }))).toMatchObject({
      about: 'not-acknowledged',
    });
    await value(department.bundles.acknowledge({ recipientId, sequence: 1, fingerprint }));
    expect(await value(department.bundles.summary({ recipientId }))).toMatchObject({
      mode: 'incremental',
      sequence: 2,
      revisionCount: 0,
      records: [],
    });
    expect(await value(department.bundles.summary({ recipientId, full: true }))).toMatchObject({ mode: 'full' });
  });
});
