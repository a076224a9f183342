import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  indented,
  isManyLines,
  moved,
  outdented,
  type OutlineDraft,
  outlineRows,
  placed,
} from '../../../renderer/features/positions/outline.ts';
import { filterPositions, gapsOf } from '../../../renderer/features/positions/positions-store.ts';
import type { PositionDetail, PositionRow } from '../../../shared/contract/positions.ts';

const head = { departmentId: null, revisionId: 'r', ordinal: 0 };
const standard = (id: string, requirement: string) => ({
  ...head,
  id,
  workItemId: '',
  requirement,
  measure: '',
  comparison: '' as const,
  targetValue: '',
  unit: '',
  timeLimit: '',
  frequency: '',
  checkMethod: '',
  basis: '',
  expectedEvidence: '',
  ratedScore: 0,
  deductions: '',
  sourceEntry: '',
});
const detail: PositionDetail = {
  position: {
    ...head,
    id: 'p',
    sectionId: null,
    code: '',
    name: '维修班长',
    level: '',
    headcount: 1,
    reportsToPositionId: null,
    purpose: '',
    worksWith: '',
    qualification: '',
    authority: '',
    workingConditions: '',
    fullScore: 100,
  },
  sectionName: '',
  reportsToName: '',
  holders: [],
  workflows: [],
  evidenceCounts: {},
  duties: [
    {
      ...head,
      id: 'd1',
      positionId: 'p',
      text: '受理报修',
      workItems: [
        { ...head, id: 'w1', dutyId: 'd1', text: '接听电话', standards: [standard('s1', '铃响三声内接听')] },
        { ...head, id: 'w2', dutyId: 'd1', text: '派工', standards: [] },
      ],
    },
    { ...head, id: 'd2', positionId: 'p', text: '巡检', workItems: [] },
  ],
};
const rowsOf = (drafts: readonly OutlineDraft[] = [], collapsed: readonly string[] = []) =>
  outlineRows({ detail, drafts, collapsed: new Set(collapsed), keyOf: (id) => id });
const sketch = (rows: ReturnType<typeof rowsOf>) => rows.map((row) => `${row.number} ${row.text}`);

describe('the outline of a position', () => {
  it('numbers duties, work items and standards as an indented list', () => {
    expect(sketch(rowsOf())).toEqual(['1 受理报修', '1.1 接听电话', '1.1.1 铃响三声内接听', '1.2 派工', '2 巡检']);
  });

  it('hides what stands under a collapsed line and nothing else', () => {
    expect(sketch(rowsOf([], ['d1']))).toEqual(['1 受理报修', '2 巡检']);
    expect(rowsOf([], ['d2'])[4]?.collapsed).toBe(false);
  });

  it('shows a line that was begun behind the line it was begun at, and numbers it', () => {
    const drafts: OutlineDraft[] = [
      { key: 'n1', kind: 'workItem', parentKey: 'd1', afterKey: 'w1' },
      { key: 'n2', kind: 'workItem', parentKey: 'd1', afterKey: 'n1' },
      { key: 'n3', kind: 'duty', parentKey: 'p', afterKey: null },
    ];
    expect(rowsOf(drafts).map((row) => `${row.number} ${row.key}`)).toEqual([
      '1 n3',
      '2 d1',
      '2.1 w1',
      '2.1.1 s1',
      '2.2 n1',
      '2.3 n2',
      '2.4 w2',
      '3 d2',
    ]);
  });

  it('keeps a line whose neighbour was removed meanwhile at the end of its siblings', () => {
    expect(rowsOf([{ key: 'n', kind: 'duty', parentKey: 'p', afterKey: 'gone' }]).at(-1)?.key).toBe('n');
  });

  it('makes a line the last child of the line above, and back again', () => {
    const rows = rowsOf();
    const patrol = rows.find((row) => row.key === 'd2');
    expect(patrol && indented(rows, patrol)).toEqual({ kind: 'workItem', parentKey: 'd1', afterKey: 'w2' });
    const dispatch = rows.find((row) => row.key === 'w2');
    expect(dispatch && outdented(rows, dispatch)).toEqual({ kind: 'duty', parentKey: 'p', afterKey: 'd1' });
  });

  it('does not change the level of a line that has lines under it, of the first line, or beyond the ends', () => {
    const rows = rowsOf();
    const at = (key: string) => {
      const row = rows.find((other) => other.key === key);
      if (row === undefined) throw new Error(key);
      return row;
    };
    expect([
      indented(rows, at('d1')),
      indented(rows, at('w1')),
      indented(rows, at('s1')),
      outdented(rows, at('d2')),
      outdented(rows, at('w1')),
    ]).toEqual([null, null, null, null, null]);
  });

  it('moves a key by one place and back to where it was, and refuses at the ends', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2 }), fc.nat(), (keys, seed) => {
        const key = keys[seed % keys.length] ?? '';
        const down = moved(keys, key, 1);
        if (down === null) expect(keys.at(-1)).toBe(key);
        else expect(moved(down, key, -1)).toEqual(keys);
      }),
    );
  });

  it('places a key next to any other without losing one', () => {
    expect(placed(['a', 'b', 'c'], 'a', { key: 'c', before: false })).toEqual(['b', 'c', 'a']);
    expect(placed(['a', 'b', 'c'], 'c', { key: 'a', before: true })).toEqual(['c', 'a', 'b']);
    expect(placed(['a', 'b'], 'x', { key: 'a', before: false })).toEqual(['a', 'x', 'b']);
  });

  it('takes several filled lines for a list and one line with a break behind it for a line', () => {
    expect([isManyLines('1、甲\r\n2、乙'), isManyLines('甲\n\n'), isManyLines('甲')]).toEqual([true, false, false]);
  });
});

describe('the list of positions', () => {
  const row = (patch: Partial<PositionRow>): PositionRow => ({
    id: 'x',
    reportsToPositionId: null,
    code: 'HQ-01',
    name: '维修班长',
    level: '工勤三级',
    sectionId: 's',
    sectionName: '维修科',
    headcount: 1,
    holderNames: ['甲某'],
    reportsToName: '',
    dutyCount: 2,
    workItemCount: 2,
    standardCount: 2,
    measurableCount: 2,
    workflowCount: 1,
    evidenceCount: 0,
    ...patch,
  });

  it('names what a position lacks and is silent about a complete one', () => {
    expect([
      gapsOf(row({})),
      gapsOf(row({ dutyCount: 0, standardCount: 0, measurableCount: 0, holderNames: [] })),
      gapsOf(row({ measurableCount: 1, workflowCount: 0 })),
      gapsOf(row({ standardCount: 0, measurableCount: 0 })),
    ]).toEqual([[], ['no-duty', 'no-holder'], ['not-measurable', 'no-workflow'], ['no-standard']]);
  });

  it('finds rows by all words in any column, by section, and by having gaps', () => {
    const rows = [
      row({ id: 'a' }),
      row({ id: 'b', name: '食堂管理员', sectionId: null, sectionName: '', workflowCount: 0 }),
    ];
    const approved = {
      subjectId: 'a',
      standing: 'in-force',
      inForceVersion: 1,
      effectiveOn: '2026-03-01',
      reviewBy: '2026-09-01',
      reviewOverdue: true,
      maySubmit: true,
      changed: false,
    } as const;
    const ids = (filter: Partial<Parameters<typeof filterPositions>[1]>) =>
      filterPositions(rows, { text: '', section: '', onlyGaps: false, standing: '', ...filter }, (id) =>
        id === 'a' ? approved : null,
      ).map(({ id }) => id);
    expect([
      ids({}),
      ids({ text: 'hq 班长' }),
      ids({ section: 'none' }),
      ids({ section: 's' }),
      ids({ onlyGaps: true }),
      ids({ text: '无此岗' }),
      ids({ standing: 'in-force' }),
      ids({ standing: 'submitted' }),
      ids({ standing: 'draft' }),
      ids({ standing: 'overdue' }),
    ]).toEqual([['a', 'b'], ['a'], ['b'], ['a'], ['b'], [], ['a'], [], ['b'], ['a']]);
  });
});
