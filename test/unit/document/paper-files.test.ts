import { beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '../../../electron/host/documents/docx-renderer.ts';
import { type TypesetPaper, typeset } from '../../../electron/host/documents/typst-renderer.ts';
import type { Paper } from '../../../shared/document/blocks.ts';
import { captionsOf, captionText, headingText, paperTexts } from '../../../shared/document/paper-text.ts';
import { evidenceListPaper } from '../../../shared/document/papers/evidence-list.ts';
import { handbookPaper } from '../../../shared/document/papers/handbook.ts';
import { draftPaper } from '../../../shared/document/draft-mark.ts';
import { jobDescriptionPaper } from '../../../shared/document/papers/job-description.ts';
import { standardsTablePaper } from '../../../shared/document/papers/standards-table.ts';
import { statementPaper } from '../../../shared/document/papers/statement.ts';
import { workflowsPaper } from '../../../shared/document/papers/workflows.ts';
import { creationRevisions } from '../../support/record-set-builder.ts';
import { pdfClaims } from '../../support/pdf-claims.ts';
import { paperResources } from '../../support/paper-resources.ts';
import {
  docxPart,
  docxText,
  firstDifference,
  pdfPages,
  printedPages,
  textOfXml,
  withoutSpaces,
} from '../../support/paper-text-out.ts';
import { sampleDepartment } from '../../support/sample-department.ts';

const records = sampleDepartment();
const date = '2026-01-05';
const resources = paperResources();
const papers: Record<string, Paper> = {
  handbook: handbookPaper({
    records,
    revisions: creationRevisions(records, { author: '苏明溪', madeAt: '2026-01-05T01:00:00.000Z' }),
    year: 2026,
    date,
  }),
  'job descriptions': jobDescriptionPaper(records, {
    positionIds: records.position.slice(3, 6).map((position) => position.id),
    date,
  }),
  'standards table': standardsTablePaper(records, { date }),
  'evidence list': evidenceListPaper(records, { date }),
  workflows: workflowsPaper(records, { workflowIds: [], date }),
  statement: statementPaper(records, { statementIds: [records.statement[0]?.id ?? ''], date }),
};

const lists: ReadonlySet<string> = new Set(['contents', 'caption-list', 'index']);
/** Contents and lists stand between two known paragraphs; they are compared on their own. */
function withoutContents(paper: Paper): Paper {
  return { ...paper, parts: paper.parts.filter((part) => !part.blocks.some((block) => lists.has(block.type))) };
}

describe.each(Object.keys(papers))('%s', (name) => {
  const paper = withoutContents(papers[name] as Paper);
  let laidOut: TypesetPaper;
  beforeAll(async () => {
    laidOut = await typeset(paper, resources);
  });

  it('says in the PDF exactly what its blocks say, paragraph by paragraph', async () => {
    expect(firstDifference(paperTexts(paper), (await pdfPages(laidOut.pdf)).join(''))).toBeNull();
  });

  it('says in the Word file exactly what its blocks say, paragraph by paragraph', async () => {
    expect(firstDifference(paperTexts(paper), docxText(await renderDocx(paper, laidOut)))).toBeNull();
  });

  it('gives the same bytes every time, as PDF and as Word file', async () => {
    const again = await typeset(paper, resources);
    expect(Buffer.from(again.pdf).equals(Buffer.from(laidOut.pdf))).toBe(true);
    const [first, second] = [await renderDocx(paper, laidOut), await renderDocx(paper, laidOut)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  it('is PDF/A-2b and PDF/UA-1, tagged, with its title', async () => {
    expect(laidOut.missingGlyphs).toEqual([]);
    expect(await pdfClaims(laidOut.pdf)).toEqual({
      archival: '2B',
      accessible: '1',
      showsTitle: true,
      language: 'zh-CN',
      tagged: true,
      misplaced: 0,
    });
  });
});

describe('a draft', () => {
  const paper = papers['job descriptions'] as Paper;
  const pages = async (given: Paper): Promise<readonly string[]> =>
    await printedPages((await typeset(given, resources)).pdf);

  it('says so across every page of the PDF, and the same paper in force says it nowhere', async () => {
    expect((await pages(paper)).filter((page) => page.includes('草稿'))).toEqual([]);
    const marked = await pages(draftPaper(paper));
    expect(marked.length).toBeGreaterThan(2);
    // In the running head, and once more across the page.
    expect(marked.filter((page) => page.replaceAll('【草稿】', '').split('草稿').length !== 2)).toEqual([]);
    expect(marked.filter((page) => !page.includes('【草稿】'))).toEqual([]);
  });

  it('hangs the same words behind the text of every page in Word', async () => {
    const headsOf = async (given: Paper): Promise<string[]> => {
      const docx = await renderDocx(given, { outline: [], captionLabels: [] });
      return given.parts.flatMap((_, part) =>
        [1, 2].map((side) => docxPart(docx, `word/header${part * 2 + side}.xml`)),
      );
    };
    const watermark = /<v:shape [^>]*type="#_x0000_t136".*<v:textpath [^>]*string="草稿"/su;
    expect((await headsOf(draftPaper(paper))).filter((head) => !watermark.test(head))).toEqual([]);
    expect((await headsOf(paper)).filter((head) => head.includes('草稿'))).toEqual([]);
  });
});

describe('the contents of a handbook', () => {
  const paper = papers['handbook'] as Paper;
  let laidOut: TypesetPaper;
  beforeAll(async () => {
    laidOut = await typeset(paper, resources);
  });
  const listed = paper.parts.flatMap((part) =>
    part.blocks.filter((block) => block.type === 'heading' && block.listed && block.level <= 2),
  );

  it('name the pages on which the headings really stand', async () => {
    const pages = (await pdfPages(laidOut.pdf)).map(withoutSpaces);
    const wrong = laidOut.outline.filter((entry) => !pages[entry.page - 1]?.includes(withoutSpaces(entry.title)));
    expect(wrong).toEqual([]);
    const firstOfBody = laidOut.outline.find((entry) => entry.label === '1')?.page ?? 0;
    const contentsPages = pages
      .slice(
        pages.findIndex((page) => page.startsWith('目录')),
        firstOfBody - 1,
      )
      .join('');
    for (const entry of laidOut.outline.filter((each) => each.listed && each.level <= 2)) {
      const at = contentsPages.indexOf(withoutSpaces(entry.title));
      expect(at, entry.title).toBeGreaterThan(-1);
      expect(
        contentsPages
          .slice(at + withoutSpaces(entry.title).length)
          .replace(/^[.·…]+/u, '')
          .startsWith(entry.label),
        entry.title,
      ).toBe(true);
    }
  });

  it('are filled in the Word file with the same titles and numbers, without asking for an update', async () => {
    const docx = await renderDocx(paper, laidOut);
    const field = /<w:sdt>.*?<\/w:sdt>/su.exec(docxPart(docx, 'word/document.xml'))?.[0] ?? '';
    const entries = laidOut.outline.filter((entry) => entry.listed && entry.level <= 2);
    expect(entries.map((entry) => entry.title)).toEqual(
      listed.map((block) => (block.type === 'heading' ? headingText(block) : '')),
    );
    expect(withoutSpaces(textOfXml(field))).toBe(
      withoutSpaces(entries.map((entry) => entry.title + entry.label).join('')),
    );
    expect(field).toContain('TOC \\h \\o');
    expect(field).not.toContain('w:dirty="true"');
    expect(docxPart(docx, 'word/settings.xml')).not.toContain('updateFields');
  });

  it('are followed by lists of tables and figures, and an index at the end, with the same page numbers in PDF and Word', async () => {
    const docx = docxPart(await renderDocx(paper, laidOut), 'word/document.xml');
    const body = withoutSpaces(textOfXml(docx));
    const pdf = (await pdfPages(laidOut.pdf)).map(withoutSpaces).join('');
    const captions = captionsOf(paper).map((block, index) => ({
      of: block.of,
      line: withoutSpaces(captionText(block)) + (laidOut.captionLabels[index] ?? ''),
    }));
    const label = (anchor: string) => laidOut.outline.find((entry) => entry.anchor === anchor)?.label ?? '';
    const index = paper.parts.flatMap((part) => part.blocks).find((block) => block.type === 'index');
    const wanted = [
      `表格目录${captions.flatMap(({ of, line }) => (of === 'table' ? [line] : [])).join('')}`,
      `插图目录${captions.flatMap(({ of, line }) => (of === 'figure' ? [line] : [])).join('')}`,
      `岗位索引${(index?.groups ?? []).map(({ letter, entries }) => letter + entries.map((entry) => entry.text + label(entry.anchor)).join('')).join('')}`,
    ];
    expect(captions.length).toBeGreaterThan(50);
    expect(wanted.filter((text) => !body.includes(text))).toEqual([]);
    expect(wanted.filter((text) => !pdf.includes(text))).toEqual([]);
    const fields = [...docx.matchAll(/SEQ 表 [^"]*"[^>]*>.*?<w:t[^>]*>(\d+)</gsu)].map(([, number]) => Number(number));
    expect(fields).toEqual(captions.filter(({ of }) => of === 'table').map((_, at) => at + 1));
    expect(docx.includes('TOC \\c &quot;表&quot; \\h')).toBe(true);
  });

  it('stand in a Word file with mirrored margins, two different running heads and repeated table heads', async () => {
    const docx = await renderDocx(paper, laidOut);
    const settings = docxPart(docx, 'word/settings.xml');
    expect(settings).toMatch(/<w:displayBackgroundShape\/><w:mirrorMargins\/>.*<w:evenAndOddHeaders\/>/su);
    const body = docxPart(docx, 'word/document.xml');
    expect(body.match(/<w:tblHeader\/>/gu)?.length).toBeGreaterThan(20);
    expect(body).toMatch(/<w:pgNumType (?=[^>]*w:fmt="lowerRoman")(?=[^>]*w:start="1")/u);
    expect(body).toContain('w:orient="landscape"');
  });

  it('count the front matter in small roman numbers and the body from 1', () => {
    const labels = laidOut.outline
      .filter((entry) => entry.level === 1)
      .map((entry) => `${entry.title.slice(0, 4)} ${entry.label}`);
    expect(labels.slice(0, 3)).toEqual(['批准令 i', '修订记录 ii', '第一章　 1']);
    expect(laidOut.outline.find((entry) => entry.label === '1')?.page).toSatisfy((page: number) => page % 2 === 1);
  });
});
