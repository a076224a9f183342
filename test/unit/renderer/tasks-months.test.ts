import { describe, expect, it } from 'vitest';
import {
  chooseRows,
  countRows,
  daysUntil,
  shiftMonth,
  standingOf,
} from '../../../renderer/features/tasks/month-rows.ts';
import type { TaskMonthList, TaskMonthRow } from '../../../shared/contract/task-months.ts';

const row = (taskId: string, patch: Partial<TaskMonthRow>): TaskMonthRow => ({
  taskId,
  month: '2026-03',
  year: 2026,
  taskClass: 'C',
  code: '',
  project: '',
  content: '',
  ownerPersonId: null,
  ownerName: '',
  doerPersonId: null,
  doerName: '',
  sectionName: '',
  due: '',
  weight: 0,
  taskState: 'planned',
  parentTaskId: null,
  place: 'due',
  days: ['2026-03-31'],
  from: '2026-03-01',
  to: '2026-03-31',
  assumed: false,
  monthId: null,
  dueOn: '',
  state: 'open',
  progress: 0,
  evidenceCount: 0,
  ...patch,
});
const now = { today: '2026-03-20', warningDays: 7 };

describe('a task in a month', () => {
  it('is overdue after its day, soon within the days of warning, and neither once it is closed or done', () => {
    const standing = (patch: Partial<TaskMonthRow>): string => standingOf(row('1', patch), now);
    expect([
      standing({ to: '2026-03-19' }),
      standing({ to: '2026-03-20' }),
      standing({ to: '2026-03-27' }),
      standing({ to: '2026-03-28' }),
      standing({ to: '2026-03-01', state: 'closed' }),
      standing({ to: '2026-03-01', state: 'waiting' }),
      standing({ to: '2026-03-01', taskState: 'done' }),
      standing({ place: 'always', to: '' }),
    ]).toEqual(['overdue', 'soon', 'soon', 'open', 'closed', 'waiting', 'done', 'none']);
    expect(daysUntil('2026-03-19', '2026-03-20')).toBe(-1);
  });

  it('is found by its person, as owner or doer, and by every word', () => {
    const list: TaskMonthList = {
      ...now,
      headPersonId: null,
      headName: '',
      rows: [
        row('1', { content: '屋面维修', ownerPersonId: 'a', to: '2026-03-05' }),
        row('2', { content: '路灯更换', doerPersonId: 'a', doerName: '秦望舒' }),
        row('3', { place: 'undated', days: [], to: '' }),
        row('4', { place: 'always', days: [], to: '' }),
        row('5', { state: 'excepted' }),
      ],
    };
    const ids = (choice: Partial<Parameters<typeof chooseRows>[1]>): string[] =>
      chooseRows(list, { filter: 'all', personId: '', text: '', ...choice }).map(({ taskId }) => taskId);
    expect(ids({ personId: 'a' })).toEqual(['1', '2']);
    expect(ids({ text: '路灯 望舒' })).toEqual(['2']);
    expect(ids({ text: '路灯 屋面' })).toEqual([]);
    expect(countRows(list, '')).toEqual({ due: 3, open: 2, late: 1, going: 1, undated: 1, all: 5 });
  });

  it('moves on over the turn of the year', () => {
    expect([shiftMonth('2026-12', 1), shiftMonth('2026-01', -1), shiftMonth('2026-05', 0)]).toEqual([
      '2027-01',
      '2025-12',
      '2026-05',
    ]);
  });
});
