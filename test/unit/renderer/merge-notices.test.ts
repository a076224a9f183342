import { expect, it } from 'vitest';
import { mergeNotices } from '../../../renderer/lib/merge-notices.ts';
import type { ChangeNotice } from '../../../shared/contract/notices.ts';

const first: ChangeNotice = { kinds: ['evidence'], recordIds: ['a'], commandName: 'evidence.save', savedAt: '1' };
const second: ChangeNotice = {
  kinds: ['evidenceLink'],
  recordIds: ['b', 'a'],
  commandName: 'evidence.link',
  savedAt: '2',
};

it('tells of two commits what either changed, under the name and time of the later one', () => {
  expect(mergeNotices(null, first)).toBe(first);
  expect(mergeNotices(first, second)).toEqual({
    kinds: ['evidence', 'evidenceLink'],
    recordIds: ['a', 'b'],
    commandName: 'evidence.link',
    savedAt: '2',
  });
});

it('names no records when one of the commits changed too many to name', () => {
  expect(mergeNotices({ ...first, recordIds: [] }, second).recordIds).toEqual([]);
  expect(mergeNotices(first, { ...second, recordIds: [] }).recordIds).toEqual([]);
});
