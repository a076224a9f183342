import { expect, it } from 'vitest';
import { readProofsOfRecords } from '../../../db/queries/proof-pieces.ts';
import { readFieldTexts, readNodes } from '../../../db/queries/record-field-texts.ts';
import { readRecordTitles } from '../../../db/queries/record-titles.ts';
import { tempDepartment, write } from '../support/temp-workspace.ts';

it('an indicator is opened with its readings by their days, each called after its day, and with what proves it', () => {
  const { db, departmentId } = tempDepartment();
  const home = { departmentId };
  const made = write(db, (writer) => {
    const indicator = writer.create('indicator', { name: '热水满意度', dataSource: '测评' }, home).id;
    const read = (readOn: string, measured: number) =>
      writer.create('indicatorReading', { indicatorId: indicator, readOn, measured }, home).id;
    const [late, early] = [read('2026-06-12', 78), read('2026-01-08', 82)];
    const finding = writer.create('finding', { problem: '低于警戒线', indicatorId: indicator }, home).id;
    for (const [title, targetKind, targetId] of [
      ['测评报告', 'indicator', indicator],
      ['整改照片', 'finding', finding],
    ] as const) {
      const evidenceId = writer.create('evidence', { title }, home).id;
      writer.create('evidenceLink', { evidenceId, targetKind, targetId }, home);
    }
    return { indicator, finding, late, early };
  });
  const nodes = readNodes(db, 'indicator', made.indicator);
  expect(nodes.map(({ record, depth }) => [record.head.id, depth])).toEqual([
    [made.indicator, 0],
    [made.early, 1],
    [made.late, 1],
  ]);
  const kinds = new Map([[made.late, 'indicatorReading'] as const]);
  expect([...readRecordTitles(db, kinds).values()]).toEqual(['热水满意度 2026-06-12']);
  const records = [...nodes, ...readNodes(db, 'finding', made.finding)].map(({ record }) => record);
  const proofs = readProofsOfRecords(db, records);
  expect(Array.from(proofs, ([id, pieces]) => [id, pieces.map(({ title }) => title)])).toEqual([
    [made.finding, ['整改照片']],
    [made.indicator, ['测评报告']],
  ]);
  const texts = readFieldTexts(db, records).get(made.finding);
  expect(texts?.find(({ field }) => field === 'indicatorId')?.text).toBe('热水满意度');
  // A reading that was removed keeps the name that it was called by.
  write(db, (writer) => writer.remove('indicatorReading', made.late));
  expect([...readRecordTitles(db, kinds).values()]).toEqual(['热水满意度 2026-06-12']);
});
