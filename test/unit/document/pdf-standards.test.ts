import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { makeDocx } from '../../../electron/host/documents/docx-thread.ts';
import { freezeEdition, thawEdition } from '../../../electron/host/documents/frozen-edition.ts';
import { typeset } from '../../../electron/host/documents/typst-renderer.ts';
import { richBlocks } from '../../../shared/document/rich-blocks.ts';
import { typstInput } from '../../../shared/document/typst-input.ts';
import type { Block, Paper } from '../../../shared/document/blocks.ts';
import { paperResources } from '../../support/paper-resources.ts';
import { pdfClaims } from '../../support/pdf-claims.ts';
import { docxPart, pdfPages } from '../../support/paper-text-out.ts';

const resources = paperResources();

function paperOf(...blocks: readonly Block[]): Paper {
  return {
    layout: 'handbook',
    meta: { title: '质量手册（一）<甲>', author: '后勤处', subject: '', date: '2026-01-05' },
    parts: [
      {
        orientation: 'portrait',
        pageNumbers: 'arabic',
        restart: true,
        startOnOddPage: false,
        headEven: '',
        headOdd: '',
        blocks,
      },
    ],
  };
}
const heading = (level: 1 | 2 | 3, text: string): Block => ({
  type: 'heading',
  level,
  number: '',
  text,
  anchor: text,
  listed: true,
});

it('claims both standards, shows its title, and says its words, where the content allows it', async () => {
  const { pdf } = await typeset(paperOf(heading(1, '总则'), heading(2, '范围')), resources);
  expect(await pdfClaims(pdf)).toEqual({
    archival: '2B',
    accessible: '1',
    showsTitle: true,
    language: 'zh-CN',
    tagged: true,
    misplaced: 0,
  });
  expect((await pdfPages(pdf)).join('')).toContain('范围');
});

it('claims no more than PDF/A-2b when a heading skips a level', async () => {
  const { pdf } = await typeset(paperOf(heading(1, '总则'), heading(3, '范围')), resources);
  expect(await pdfClaims(pdf)).toMatchObject({ archival: '2B', accessible: '', misplaced: 0 });
});

it('claims both of a chapter that begins with a small heading: no level is skipped on paper', async () => {
  const words = richBlocks('### 细则\n第一条。\n# 总则\n### 附则', {
    number: '2',
    anchor: 'c',
    widthMm: 156,
    heightMm: 200,
  });
  expect(words.flatMap((b) => (b.type === 'heading' ? [`${b.level} ${b.number} ${b.text}`] : []))).toEqual([
    '2 2.1 细则',
    '2 2.2 总则',
    '3 2.2.1 附则',
  ]);
  const { pdf } = await typeset(paperOf(heading(1, '制度'), ...words), resources);
  expect(await pdfClaims(pdf)).toMatchObject({ archival: '2B', accessible: '1' });
});

it('makes an edition again to the standard that it was released with', async () => {
  const paper = paperOf(heading(1, '总则👍'));
  const { templatesDir } = resources;
  const fresh = await thawEdition(await freezeEdition(paper, templatesDir));
  // As the program kept editions before it wrote PDF/UA-1.
  const json = JSON.stringify({ format: 1, paper, paperJson: typstInput(paper), template: fresh.template });
  const old = await thawEdition({
    content: brotliCompressSync(json).toString('base64'),
    contentHash: createHash('sha256').update(json).digest('hex'),
  });
  const words = [fresh, old].map(async ({ paper: own, ...frozen }) => {
    const docx = await makeDocx(own, { outline: [], captionLabels: [] }, { frozen });
    return docxPart(docx, 'word/document.xml').includes('Segoe UI Emoji');
  });
  expect(await Promise.all(words)).toEqual([true, false]);
  const accessible = [fresh, old].map(async (frozen) => {
    const { pdf } = await typeset(frozen.paper, resources, { frozen });
    return (await pdfClaims(pdf)).accessible;
  });
  expect(await Promise.all(accessible)).toEqual(['1', '']);
});
