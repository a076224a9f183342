import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocument, readText } from '../../../electron/host/reading/read-document.ts';
import { ReadingThread } from '../../../electron/host/reading/reading-thread.ts';
import { viewOf } from '../../../electron/host/reading/file-view.ts';
import { textStates } from '../../../shared/domain/reading.ts';
import { writeOfd, writePpt, writeXls } from '../../support/reading/old-files.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/old-office/${name}`, import.meta.url));
const slides = [
  { title: '后勤服务年度汇报', boxes: ['Energy saved 12%', '第一行\r第二行'] },
  { title: '节能改造', boxes: [] },
];

describe('files of before 2007, and OFD', () => {
  it('reads the words of a Word file paragraph by paragraph', async () => {
    const { state, pieces } = await readText(fixture('paper.doc'), 'application/msword');
    const lines = pieces.flatMap(({ text }) => text.split('\n'));
    expect([state, pieces[0]?.place, lines.slice(0, 3), lines.at(-1)]).toEqual([
      'text',
      'paragraph:1',
      ['实验室主任岗位职责', '岗位编号：SY-01　岗位级别：专技七级　编制人数：1人', '直接上级：分管副院长'],
      '实验楼一楼办公室，配计算机一台。',
    ]);
  });

  it('shows the sheets of an Excel file as they are shown there, with their merged cells', async () => {
    const document = await readDocument(fixture('sheet.xls'), 'application/vnd.ms-excel');
    const [sheet] = document.kind === 'sheets' ? document.sheets : [];
    expect(sheet?.rows.map((row) => row.join('|')).slice(0, 3)).toEqual([
      '序号|岗位名称|岗位编号|工作职责|具体工作|质量要求|检查方式',
      '1|机房管理员|JF-01|设备维护|每日开机检查|开课前完成|抽查',
      '||||软件更新|每学期初1次|查记录',
    ]);
    const made = await readDocument(
      writeXls(
        [
          ['2026年台账', null],
          [46_000, 0.125],
        ],
        ['yyyy-mm-dd', '0.0%'],
      ),
      '',
    );
    expect(made).toEqual({
      kind: 'sheets',
      sheets: [
        {
          name: '台账',
          hidden: false,
          rows: [['2026年台账'], ['2025-12-09', '12.5%']],
          merges: [{ row: 0, column: 0, rows: 1, columns: 2 }],
          isCut: false,
        },
      ],
    });
  });

  it('reads a presentation slide by slide, as it was saved last, without its masters', async () => {
    const { pieces } = await readText(writePpt(slides), 'application/vnd.ms-powerpoint');
    expect(pieces).toEqual([
      { place: 'slide:1', text: '后勤服务年度汇报\nEnergy saved 12%\n第一行\n第二行' },
      { place: 'slide:2', text: '节能改造' },
    ]);
  });

  it('reads an OFD page by page, from the top down and from the left to the right', async () => {
    const file = writeOfd([
      [
        { x: 60, y: 30.4, text: '后勤处' },
        { x: 20, y: 20, text: '验收单 <1>' },
        { x: 20, y: 30, text: '单位：' },
      ],
      [{ x: 20, y: 20, text: '第二页' }],
    ]);
    expect((await readText(file, 'application/ofd')).pieces).toEqual([
      { place: 'page:1', text: '验收单 <1>\n单位：后勤处' },
      { place: 'page:2', text: '第二页' },
    ]);
    expect(['application/msword', 'application/ofd', 'application/vnd.ms-excel'].map(viewOf)).toEqual([
      'document',
      'document',
      'sheets',
    ]);
  });

  it('says of a locked one that it is, and of one that only calls itself so that it is broken', async () => {
    const states = await Promise.all(
      [writePpt(slides, { encrypted: true }), fixture('paper.doc').subarray(0, 1_500), writeOfd([])].map(
        async (bytes) => (await readText(bytes, '').catch(() => ({ state: 'damaged' }))).state,
      ),
    );
    expect(states).toEqual(['encrypted', 'damaged', 'damaged']);
  });

  const thread = new ReadingThread();
  afterAll(() => thread.end());

  it('ends with an answer whatever bytes of a file are others', async () => {
    const files = [fixture('paper.doc'), fixture('sheet.xls'), writePpt(slides)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async (file, changes) => {
          const bytes = Buffer.from(file);
          // The first bytes say that it is such a file at all.
          for (const [at, value] of changes) bytes[8 + (at % (bytes.length - 8))] = value;
          const answer = await thread.ask({ task: 'text', bytes, mediaType: '' });
          const state = 'refused' in answer ? answer.refused : 'text' in answer ? answer.text.state : null;
          expect(textStates).toContain(state);
        },
      ),
      { numRuns: 24 },
    );
  });
});
