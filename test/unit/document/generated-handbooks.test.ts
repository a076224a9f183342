import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../electron/host/documents/docx-renderer.ts';
import { typeset } from '../../../electron/host/documents/typst-renderer.ts';
import { paperTexts } from '../../../shared/document/paper-text.ts';
import { docxObjections } from '../../support/docx-checks.ts';
import { generatedHandbook } from '../../support/generated-handbook.ts';
import { paperResources } from '../../support/paper-resources.ts';
import { asDrawn, docxText, firstDifference, pdfPages } from '../../support/paper-text-out.ts';

// Thirty of them are compared in the bench `handbook`; another one here every time.
describe('a handbook of hard content, such as rare letters, long words and empty chapters', () => {
  const seed = Number(process.env['HANDBOOK_SEED'] ?? randomBytes(4).readUInt32LE());

  it(`says the same in PDF and Word as its blocks do, and gives no reader of Word files a reason to object (HANDBOOK_SEED=${seed})`, async () => {
    const paper = generatedHandbook(seed, { longestTable: 12 });
    const laidOut = await typeset(paper, paperResources());
    const docx = await renderDocx(paper, laidOut);
    const texts = paperTexts(paper);
    const drawn = texts.map((text) => asDrawn(text, laidOut.missingGlyphs));
    expect(firstDifference(drawn, (await pdfPages(laidOut.pdf)).join(''))).toBeNull();
    expect(firstDifference(texts, docxText(docx))).toBeNull();
    expect(docxObjections(docx)).toEqual([]);
  });
});
