import { expect, it } from 'vitest';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

export function historySuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  it('takes steps back and does them again, with a notice of each, and names them', async () => {
    const { client, notices } = bench();
    const made = await value(client.department.saveSection({ id: null, fields: { name: '维修科' } }));
    await value(client.department.saveSection({ id: made.id, fields: { code: 'WX' } }));
    const step = {
      commandName: 'department.saveSection',
      recordKind: 'section',
      recordTitle: '维修科',
      recordCount: 1,
    };
    expect(await value(client.history.steps({}))).toMatchObject({
      undo: { ...step, action: 'update', fields: ['code'] },
      redo: null,
    });
    expect(await value(client.history.undo({}))).toMatchObject({ ...step, action: 'update' });
    expect(await value(client.history.undo({}))).toMatchObject({ ...step, action: 'create' });
    expect((await value(client.department.get({}))).sections).toEqual([]);
    await value(client.history.redo({}));
    await value(client.history.redo({}));
    expect((await value(client.department.get({}))).sections).toMatchObject([{ id: made.id, code: 'WX' }]);
    const names = notices.flatMap((notice) => (notice.name === 'changed' ? [notice.notice.commandName] : []));
    expect(names.slice(-2)).toEqual(['history.redo', 'history.redo']);
  });

  it('says when there is nothing to undo or redo: the file itself is no step', async () => {
    const { client } = bench();
    expect(await value(client.history.steps({}))).toEqual({ undo: null, redo: null });
    expect(await errorOf(client.history.undo({}))).toMatchObject({ code: 'rule-broken', about: 'no-such-step' });
    expect(await errorOf(client.history.redo({}))).toMatchObject({ code: 'rule-broken', about: 'no-such-step' });
  });

  it('keeps the steps while the file is closed, and skips one on request', async () => {
    const { client, status } = bench();
    const first = await value(client.department.saveSection({ id: null, fields: { name: '维修科' } }));
    const second = await value(client.department.saveSection({ id: null, fields: { name: '餐饮科' } }));
    await value(client.workspace.close({}));
    await value(client.workspace.open({ path: status.path }));
    const { undo } = await value(client.history.steps({}));
    await value(client.history.skip({ stepId: undo?.id ?? 0 }));
    await value(client.history.undo({}));
    const { sections } = await value(client.department.get({}));
    expect(sections.map(({ id }) => id)).toEqual([second.id]);
    await value(client.history.redo({}));
    expect((await value(client.department.get({}))).sections.map(({ id }) => id)).toEqual([first.id, second.id]);
  });
}
