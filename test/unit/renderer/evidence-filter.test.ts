import { describe, expect, it } from 'vitest';
import {
  everything,
  filterEvidence,
  filterTargets,
  type LinkTarget,
} from '../../../renderer/features/evidence/evidence-store.ts';
import { evidenceRow } from '../../support/evidence-row.ts';

const link = {
  id: 'l',
  departmentId: null,
  revisionId: '',
  evidenceId: 'a',
  targetKind: 'duty',
  targetId: 'd1',
  remarks: '',
  recordName: '',
  year: '',
  targetTitle: '受理报修',
  targetPlace: '维修班长',
} as const;

describe('the list of evidence', () => {
  const rows = [
    evidenceRow('a', { number: '1.1-1', title: '维修台账', links: [link] }),
    evidenceRow('b', { title: '巡检照片', kind: 'media', fileName: 'IMG_01.jpg' }),
  ];
  const ids = (filter: Partial<Parameters<typeof filterEvidence>[1]>) =>
    filterEvidence(rows, { ...everything, ...filter }).map(({ id }) => id);

  it('is narrowed by words in any column and in what a piece proves, by kind, by target, by having no link and by an intake', () => {
    expect([
      ids({}),
      ids({ text: '台账 班长' }),
      ids({ text: 'img' }),
      ids({ kind: 'media' }),
      ids({ onlyUnlinked: true }),
      ids({ targetId: 'd1' }),
      ids({ targetId: 'd2' }),
      ids({ takenIn: new Set(['b', 'gone']) }),
    ]).toEqual([['a', 'b'], ['a'], ['b'], ['b'], ['b'], ['a'], [], ['b']]);
  });

  it('finds what can be linked by words of its title and its place together', () => {
    const targets: LinkTarget[] = [
      { targetKind: 'duty', targetId: '1', title: '受理报修', place: '维修班长', recordName: '' },
      { targetKind: 'duty', targetId: '2', title: '受理报修', place: '值班员', recordName: '' },
    ];
    expect(filterTargets(targets, '报修  值班').map(({ targetId }) => targetId)).toEqual(['2']);
  });
});
