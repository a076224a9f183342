import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { CheckItem } from '../../shared/contract/coverage.ts';
import type { CoverageRow } from '../../shared/domain/coverage/matrix.ts';
import { type ContractHost, errorOf, useHost, value } from './contract-host.ts';

/** What evidence proves, for which year, and what is missing. */
export function coverageSuite(makeHost: () => Promise<ContractHost>): void {
  const bench = useHost(makeHost);

  it('links many pieces to many things as one step, each for its year, and what is linked already once', async () => {
    const { client } = bench();
    const departmentId = (await value(client.workspace.status({})))?.departmentId;
    const proof = { targetKind: 'department', targetId: departmentId ?? '' } as const;
    const first = await value(client.evidence.save({ id: null, fields: { title: '制度汇编' } }));
    const second = await value(client.evidence.save({ id: null, fields: { title: '会议纪要' } }));
    await value(client.evidence.link({ ...proof, evidenceId: first.id, year: '2025' }));
    const proofs = ['2025', '2026', '2025-2026'].map((year) => ({ ...proof, year }));
    expect(await value(client.evidence.linkMany({ evidenceIds: [first.id, second.id, first.id], proofs }))).toEqual({
      made: 5,
    });
    const linked = (await value(client.evidence.list({}))).flatMap(({ title, links }) =>
      links.map(({ year }) => `${title} ${year}`),
    );
    expect(linked.toSorted()).toEqual(
      ['会议纪要', '制度汇编'].flatMap((title) => ['2025', '2025-2026', '2026'].map((year) => `${title} ${year}`)),
    );
    expect(await value(client.history.undo({ stepId: null }))).toMatchObject({ recordCount: 5 });
    const left = (await value(client.evidence.list({}))).flatMap(({ links }) => links.map(({ id }) => id));
    expect(left).toHaveLength(1);
    await value(client.evidence.unlinkMany({ ids: left }));
    expect((await value(client.evidence.list({}))).flatMap(({ links }) => links)).toEqual([]);
  });

  /** A position with a monthly standard, a workflow that keeps two records, and a task of each month. */
  async function department() {
    const { client } = bench();
    const home = await value(client.positions.save({ id: null, fields: { name: '维修管理员' } }));
    const person = await value(client.department.savePerson({ id: null, fields: { name: '秦望舒' } }));
    await value(client.positions.addHolder({ id: null, fields: { positionId: home.id, personId: person.id } }));
    const duty = await value(
      client.positions.saveDuty({ id: null, fields: { positionId: home.id, text: '负责维修' } }),
    );
    const item = await value(client.positions.saveWorkItem({ id: null, fields: { dutyId: duty.id, text: '回访' } }));
    const standard = await value(
      client.positions.saveStandard({
        id: null,
        fields: {
          workItemId: item.id,
          requirement: '每月回访',
          frequency: '每月',
          expectedEvidence: '回访记录、回访统计',
        },
      }),
    );
    const { workflow } = await value(
      client.workflows.save({
        id: null,
        fields: { name: '报修流程', records: '维修单（维修科保存3年）\n验收单' },
        steps: [],
        links: [],
      }),
    );
    const task = await value(
      client.tasks.save({ id: null, fields: { year: 2025, content: '月度例会', due: '每月', positionId: home.id } }),
    );
    return { home, person, duty, standard, workflow, task };
  }

  it('says of every standard, workflow record and task of a year what is there, and of one thing alone the same', async () => {
    const { client } = bench();
    const { home, person, duty, standard, workflow, task } = await department();
    const year = { basis: 'calendar', year: 2025 } as const;
    const read = async () => {
      const matrix = await value(client.coverage.matrix(year));
      // Read position by position it says the same.
      expect(await value(client.coverage.matrix({ ...year, rowsAtLeast: 1000 }))).toEqual(matrix);
      return { ...matrix, rows: JSON.parse(matrix.rowsJson) as CoverageRow[] };
    };
    const before = await read();
    expect(before.positions).toEqual([
      { id: home.id, name: '维修管理员', sectionId: null, sectionName: '', holderNames: '秦望舒' },
    ]);
    expect(before.months).toHaveLength(12);
    const top = await value(client.coverage.matrix({ ...year, rowsAtLeast: 1 }));
    expect([JSON.parse(top.rowsJson), top.isWhole]).toEqual([before.rows.slice(0, 2), false]);
    expect(
      before.rows.map(({ kind, targetId, recordName, state, cells }) => [kind, targetId, recordName, state, cells]),
    ).toEqual([
      ['standard', standard.id, '', 'missing', 'MMMMMMMMMMMM'],
      ['task', task.id, '', 'missing', 'MMMMMMMMMMMM'],
      ['record', workflow.id, '维修单', 'missing', '............'],
      ['record', workflow.id, '验收单', 'missing', '............'],
    ]);
    const piece = await value(
      client.evidence.save({ id: null, fields: { title: '三月回访记录', formedOn: '2025-03-20', keeper: '许清如' } }),
    );
    const { id: month } = await value(client.taskMonths.ensure({ taskId: task.id, month: '2025-05' }));
    const proofs = [
      { targetKind: 'workStandard', targetId: standard.id },
      { targetKind: 'workflow', targetId: workflow.id, recordName: '验收单' },
      { targetKind: 'taskMonth', targetId: month },
    ] as const;
    const thing = { kind: 'standard', targetId: standard.id, recordName: '' } as const;
    expect((await value(client.coverage.detail({ ...year, ...thing }))).candidates).toEqual([
      { evidenceId: piece.id, number: '', title: '三月回访记录', day: '2025-03-20' },
    ]);
    await value(client.evidence.linkMany({ evidenceIds: [piece.id], proofs: [...proofs] }));
    const after = await read();
    expect(after.rows.map(({ state, cells, count }) => [state, cells, count])).toEqual([
      ['partial', 'MMPMMMMMMMMM', 1],
      ['partial', 'MMMMPMMMMMMM', 1],
      ['missing', '............', 0],
      ['present', '..E.........', 1],
    ]);
    for (const { kind, targetId, recordName } of after.rows) {
      const alone = await value(client.coverage.row({ ...year, kind, targetId, recordName }));
      expect(JSON.parse(alone.rowsJson)).toEqual(
        after.rows.filter((row) => row.kind === kind && row.targetId === targetId),
      );
    }
    const second = await value(
      client.evidence.save({ id: null, fields: { title: '四月回访记录', formedOn: '2025-04-20' } }),
    );
    const linked = await value(
      client.coverage.link({ ...year, ...thing, evidenceIds: [second.id, piece.id], linkYear: '' }),
    );
    expect([linked.made, (JSON.parse(linked.rowsJson) as CoverageRow[]).map(({ cells }) => cells)]).toEqual([
      1,
      ['MMPPMMMMMMMM'],
    ]);
    await value(client.history.undo({ stepId: null }));
    expect(await value(client.coverage.detail({ ...year, ...thing }))).toMatchObject({
      title: '每月回访',
      path: ['负责维修', '回访'],
      expected: ['回访记录', '回访统计'],
      frequency: '每月',
      keepers: ['秦望舒'],
      candidates: [{ evidenceId: second.id, number: '', title: '四月回访记录', day: '2025-04-20' }],
      proofs: [{ evidenceId: piece.id, title: '三月回访记录', keeper: '许清如', counts: true, hasFile: false }],
    });
    expect(await errorOf(client.coverage.detail({ ...year, ...thing, targetId: person.id }))).toMatchObject({
      code: 'not-found',
    });
    // What proves the duty above a standard proves the standard too.
    await value(client.evidence.link({ evidenceId: second.id, targetKind: 'duty', targetId: duty.id }));
    expect((await read()).rows[0]).toMatchObject({ kind: 'standard', cells: 'MMPPMMMMMMMM', count: 2 });
  });

  it('names indicators, findings of the ledger and goals with a checkpoint as well, and links them in one step', async () => {
    const { client } = bench();
    const { home } = await department();
    const year = { basis: 'calendar', year: 2025 } as const;
    const positionId = home.id;
    const indicator = await value(
      client.indicators.save({
        id: null,
        fields: { code: 'JC-01', name: '回访满意率', frequency: '每季度', dataSource: '电话回访记录', positionId },
      }),
    );
    const saveFinding = (fields: Parameters<typeof client.findings.save>[0]['fields']) =>
      value(client.findings.save({ id: null, fields }));
    const mended = await saveFinding({
      problem: '工单超时',
      foundOn: '2025-03-17',
      mendedOn: '2025-03-27',
      positionId,
    });
    const open = await saveFinding({ problem: '路灯不亮', foundOn: '2025-04-01' });
    await saveFinding({ problem: '以后的问题', foundOn: '2026-01-02' });
    await value(client.findings.concern({ id: mended.id, concerns: { kind: 'indicator', id: indicator.id } }));
    const plan = { yearFrom: 2024, yearTo: 2026, checkpoint: '检测报告' } as const;
    const goal = await value(
      client.goals.save({ id: null, fields: { ...plan, text: '设备完好', level: 'position', positionId } }),
    );
    await value(client.goals.save({ id: null, fields: { ...plan, text: '没有写考核点', checkpoint: '' } }));
    await value(client.goals.save({ id: null, fields: { ...plan, text: '学校的目标', level: 'school' } }));
    const read = async () => {
      const matrix = await value(client.coverage.matrix(year));
      expect(await value(client.coverage.matrix({ ...year, rowsAtLeast: 1000 }))).toEqual(matrix);
      return JSON.parse(matrix.rowsJson) as CoverageRow[];
    };
    const before = await read();
    expect(before.map(({ kind, title, state, cells }) => [kind, title, state, cells])).toEqual([
      ['standard', '每月回访', 'missing', 'MMMMMMMMMMMM'],
      ['task', '月度例会', 'missing', 'MMMMMMMMMMMM'],
      ['goal', '设备完好', 'missing', '............'],
      ['indicator', 'JC-01 回访满意率', 'missing', '..M..M..M..M'],
      ['finding', '2025-01 工单超时', 'missing', '..M.........'],
      ['record', '维修单', 'missing', '............'],
      ['record', '验收单', 'missing', '............'],
      ['finding', '2025-02 路灯不亮', 'pending', '............'],
    ]);
    const check = await value(client.coverage.check(year));
    const items = (JSON.parse(check.itemsJson) as CheckItem[]).filter(({ row }) => row.targetId !== open.id);
    expect([check.total, items.length]).toEqual([8, 7]);
    expect(items.find(({ row }) => row.targetId === mended.id)).toMatchObject({
      positionName: '维修管理员',
      keepers: ['秦望舒'],
    });
    const things = [
      { kind: 'indicator', targetId: indicator.id, state: 'partial', cells: '..P..M..M..M' },
      { kind: 'finding', targetId: mended.id, state: 'present', cells: '..P.........' },
      { kind: 'goal', targetId: goal.id, state: 'present', cells: '..E.........' },
    ] as const;
    const fields = { title: '电话回访记录（3月）', formedOn: '2025-03-20', physicalPlace: '一号柜' };
    const piece = await value(client.evidence.save({ id: null, fields }));
    const candidates = { evidenceId: piece.id, number: '', title: fields.title, day: fields.formedOn };
    expect(
      await value(client.coverage.detail({ ...year, kind: 'indicator', targetId: indicator.id, recordName: '' })),
    ).toMatchObject({ title: 'JC-01 回访满意率', frequency: '每季度', keepers: ['秦望舒'], candidates: [candidates] });
    for (const { kind, targetId, ...after } of things) {
      const thing = { ...year, kind, targetId, recordName: '' };
      const linked = await value(client.coverage.link({ ...thing, evidenceIds: [piece.id], linkYear: '' }));
      expect([linked.made, JSON.parse(linked.rowsJson)]).toMatchObject([1, [after]]);
      expect((await value(client.coverage.row(thing))).rowsJson).toBe(linked.rowsJson);
      expect((await read()).filter((row) => row.targetId === targetId)).toEqual(JSON.parse(linked.rowsJson));
    }
    // A piece of another year proves that a finding is mended all the same.
    const old = await value(client.evidence.save({ id: null, fields: { title: '旧照片', formedOn: '2024-12-01' } }));
    await value(client.evidence.link({ evidenceId: old.id, targetKind: 'finding', targetId: mended.id }));
    const thing = { kind: 'finding', targetId: mended.id, recordName: '' } as const;
    const detail = await value(client.coverage.detail({ ...year, ...thing }));
    expect([detail.title, detail.path, detail.proofs.map(({ counts }) => counts)]).toEqual([
      '2025-01 工单超时',
      ['回访满意率'],
      [true, true],
    ]);
    // The next year asks for new proof of the readings and of the goal; a finding that was mended is done with.
    const { renewalsJson } = await value(client.rollover.preview({ basis: 'calendar', from: 2025 }));
    const renewed = (JSON.parse(renewalsJson) as { kind: string; title: string }[]).map(({ kind }) => kind);
    expect(renewed.filter((kind) => ['goal', 'indicator', 'finding'].includes(kind))).toEqual(['goal', 'indicator']);
  });

  it('says of a missing record where its own kind lies and who keeps it, and never where another record of the workflow does', async () => {
    const { client } = bench();
    const { workflow } = await department();
    const pieceOf = async (
      fields: { title: string; formedOn: string; keeper?: string; physicalPlace?: string },
      target: { targetKind: 'workItem' | 'workflow'; targetId: string; recordName?: string },
    ) => {
      const piece = await value(client.evidence.save({ id: null, fields }));
      await value(client.evidence.link({ evidenceId: piece.id, ...target }));
    };
    const ofRecord = (recordName: string) => ({ targetKind: 'workflow', targetId: workflow.id, recordName }) as const;
    await pieceOf({ title: '旧单', formedOn: '2024-05-01', physicalPlace: '一号柜' }, ofRecord('维修单'));
    const [place] = (await value(client.evidence.targets({}))).filter(({ targetKind }) => targetKind === 'workItem');
    const ofItem = { targetKind: 'workItem', targetId: place?.targetId ?? '' } as const;
    await pieceOf({ title: '旧访', formedOn: '2024-03-01', physicalPlace: '二号柜' }, ofItem);
    await pieceOf({ title: '新访', formedOn: '2024-09-01', keeper: '许清如' }, ofItem);
    const { itemsJson } = await value(client.coverage.check({ basis: 'calendar', year: 2025 }));
    const hints = (JSON.parse(itemsJson) as CheckItem[]).map(({ row, placeDay, keepers, place: where }) => [
      row.recordName || row.kind,
      where,
      placeDay,
      keepers.join(),
    ]);
    expect(hints).toEqual([
      ['task', '', '', '秦望舒'],
      ['standard', '二号柜', '2024-03-01', '许清如,秦望舒'],
      ['验收单', '', '', ''],
      ['维修单', '一号柜', '2024-05-01', '维修科'],
    ]);
  });

  it('names pieces with a damaged file, and answers all that break a rule', async () => {
    const { client, folder, status } = bench();
    mkdirSync(join(folder, '材料'));
    for (const name of ['好.txt', '坏.txt', '附件.txt']) writeFileSync(join(folder, '材料', name), name);
    const pathOf = (name: string): string => join(folder, '材料', name);
    const { added } = await value(client.evidence.ingest({ jobId: 'in', paths: [pathOf('好.txt'), pathOf('坏.txt')] }));
    const [whole, broken] = added;
    await value(client.evidence.addFiles({ jobId: 'more', id: whole?.id ?? '', paths: [pathOf('附件.txt')] }));
    const problems = async () => {
      const { pieces } = await value(client.coverage.check({ basis: 'calendar', year: 2025 }));
      return pieces.map(({ rule, count }) => [rule, count]);
    };
    const others = [
      ['piece-without-number', 2],
      ['piece-undated', 2],
      ['piece-proves-nothing', 2],
    ];
    expect(await problems()).toEqual(others);
    await value(client.workspace.close({}));
    const raw = new Database(status.path);
    raw.exec("UPDATE evidence_chunk SET bytes = x'00' WHERE CAST(bytes AS TEXT) <> '好.txt'");
    raw.close();
    await value(client.workspace.open({ path: status.path }));
    await value(client.keeping.check({ jobId: 'check', pace: 'full', restart: true }));
    expect(await problems()).toEqual([['piece-damaged', 2], ...others]);
    const found = await value(client.coverage.piecesBreaking({ rule: 'piece-damaged' }));
    expect(new Set(found.evidenceIds)).toEqual(new Set([whole?.id, broken?.id]));
    await value(client.evidence.save({ id: broken?.id ?? '', fields: { number: '1-1' } }));
    expect(await value(client.coverage.piecesBreaking({ rule: 'piece-without-number' }))).toEqual({
      evidenceIds: [whole?.id],
    });
  });

  it('finds pieces by words in any field, wildcards as they are written, and says how many there are', async () => {
    const { client } = bench();
    for (const title of ['回访记录100%', '回访记录100件', '验收单']) {
      await value(client.evidence.save({ id: null, fields: { title, provider: '维修科' } }));
    }
    const titles = async (text: string) => {
      const found = await value(client.coverage.pieces({ text, limit: 1 }));
      return [found.total, found.pieces.length, found.pieces[0]?.title];
    };
    expect(await titles('')).toEqual([3, 1, '验收单']);
    expect(await titles('维修科 回访')).toEqual([2, 1, '回访记录100件']);
    expect(await titles('100%')).toEqual([1, 1, '回访记录100%']);
    expect(await titles('没有')).toEqual([0, 0, undefined]);
  });
}
