import { expect, it } from 'vitest';
import { renderDocx } from '../../../electron/host/documents/docx-renderer.ts';
import { typeset } from '../../../electron/host/documents/typst-renderer.ts';
import type { Paper, PaperPart, TableBlock } from '../../../shared/document/blocks.ts';
import { cell, headRow, labelCell, table } from '../../../shared/document/inline.ts';
import { paperResources } from '../../support/paper-resources.ts';
import { docxPart, pdfPages } from '../../support/paper-text-out.ts';

const row = (text: string) => [cell(text), cell('记录齐全')];
const ofRows = (count: number): TableBlock =>
  table({
    columnsMm: [80, 60],
    head: [headRow(['工作', '要求'])],
    rows: Array.from({ length: count }, (_, index) => row(`第${index + 1}行`)),
    summary: '工作要求',
    unnumbered: true,
  });

function paperOf(tables: readonly TableBlock[]): Paper {
  const look = { orientation: 'portrait', pageNumbers: 'none', restart: false, startOnOddPage: false } as const;
  const parts = tables.map((block): PaperPart => ({ ...look, headEven: '', headOdd: '', blocks: [block] }));
  return { layout: 'handbook', meta: { title: '表', author: '', subject: '', date: '2026-01-05' }, parts };
}

it('no row of a table stands alone on its last page, in PDF and Word', async () => {
  const counts = Array.from({ length: 12 }, (_, index) => 34 + index);
  const paper = paperOf(counts.map(ofRows));
  const laidOut = await typeset(paper, paperResources());
  const rowsOnPages = (await pdfPages(laidOut.pdf)).map((text) => text.replaceAll(/\s/gu, '').match(/第\d+行/gu) ?? []);
  expect(rowsOnPages.flat()).toEqual(counts.flatMap(rowNames));
  // The shortest fill one page and the longest two: with one of them the first page is full just before the last row.
  expect(rowsOnPages.length).toBeGreaterThan(counts.length);
  expect(rowsOnPages.length).toBeLessThan(2 * counts.length);
  expect(rowsOnPages.filter((rows) => rows.length < 2)).toEqual([]);
  const rows = docxPart(await renderDocx(paper, laidOut), 'word/document.xml')
    .split('<w:tr>')
    .slice(1);
  const kept = rows.map((each) => each.includes('<w:keepNext/>') && !each.includes('<w:tblHeader/>'));
  expect(kept).toEqual(counts.flatMap((count) => [false, ...rowNames(count).map((_, at) => at === count - 2)]));
});

function rowNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `第${index + 1}行`);
}

it('rows stay together at the end of a table where they fit on any page, and never without the merged cell above them', () => {
  const merged = [cell('合并', { rowSpan: 2 }), cell('一')];
  const made = (rows: Parameters<typeof table>[0]['rows']) =>
    table({ columnsMm: [80, 60], rows, summary: '' }).endTogether ?? 0;
  const long = row('很长的一句话，写了又写。'.repeat(25));
  expect(made([row('甲'), row('乙')])).toBe(0);
  expect(made([row('甲'), row('乙'), row('丙')])).toBe(2);
  expect(made([row('甲'), merged, [cell('二')], row('丙')])).toBe(3);
  expect(made([row('甲'), row('乙'), merged, [cell('二')]])).toBe(2);
  expect(made([row('甲'), row('乙'), long])).toBe(0);
  expect(made([row('甲'), { band: labelCell('第一类') }, row('乙')])).toBe(0);
  expect(made([row('甲'), { band: labelCell('第一类') }, row('乙'), row('丙')])).toBe(0);
});

it('a row may be divided where it is high in its own columns, not where it would be in others', () => {
  const sentence = '每学期测评一次，回收有效问卷不少于在校生的百分之八';
  const six = Array.from({ length: 6 }, () => sentence).join('\n');
  const divisible = (columnsMm: readonly number[]) =>
    table({ columnsMm, rows: [[cell('1'), cell(six)]], fontSize: 9, summary: '清单', unnumbered: true }).rows.map(
      (each) => each.divisible,
    );
  expect([divisible([10, 90]), divisible([70, 30])]).toEqual([[false], [true]]);
});
