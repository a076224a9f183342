import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { StatementDetail } from '../../shared/contract/statements.ts';
import { paperResources } from '../support/paper-resources.ts';
import { errorOf, nobody, value } from './contract-host.ts';

const locked = { code: 'rule-broken', about: 'statement-locked' };
let folder = '';
let dispatcher: Dispatcher;
let client: ReturnType<typeof inProcessClient>;
let count = 0;
let onProgress: (() => void) | undefined;
const jobId = (): string => `job-${(count += 1)}`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qhd-statements-'));
  dispatcher = new Dispatcher({
    resources: { ...paperResources(), sampleDir: '' },
    now: () => new Date().toISOString(),
    newId: () => v7(),
    notify: (name) => {
      if (name === 'progress') onProgress?.();
    },
    log: (method, error) => console.error(method, error),
  });
  client = inProcessClient(dispatcher);
});
afterEach(() => {
  onProgress = undefined;
});
afterAll(async () => {
  await dispatcher.shutdown();
  rmSync(folder, { recursive: true, force: true });
});

async function freshFile(): Promise<void> {
  const path = join(folder, `${jobId()}.qhd`);
  const names = { departmentName: '后勤处', collegeName: '云溪学院', author: '林晓禾' };
  await value(client.workspace.create({ jobId: jobId(), path, template: 'empty', ...names }));
}

async function make(builtIn = 'department-year', year = 2026): Promise<StatementDetail> {
  const { ids } = await value(
    client.statements.make({
      template: { builtIn },
      year,
      periodKind: 'calendar',
      parties: [{ kind: 'department' }],
      numberScheme: '责字〔〔年度〕〕〔序号〕号',
      firstSequence: 1,
    }),
  );
  return value(client.statements.get({ id: ids[0] ?? '' }));
}

async function signed(): Promise<StatementDetail> {
  const { statement } = await make();
  return value(client.statements.sign({ jobId: jobId(), id: statement.id, signedOn: '2026-03-02' }));
}

describe('statements from templates', () => {
  it('are made for many parties in one step, with names, signers, numbers and days', async () => {
    await freshFile();
    const leader = await value(client.department.savePerson({ id: null, fields: { name: '韩砺石' } }));
    const section = await value(
      client.department.saveSection({ id: null, fields: { name: '维修科', leaderPersonId: leader.id } }),
    );
    const position = await value(
      client.positions.save({ id: null, fields: { name: '调度员', sectionId: section.id } }),
    );
    const { ids } = await value(
      client.statements.make({
        template: { builtIn: 'position-year' },
        year: 2026,
        periodKind: 'school-year',
        parties: [
          { kind: 'section', id: section.id },
          { kind: 'position', id: position.id },
          { kind: 'person', id: leader.id },
        ],
        numberScheme: 'ZRZ-〔年度〕-〔序号3〕',
        firstSequence: 9,
      }),
    );
    const list = await value(client.statements.list({ year: 2026 }));
    expect(list.map(({ statement }) => statement.id)).toEqual(ids);
    expect(
      list.map(({ statement, totalWeight }) => [
        statement.number,
        statement.title,
        statement.partyA,
        statement.partyB,
        statement.partyBSigner,
        statement.relation,
        `${statement.periodFrom}/${statement.periodTo}`,
        totalWeight,
      ]),
    ).toEqual([
      [
        'ZRZ-2026-009',
        '2026年度维修科岗位目标责任书',
        '后勤处',
        '维修科',
        '韩砺石',
        'department-section',
        '2026-09-01/2027-08-31',
        100,
      ],
      [
        'ZRZ-2026-010',
        '2026年度调度员岗位目标责任书',
        '后勤处',
        '调度员',
        '',
        'department-position',
        '2026-09-01/2027-08-31',
        100,
      ],
      [
        'ZRZ-2026-011',
        '2026年度韩砺石岗位目标责任书',
        '后勤处',
        '韩砺石',
        '韩砺石',
        'department-person',
        '2026-09-01/2027-08-31',
        100,
      ],
    ]);
    const parties = await value(client.statements.parties({}));
    expect(parties.map(({ name, place, years }) => [name, place, years])).toEqual([
      ['后勤处', '', []],
      ['维修科', '', [2026]],
      ['调度员', '维修科', [2026]],
      ['韩砺石', '', [2026]],
    ]);
  });

  it('make none at all when one party is unknown', async () => {
    await freshFile();
    const error = await errorOf(
      client.statements.make({
        template: { builtIn: 'department-year' },
        year: 2026,
        periodKind: 'calendar',
        parties: [{ kind: 'department' }, { kind: 'section', id: nobody }],
        numberScheme: '',
        firstSequence: 1,
      }),
    );
    expect(error).toEqual({ code: 'not-found', about: `section ${nobody}` });
    expect(await value(client.statements.list({ year: 2026 }))).toEqual([]);
  });

  it('can be kept as an own template, which is no statement of a year and makes new ones', async () => {
    await freshFile();
    const { statement } = await make();
    const template = await value(client.statements.saveAsTemplate({ id: statement.id, title: '我们的模板' }));
    expect(template.statement).toMatchObject({ usage: 'template', partyB: '', number: '', periodFrom: '' });
    expect((await value(client.statements.list({ year: 2026 }))).length).toBe(1);
    expect((await value(client.statements.templates({}))).map((each) => each.statement.title)).toEqual(['我们的模板']);
    const { ids } = await value(
      client.statements.make({
        template: { templateId: template.statement.id },
        year: 2027,
        periodKind: 'calendar',
        parties: [{ kind: 'department' }],
        numberScheme: '',
        firstSequence: 1,
      }),
    );
    const made = await value(client.statements.get({ id: ids[0] ?? '' }));
    expect([made.totalWeight, made.items.length, made.statement.usage]).toEqual([
      100,
      template.items.length,
      'statement',
    ]);
  });

  it('take items of a renamed indicator along, and leave those of a removed one without', async () => {
    await freshFile();
    const { statement } = await make();
    const after = await value(
      client.statements.setGroups({
        id: statement.id,
        groups: [
          { name: '党建；思想', weight: 20, previousName: '党建与作风' },
          { name: '重点任务', weight: 50, previousName: '重点任务' },
        ],
      }),
    );
    expect(after.statement.groupWeights).toBe('党建，思想=20\n重点任务=50');
    expect(after.items.map((item) => item.groupName)).toEqual(['党建，思想', '党建，思想', '重点任务', '', '', '', '']);
  });
});

describe('items', () => {
  it('come from tasks, goals and standards, once each, and are brought up to date with them', async () => {
    await freshFile();
    const { statement } = await make('blank');
    const task = await value(
      client.tasks.save({ id: null, fields: { year: 2026, content: '改造照明', checkpoint: '验收合格', weight: 20 } }),
    );
    const goal = await value(
      client.goals.save({
        id: null,
        fields: {
          text: '提高维修及时率',
          measure: '及时率',
          comparison: '≥',
          targetValue: '98',
          unit: '%',
          yearFrom: 2025,
          yearTo: 2027,
        },
      }),
    );
    await value(client.statements.addTasks({ statementId: statement.id, taskIds: [task.id, task.id] }));
    await value(client.goals.setYear({ goalId: goal.id, year: 2026, value: '96' }));
    const detail = await value(client.statements.addGoals({ statementId: statement.id, goalIds: [goal.id] }));
    expect(detail.items.map(({ content, target, weight }) => [content, target, weight])).toEqual([
      ['改造照明', '验收合格', 20],
      ['提高维修及时率', '及时率≥96%', 0],
    ]);
    await value(client.tasks.save({ id: task.id, fields: { content: '改造教学区照明', weight: 25 } }));
    const item = await value(client.statements.refreshItem({ id: detail.items[0]?.id ?? '' }));
    expect([item.content, item.weight, item.annualTaskId]).toEqual(['改造教学区照明', 25, task.id]);
  });
});

describe('a signed statement', () => {
  it('is locked with the hash of the very PDF that is kept as evidence, and of its content', async () => {
    await freshFile();
    const { statement } = await signed();
    expect(statement).toMatchObject({ lockedOn: '2026-03-02', title: '2026年度后勤处目标管理责任书' });
    expect(statement.preamble).toContain('云溪学院与后勤处经充分协商');
    expect(await value(client.statements.verify({ id: statement.id }))).toEqual({ signed: true, unchanged: true });
    const [evidence] = await value(client.evidence.list({}));
    expect(evidence).toMatchObject({ fileHash: statement.signedPdfHash, links: [{ targetId: statement.id }] });
    const copy = join(folder, `${jobId()}.pdf`);
    await value(client.evidence.exportCopy({ jobId: jobId(), id: evidence?.id ?? '', path: copy }));
    expect(createHash('sha256').update(readFileSync(copy)).digest('hex')).toBe(statement.signedPdfHash);
    // What was signed can be printed again, byte for byte.
    const spec = { paper: 'statement', statementId: statement.id } as const;
    const { pdf } = await value(client.papers.preview({ jobId: jobId(), spec }));
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(statement.signedPdfHash);
  });

  it('refuses every change of what was signed, and every removal', async () => {
    await freshFile();
    const { statement, items } = await signed();
    const { id } = statement;
    const first = items[0]?.id ?? '';
    const task = await value(client.tasks.save({ id: null, fields: { year: 2026, content: '新任务' } }));
    const refused = [
      client.statements.save({ id, fields: { title: '改了' } }),
      client.statements.save({ id, fields: { lockedOn: '' } }),
      client.statements.save({ id, fields: { signedPdfHash: '' } }),
      client.statements.remove({ id }),
      client.statements.saveItem({ id: first, fields: { weight: 1 } }),
      client.statements.saveItem({ id: null, fields: { statementId: id, content: '补一条' } }),
      client.statements.removeItem({ id: first }),
      client.statements.orderItems({ ids: items.map((item) => item.id).toReversed() }),
      client.statements.addTasks({ statementId: id, taskIds: [task.id] }),
      client.statements.setGroups({ id, groups: [] }),
      client.statements.sign({ jobId: jobId(), id, signedOn: '2026-03-03' }),
    ];
    for (const answer of refused) expect(await errorOf(answer)).toEqual(locked);
    expect(await value(client.statements.get({ id }))).toEqual({ statement, items, totalWeight: 100 });
  });

  it('still takes the scores of its year, and keeps its content when a linked task goes', async () => {
    await freshFile();
    const { statement: draft, items: drafted } = await make();
    const task = await value(client.tasks.save({ id: null, fields: { year: 2026, content: '改造照明' } }));
    await value(client.statements.saveItem({ id: drafted[0]?.id ?? '', fields: { annualTaskId: task.id } }));
    const { statement, items } = await value(
      client.statements.sign({ jobId: jobId(), id: draft.id, signedOn: '2026-03-02' }),
    );
    await value(client.tasks.remove({ id: task.id }));
    for (const item of items) {
      await value(
        client.statements.saveItem({ id: item.id, fields: { selfScore: item.weight, score: 9, reason: '扣分' } }),
      );
    }
    await value(client.statements.save({ id: statement.id, fields: { assessment: '同意', assessor: '钱衡' } }));
    expect(await value(client.statements.verify({ id: statement.id }))).toEqual({ signed: true, unchanged: true });
    const spec = { paper: 'statement-result', statementId: statement.id } as const;
    expect((await value(client.papers.preview({ jobId: jobId(), spec }))).pageCount).toBeGreaterThan(0);
  });

  it('is refused while its points do not add up, and as a template', async () => {
    await freshFile();
    const { statement, items } = await make();
    await value(client.statements.saveItem({ id: items[0]?.id ?? '', fields: { weight: 9.99 } }));
    const sign = (id: string) => client.statements.sign({ jobId: jobId(), id, signedOn: '2026-03-02' });
    expect(await errorOf(sign(statement.id))).toEqual({ code: 'rule-broken', about: 'statement-not-exact' });
    const template = await value(client.statements.saveAsTemplate({ id: statement.id, title: '模板' }));
    expect(await errorOf(sign(template.statement.id))).toEqual({ code: 'rule-broken', about: 'statement-is-template' });
    expect((await value(client.evidence.list({}))).length).toBe(0);
  });

  it('is supplemented by a statement of its own, with its items to change', async () => {
    await freshFile();
    const { statement, items } = await signed();
    const supplement = await value(client.statements.makeSupplement({ id: statement.id }));
    expect(supplement.statement).toMatchObject({
      supplementToId: statement.id,
      title: '关于《2026年度后勤处目标管理责任书》的补充责任书',
      number: '责字〔2026〕1号补1',
      lockedOn: '',
      partyB: '后勤处',
    });
    expect(supplement.items.map((item) => item.content)).toEqual(items.map((item) => item.content));
    expect(await errorOf(client.statements.makeSupplement({ id: supplement.statement.id }))).toEqual({
      code: 'rule-broken',
      about: 'statement-not-signed',
    });
    const second = await value(client.statements.makeSupplement({ id: statement.id }));
    expect(second.statement.number).toBe('责字〔2026〕1号补2');
  });

  it('goes into a workbook and back into another file, with everything that was signed', async () => {
    await freshFile();
    const { statement } = await signed();
    const path = join(folder, `${jobId()}.xlsx`);
    await value(client.workbook.export({ jobId: jobId(), path, content: 'filled' }));
    await freshFile();
    await value(client.workbook.import({ jobId: jobId(), path }));
    const [copy] = await value(client.statements.list({ year: 2026 }));
    expect(copy?.statement.signedContentHash).toBe(statement.signedContentHash);
    expect(await value(client.statements.verify({ id: copy?.statement.id ?? '' }))).toEqual({
      signed: true,
      unchanged: true,
    });
    expect((await value(client.workbook.check({ jobId: jobId(), path }))).issues).toEqual([]);
  });
});

describe("last year's statement", () => {
  it('is the one with the same second party', async () => {
    await freshFile();
    const last = await make('department-year', 2025);
    const { statement } = await make('department-year', 2026);
    expect((await value(client.statements.previous({ id: statement.id })))?.statement.id).toBe(last.statement.id);
    expect(await value(client.statements.previous({ id: last.statement.id }))).toBeNull();
  });
});

describe('files of many statements', () => {
  it('stand in one new folder, one file a statement, and nothing is left of a cancelled export', async () => {
    await freshFile();
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) ids.push((await make()).statement.id);
    const target = mkdtempSync(join(folder, 'out-'));
    const input = { ids, format: 'pdf' as const, folder: target, name: '2026年责任状' };
    const done = await value(client.statements.exportAll({ ...input, jobId: jobId() }));
    expect([done.files, done.folder]).toEqual([3, join(target, '2026年责任状')]);
    expect(readdirSync(done.folder).sort()).toEqual([
      '责字〔2026〕1号 2026年度后勤处目标管理责任书.pdf',
      '责字〔2026〕1号 2026年度后勤处目标管理责任书（2）.pdf',
      '责字〔2026〕1号 2026年度后勤处目标管理责任书（3）.pdf',
    ]);
    const again = await value(client.statements.exportAll({ ...input, format: 'docx', jobId: jobId() }));
    expect(again.folder).toBe(join(target, '2026年责任状（2）'));
    const id = jobId();
    await client.jobs.cancel({ jobId: 'none' }); // loads what answers it, so that the next one comes at once
    onProgress = () => void client.jobs.cancel({ jobId: id });
    expect(await errorOf(client.statements.exportAll({ ...input, jobId: id }))).toMatchObject({ code: 'cancelled' });
    expect(readdirSync(target).sort()).toEqual(['2026年责任状', '2026年责任状（2）']);
  });

  it('print one after the other, each on a sheet of its own with its own page numbers', async () => {
    await freshFile();
    const ids = [(await make()).statement.id, (await make('safety')).statement.id];
    const single = await value(
      client.papers.preview({ jobId: jobId(), spec: { paper: 'statement', statementId: ids[0] ?? '' } }),
    );
    const both = await value(
      client.papers.preview({ jobId: jobId(), spec: { paper: 'statements', statementIds: ids } }),
    );
    const second = both.outline.findIndex((entry, index) => index > 0 && entry.level === 1);
    expect((both.outline[second]?.page ?? 0) % 2).toBe(1);
    expect(both.outline[second]?.page).toBeGreaterThan(single.pageCount);
  });
});
