import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../electron/host/documents/docx-renderer.ts';
import { typeset } from '../../../electron/host/documents/typst-renderer.ts';
import { paperTexts } from '../../../shared/document/paper-text.ts';
import { jobDescriptionPaper } from '../../../shared/document/papers/job-description.ts';
import { statementPaper } from '../../../shared/document/papers/statement.ts';
import { docxObjections } from '../../support/docx-checks.ts';
import { paperResources } from '../../support/paper-resources.ts';
import { docxPart, docxText, firstDifference, pdfPages, withoutSpaces } from '../../support/paper-text-out.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

const resources = paperResources();
const date = '2026-01-05';

async function printed(paper: ReturnType<typeof statementPaper>) {
  const laidOut = await typeset(paper, resources);
  return { ...laidOut, pages: await pdfPages(laidOut.pdf), word: docxText(await renderDocx(paper, laidOut)) };
}

describe('text that looks like markup', () => {
  const texts = [
    '#evil[] $x$ *a* _b_ `c` <d> @e = f',
    '#import "/etc/passwd" // 注释 /* 块 */ \\ \\u{41}',
    '<w:p><w:r><w:t>x</w:t></w:r></w:p> & &amp; "引号" \'单\'',
    '- 列表 + 编号 / 术语: 值 ~ -- --- ...',
    '{=HYPERLINK("http://x")} ${x} {{y}} %TEMP%',
  ];

  it('is printed letter by letter in both files', async () => {
    const set = new RecordSetBuilder({ name: '#set page(fill: red)' });
    const section = set.add('section', { name: '<script>科</script>' });
    const position = set.add('position', { sectionId: section.id, name: '*加粗*岗', purpose: texts.join('\n') });
    for (const text of texts) {
      const duty = set.add('duty', { positionId: position.id, text });
      const item = set.add('workItem', { dutyId: duty.id, text });
      set.add('workStandard', { workItemId: item.id, requirement: text, checkMethod: text });
    }
    const workflow = set.add('workflow', { positionId: position.id, name: '$流程$', purpose: texts.join('\n') });
    for (const [index, action] of texts.entries())
      set.add('workflowStep', {
        workflowId: workflow.id,
        action,
        actor: texts[index - 1] ?? '',
        kind: index === 1 ? 'decision' : 'action',
      });
    const paper = jobDescriptionPaper(set.build(), { positionIds: [], date });
    const { pages, word } = await printed(paper);
    expect(firstDifference(paperTexts(paper), pages.join(''))).toBeNull();
    expect(firstDifference(paperTexts(paper), word)).toBeNull();
  });
});

describe('rare letters', () => {
  it('may be cut in two: a sign stands for the half in both files', async () => {
    const set = new RecordSetBuilder();
    const statement = set.add('statement', { year: 2026, title: '责任状', preamble: '\\ud83d 与 \ud842。' });
    const { pages, word } = await printed(statementPaper(set.build(), { statementIds: [statement.id], date }));
    expect(withoutSpaces(pages.join(''))).toContain('\\ud83d与');
    expect(word).toContain('\\ud83d 与 \ufffd。');
  });

  it('of the standard list of characters are drawn, as are emoji and boxes to tick; those that no font has are named instead of failing', async () => {
    const set = new RecordSetBuilder();
    const statement = set.add('statement', {
      year: 2026,
      title: '责任状',
      preamble: '镃𬭎、㛃、龘 与 😀 👩‍🔬 ☐☑☒✗➜ 𪚥',
    });
    const { pages, word, missingGlyphs } = await printed(
      statementPaper(set.build(), { statementIds: [statement.id], date }),
    );
    expect(missingGlyphs).toEqual(['𪚥']);
    expect(word).toContain('镃𬭎、㛃、龘 与 😀 👩‍🔬 ☐☑☒✗➜ 𪚥');
    expect(withoutSpaces(pages.join(''))).toContain('镃𬭎、㛃、龘与😀👩‍🔬☐☑☒✗➜');
  });
});

describe('emoji and boxes to tick', () => {
  it('stand in Word in fonts that every Windows has, with the looks of the words around them', async () => {
    const set = new RecordSetBuilder();
    const position = set.add('position', { name: '调度👍🏽岗', purpose: '☑ 达标 ❤️，“好”' });
    const paper = jobDescriptionPaper(set.build(), { positionIds: [position.id], date });
    const docx = await renderDocx(paper, await typeset(paper, resources));
    expect(docxObjections(docx)).toEqual([]);
    expect(firstDifference(paperTexts(paper), docxText(docx))).toBeNull();
    const runs = [...docxPart(docx, 'word/document.xml').matchAll(/<w:r>((?:(?!<\/w:r>).)*?)<w:t [^>]*>([^<]*)</gsu)];
    const fontsOf = (text: string) => [
      ...new Set(
        runs.flatMap(([, look, words]) =>
          words === text ? (/w:eastAsia="([^"]*)"/u.exec(look ?? '')?.[1] ?? '') : [],
        ),
      ),
    ];
    expect([fontsOf('👍🏽'), fontsOf('❤️'), fontsOf('☑')]).toEqual([
      ['Segoe UI Emoji'],
      ['Segoe UI Emoji'],
      ['Segoe UI Symbol'],
    ]);
  });
});

describe('large and long content', () => {
  it('runs on: a form of 200 duties, a word of 400 letters, a cell longer than a page', async () => {
    const set = new RecordSetBuilder();
    const position = set.add('position', {
      name: '长岗位',
      purpose: 'W'.repeat(400),
      qualification: Array.from({ length: 90 }, (_, index) => `第${index + 1}项要求`).join('\n'),
    });
    const duty = set.add('duty', { positionId: position.id, text: '职责'.repeat(400) });
    for (let index = 0; index < 200; index += 1) {
      const item = set.add('workItem', { dutyId: duty.id, text: `工作${index}` });
      set.add('workStandard', {
        workItemId: item.id,
        requirement: index === 100 ? '标准要求。'.repeat(900) : `标准${index}`,
      });
    }
    const paper = jobDescriptionPaper(set.build(), { positionIds: [], date });
    const { pages, pageCount, word } = await printed(paper);
    expect(pageCount).toBeGreaterThan(5);
    const text = withoutSpaces(pages.join(''));
    expect({
      last: text.includes('工作199'),
      letters: text.includes('W'.repeat(400)),
      sentences: text.split('。').length - 1,
    }).toEqual({ last: true, letters: true, sentences: 900 + 1 }); // the duty ends with one too
    expect(firstDifference(paperTexts(paper), word)).toBeNull();
  });

  it('prints a department in which nothing is filled in', async () => {
    const set = new RecordSetBuilder({ name: '空' });
    set.add('position', { name: '空岗' });
    const paper = jobDescriptionPaper(set.build(), { positionIds: [], date });
    const { pages, word } = await printed(paper);
    expect(firstDifference(paperTexts(paper), pages.join(''))).toBeNull();
    expect(firstDifference(paperTexts(paper), word)).toBeNull();
    expect(pages.join('')).toContain('未填写');
  });
});
