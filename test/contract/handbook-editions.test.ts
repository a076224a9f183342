import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { Client, HostContract } from '../../shared/contract/contract.ts';
import { paperResources } from '../support/paper-resources.ts';
import { errorOf, value } from './contract-host.ts';

const year = 2026;
let today = '2026-03-02T02:00:00.000Z';
let dispatcher: Dispatcher;
let client: Client<HostContract>;
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-editions-'));

beforeAll(async () => {
  dispatcher = new Dispatcher({
    resources: { ...paperResources(), sampleDir: '' },
    now: () => today,
    newId: () => v7(),
    notify: () => undefined,
    log: (method, error) => console.error(method, error),
  });
  client = inProcessClient(dispatcher);
  await value(
    client.workspace.create({
      jobId: 'create',
      path: join(folder, '后勤处.qhd'),
      template: 'empty',
      departmentName: '后勤处',
      collegeName: '云溪职业技术学院',
      author: '林晓禾',
    }),
  );
});
afterAll(async () => {
  await dispatcher.shutdown();
  rmSync(folder, { recursive: true, force: true });
});

/** The typesetter remembers a few papers: after as many others it must set the pages again. On another day, elsewhere. */
async function forgetPages(): Promise<void> {
  today = '2031-11-08T20:00:00.000Z';
  process.env['TZ'] = 'America/St_Johns';
  for (const paper of ['standards-table', 'goal-table', 'layer-standards'] as const)
    await value(client.papers.preview({ jobId: paper, spec: { paper } }));
}

it('releases what is approved, makes the same files again after every change, compares, and withdraws', async () => {
  const who = { by: '秦望川', on: '2026-03-01', remarks: '' };
  const release = (jobId: string) => client.handbook.release({ jobId, year, ...who, remarks: '首次发布' });
  const handbook = await value(
    client.papers.saveHandbook({ id: null, fields: { year, title: '质量手册', codeScheme: '{部门}/SC-{年}' } }),
  );
  expect((await errorOf(release('early'))).about).toBe('edition-not-approved');
  const subject = { subjectKind: 'handbook' as const, subjectIds: [handbook.id] };
  await value(client.approvals.submit({ ...subject, ...who }));
  await value(client.approvals.approve({ ...subject, ...who, effectiveOn: '', reviewBy: '' }));
  const edition = await value(release('first'));
  expect(edition).toMatchObject({ edition: 'A/0', state: 'released', releasedBy: '秦望川' });
  expect((await errorOf(release('again'))).about).toBe('edition-twice');
  const pages = async (jobId: string) =>
    value(client.papers.preview({ jobId, spec: { paper: 'handbook-edition', editionId: edition.id } }));
  const first = await pages('before');

  await value(client.positions.save({ id: null, fields: { name: '绿化岗' } }));
  await value(client.papers.saveHandbook({ id: handbook.id, fields: { edition: 'A/1' } }));
  await forgetPages();
  expect(Buffer.compare((await pages('after')).pdf, first.pdf)).toBe(0);
  await forgetPages();
  expect(await value(client.handbook.rebuild({ jobId: 'rebuild', id: edition.id }))).toMatchObject({
    pdf: true,
    docx: true,
  });
  const changes = await value(
    client.papers.preview({ jobId: 'c', spec: { paper: 'handbook-changes', before: edition.id, after: null } }),
  );
  expect(changes.outline.map(({ title }) => title)).toContain('部门直属岗位（新增）');
  expect((await errorOf(release('changed'))).about).toBe('edition-not-approved');
  const { next, editions } = await value(client.handbook.editions({ year }));
  expect([next, editions.length]).toEqual(['A/1', 1]);

  await value(client.handbook.withdraw({ id: edition.id, ...who, remarks: '换版' }));
  expect((await value(client.handbook.editions({ year }))).editions[0]).toMatchObject({
    state: 'withdrawn',
    withdrawRemarks: '换版',
  });
  expect((await pages('still')).pageCount).toBe(first.pageCount);
});
