import { describe, expect, it } from 'vitest';
import { dayInChina, summarizeRevisions } from '../../../shared/document/revision-summary.ts';
import type { RecordKind } from '../../../shared/domain/record-kind.ts';
import type { FieldValue, Revision, RevisionAction } from '../../../shared/domain/revision.ts';

let count = 0;
function revision(
  kind: RecordKind,
  recordId: string,
  made: {
    readonly action?: RevisionAction;
    readonly fields?: Record<string, FieldValue>;
    readonly at?: string;
    readonly author?: string;
  },
): Revision {
  count += 1;
  const { action = 'create', fields = {}, at = '2026-03-01T02:00:00.000Z', author = '苏明溪' } = made;
  return {
    id: String(count).padStart(6, '0'),
    recordKind: kind,
    recordId,
    departmentId: 'd',
    parents: [],
    action,
    changes: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, action === 'remove' ? { from: value } : { to: value }]),
    ),
    author,
    replicaId: 'r',
    madeAt: at,
    commandId: 'c',
    commandName: 'positions.save',
  };
}

const entriesOf = (revisions: readonly Revision[]) => summarizeRevisions(revisions).newest(100).entries;

const base = () => [
  revision('section', 's1', { fields: { name: '运行保障科' } }),
  revision('position', 'p1', { fields: { name: '水电班长', sectionId: 's1' } }),
  revision('duty', 'd1', { fields: { positionId: 'p1', text: '巡查' } }),
  revision('workItem', 'w1', { fields: { dutyId: 'd1', text: '每日巡查' } }),
];

describe('the revisions of a handbook', () => {
  it('tell in words what was added, chapter by chapter', () => {
    expect(entriesOf(base())).toEqual([
      {
        day: '2026-03-01',
        author: '苏明溪',
        chapters: [
          {
            chapter: '运行保障科',
            words: '新增科室“运行保障科”、岗位“水电班长”；“水电班长”新增岗位职责1条、具体工作1项。',
          },
        ],
      },
    ]);
  });

  it('are grouped by author and by day in China, where a late UTC evening is already tomorrow', () => {
    const later = [
      revision('duty', 'd1', { action: 'update', fields: { text: '巡检' }, at: '2026-03-01T17:00:00.000Z' }),
      revision('position', 'p1', {
        action: 'update',
        fields: { level: '八级' },
        at: '2026-03-02T03:00:00.000Z',
        author: '秦若谷',
      }),
      revision('duty', 'd1', { action: 'update', fields: { text: '巡检。' }, at: '2026-03-02T04:00:00.000Z' }),
    ];
    expect(dayInChina('2026-03-01T17:00:00.000Z')).toBe('2026-03-02');
    expect(entriesOf([...base(), ...later]).slice(1)).toEqual([
      {
        day: '2026-03-02',
        author: '苏明溪',
        chapters: [{ chapter: '运行保障科', words: '“水电班长”修改岗位职责1条。' }],
      },
      { day: '2026-03-02', author: '秦若谷', chapters: [{ chapter: '运行保障科', words: '修改岗位“水电班长”。' }] },
    ]);
  });

  it('name what was removed by the chapter in which it stood', () => {
    const removed = [
      revision('duty', 'd1', {
        action: 'remove',
        fields: { positionId: 'p1', text: '巡查' },
        at: '2026-04-01T02:00:00.000Z',
      }),
    ];
    expect(entriesOf([...base(), ...removed]).at(-1)).toEqual({
      day: '2026-04-01',
      author: '苏明溪',
      chapters: [{ chapter: '运行保障科', words: '“水电班长”删除岗位职责1条。' }],
    });
  });

  it('are put in words as far as they are printed, the older ones are counted', () => {
    const days = Array.from({ length: 5 }, (_, index) =>
      revision('duty', 'd1', { action: 'update', fields: { text: `${index}` }, at: `2026-03-1${index}T02:00:00.000Z` }),
    );
    const quiet = ['create', 'remove'].map((action) =>
      revision('position', 'p9', {
        action: action as 'create' | 'remove',
        at: '2026-03-12T02:00:00.000Z',
        author: '陆远',
      }),
    );
    const summary = summarizeRevisions([...base(), ...days, ...quiet]);
    const { entries, earlier } = summary.newest(2);
    expect([entries, earlier]).toEqual([summary.newest(100).entries.slice(-2), 4]);
  });

  it('leave out what was made and removed on one day, mere changes of order, and records that the handbook does not print', () => {
    const at = '2026-05-01T02:00:00.000Z';
    const quiet = [
      revision('position', 'p9', { fields: { name: '误建' }, at }),
      revision('position', 'p9', { action: 'remove', fields: { name: '误建' }, at }),
      revision('position', 'p1', { action: 'update', fields: { ordinal: 4 }, at }),
      revision('statement', 't1', { fields: { title: '责任状' }, at }),
    ];
    expect(entriesOf([...base(), ...quiet])).toHaveLength(1);
  });

  it('count instead of naming when there are many', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      revision('position', `m${index}`, { fields: { name: `岗${index}`, sectionId: 's1' } }),
    );
    const duties = Array.from({ length: 9 }, (_, index) =>
      revision('duty', `md${index}`, { fields: { positionId: `m${index}` } }),
    );
    expect(entriesOf([...base(), ...many, ...duties])[0]?.chapters[0]?.words).toBe(
      '新增科室“运行保障科”、岗位10个；10个岗位新增岗位职责10条、具体工作1项。',
    );
  });

  it('tell what was approved and withdrawn with its version, and not what was only submitted or returned', () => {
    const at = '2026-03-02T02:00:00.000Z';
    const version = (id: string, subjectId: string) =>
      revision('approval', id, { at, fields: { subjectKind: 'position', subjectId, version: 2, state: 'submitted' } });
    const decide = (id: string, state: string) => revision('approval', id, { action: 'update', at, fields: { state } });
    const [, day] = entriesOf([
      ...base(),
      revision('position', 'p2', { fields: { name: '库管员', sectionId: 's1' } }),
      version('a1', 'p1'),
      version('a2', 'p2'),
      decide('a1', 'approved'),
      decide('a2', 'returned'),
      revision('duty', 'd1', { action: 'update', at, fields: { text: '巡查与维修' } }),
    ]);
    expect(day?.chapters).toEqual([
      { chapter: '运行保障科', words: '批准“水电班长”第2版。“水电班长”修改岗位职责1条。' },
    ]);
  });
});
