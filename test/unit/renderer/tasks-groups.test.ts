import { describe, expect, it } from 'vitest';
import { groupTasks, movedTasks, readWeight } from '../../../renderer/features/tasks/task-groups.ts';
import type { TaskRow } from '../../../shared/contract/tasks.ts';

const task = (id: string, patch: Partial<TaskRow>): TaskRow => ({
  id,
  departmentId: null,
  revisionId: '',
  year: 2026,
  taskClass: 'C',
  code: '',
  project: '',
  content: '',
  measures: '',
  expectedResult: '',
  leadDepartment: '',
  assistingDepartments: '',
  ownerPersonId: null,
  positionId: null,
  due: '',
  checkpoint: '',
  checkedBy: '',
  weight: 0,
  state: 'planned',
  remarks: '',
  ordinal: 0,
  goalId: null,
  doerPersonId: null,
  sectionId: null,
  parentTaskId: null,
  carriedFromTaskId: null,
  ownerName: '',
  positionName: '',
  evidenceCount: 0,
  doerName: '',
  sectionName: '',
  goalText: '',
  ...patch,
});

describe('the tasks of a year', () => {
  it('stand under their classes with counts of all and weights that add up exactly', () => {
    const rows = [
      task('1', { taskClass: 'A', weight: 0.1, state: 'done', content: '修缮屋面' }),
      task('2', { taskClass: 'A', weight: 0.2 }),
      task('2a', { taskClass: 'A', weight: 0.1, parentTaskId: '2' }),
      task('2b', { taskClass: 'A', weight: 0.1, parentTaskId: '2' }),
      task('3', {}),
    ];
    expect(
      groupTasks(rows, { text: '屋面' }).map(({ taskClass, rows: shown, count, done, weight }) => ({
        taskClass,
        shown: shown.map(({ id }) => id),
        count,
        done,
        weight,
      })),
    ).toEqual([
      { taskClass: 'A', shown: ['1'], count: 4, done: 1, weight: 0.3 },
      { taskClass: 'B', shown: [], count: 0, done: 0, weight: 0 },
      { taskClass: 'C', shown: [], count: 1, done: 0, weight: 0 },
    ]);
  });

  it('shows every part under its whole, and of A and B those that serve no goal', () => {
    const rows = [
      task('part', { taskClass: 'A', parentTaskId: 'whole', goalId: 'goal' }),
      task('other', { taskClass: 'A', goalId: 'goal' }),
      task('whole', { taskClass: 'A' }),
      task('routine', { taskClass: 'C' }),
    ];
    const shown = (choice: Parameters<typeof groupTasks>[1]): string[] =>
      groupTasks(rows, choice).flatMap((group) => group.rows.map(({ id }) => id));
    expect([shown({ text: '' }), shown({ text: '', filter: 'without-goal' })]).toEqual([
      ['other', 'whole', 'part', 'routine'],
      ['whole'],
    ]);
  });

  it('moves a task past the next one beside it, over the parts of that and over what the list hides', () => {
    const rows = [
      task('1', { taskClass: 'A' }),
      task('1a', { taskClass: 'A', parentTaskId: '1' }),
      task('hidden', { taskClass: 'A' }),
      task('2', { taskClass: 'A' }),
      task('2a', { taskClass: 'A', parentTaskId: '2' }),
    ];
    const shown = rows.filter(({ id }) => id !== 'hidden');
    expect([
      movedTasks(rows, shown, { id: '1', by: 1 }),
      movedTasks(rows, shown, { id: '2', by: -1 }),
      movedTasks(rows, shown, { id: '1a', by: 1 }),
      movedTasks(rows, shown, { id: '1', by: -1 }),
    ]).toEqual([['1a', 'hidden', '2', '1', '2a'], ['2', '1', '1a', 'hidden', '2a'], null, null]);
  });

  it('reads a weight as people type it and refuses what is none', () => {
    expect(['10', '１０', '12.5分', ' 0 ', '100', '100.01', '101', '-1', '1e1', '', '5.123'].map(readWeight)).toEqual([
      10,
      10,
      12.5,
      0,
      100,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
