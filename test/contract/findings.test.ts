import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseWorkbook } from '../../electron/host/documents/workbook/parse-workbook.ts';
import { writeWorkbook } from '../../electron/host/documents/workbook/xlsx-writer.ts';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import { paperResources } from '../support/paper-resources.ts';
import { sampleDir } from '../support/sample.ts';
import { errorOf, value } from './contract-host.ts';

let folder = '';
let dispatcher: Dispatcher;
let client: ReturnType<typeof inProcessClient>;
let job = 0;
const jobId = (): string => `job-${(job += 1)}`;

async function start(template: 'empty' | 'sample' = 'empty'): Promise<void> {
  const path = join(folder, `${template}.qhd`);
  const names = { departmentName: '后勤处', collegeName: '云溪职业技术学院', author: '林晓禾' };
  await value(client.workspace.create({ jobId: jobId(), path, template, ...names }));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gangbiao-findings-'));
  dispatcher = new Dispatcher({
    resources: { ...paperResources(), sampleDir },
    now: () => '2026-11-23T04:00:00.000Z',
    newId: () => v7(),
    notify: () => undefined,
    log: (method, error) => console.error(method, error),
  });
  client = inProcessClient(dispatcher);
});
afterEach(async () => {
  await dispatcher.shutdown();
  rmSync(folder, { recursive: true, force: true });
});

const add = (fields: Parameters<typeof client.findings.save>[0]['fields']) =>
  value(client.findings.save({ id: null, fields }));
const only = async () => {
  const { findings } = await value(client.findings.list({}));
  const [row] = findings;
  if (row === undefined || findings.length > 1) throw new Error(`${findings.length} findings`);
  return row;
};

describe('the ledger of findings', () => {
  test('takes a finding with the next number of its year, and steps are dated, undone and done again', async () => {
    await start();
    await add({ problem: '去年的问题', foundOn: '2025-12-30' });
    const made = await add({ problem: '灭火器压力不足' });
    expect([made.number, made.foundOn]).toEqual(['2026-01', '2026-11-23']);
    expect((await add({ problem: '台账漏登' })).number).toBe('2026-02');
    await value(client.findings.setState({ ids: [made.id], state: 'closed' }));
    const days = async (): Promise<string[]> => {
      const { findings } = await value(client.findings.list({}));
      const row = findings.find(({ id }) => id === made.id);
      return [row?.startedOn ?? '?', row?.mendedOn ?? '?', row?.verifiedOn ?? '?'];
    };
    expect(await days()).toEqual(['2026-11-23', '2026-11-23', '2026-11-23']);
    await value(client.findings.setState({ ids: [made.id], state: 'mending' }));
    expect(await days()).toEqual(['2026-11-23', '', '']);
    await value(client.history.undo({}));
    expect(await days()).toEqual(['2026-11-23', '2026-11-23', '2026-11-23']);
    const early = client.findings.save({ id: made.id, fields: { mendedOn: '2026-11-01' } });
    expect(await errorOf(early)).toMatchObject({ code: 'rule-broken', about: 'finding-days-reversed' });
  });

  test('says what a finding concerns, gives it to that position, and keeps the finding when that goes', async () => {
    await start();
    const position = await value(client.positions.save({ id: null, fields: { name: '公寓安全巡查岗' } }));
    const duty = await value(
      client.positions.saveDuty({ id: null, fields: { positionId: position.id, text: '检查消防设施' } }),
    );
    const { id } = await add({ problem: '灭火器压力不足' });
    await value(client.findings.concern({ id, concerns: { kind: 'duty', id: duty.id } }));
    const concerns = { kind: 'duty', id: duty.id, title: '检查消防设施' };
    expect(await only()).toMatchObject({ concerns, positionName: '公寓安全巡查岗' });
    const found = await value(client.links.of({ kind: 'duty', id: duty.id }));
    expect(found.groups.flatMap(({ entries }) => entries.map(({ kind, title }) => `${kind} ${title}`))).toContain(
      'finding 灭火器压力不足',
    );
    await value(client.positions.remove({ id: position.id }));
    expect(await only()).toMatchObject({ problem: '灭火器压力不足', concerns: null, positionName: '' });
  });

  test('is proven by evidence, both ways, and a mended one without proof is named before handing in', async () => {
    await start();
    const { id } = await add({ problem: '灭火器压力不足' });
    await value(client.findings.setState({ ids: [id], state: 'mended' }));
    const gaps = async (): Promise<string[]> =>
      (await value(client.overview.get({ year: 2026 }))).gaps
        .filter(({ rule }) => rule === 'finding-without-evidence')
        .flatMap(({ examples }) => examples.map(({ title }) => title));
    expect(await gaps()).toEqual(['2026-01 灭火器压力不足']);
    const piece = await value(client.evidence.save({ id: null, fields: { title: '更换后照片', number: '4-9' } }));
    const link = await value(client.evidence.link({ evidenceId: piece.id, targetKind: 'finding', targetId: id }));
    expect(link).toMatchObject({ targetTitle: '灭火器压力不足', targetPlace: '2026-01' });
    expect((await only()).evidence).toEqual([
      { linkId: link.id, evidenceId: piece.id, number: '4-9', title: '更换后照片' },
    ]);
    expect(await gaps()).toEqual([]);
    await value(client.findings.remove({ id }));
    expect((await value(client.evidence.list({})))[0]?.links).toEqual([]);
  });

  test('prints as 问题整改台账 of a year, with what is overdue and what was carried over', async () => {
    await start('sample');
    await add({ problem: '去年没有改完的问题', foundOn: '2025-12-01', mendBy: '2026-01-31' });
    const path = join(folder, '台账.xlsx');
    const spec = { paper: 'ledger', ledger: 'findings', year: 2026 } as const;
    await value(client.papers.export({ jobId: jobId(), spec, format: 'xlsx', path }));
    const { sheets } = await readXlsx(readFileSync(path));
    const cells = (sheets[0]?.rows ?? []).flat().map(String);
    const proof = '2-4 工单延期审批单（2026-0317）\n6-3 问题整改台账（2026年上半年）';
    for (const words of ['2026年问题整改台账', '待整改（逾期）\n上年结转', '整改中（逾期）', proof])
      expect(cells).toContain(words);
    const { kept } = await value(client.rollover.preview({ basis: 'calendar', from: 2026 }));
    expect([kept.indicators, kept.openFindings]).toEqual([7, 4]);
    expect(cells.some((cell) => cell.startsWith('共8项，已整改1项，已销号4项，逾期2项'))).toBe(true);
  });

  test('is given what an indicator warned of, once, and the paper of indicators says which ones warn', async () => {
    await start('sample');
    const of = async (code: string) => {
      const found = (await value(client.indicators.list({}))).find((row) => row.code === code);
      if (found === undefined) throw new Error(code);
      return found;
    };
    const { id } = await of('JC-01');
    const first = await value(client.indicators.raise({ id }));
    expect(await value(client.indicators.raise({ id }))).toEqual({ findingId: first.findingId, isNew: false });
    const { findings } = await value(client.findings.list({}));
    expect(findings.find((row) => row.id === first.findingId)).toMatchObject({
      number: '2026-08',
      origin: 'warning',
      problem: '报修按时完成率2026-10-31为91.4%，越过警戒线（不低于92%）',
      positionName: '维修调度岗',
      concerns: { kind: 'indicator', id, title: '报修按时完成率' },
    });
    const calm = await of('JC-02');
    expect(await errorOf(client.indicators.raise({ id: calm.id }))).toMatchObject({ about: 'no-warning' });
    const reading = { indicatorId: calm.id, readOn: '2026-11-20', remarks: '测算口径有调整' };
    await value(client.indicators.setReading({ ...reading, measured: 87 }));
    await value(client.indicators.setReading({ ...reading, measured: 87.9 }));
    expect((await of('JC-02')).readings.at(-1)).toMatchObject({ readOn: '2026-11-20', measured: 87.9 });
    const path = join(folder, '指标.xlsx');
    const spec = { paper: 'ledger', ledger: 'indicators', year: 2026 } as const;
    await value(client.papers.export({ jobId: jobId(), spec, format: 'xlsx', path }));
    const { sheets } = await readXlsx(readFileSync(path));
    const rows = (sheets[0]?.rows ?? []).map((row) => row.map(String));
    expect(rows.filter((row) => row.includes('预警')).map((row) => row[1])).toEqual(['JC-01', 'JC-02']);
    expect(rows.filter((row) => row.includes('未采集')).map((row) => row[1])).toEqual(['JC-07']);
    await value(client.indicators.setReading({ ...reading, measured: null }));
    expect((await of('JC-02')).readings.at(-1)).toMatchObject({ readOn: '2026-10-31', measured: 92.8 });
    await value(client.indicators.remove({ id }));
    expect((await value(client.findings.list({}))).findings.at(-1)).toMatchObject({
      number: '2026-08',
      concerns: null,
    });
  });

  test('goes into the workbook and comes back without a change, and an impossible row is refused by its cell', async () => {
    await start('sample');
    const path = join(folder, '工作簿.xlsx');
    await value(client.workbook.export({ jobId: jobId(), path, content: 'filled' }));
    const again = await value(client.workbook.check({ jobId: jobId(), path }));
    expect(again.issues).toEqual([]);
    expect(again.counts.find(({ kind }) => kind === 'finding')).toMatchObject({ added: 0, changed: 0, unchanged: 7 });
    expect(again.counts.find(({ kind }) => kind === 'indicatorReading')).toMatchObject({ unchanged: 30 });
    expect(again.counts.filter(({ added, changed }) => added + changed > 0)).toEqual([]);
    const sheet = (await parseWorkbook(readFileSync(path))).find(({ name }) => name === '问题台账');
    const [head = [], row = []] = sheet?.rows ?? [];
    const changed = new Map([
      ['整改完成', '2026-01-01'],
      ['涉及职责', 'WX03-1'],
    ]);
    const wrong = row.map((cell, column) => changed.get(String(head[column])) ?? cell);
    const bad = join(folder, '改错.xlsx');
    writeFileSync(bad, await writeWorkbook([{ name: '问题台账', rows: [head, wrong] }]));
    const { issues } = await value(client.workbook.check({ jobId: jobId(), path: bad }));
    expect(issues.map(({ rule }) => rule).toSorted()).toEqual(['end-before-start', 'finding-concerns-one']);
  });
});
