import { expect, test } from 'vitest';
import { groupHistory } from '../../../renderer/features/history/history-groups.ts';
import type { HistoryEntry } from '../../../shared/contract/overview.ts';

function entry(id: string, commandId: string, madeAt: string): HistoryEntry {
  return {
    id,
    commandId,
    commandName: 'positions.save',
    madeAt,
    author: '许清如',
    action: 'update',
    recordKind: 'position',
    recordId: id,
    recordTitle: id,
    changes: [],
  };
}

test('revisions of one command stand together, commands under their day, newest first', () => {
  const days = groupHistory(
    [
      entry('4', 'c', '2026-11-22T02:00:00.000Z'),
      entry('3', 'b', '2026-11-22T01:00:00.000Z'),
      entry('2', 'b', '2026-11-22T01:00:00.000Z'),
      entry('1', 'a', '2026-11-20T01:00:00.000Z'),
    ],
    (iso) => iso.slice(0, 10),
  );
  expect(
    days.map(({ day, commands }) => [
      day,
      commands.map(({ commandId, entries }) => [commandId, entries.map(({ id }) => id)]),
    ]),
  ).toEqual([
    [
      '2026-11-22',
      [
        ['c', ['4']],
        ['b', ['3', '2']],
      ],
    ],
    ['2026-11-20', [['a', ['1']]]],
  ]);
});

test('no revisions make no day', () => {
  expect(groupHistory([], (iso) => iso)).toEqual([]);
});
