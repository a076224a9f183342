import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkspaceDb } from '../../db/workspace-db.ts';
import { runCommand } from '../../db/records/run-command.ts';
import type { RecordWriter } from '../../db/records/record-writer.ts';
import { readSourceTables } from '../../electron/host/documents/workbook/xlsx-reader.ts';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import { coverOf } from '../../shared/document/task-tables/grid.ts';
import type { Client, HostContract } from '../../shared/contract/contract.ts';
import { type LargeOffice, makeLargeOffice } from '../support/office-workspace.ts';
import { errorOf, value } from './contract-host.ts';

/** An office with three small departments, the first of which has a statement of everything that is looked at. */
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-office-test-'));
const path = join(folder, '诊改办.qhd');
const year = 2026;
let now = '2026-11-22T02:00:00.000Z';
const clock = { now: () => now, newId: () => v7() };
let dispatcher: Dispatcher;
let client: Client<HostContract>;
let office: LargeOffice;
let first = '';

beforeAll(async () => {
  const made = makeLargeOffice(path, {
    departments: 3,
    years: 1,
    firstYear: year,
    positions: 2,
    tasksAYear: 12,
    evidenceAYear: 24,
  });
  ({ office } = made);
  first = office.departmentIds[0] ?? '';
  made.db.close();
  dispatcher = new Dispatcher({
    ...clock,
    resources: { fontsDir: '', templatesDir: '', sampleDir: '' },
    notify: () => {},
    log: (method, error) => console.error(method, error),
  });
  client = inProcessClient(dispatcher);
  await value(client.workspace.open({ path }));
});
afterAll(async () => {
  await dispatcher.shutdown();
  rmSync(folder, { recursive: true, force: true });
});

/** Does something in the file that only a department does, as its next bundle would bring it. */
async function asDepartment(work: (writer: RecordWriter) => void): Promise<void> {
  await value(client.workspace.close({}));
  const db = openWorkspaceDb(path, clock);
  runCommand(db, { ...clock, name: 'positions.save', author: '部门秘书', replicaId: v7() }, work);
  db.close();
  await value(client.workspace.open({ path }));
}

async function begin(): Promise<{ reviewId: string; roundId: string; positionId: string; dutyId: string }> {
  const round = await value(
    client.reviews.saveRound({
      id: null,
      fields: {
        title: `第${v7().slice(-4)}轮`,
        year,
        opensOn: '2026-10-01',
        reportBy: '2026-11-10',
        rectifyBy: '2026-12-20',
      },
    }),
  );
  const { reviewId } = await value(client.reviews.start({ roundId: round.id, departmentId: first }));
  const { rows } = await value(client.reviews.records({ reviewId, kind: 'position' }));
  const positionId = rows[0]?.id ?? '';
  const { nodes } = await value(client.reviews.record({ reviewId, kind: 'position', id: positionId }));
  return { reviewId, roundId: round.id, positionId, dutyId: nodes.find(({ kind }) => kind === 'duty')?.id ?? '' };
}

const whole = (positionId: string) => ({
  rootKind: 'position' as const,
  rootId: positionId,
  recordKind: 'position',
  recordId: positionId,
});

describe('the central office', () => {
  test('O1 counts every department and the whole school from the records themselves', async () => {
    const dashboard = await value(client.office.dashboard({ year }));
    expect(dashboard.departments.map(({ name }) => name)).toEqual(['后勤管理处', '教务处', '学生工作处（武装部）']);
    const [one] = dashboard.departments;
    // Every tenth task is left undone; of the twelve that are 1 and 11, of which one was due by the end of March.
    expect(one?.figures).toMatchObject({ positions: 2, standards: 30, evidence: 24, tasks: 12, doneTasks: 10 });
    expect(one?.figures.overdueTasks).toBeGreaterThan(0);
    for (const key of ['positions', 'standards', 'provenStandards', 'evidence', 'doneTasks', 'overdueTasks'] as const) {
      expect(dashboard.total[key]).toBe(dashboard.departments.reduce((sum, { figures }) => sum + figures[key], 0));
    }
    expect(dashboard.layers.map(({ standards, departments }) => [standards, departments])).toEqual(
      Array.from({ length: 5 }, () => [24, 3]),
    );
    expect(dashboard.progress).toEqual([{ year, tasks: 36, done: 30 }]);
  });

  test('O1 the printed summary says what the dashboard says, table by table', async () => {
    const target = join(folder, '汇总.xlsx');
    const spec = { paper: 'office-summary' as const, year };
    await value(client.papers.export({ jobId: 'summary', spec, format: 'xlsx', path: target }));
    const [sheet] = await readSourceTables(target, new AbortController().signal);
    const rows = sheet === undefined ? [] : coverOf(sheet.grid).map((row) => row.map(({ text }) => text));
    const { departments, total } = await value(client.office.dashboard({ year }));
    for (const { name, figures } of departments)
      expect(rows.find((row) => row[1] === name)?.slice(4, 6)).toEqual([figures.tasks, figures.doneTasks].map(String));
    expect(rows.find((row) => row[0] === '合计')?.slice(4, 6)).toEqual([total.tasks, total.doneTasks].map(String));
    expect(rows.flat()).toEqual(expect.arrayContaining(['逾期情况', '五层面标准', '学校管理服务']));
  });

  test('O2 the list of departments takes a pasted column, once each, and meets bundles by name', async () => {
    expect(await value(client.office.addMembers({ lines: '1. 财务处\tCW\n教 务 处\n（二）图书馆\n\n财务处' }))).toEqual(
      {
        added: 2,
        known: 1,
      },
    );
    const members = await value(client.office.members({}));
    expect(
      members.slice(3).map(({ name, code, departmentId, standing }) => [name, code, departmentId, standing]),
    ).toEqual([
      ['财务处', 'CW', null, 'never'],
      ['图书馆', '', null, 'never'],
    ]);
    for (const member of members.slice(3)) await value(client.office.removeMember({ id: member.id }));
  });

  test('O3 who has handed in nothing by the day of the round is late', async () => {
    const round = await value(
      client.reviews.saveRound({
        id: null,
        fields: { title: '年度复核', year, opensOn: '2026-10-01', reportBy: '2026-11-10' },
      }),
    );
    expect((await value(client.office.members({}))).map(({ standing }) => standing)).toEqual(['late', 'late', 'late']);
    await value(client.reviews.saveRound({ id: round.id, fields: { closedOn: '2026-11-20' } }));
    expect((await value(client.office.members({}))).map(({ standing }) => standing)).toEqual([
      'never',
      'never',
      'never',
    ]);
  });

  test('O4 a remark keeps what the office saw, and tells when the department changed it', async () => {
    const { reviewId, positionId, dutyId } = await begin();
    const remark = {
      rootKind: 'position' as const,
      rootId: positionId,
      recordKind: 'duty',
      recordId: dutyId,
      field: 'text',
    };
    expect(
      await errorOf(client.reviews.judge({ reviewId, verdicts: [{ ...remark, verdict: 'returned', remark: ' ' }] })),
    ).toMatchObject({ code: 'rule-broken', about: 'return-without-remarks' });
    await value(
      client.reviews.judge({
        reviewId,
        verdicts: [
          { ...remark, verdict: 'returned', remark: '写明受理时限', dueOn: '2026-12-01' },
          { ...whole(positionId), verdict: 'accepted', remark: '', score: 90 },
        ],
      }),
    );
    const before = await value(client.reviews.record({ reviewId, kind: 'position', id: positionId }));
    expect(before.items.map(({ standing, changed, shownText }) => [standing, changed, shownText])).toEqual([
      ['open', false, '负责第1类事务的受理与办理'],
      ['closed', false, ''],
    ]);
    await asDepartment((writer) => writer.update('duty', dutyId, { fields: { text: '两个工作日内受理' } }));
    const after = await value(client.reviews.record({ reviewId, kind: 'position', id: positionId }));
    expect(after.items.map(({ changed, nowText }) => [changed, nowText])).toEqual([
      [true, '两个工作日内受理'],
      [true, null],
    ]);
    const { rows } = await value(client.reviews.records({ reviewId, kind: 'position', filter: 'changed' }));
    expect(rows.map(({ id, state }) => [id, state])).toEqual([[positionId, 'returned']]);
  });

  test('O5 one place has one remark, and passing what was answered keeps the answer', async () => {
    const { reviewId, roundId, positionId } = await begin();
    const say = (verdict: 'accepted' | 'returned', remark: string) =>
      value(client.reviews.judge({ reviewId, verdicts: [{ ...whole(positionId), verdict, remark }] }));
    await say('returned', '补充任职资格');
    const [item] = await value(client.reviews.items({ reviewId }));
    await value(client.feedback.answer({ itemIds: [item?.id ?? ''], state: 'done', answer: '已补充' }));
    const board = await value(client.reviews.board({ roundId }));
    expect(board.find(({ departmentId }) => departmentId === first)).toMatchObject({ open: 0, answered: 1 });
    await say('accepted', '');
    const [passed, ...others] = await value(client.reviews.items({ reviewId }));
    expect(others).toEqual([]);
    expect(passed).toMatchObject({ id: item?.id, standing: 'closed', answer: '已补充' });
    await say('returned', '仍缺学历要求');
    expect((await value(client.reviews.items({ reviewId })))[0]).toMatchObject({ standing: 'open', answer: '' });
  });

  test('what the department put right is proven: by a piece that says which remark it answers', async () => {
    const { reviewId, positionId } = await begin();
    const verdict = { ...whole(positionId), verdict: 'returned' as const, remark: '补充任职资格' };
    await value(client.reviews.judge({ reviewId, verdicts: [verdict] }));
    const [item] = await value(client.reviews.items({ reviewId }));
    const piece = await value(client.evidence.save({ id: null, fields: { title: '任职资格修订稿', number: '3-1' } }));
    const proof = { targetKind: 'reviewItem' as const, targetId: item?.id ?? '' };
    expect(await value(client.evidence.linkMany({ evidenceIds: [piece.id], proofs: [proof] }))).toEqual({ made: 1 });
    const proven = async () => (await value(client.reviews.items({ reviewId }))).map(({ evidence }) => evidence);
    const [[link] = []] = await proven();
    expect(link).toMatchObject({ evidenceId: piece.id, number: '3-1', title: '任职资格修订稿' });
    await value(client.reviews.unjudge({ itemIds: [item?.id ?? ''] }));
    expect([await proven(), (await value(client.evidence.list({}))).map(({ links }) => links)]).toEqual([[], [[]]]);
  });

  test('O6 what was handed to the department is fixed until the office reopens it, and a round with reviews stays', async () => {
    const { reviewId, roundId, positionId } = await begin();
    await value(client.reviews.save({ reviewId, fields: { conclusion: '总体良好', score: 86.5 } }));
    await value(client.reviews.finish({ reviewId }));
    const verdicts = [{ ...whole(positionId), verdict: 'accepted' as const, remark: '' }];
    expect(await errorOf(client.reviews.judge({ reviewId, verdicts }))).toMatchObject({ about: 'review-finished' });
    expect(await errorOf(client.reviews.save({ reviewId, fields: { score: 1 } }))).toMatchObject({
      about: 'review-finished',
    });
    expect(await errorOf(client.reviews.removeRound({ id: roundId }))).toMatchObject({ about: 'round-has-reviews' });
    await value(client.reviews.finish({ reviewId, reopen: true }));
    expect(await value(client.reviews.judge({ reviewId, verdicts }))).toEqual({ judged: 1 });
    expect(await value(client.reviews.get({ reviewId }))).toMatchObject({ score: 86.5, accepted: 1, finishedOn: '' });
    await value(client.reviews.save({ reviewId, fields: { score: 87 } }));
    // What a change does not name stays as it was.
    const kept = { score: 87, conclusion: '总体良好', rectifyBy: '2026-12-20' };
    expect(await value(client.reviews.get({ reviewId }))).toMatchObject(kept);
  });

  test('O7 a remark without an answer is overdue the day after it was due', async () => {
    const { reviewId, positionId } = await begin();
    const verdict = { ...whole(positionId), verdict: 'returned' as const, remark: '补充', dueOn: '2026-12-01' };
    await value(client.reviews.judge({ reviewId, verdicts: [verdict] }));
    const standing = async (at: string) => {
      now = at;
      return (await value(client.reviews.items({ reviewId })))[0]?.standing;
    };
    expect(await standing('2026-12-01T10:00:00.000Z')).toBe('open');
    expect(await standing('2026-12-01T16:30:00.000Z')).toBe('overdue'); // the second of December in China
    now = '2026-11-22T02:00:00.000Z';
  });

  test('O8 an assignment becomes a task of each chosen department, once, and tells its progress and other words', async () => {
    await value(client.assignments.add({ year, lines: '完成年度自我诊改报告\n\n修订岗位标准' }));
    const [report] = await value(client.assignments.list({ year }));
    const send = { assignmentIds: [report?.id ?? ''], departmentIds: [...office.departmentIds] };
    expect(await value(client.assignments.send(send))).toEqual({ sent: 3, skipped: 0 });
    expect(await value(client.assignments.send(send))).toEqual({ sent: 0, skipped: 3 });
    const [sent] = await value(client.assignments.list({ year }));
    const copy = sent?.copies.find(({ departmentId }) => departmentId === first);
    expect(copy).toMatchObject({ state: 'planned', reworded: false, issuedOn: '2026-11-22' });
    await asDepartment((writer) =>
      writer.update('annualTask', copy?.taskId ?? '', { fields: { state: 'active', content: '写报告' } }),
    );
    const [later] = await value(client.assignments.list({ year }));
    expect(later?.copies.find(({ departmentId }) => departmentId === first)).toMatchObject({
      state: 'active',
      reworded: true,
    });
  });

  test('findings and indicators are opened with what was read of them, remarked on field by field, and answered', async () => {
    const home = { departmentId: first };
    let [findingId, readingId] = ['', ''];
    await asDepartment((writer) => {
      const indicator = writer.create('indicator', { name: '热水满意度', unit: '%', warningValue: 80 }, home);
      const read = (readOn: string, measured: number) =>
        writer.create('indicatorReading', { indicatorId: indicator.id, readOn, measured }, home).id;
      readingId = read('2026-06-12', 78);
      read('2026-03-10', 82);
      const fields = { number: '2026-01', foundOn: '2026-06-13', problem: '热水满意度低于警戒线' };
      findingId = writer.create('finding', { ...fields, origin: 'warning', indicatorId: indicator.id }, home).id;
      const piece = writer.create('evidence', { number: '6-3', title: '更换后照片' }, home).id;
      writer.create('evidenceLink', { evidenceId: piece, targetKind: 'finding', targetId: findingId }, home);
    });
    const { reviewId } = await begin();
    const { kinds } = await value(client.reviews.get({ reviewId }));
    const totals = kinds.filter(({ kind }) => kind === 'finding' || kind === 'indicator');
    expect(totals).toEqual([
      { kind: 'indicator', total: 1, judged: 0 },
      { kind: 'finding', total: 1, judged: 0 },
    ]);
    const { rows } = await value(client.reviews.records({ reviewId, kind: 'indicator' }));
    expect(rows.map(({ title }) => title)).toEqual(['热水满意度']);
    const rootId = rows[0]?.id ?? '';
    const watched = await value(client.reviews.record({ reviewId, kind: 'indicator', id: rootId }));
    const textOf = (node: (typeof watched.nodes)[number] | undefined, name: string) =>
      node?.fields.find(({ field }) => field === name)?.text;
    expect(watched.nodes.map((node) => [node.kind, textOf(node, 'readOn'), textOf(node, 'measured')])).toEqual([
      ['indicator', undefined, undefined],
      ['indicatorReading', '2026-03-10', '82'],
      ['indicatorReading', '2026-06-12', '78'],
    ]);
    const ledger = await value(client.reviews.record({ reviewId, kind: 'finding', id: findingId }));
    expect(['number', 'origin', 'problem', 'indicatorId'].map((field) => textOf(ledger.nodes[0], field))).toEqual([
      '2026-01',
      'warning',
      '热水满意度低于警戒线',
      '热水满意度',
    ]);
    expect(ledger.nodes.map(({ evidence }) => evidence.map(({ number, title }) => `${number} ${title}`))).toEqual([
      ['6-3 更换后照片'],
    ]);
    const remark = { verdict: 'returned', remark: '写明整改时限' } as const;
    const ofFinding = { rootKind: 'finding', rootId: findingId, recordKind: 'finding', recordId: findingId } as const;
    const ofReading = { rootKind: 'indicator', rootId, recordKind: 'indicatorReading', recordId: readingId } as const;
    const verdicts = [
      { ...ofFinding, field: 'mendBy', ...remark },
      { ...ofReading, field: 'measured', ...remark, remark: '与测评报告核对' },
    ];
    expect(await value(client.reviews.judge({ reviewId, verdicts }))).toEqual({ judged: 2 });
    await value(client.reviews.finish({ reviewId }));
    // What is read of an indicator belongs to it: a new reading is a change of the whole, not of the remark.
    await asDepartment((writer) => {
      writer.update('finding', findingId, { fields: { mendBy: '2026-12-31' } });
      writer.create('indicatorReading', { indicatorId: rootId, readOn: '2026-09-25', measured: 89 }, home);
    });
    const items = await value(client.reviews.items({ reviewId }));
    expect(
      items.map(({ recordTitle, field, shownText, nowText, changed }) => [
        [recordTitle, field],
        [shownText, nowText, changed],
      ]),
    ).toEqual([
      [
        ['热水满意度低于警戒线', 'mendBy'],
        ['', '2026-12-31', true],
      ],
      [
        ['热水满意度 2026-06-12', 'measured'],
        ['78', '78', false],
      ],
    ]);
    const itemIds = items.map(({ id }) => id);
    await value(client.feedback.answer({ itemIds, state: 'done', answer: '已写明' }));
    expect((await value(client.reviews.items({ reviewId }))).map(({ standing }) => standing)).toEqual([
      'answered',
      'answered',
    ]);
  });

  test('O9 nothing of the office answers in the file of a department', async () => {
    const own = join(folder, '后勤处.qhd');
    await value(
      client.workspace.create({
        jobId: 'own',
        path: own,
        template: 'empty',
        departmentName: '后勤处',
        author: '苏明溪',
      }),
    );
    expect((await value(client.workspace.status({})))?.kind).toBe('department');
    const refused = [
      client.office.dashboard({ year }),
      client.office.addMembers({ lines: '教务处' }),
      client.reviews.rounds({}),
      client.assignments.list({ year }),
      client.papers.export({
        jobId: 'x',
        spec: { paper: 'office-summary', year },
        format: 'xlsx',
        path: `${own}.xlsx`,
      }),
    ];
    for (const call of refused) expect(await errorOf(call)).toMatchObject({ about: 'not-an-office' });
    await value(client.workspace.open({ path }));
  });
});
