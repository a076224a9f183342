import { describe, expect, it } from 'vitest';
import { patchRows, recordsInRows } from '../../../renderer/features/evidence/list-patch.ts';
import type { EvidenceRow } from '../../../shared/contract/evidence.ts';

const row = (id: string, more: Partial<EvidenceRow> = {}): EvidenceRow =>
  ({ id, title: id, number: '', ordinal: 0, links: [], parts: [], ...more }) as unknown as EvidenceRow;

describe('following a small change of the list', () => {
  it('A changed row keeps its place, a new one without a number comes last, and what went is gone', () => {
    const rows = [row('a'), row('b'), row('c')];
    const next = patchRows(rows, { rows: [row('b', { title: '新题名' }), row('d')], gone: ['c', 'x'] });
    expect(next.map(({ id, title }) => [id, title])).toEqual([
      ['a', 'a'],
      ['b', '新题名'],
      ['d', 'd'],
    ]);
  });

  it('What comes back stands where its number belongs, however the list was read', () => {
    const rows = [
      row('a', { number: '1.1-1' }),
      row('c', { number: '1.1-10' }),
      row('d', { ordinal: 1 }),
      row('f', { ordinal: 3 }),
    ];
    const back = [row('b', { number: '1.1-9' }), row('e', { ordinal: 2 }), row('0', { number: '0.1-1' })];
    const ids = patchRows(rows, { rows: back, gone: [] }).map(({ id }) => id);
    expect(ids.join('')).toBe('0abcdef');
  });

  it('The piece is asked for whose link or further file went', () => {
    const link = { id: 'l' } as EvidenceRow['links'][number];
    const part = { id: 'p' } as EvidenceRow['parts'][number];
    const rows = [row('a', { links: [link] }), row('b'), row('c', { parts: [part] })];
    expect(recordsInRows(rows, ['l', 'p'])).toEqual(['l', 'p', 'a', 'c']);
  });
});
