import { expect, it } from 'vitest';
import { renderDocx } from '../../../electron/host/documents/docx-renderer.ts';
import { typeset } from '../../../electron/host/documents/typst-renderer.ts';
import type { Paper, PaperPart } from '../../../shared/document/blocks.ts';
import { withCaptions } from '../../../shared/document/paper-captions.ts';
import { paperTexts } from '../../../shared/document/paper-text.ts';
import { richBlocks } from '../../../shared/document/rich-blocks.ts';
import { tableCaption } from '../../../shared/domain/rich-text/table-caption.ts';
import { paperResources } from '../../support/paper-resources.ts';
import { docxText, pdfPages } from '../../support/paper-text-out.ts';

it('the line above a table is its name as people write it in Word, and no sentence is taken for one', () => {
  const names = [
    '表1 采购限额',
    '表 3-2　采购限额',
    '表：采购限额',
    '附表二、采购限额',
    '表1采购限额',
    '表A.1 采购限额',
  ];
  expect(names.map(tableCaption)).toEqual(names.map(() => '采购限额'));
  const sentences = [
    '表1中的限额按年调整',
    '表现突出的给予奖励',
    '限额见下表',
    '表 所列限额如下：',
    '表1列出了全部限额。',
  ];
  expect([...sentences, '表', '报表1 采购限额', `表 ${'长'.repeat(61)}`].map(tableCaption)).toEqual(
    Array.from({ length: sentences.length + 3 }, () => null),
  );
  expect(tableCaption('表：')).toBe('');
});

it('tables of a chapter bear a number where somebody named them and none where not, alike in PDF and Word', async () => {
  const grid = ['| 金额 | 审批人 |', '|---|---|', '| 2万元以下 | 科长 |'];
  const blocks = richBlocks(
    ['限额见下表。', ...grid, '表3 采购**限额**', ...grid, '表：', ...grid, '附表：验收人', ...grid].join('\n'),
    { number: '1', anchor: 'c', widthMm: 156, heightMm: 200 },
  );
  const look = { orientation: 'portrait', pageNumbers: 'arabic', restart: false, startOnOddPage: false } as const;
  const part: PaperPart = { ...look, headEven: '', headOdd: '', blocks };
  const list: PaperPart = { ...part, blocks: [{ type: 'caption-list', of: 'table', title: '表格目录' }] };
  const paper: Paper = {
    layout: 'handbook',
    meta: { title: '质量手册', author: '', subject: '', date: '2026-01-05' },
    parts: [list, ...withCaptions([part])],
  };
  const texts = paperTexts(paper);
  expect(texts.filter((text) => text.includes('表'))).toEqual([
    '表格目录',
    '限额见下表。',
    '表 1　采购限额',
    '表 2　验收人',
  ]);
  const laidOut = await typeset(paper, paperResources());
  expect((await pdfPages(laidOut.pdf))[0]).toMatch(/表格目录\s*表 1　?\s*采购限额.*表 2　?\s*验收人/su);
  const words = docxText(await renderDocx(paper, laidOut)).replaceAll(/\s/gu, '');
  expect(words).toMatch(/^表格目录表1采购限额\d表2验收人\d限额见下表。.*表1采购限额.*表2验收人[^表]*$/u);
});

it('a line that announces a table or a list goes with it to the next page, a paragraph does not', () => {
  const text = ['审批权限如下：', '| 甲 |', '程序如下：', '1. 申请', '长'.repeat(80), '| 乙 |', '说明。', '- 一'].join(
    '\n',
  );
  const blocks = richBlocks(text, { number: '1', anchor: 'c', widthMm: 156, heightMm: 200 });
  const kept = blocks.flatMap((block) => (block.type === 'paragraph' ? [block.keepWithNext === true] : []));
  expect(kept).toEqual([true, true, false, false]);
});
