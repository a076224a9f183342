import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeOf,
  columnsBeyond,
  fillDown,
  type GridWords,
  printBlock,
  readBlock,
} from '../../../renderer/features/evidence/grid-model.ts';
import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import { evidenceRow } from '../../support/evidence-row.ts';

const words: GridWords = {
  kind: { text: '文字', statistics: '统计', media: '声像', certificate: '证书', object: '实物', other: '其他' },
  yearKind: { calendar: '自然年', 'school-year': '学年' },
  secrecyLevel: { public: '公开', internal: '内部', confidential: '秘密' },
};
const rowsOf = (...titles: string[]): EvidenceRow[] =>
  titles.map((title, index) => evidenceRow(`r${index}`, { title, ordinal: index }));
const at = (row: number, column: number) => ({ top: row, bottom: row, left: column, right: column });

describe('the grid of evidence', () => {
  it('A column from Excel goes down from the chosen cell, with words and days as people write them', () => {
    const texts = readBlock('文字\t2026.3.5\r\n统计\t2026年4月1日\r\n');
    expect(changeOf(rowsOf('甲', '乙', '丙'), { block: at(0, 2), texts, words })).toEqual({
      ok: true,
      edits: [
        { id: 'r0', fields: { formedOn: '2026-03-05', year: '2026' } },
        { id: 'r1', fields: { kind: 'statistics', formedOn: '2026-04-01', year: '2026' } },
      ],
      beyond: 0,
    });
  });

  it('A year that was put in stands, also where it was that one before the day changed', () => {
    const rows = rowsOf('甲').map((row) => ({ ...row, formedOn: '2025-12-30', year: '2025' }));
    const put = (...texts: string[]) => changeOf(rows, { block: at(0, 3), texts: [texts], words });
    expect(put('2026-01-05', '自然年', '2025')).toMatchObject({ edits: [{ fields: { formedOn: '2026-01-05' } }] });
    expect(put('2026-01-05', '自然年', '2025')).not.toHaveProperty('edits.0.fields.year');
    expect(put('2026-01-05', '自然年')).toHaveProperty('edits.0.fields.year', '2026');
  });

  it('One text that a cell does not take keeps all of them out, and is named', () => {
    const texts = [['文字'], ['文件']];
    expect(changeOf(rowsOf('甲', '乙'), { block: at(0, 2), texts, words })).toEqual({
      ok: false,
      refused: { row: 2, column: 'kind', text: '文件' },
    });
    expect(changeOf(rowsOf('甲'), { block: at(0, 1), texts: [[' ']], words })).toMatchObject({ ok: false });
  });

  it('One copied cell fills the chosen block, and what runs over the end is counted', () => {
    const block = { top: 0, bottom: 2, left: 7, right: 7 };
    const change = changeOf(rowsOf('甲', '乙', '丙'), { block, texts: [['苏明溪']], words });
    expect(change.ok && change.edits.map(({ fields }) => fields.keeper)).toEqual(['苏明溪', '苏明溪', '苏明溪']);
    const over = changeOf(rowsOf('甲'), { block: at(0, 7), texts: [['一'], ['二']], words });
    expect(over).toEqual({ ok: true, edits: [{ id: 'r0', fields: { keeper: '一' } }], beyond: 1 });
  });

  it('Columns that run over the right edge are counted, blank ones are not', () => {
    const texts = [['甲', '备注', '多出', ''], ['乙']];
    expect([8, 9, 10].map((column) => columnsBeyond(at(0, column), texts))).toEqual([0, 1, 2]);
    expect(columnsBeyond(at(0, 10), [['备注', ' ']])).toBe(0);
  });

  it('Filling down takes the first row of the block, or the row above a single one', () => {
    const rows = rowsOf('甲', '乙', '丙').map((row, index) =>
      index === 0 ? { ...row, keeper: '苏明溪', year: '2026' } : row,
    );
    const block = { top: 0, bottom: 2, left: 5, right: 7 };
    const fields = { keeper: '苏明溪', year: '2026' };
    expect(fillDown(rows, block, words)).toEqual({
      ok: true,
      edits: [
        { id: 'r1', fields },
        { id: 'r2', fields },
      ],
      beyond: 0,
    });
    expect(fillDown(rows, at(1, 7), words)).toEqual({
      ok: true,
      edits: [{ id: 'r1', fields: { keeper: '苏明溪' } }],
      beyond: 0,
    });
    expect(fillDown(rows, at(0, 7), words)).toEqual({ ok: true, edits: [], beyond: 0 });
  });

  it('Whatever is copied comes back the same', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', '"', '\t', '\n', '\r\n', ' ', '=', '1', '𠮷') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (texts) => {
        const rows = rowsOf(...texts.map(() => '题')).map((row, index) => ({ ...row, remarks: texts[index] ?? '' }));
        const text = printBlock(rows, { top: 0, bottom: texts.length - 1, left: 1, right: 10 }, words);
        expect(readBlock(text).map((line) => line.at(-1))).toEqual(texts);
      }),
    );
  });
});
