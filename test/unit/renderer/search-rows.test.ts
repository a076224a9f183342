import { describe, expect, it } from 'vitest';
import type { SearchAnswer, SearchHit } from '../../../shared/contract/search.ts';
import { placeOfHit } from '../../../renderer/lib/record-places.ts';
import { firstLines, groupsOf, linesWithin, nextRow, startsOf } from '../../../renderer/features/search/search-rows.ts';
import { zhCn } from '../../../renderer/lib/words/zh-cn.ts';

function hit(kind: string, root: { kind: string; id: string; year?: number }): SearchHit {
  return {
    id: `${kind}-1`,
    kind,
    title: '报修',
    titleRanges: [],
    field: null,
    excerpt: '',
    excerptRanges: [],
    place: [],
    file: null,
    root: { kind: root.kind, id: root.id, year: root.year ?? null },
  };
}

const answer: SearchAnswer = {
  readings: [],
  searchable: true,
  groups: [
    { kind: 'position', count: 1, more: false, hits: [hit('position', { kind: 'position', id: 'p' })] },
    {
      kind: 'duty',
      count: 99,
      more: true,
      hits: [hit('duty', { kind: 'position', id: 'p' }), hit('duty', { kind: 'position', id: 'q' })],
    },
  ],
};

describe('the rows of a search', () => {
  it('A group that has more than it shows ends in a line for all of it, and a screen of that name comes first', () => {
    const groups = groupsOf(answer, { text: '岗位', kind: null }, zhCn.shell.screens);
    expect(groups.map(({ key, rows }) => [key, rows.map(({ type }) => type)])).toEqual([
      ['screens', ['screen']],
      ['position', ['hit']],
      ['duty', ['hit', 'hit', 'more']],
    ]);
    expect(startsOf(groups)).toEqual([0, 1, 2]);
  });

  it('The lines that are drawn at once are the first ones, their groups cut where they end', () => {
    const groups = groupsOf(answer, { text: '岗位', kind: null }, zhCn.shell.screens);
    const cut = (count: number) => firstLines(groups, count).map(({ key, rows }) => [key, rows.length]);
    expect(cut(3)).toEqual([
      ['screens', 1],
      ['position', 1],
      ['duty', 1],
    ]);
    expect(cut(2)).toEqual([
      ['screens', 1],
      ['position', 1],
    ]);
    expect(firstLines(groups, 99)).toEqual(groups);
  });

  it('As many lines are drawn at once as surely fill the list, fewer where an excerpt stands under each', () => {
    const groups = groupsOf(answer, { text: '岗位', kind: null }, zhCn.shell.screens);
    expect([0, 20, 64, 65, 400].map((height) => linesWithin(groups, height))).toEqual([0, 0, 1, 1, 5]);
    const [position] = groups.slice(1);
    const long = { ...hit('duty', { kind: 'position', id: 'p' }), field: 'text', excerpt: '夜间报修由值班员登记' };
    const row = { type: 'hit', hit: long } as const;
    const excerpts = position === undefined ? [] : [{ ...position, rows: Array.from({ length: 9 }, () => row) }];
    expect(linesWithin(excerpts, 300)).toBe(5);
  });

  it('Arrow keys go round, and with Ctrl from group to group', () => {
    const groups = groupsOf(answer, { text: '报修', kind: null }, zhCn.shell.screens);
    expect(nextRow(groups, 0, { by: -1, group: false })).toBe(3);
    expect(nextRow(groups, 3, { by: 1, group: false })).toBe(0);
    expect(nextRow(groups, 0, { by: 1, group: true })).toBe(1);
    expect(nextRow(groups, 3, { by: 1, group: true })).toBe(0);
    expect(nextRow(groups, 3, { by: -1, group: true })).toBe(1);
    expect(nextRow([], 0, { by: 1, group: false })).toBe(-1);
  });

  it('Every record opens where it stands: an outline line in its position, an item in its statement of that year', () => {
    expect(placeOfHit(hit('duty', { kind: 'position', id: 'p' }))).toEqual({
      screen: 'positions',
      params: { id: 'p', focus: 'duty-1' },
    });
    expect(placeOfHit(hit('statementItem', { kind: 'statement', id: 's', year: 2025 }))).toEqual({
      screen: 'statements',
      params: { id: 's', year: '2025' },
    });
    expect(placeOfHit(hit('schoolTerm', { kind: 'schoolTerm', id: 't' }))).toEqual({
      screen: 'history',
      params: { recordId: 'schoolTerm-1', title: '报修' },
    });
  });
});
