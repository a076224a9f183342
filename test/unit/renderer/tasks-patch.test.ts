import { expect, it } from 'vitest';
import { patchTasks } from '../../../renderer/features/tasks/task-patch.ts';
import type { TaskRow } from '../../../shared/contract/tasks.ts';

const task = (id: string, fields: Partial<TaskRow> = {}): TaskRow =>
  ({ id, year: 2026, ordinal: Number(id), content: `第${id}项`, ...fields }) as TaskRow;
const rows = [task('1'), task('2'), task('3')];

it('puts a task that was read again in its place and leaves the other rows as they are', () => {
  const changed = task('2', { content: '改了' });
  const patched = patchTasks(rows, ['2'], [changed]);
  expect(patched).toEqual([task('1'), changed, task('3')]);
  expect(patched?.[0]).toBe(rows[0]);
});

it('has the whole list read when a task came, went, or stands elsewhere now', () => {
  expect(patchTasks(rows, ['4'], [task('4')])).toBeNull();
  expect(patchTasks(rows, ['2'], [])).toBeNull();
  expect(patchTasks(rows, ['2'], [task('2', { ordinal: 7 })])).toBeNull();
  expect(patchTasks(rows, ['2'], [task('2', { year: 2027 })])).toBeNull();
});
