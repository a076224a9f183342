import { expect, it } from 'vitest';
import type { z } from 'zod';
import { BlockMemory, sameRecords } from '../../../shared/document/block-memory.ts';
import type { Block } from '../../../shared/document/blocks.ts';
import { handbookPaper } from '../../../shared/document/papers/handbook.ts';
import { chapterSources } from '../../../shared/domain/handbook-chapter.ts';
import { recordKinds, recordSchemas } from '../../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import { largeHandbookRecords } from '../../support/large-handbook.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

/** A department with something in every chapter that a handbook can have. */
function department(): RecordSet {
  const written = largeHandbookRecords({ positions: 2, workflows: 1, evidence: 2 });
  const more = new RecordSetBuilder();
  const handbook = more.add('handbook', { year: 2026, title: '质量手册' });
  for (const source of chapterSources)
    more.add('handbookChapter', { handbookId: handbook.id, source, title: '', isIncluded: true });
  const goal = more.add('goal', { text: '报修及时', yearFrom: 2024, yearTo: 2026, leadUnit: '后勤处' });
  more.add('goalTarget', { goalId: goal.id, year: 2026, value: '95' });
  more.add('annualTask', { year: 2026, content: '改造水电管网', goalId: goal.id });
  more.add('layerStandard', { layer: 'course', standardType: 'basis', name: '课程标准', basis: '教学质量标准' });
  more.add('workingGroupMember', { personId: written.person[0]?.id ?? '', role: 'leader' });
  const added = more.build();
  const [leader, ...others] = written.position;
  const position = [leader, ...others.map((each) => ({ ...each, reportsToPositionId: leader?.id ?? null }))];
  const all = recordKinds.map((kind) => [kind, [...written[kind], ...(kind === 'department' ? [] : added[kind])]]);
  return { ...Object.fromEntries(all), position } as RecordSet;
}

const paperOf = (records: RecordSet, memory?: BlockMemory) =>
  handbookPaper({
    records,
    revisions: { summarized: [] },
    year: 2026,
    date: '2026-01-05',
    ...(memory === undefined ? {} : { memory }),
  });

it('whatever changes in whichever record, a handbook of remembered pieces is the one that would be made anew', () => {
  const memory = new BlockMemory();
  let records = department();
  let count = 0;
  const check = (newer: RecordSet): void => {
    records = sameRecords(records, structuredClone(newer)) as RecordSet;
    expect(JSON.stringify(paperOf(records, memory))).toBe(JSON.stringify(paperOf(newer)));
    count += 1;
  };
  const whole = records;
  check(whole);
  for (const kind of recordKinds) {
    const all = whole[kind];
    if (all.length === 0) continue;
    const fields: Readonly<Record<string, z.ZodType>> = recordSchemas[kind].shape;
    const changed = all.map((record) => {
      const words = Object.entries(record).flatMap(([field, value]) =>
        typeof value === 'string' && fields[field]?.safeParse(`${value}改`).success === true
          ? [[field, `${value}改`]]
          : [],
      );
      return { ...record, ...Object.fromEntries(words) };
    });
    check({ ...whole, [kind]: [...changed.slice(0, 1), ...all.slice(1)] });
    check({ ...whole, [kind]: changed });
    check({ ...whole, [kind]: all.slice(1) });
  }
  expect(count).toBeGreaterThan(30);
});

it('pieces of which nothing changed keep their very blocks', () => {
  const memory = new BlockMemory();
  const before = department();
  const [first, second] = before.position;
  if (first === undefined || second === undefined) throw new Error('no positions');
  const blocksOf = (records: RecordSet): readonly Block[] =>
    paperOf(records, memory).parts.flatMap(({ blocks }) => blocks);
  const old = new Set(blocksOf(before));
  const after = sameRecords(before, {
    position: structuredClone(before.position).map((each) =>
      each.id === first.id ? { ...each, purpose: '改了' } : each,
    ),
  }) as RecordSet;
  const formOf = (name: string) => (block: Block) => block.type === 'table' && block.summary === `${name}基本信息`;
  const now = blocksOf(after);
  expect(old.has(now.find(formOf(second.name)) as Block)).toBe(true);
  expect(old.has(now.find(formOf(first.name)) as Block)).toBe(false);
});
