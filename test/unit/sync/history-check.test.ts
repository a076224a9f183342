import { describe, expect, test } from 'vitest';
import { emptyRecordSet, type RecordSet } from '../../../shared/domain/record-set.ts';
import type { Revision } from '../../../shared/domain/revision.ts';
import { recordsPath } from '../../../shared/sync/bundle-names.ts';
import { createHistoryCheck } from '../../../shared/sync/history-check.ts';

const base = {
  recordKind: 'duty',
  recordId: 'duty-1',
  departmentId: 'department-1',
  author: '林晓禾',
  replicaId: 'replica-1',
  madeAt: '2026-11-22T01:00:00.000Z',
  commandId: 'command-1',
  commandName: 'positions.saveDuty',
} as const;
const created: Revision = {
  ...base,
  id: 'r1',
  action: 'create',
  parents: [],
  changes: { positionId: { to: 'p' }, text: { to: '巡查' }, ordinal: { to: 0 } },
};
const updated: Revision = {
  ...base,
  id: 'r2',
  action: 'update',
  parents: ['r1'],
  changes: { text: { from: '巡查', to: '每日巡查' } },
};
const removed: Revision = {
  ...base,
  id: 'r3',
  action: 'remove',
  parents: ['r2'],
  changes: { text: { from: '每日巡查' } },
};
const duty = {
  id: 'duty-1',
  departmentId: 'department-1',
  revisionId: 'r2',
  positionId: 'p',
  text: '每日巡查',
  ordinal: 0,
};

function check(revisions: readonly Revision[], records: Partial<RecordSet>): readonly string[] {
  const history = createHistoryCheck('data/revisions.ndjson');
  for (const revision of revisions) history.add(revision);
  return history
    .compare({ ...emptyRecordSet(), ...records }, recordsPath)
    .map(({ where, found }) => `${where.slice(1).join(' ')}: ${found}`);
}

describe('B10 history', () => {
  test('B10 records that are what their revisions made of them have no issue', () => {
    expect(check([created, updated], { duty: [duty] })).toEqual([]);
    expect(check([created, updated, removed], {})).toEqual([]);
  });

  test('B10 a field that no revision gave is found', () => {
    expect(check([created, updated], { duty: [{ ...duty, text: '巡查' }] })).toEqual(['duty-1 text: 巡查']);
  });

  test('B10 a record without revisions, one that was removed and one that is gone without a removal are found', () => {
    expect(check([], { duty: [duty] })).toEqual(['duty-1: no revision']);
    expect(check([created, updated, removed], { duty: [duty] })).toEqual(['duty-1: revisionId r2']);
    expect(check([created, updated, removed], { duty: [{ ...duty, revisionId: 'r3' }] })).toEqual([
      'duty-1: revisionId r3',
    ]);
    expect(check([created, updated], {})).toEqual(['duty-1: no record']);
  });

  test('B10 a record must stand at its newest revision', () => {
    expect(check([created, updated], { duty: [{ ...duty, revisionId: 'r1', text: '巡查' }] })).toEqual([
      'duty-1: revisionId r1',
    ]);
  });

  test('B10 a missing parent, an update of nothing and a record that changes its kind are found', () => {
    expect(check([updated], { duty: [duty] })).toContain('duty-1: parent r1');
    expect(check([{ ...updated, parents: [] }], { duty: [duty] })).toContain('r2: no parent');
    expect(check([created, { ...updated, recordKind: 'workItem' }], { duty: [duty] })).toContain('r2: workItem duty-1');
  });

  test('B10 a clock that was set back is no fault', () => {
    const earlier = { ...updated, id: 'r0' };
    expect(check([earlier, created], { duty: [{ ...duty, revisionId: 'r0' }] })).toEqual([]);
  });
});
