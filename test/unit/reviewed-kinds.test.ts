import { expect, it } from 'vitest';
import { ownerFields, type RecordKind, recordKinds } from '../../shared/domain/record-kind.ts';
import { reviewedKinds } from '../../shared/domain/review.ts';

/** Kinds that nothing owns and that the office does not open: read inside others, of the calendar, or the office's own. */
const notOpened: readonly RecordKind[] = [
  'college',
  'section',
  'person',
  'taskTable',
  'schoolTerm',
  'schoolHoliday',
  'library',
  'approval',
  'memberDepartment',
  'reviewRound',
  'review',
  'assignment',
  'paperTemplate',
];

it('every kind of record that a department keeps is opened for review, alone or with its owner', () => {
  const roots = recordKinds.filter((kind) => !Object.hasOwn(ownerFields, kind));
  expect([...reviewedKinds, ...notOpened].toSorted()).toEqual(roots.toSorted());
});
