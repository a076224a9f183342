import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { layers, standardTypes } from '../../shared/domain/library.ts';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

export function librariesSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);
  const entry = async (name: string) => {
    const { entries } = await value(bench().client.libraries.list({}));
    const found = entries.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no entry ${name}`);
    return found;
  };
  const publish = (path: string, version = 1) =>
    bench().client.libraries.publish({
      jobId: 'publish',
      path,
      title: '本校标准库',
      version,
      publisher: '诊改办',
      summary: '',
      layers: [...layers],
      types: [...standardTypes],
    });

  it('brings a library for all five layers, all five types and all six safeguards', async () => {
    const { libraries, entries } = await value(bench().client.libraries.list({}));
    expect(libraries.map(({ id, entryCount }) => [id, entryCount])).toEqual([[null, entries.length]]);
    for (const layer of layers)
      for (const type of standardTypes)
        expect(entries.filter((one) => one.layer === layer && one.standardType === type)).not.toEqual([]);
    expect(new Set(entries.map(({ safeguard }) => safeguard)).size).toBe(7);
  });

  it('takes an entry over as a standard of the department, once, with the fields that its text says', async () => {
    const { client } = bench();
    const { libraryKey, key } = await entry('报到率');
    const wanted = { entries: [{ libraryKey, entryKey: key }], dutyId: null };
    expect(await value(client.libraries.adopt(wanted))).toEqual({ adopted: 1, skipped: 0 });
    expect(await value(client.libraries.adopt(wanted))).toEqual({ adopted: 0, skipped: 1 });
    const [standard] = await value(client.libraries.standards({}));
    expect(standard).toMatchObject({
      layer: 'program',
      standardType: 'assessment',
      name: '报到率',
      measure: '新生报到率',
      comparison: '≥',
      unit: '%',
      sourceEntry: `${libraryKey}#${key}`,
    });
    expect((await entry('报到率')).adopted).toEqual([
      { kind: 'layerStandard', id: standard?.id, positionId: null, positionName: '' },
    ]);
    const changed = await value(
      client.libraries.saveStandard({ id: standard?.id ?? '', fields: { requirement: '新生报到率≥97%' } }),
    );
    expect(changed.targetValue).toBe('97');
  });

  it('takes an entry over under a duty, as a work item with its standard', async () => {
    const { client } = bench();
    const { id } = await value(client.positions.save({ id: null, fields: { name: '维修管理员' } }));
    const { ids } = await value(client.positions.addLines({ kind: 'duty', parentId: id, lines: '负责维修' }));
    const { libraryKey, key } = await entry('维修服务');
    await value(client.libraries.adopt({ entries: [{ libraryKey, entryKey: key }], dutyId: ids[0] ?? '' }));
    const [item] = (await value(client.positions.get({ id }))).duties[0]?.workItems ?? [];
    expect([item?.text, item?.standards[0]?.timeLimit]).toEqual(['维修服务', '接到报修后2小时内']);
    expect((await entry('维修服务')).adopted[0]?.positionName).toBe('维修管理员');
  });

  it('publishes standards as a file that another department loads, replaces and removes', async () => {
    const { client, folder } = bench();
    const { libraryKey, key } = await entry('就业率');
    await value(client.libraries.adopt({ entries: [{ libraryKey, entryKey: key }], dutyId: null }));
    const path = join(folder, '本校标准库.json');
    expect(await value(publish(path))).toEqual({ path, title: '本校标准库', version: 1, entryCount: 1 });
    const loaded = await value(client.libraries.load({ path }));
    expect([loaded.outcome, loaded.previousVersion]).toEqual(['loaded', null]);
    expect((await value(client.libraries.load({ path }))).outcome).toBe('same');
    const own = await value(
      client.libraries.saveStandard({ id: null, fields: { name: '满意度', requirement: '师生满意度≥92%' } }),
    );
    await value(publish(path, 2));
    const replaced = await value(client.libraries.load({ path }));
    expect([replaced.outcome, replaced.previousVersion, replaced.entryCount]).toEqual(['replaced', 1, 2]);
    const { libraries, entries } = await value(client.libraries.list({}));
    const library = libraries.find(({ title }) => title === '本校标准库');
    expect(entries.filter((one) => one.libraryKey === library?.key).map((one) => one.key)).toContain(own.id);
    await value(client.libraries.remove({ id: library?.id ?? '' }));
    expect((await value(client.libraries.list({}))).libraries).toHaveLength(1);
  });

  it('refuses a file that is no library, or was changed after it was published, and says why', async () => {
    const { client, folder } = bench();
    const path = join(folder, '库.json');
    await value(client.libraries.saveStandard({ id: null, fields: { name: '满意度' } }));
    await value(publish(path));
    const good = readFileSync(path, 'utf8');
    const ruleOf = async (text: string) => {
      writeFileSync(path, text);
      return (await errorOf(client.libraries.load({ path }))).details?.map(({ rule }) => rule);
    };
    expect(await ruleOf('早上好')).toEqual(['not-a-library']);
    expect(await ruleOf('{"format":"other"}')).toEqual(['not-a-library']);
    expect(await ruleOf(good.replace('满意度', '满意率'))).toEqual(['library-hash']);
    expect(await ruleOf(good.replace('"formatVersion": 1', '"formatVersion": 2'))).toEqual(['library-newer']);
    expect(await ruleOf(good.replace('"layer": "school"', '"layer": "系部"'))).toEqual(['library-field']);
    expect((await errorOf(client.libraries.load({ path: join(folder, '没有.json') }))).code).toBe('file-missing');
    expect((await value(client.libraries.list({}))).libraries).toHaveLength(1);
  });

  it('counts standards that can be checked by section and position, names those that cannot, and fills from texts', async () => {
    const { client } = bench();
    const section = await value(client.department.saveSection({ id: null, fields: { name: '维修科' } }));
    const { id } = await value(
      client.positions.save({ id: null, fields: { name: '维修管理员', sectionId: section.id } }),
    );
    const duty = await value(client.positions.addLines({ kind: 'duty', parentId: id, lines: '负责维修' }));
    const item = await value(
      client.positions.addLines({ kind: 'workItem', parentId: duty.ids[0] ?? '', lines: '受理报修' }),
    );
    const standards = await value(
      client.positions.addLines({
        kind: 'workStandard',
        parentId: item.ids[0] ?? '',
        lines: '账目日清月结\n2小时内响应',
      }),
    );
    expect(await value(client.libraries.check({}))).toEqual({
      sections: [{ id: section.id, name: '维修科', standards: 2, measurable: 1 }],
      positions: [{ id, name: '维修管理员', sectionName: '维修科', standards: 2, measurable: 1 }],
      vague: [
        {
          id: standards.ids[0],
          requirement: '账目日清月结',
          positionId: id,
          positionName: '维修管理员',
          sectionName: '维修科',
          reason: 'day-and-month',
          remedy: 'times-of-day',
          word: '日清月结',
        },
      ],
      fillable: 0,
    });
    await value(client.positions.saveStandard({ id: standards.ids[1] ?? '', fields: { timeLimit: '' } }));
    expect((await value(client.libraries.check({}))).fillable).toBe(1);
    expect(await value(client.libraries.fillFromTexts({}))).toEqual({ filled: 1 });
    expect((await value(client.libraries.check({}))).fillable).toBe(0);
  });
}
