import { describe, expect, it } from 'vitest';
import { groupTasks, readWeight } from '../../../renderer/features/tasks/task-groups.ts';
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
  ...patch,
});

describe('the tasks of a year', () => {
  it('stand under their classes with counts of all and weights that add up exactly', () => {
    const rows = [
      task('1', { taskClass: 'A', weight: 0.1, state: 'done', content: '修缮屋面' }),
      task('2', { taskClass: 'A', weight: 0.2 }),
      task('3', {}),
    ];
    expect(
      groupTasks(rows, '屋面').map(({ taskClass, rows: shown, count, done, weight }) => ({
        taskClass,
        shown: shown.map(({ id }) => id),
        count,
        done,
        weight,
      })),
    ).toEqual([
      { taskClass: 'A', shown: ['1'], count: 2, done: 1, weight: 0.3 },
      { taskClass: 'B', shown: [], count: 0, done: 0, weight: 0 },
      { taskClass: 'C', shown: [], count: 1, done: 0, weight: 0 },
    ]);
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
