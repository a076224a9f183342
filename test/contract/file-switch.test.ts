import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HostChild, startHostChild } from '../support/host-child.ts';
import { value } from './contract-host.ts';

let folder = '';
let host: HostChild;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gangbiao-switch-'));
  host = startHostChild();
  for (const name of ['a', 'b']) await value(create(name));
});
afterEach(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

const pathOf = (name: string): string => join(folder, `${name}.qhd`);
const create = (name: string) =>
  host.client.workspace.create({ jobId: name, path: pathOf(name), template: 'empty', departmentName: name });

test('a window that asks while a file is being opened hears of the opened one', async () => {
  const opening = host.client.workspace.open({ path: pathOf('a') });
  const asked = host.client.workspace.status({});
  expect((await value(asked))?.departmentName).toBe('a');
  await value(opening);
});

test('changes of file that come at once run one after the other and never wait for each other', async () => {
  const answers = await Promise.all([
    host.client.workspace.open({ path: pathOf('a') }),
    create('c'),
    host.client.workspace.open({ path: pathOf('b') }),
    create('d'),
    host.client.workspace.status({}),
  ]);
  for (const answer of answers) if (!answer.ok) expect(answer.error.code).toBe('cancelled');
  const status = await value(host.client.workspace.status({}));
  expect(await value(host.client.department.get({}))).toMatchObject({ department: { name: status?.departmentName } });
});

test('nothing is reported as saved when the file has gone, and saving goes on when it is back', async () => {
  const { departmentId } = (await value(host.client.workspace.status({}))) ?? { departmentId: '' };
  const rename = { id: departmentId, fields: { name: '后勤处' } };
  renameSync(pathOf('b'), join(folder, 'moved.qhd'));
  expect(await host.client.department.saveDepartment(rename)).toMatchObject({
    ok: false,
    error: { code: 'file-missing', about: pathOf('b') },
  });
  expect((await value(host.client.department.get({}))).department.name).toBe('b');
  renameSync(join(folder, 'moved.qhd'), pathOf('b'));
  expect((await value(host.client.department.saveDepartment(rename))).name).toBe('后勤处');
});

test('a backup over the open file is refused and harms nothing', async () => {
  const refused = await host.client.workspace.backup({ jobId: 'x', path: pathOf('b') });
  expect(refused).toEqual({ ok: false, error: { code: 'file-exists', about: pathOf('b') } });
  expect((await value(host.client.workspace.check({ jobId: 'y' }))).integrity).toEqual([]);
});
