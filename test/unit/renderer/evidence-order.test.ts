import { describe, expect, it } from 'vitest';
import { inOrder, type OrderColumn, turnOrder } from '../../../renderer/features/evidence/evidence-order.ts';
import { evidenceRow } from '../../support/evidence-row.ts';

describe('the order of the evidence', () => {
  const rows = [
    evidenceRow('a', { number: '1.1-10', keeper: '苏明溪', fileHash: 'h', sizeBytes: 30, kind: 'other' }),
    evidenceRow('b', { number: '1.1-2', keeper: '', fileHash: 'h', sizeBytes: 10, kind: 'text' }),
    evidenceRow('c', { number: '', keeper: '陈启', fileHash: 'h', sizeBytes: 20, kind: 'media' }),
  ];
  const ids = (column: OrderColumn, clicks: number): string => {
    let order = null as ReturnType<typeof turnOrder>;
    for (let click = 0; click < clicks; click += 1) order = turnOrder(rows, column, order);
    return inOrder(rows, order)
      .map(({ id }) => id)
      .join('');
  };

  it('turns with each click on the head of a column: up, down, and back to what it was', () => {
    expect(['keeper', 'number', 'size', 'kind'].map((column) => ids(column as OrderColumn, 1))).toEqual([
      'cab',
      'bac',
      'bca',
      'bca',
    ]);
    expect(ids('keeper', 2)).toBe('acb'); // what is empty stays last
    expect(ids('size', 2)).toBe('acb');
    expect(ids('size', 3)).toBe('abc');
  });

  it('keeps the place of a row while it is edited, and puts what comes later at the end', () => {
    const order = turnOrder(rows, 'keeper', null);
    const edited = [evidenceRow('z', {}), ...rows.map((one) => (one.id === 'c' ? { ...one, keeper: '张' } : one))];
    expect(inOrder(edited, order).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'z']);
  });
});
