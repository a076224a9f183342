import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layers, standardTypes } from '../../shared/domain/library.ts';
import { type BundleParty, enrolParty, packFor, startParty } from '../support/bundle-party.ts';
import { value } from './contract-host.ts';

/** A department and a central office, each in its own program, with nothing between them but files. */
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-inbox-'));
const file = (name: string): string => join(folder, name);

let department: BundleParty;
let office: BundleParty;
let count = 0;
let dutyId = '';

async function pack(from: BundleParty, to?: string): Promise<string> {
  count += 1;
  return packFor(from.client, file(`bundle-${count}.zip`), to);
}

async function putIn(paths: readonly string[], into = office) {
  await value(into.client.inbox.add({ jobId: `add-${v7()}`, paths: [...paths] }));
  return value(into.client.inbox.list({}));
}

beforeAll(async () => {
  department = await startParty(folder, '后勤处');
  office = await startParty(folder, '诊改办', 'office');
  const position = await value(department.client.positions.save({ id: null, fields: { name: '水电维修岗' } }));
  const { ids } = await value(
    department.client.positions.addLines({ kind: 'duty', parentId: position.id, lines: '受理报修\n登记台账' }),
  );
  dutyId = ids[0] ?? '';
  await value(office.client.office.addMembers({ lines: '后勤处\n教务处' }));
});
afterAll(async () => {
  await department.close();
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the inbox of the central office', () => {
  test('O10 what cannot be taken in lies in quarantine with its reason, and changes nothing', async () => {
    const torn = file('torn.zip');
    writeFileSync(torn, 'not a bundle at all');
    const entries = await putIn([torn, file('nowhere.zip')]);
    expect(entries.map(({ fileName, state }) => [fileName, state])).toEqual([
      ['torn.zip', 'quarantined'],
      ['nowhere.zip', 'quarantined'],
    ]);
    expect(entries.map(({ issues }) => issues[0]?.rule)).toEqual(['bundle-not-a-zip', 'file-missing']);
    await value(office.client.inbox.dismiss({ ids: entries.map(({ id }) => id) }));
    expect(await value(office.client.inbox.list({}))).toEqual([]);
  });

  test('O10 a bundle of somebody unknown waits in quarantine until its sender is enrolled', async () => {
    await enrolParty(office.client, department.client, file('office.json'));
    const [unknown] = await putIn([await pack(department)]);
    expect(unknown).toMatchObject({ state: 'quarantined', issues: [{ rule: 'bundle-unknown-key' }] });
    await enrolParty(department.client, office.client, file('department.json'));
    expect(await value(office.client.inbox.recheck({ jobId: 'recheck', ids: [unknown?.id ?? ''] }))).toEqual({
      waiting: 1,
      quarantined: 0,
    });
    const [entry] = await value(office.client.inbox.list({}));
    expect(entry).toMatchObject({ state: 'waiting', departmentName: '后勤处', issues: [] });
    expect(entry?.report?.outcome).toMatchObject({ conflicts: 0, removed: 0 });
    const [waiting] = await value(office.client.office.members({}));
    expect(waiting).toMatchObject({ standing: 'waiting', departmentId: null });
    // Looked at twice, it is one entry still.
    expect(await putIn([entry?.path ?? ''])).toHaveLength(1);
    expect(await value(office.client.inbox.apply({ jobId: 'apply', ids: [entry?.id ?? ''] }))).toEqual({
      applied: 1,
      quarantined: 0,
    });
    const [member] = await value(office.client.office.members({}));
    expect(member).toMatchObject({ standing: 'current' });
    expect(member?.departmentId).not.toBeNull();
  });

  test('O11 feedback goes to the department as things to do, and the answer comes back with its next bundle', async () => {
    const round = await value(office.client.reviews.saveRound({ id: null, fields: { title: '年度复核', year: 2026 } }));
    const [member] = await value(office.client.office.members({}));
    const start = { roundId: round.id, departmentId: member?.departmentId ?? '' };
    const { reviewId } = await value(office.client.reviews.start(start));
    const { rows } = await value(office.client.reviews.records({ reviewId, kind: 'position' }));
    const place = { rootKind: 'position' as const, rootId: rows[0]?.id ?? '', recordKind: 'duty', recordId: dutyId };
    const verdict = { ...place, field: 'text', verdict: 'returned' as const, remark: '写明受理时限' };
    await value(office.client.reviews.judge({ reviewId, verdicts: [verdict] }));
    await value(office.client.reviews.finish({ reviewId }));

    const feedback = await pack(office);
    const taken = await value(department.client.merging.apply({ jobId: 'take', path: feedback }));
    expect(taken).toMatchObject({ purpose: 'feedback', senderRole: 'office' });
    expect(await value(department.client.feedback.count({}))).toEqual({ open: 1, overdue: 0 });
    await value(department.client.positions.saveDuty({ id: dutyId, fields: { text: '两小时内受理报修' } }));
    const [review] = await value(department.client.feedback.list({}));
    const [item] = review?.items ?? [];
    expect(item).toMatchObject({ shownText: '受理报修', nowText: '两小时内受理报修', changed: true, standing: 'open' });
    await value(department.client.feedback.answer({ itemIds: [item?.id ?? ''], state: 'done', answer: '已写明' }));

    const [entry] = await putIn([await pack(department)]);
    expect(entry).toMatchObject({ state: 'waiting', report: { mode: 'incremental' } });
    await value(office.client.inbox.apply({ jobId: 'apply-2', ids: [entry?.id ?? ''] }));
    const [answered] = await value(office.client.reviews.items({ reviewId }));
    expect(answered).toMatchObject({
      standing: 'answered',
      answer: '已写明',
      nowText: '两小时内受理报修',
      changed: true,
    });
  });

  test('O11 a task, a library and a Word form that the office hands down are there in the department after one bundle', async () => {
    const form = file('岗位说明书模板.docx');
    await value(office.client.templates.example({ jobId: 'example', usage: 'job-description', path: form }));
    const added = { usage: 'job-description' as const, path: form, name: '学校岗位说明书', templateId: null };
    const template = await value(office.client.templates.add({ jobId: 'form', ...added }));
    await value(office.client.assignments.add({ year: 2026, lines: '修订岗位说明书' }));
    const standard = { name: '满意度', requirement: '师生满意度≥92%' };
    await value(office.client.libraries.saveStandard({ id: null, fields: standard }));
    const about = { title: '本校标准库', version: 1, publisher: '诊改办', summary: '' };
    const chosen = { layers: [...layers], types: [...standardTypes] };
    const library = file('本校标准库.json');
    await value(office.client.libraries.publish({ jobId: 'publish', path: library, ...about, ...chosen }));
    await value(office.client.libraries.load({ path: library }));
    const [task] = await value(office.client.assignments.list({ year: 2026 }));
    const [sent] = await value(office.client.assignments.libraries({}));
    const departmentIds = [(await value(office.client.office.members({})))[0]?.departmentId ?? ''];
    await value(office.client.assignments.send({ assignmentIds: [task?.id ?? ''], departmentIds }));
    await value(office.client.assignments.sendLibrary({ libraryId: sent?.id ?? '', departmentIds }));
    const give = { templateId: template.id, departmentIds };
    expect(await value(office.client.assignments.sendTemplate(give))).toEqual({ sent: 1, skipped: 0 });
    expect(await value(office.client.assignments.sendTemplate(give))).toEqual({ sent: 0, skipped: 1 });
    expect(await value(office.client.assignments.templates({}))).toMatchObject([{ name: added.name, departmentIds }]);

    const path = await pack(office);
    const seen = await value(department.client.merging.examine({ jobId: 'see', path }));
    expect(seen.outcome.addedKinds).toEqual(
      expect.arrayContaining([
        { kind: 'annualTask', count: 1 },
        { kind: 'library', count: 1 },
        { kind: 'paperTemplate', count: 1 },
      ]),
    );
    const taken = await value(department.client.merging.apply({ jobId: 'take-task', path }));
    expect(taken).toMatchObject({ purpose: 'task', senderRole: 'office' });
    expect(await value(department.client.templates.list({}))).toMatchObject([
      { name: added.name, versions: [{ version: 1, fileName: '岗位说明书模板.docx' }] },
    ]);
    const tasks = await value(department.client.tasks.list({ year: 2026 }));
    expect(tasks.map(({ content }) => content)).toContain('修订岗位说明书');
    const { libraries } = await value(department.client.libraries.list({}));
    expect(libraries.map(({ title }) => title)).toContain('本校标准库');
  });

  test("M13 another office's remarks in a department's bundle wait in quarantine, and go in when somebody wants it", async () => {
    const other = await startParty(folder, '诊改办二', 'office');
    try {
      await enrolParty(other.client, department.client, file('other.json'));
      await enrolParty(department.client, other.client, file('department-2.json'));
      await value(other.client.office.addMembers({ lines: '后勤处' }));
      const [entry] = await putIn([await pack(department, '诊改办二')], other);
      expect(new Set(entry?.issues.map(({ rule }) => rule))).toEqual(new Set(['merge-office-only']));
      expect(entry?.report?.outcome.added).toBeGreaterThan(3);
      const ids = [entry?.id ?? ''];
      expect(await value(other.client.inbox.apply({ jobId: 'a', ids }))).toEqual({ applied: 0, quarantined: 1 });
      expect(await value(other.client.inbox.apply({ jobId: 'b', ids, nevertheless: true }))).toEqual({
        applied: 1,
        quarantined: 0,
      });
    } finally {
      await other.close();
    }
  });

  test('M10 a bundle that removes much lies in quarantine with the figures, and goes in when somebody wants it', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `巡查第${at + 1}栋`).join('\n');
    const position = await value(department.client.positions.save({ id: null, fields: { name: '楼栋巡查岗' } }));
    await value(department.client.positions.addLines({ kind: 'duty', parentId: position.id, lines }));
    const [grown] = await putIn([await pack(department)]);
    await value(office.client.inbox.apply({ jobId: 'apply-3', ids: [grown?.id ?? ''] }));
    await value(department.client.positions.remove({ id: position.id }));
    const [entry] = await putIn([await pack(department)]);
    expect(entry).toMatchObject({
      state: 'quarantined',
      report: { outcome: { removed: 41 } },
      issues: [{ where: ['后勤处'], rule: 'merge-many-removed' }],
    });
    const ids = [entry?.id ?? ''];
    expect(await value(office.client.inbox.apply({ jobId: 'apply-4', ids }))).toEqual({ applied: 0, quarantined: 1 });
    expect(await value(office.client.inbox.apply({ jobId: 'apply-5', ids, nevertheless: true }))).toEqual({
      applied: 1,
      quarantined: 0,
    });
  });
});
