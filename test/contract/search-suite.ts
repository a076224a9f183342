import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ContractHost, useHost, value } from './contract-host.ts';

/** A small department: a section with a position, its outline, a workflow, a task, a statement and a piece of evidence. */
async function fill(client: ReturnType<ReturnType<typeof useHost>>['client']): Promise<Record<string, string>> {
  const section = await value(client.department.saveSection({ id: null, fields: { name: '维修管理科' } }));
  const position = await value(
    client.positions.save({
      id: null,
      fields: { name: '水电维修员', code: 'WX03', sectionId: section.id, purpose: '保证水电运行' },
    }),
  );
  const other = await value(
    client.positions.save({ id: null, fields: { name: '会议服务员', purpose: '熟悉水电知识' } }),
  );
  const duty = await value(
    client.positions.saveDuty({ id: null, fields: { positionId: position.id, text: '负责水电抢修' } }),
  );
  const item = await value(
    client.positions.saveWorkItem({ id: null, fields: { dutyId: duty.id, text: '接到报修后到场' } }),
  );
  const standard = await value(
    client.positions.saveStandard({
      id: null,
      fields: { workItemId: item.id, requirement: '2小时内到场，见GB/T 9704' },
    }),
  );
  const task = await value(client.tasks.save({ id: null, fields: { year: 2025, content: '更换老旧水电管线' } }));
  const evidence = await value(
    client.evidence.save({ id: null, fields: { title: '水电巡查记录', number: '1.1-2', year: '2026' } }),
  );
  return {
    section: section.id,
    position: position.id,
    other: other.id,
    duty: duty.id,
    item: item.id,
    standard: standard.id,
    task: task.id,
    evidence: evidence.id,
  };
}

export function searchSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  it('Words are found in records of every kind, in groups, names before texts, each with its place', async () => {
    const { client } = bench();
    const ids = await fill(client);
    const { groups } = await value(client.search.find({ text: '水电' }));
    expect(groups.map(({ kind, count }) => [kind, count])).toEqual(
      expect.arrayContaining([
        ['position', 2],
        ['duty', 1],
        ['annualTask', 1],
        ['evidence', 1],
      ]),
    );
    const positions = groups.find(({ kind }) => kind === 'position')?.hits ?? [];
    expect(positions.map(({ id }) => id)).toEqual([ids['position'], ids['other']]);
    expect(positions[0]).toMatchObject({
      title: '水电维修员',
      titleRanges: [[0, 2]],
      field: null,
      place: ['WX03', '维修管理科'],
    });
    expect(positions[1]).toMatchObject({
      titleRanges: [],
      field: 'purpose',
      excerpt: '熟悉水电知识',
      excerptRanges: [[2, 4]],
    });
    expect(groups.find(({ kind }) => kind === 'duty')?.hits[0]).toMatchObject({
      id: ids['duty'],
      place: ['水电维修员', '维修管理科'],
      root: { kind: 'position', id: ids['position'] },
    });
    expect(groups.find(({ kind }) => kind === 'annualTask')?.hits[0]?.root).toEqual({
      kind: 'annualTask',
      id: ids['task'],
      year: 2025,
    });
  });

  it('One character, several words, numbers, begun Latin words and pinyin find what they stand for', async () => {
    const { client } = bench();
    const ids = await fill(client);
    const found = async (text: string): Promise<string[]> =>
      (await value(client.search.find({ text }))).groups.flatMap(({ hits }) => hits.map(({ id }) => id));
    expect(await found('抢')).toEqual([ids['duty']]);
    expect(await found('到场 9704')).toEqual([ids['standard']]);
    expect(await found('2小时内')).toEqual([ids['standard']]);
    expect(await found('gb/t 97')).toEqual([ids['standard']]);
    expect(await found('WX')).toContain(ids['position']);
    expect(await found('sdwxy')).toEqual([ids['position']]);
    expect(await found('kuaiji')).toEqual([]);
    expect(await found('hyfwy')).toEqual([ids['other']]);
    expect(await found('huiyifuwu')).toEqual([ids['other']]);
    expect(await found('水电 会议')).toEqual([ids['other']]);
  });

  it('Kind, section and year narrow a search, and the choices name what there is', async () => {
    const { client } = bench();
    const ids = await fill(client);
    const found = async (filter: object): Promise<string[]> =>
      (await value(client.search.find({ text: '水电', ...filter }))).groups.flatMap(({ hits }) =>
        hits.map(({ id }) => id),
      );
    expect(await found({ kind: 'evidence' })).toEqual([ids['evidence']]);
    expect(new Set(await found({ sectionId: ids['section'] }))).toEqual(new Set([ids['position'], ids['duty']]));
    expect(await found({ year: 2025 })).toEqual([ids['task']]);
    expect(await found({ year: 2026 })).toEqual([ids['evidence']]);
    const choices = await value(client.search.choices({}));
    expect(choices.years).toEqual([2026, 2025]);
    expect(choices.sections).toEqual([{ id: ids['section'], name: '维修管理科' }]);
    expect(choices.kinds).toEqual(expect.arrayContaining(['position', 'duty', 'evidence']));
  });

  it('A change, a removal and an undo are found at once, by words and by pinyin', async () => {
    const { client } = bench();
    const ids = await fill(client);
    const count = async (text: string): Promise<number> =>
      (await value(client.search.find({ text }))).groups.reduce((sum, group) => sum + group.count, 0);
    expect(await count('lvhua')).toBe(0);
    await value(client.positions.save({ id: ids['other'] ?? '', fields: { name: '绿化养护员' } }));
    expect(await count('会议服务')).toBe(0);
    expect(await count('lvhua')).toBe(1);
    await value(client.positions.remove({ id: ids['position'] ?? '' }));
    expect(await count('抢修')).toBe(0);
    expect(await count('水电维修员')).toBe(0);
    await value(client.history.undo({}));
    expect(await count('抢修')).toBe(1);
    expect(await count('sdwxy')).toBe(1);
  });

  it('No text makes a search fail: syntax, quotes, emoji, invisible characters, broken halves', async () => {
    const { client } = bench();
    await fill(client);
    const odd = [
      '"',
      "'",
      '"水电" OR *',
      'NEAR(水电 抢修)',
      '{title}:水电',
      '水电*',
      '-水电',
      'AND',
      'NOT 水电',
      '(',
      '水电)',
      '^水',
      ';--',
      '😀',
      '水😀电',
      '\u200b',
      '水\u200b电',
      '\ue000',
      '\ue100水电',
      '\u0000',
      '\ud800',
      '水'.repeat(500),
      'a'.repeat(500),
      '%',
      '１',
      '〇',
    ];
    for (const text of odd) await value(client.search.find({ text }));
    const answer = await value(client.search.find({ text: '，。！' }));
    expect(answer).toEqual({ groups: [], readings: [], searchable: false });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 20 }), async (text) => {
        await value(client.search.find({ text }));
      }),
      { numRuns: 60 },
    );
  });
}
