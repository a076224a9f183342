import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRichText } from '../../shared/domain/rich-text/parse-rich-text.ts';
import { printRichText } from '../../shared/domain/rich-text/print-rich-text.ts';
import {
  joinedRuns,
  pictureWidths,
  plainText,
  type RichBlock,
  type RichRun,
  richLinkKinds,
} from '../../shared/domain/rich-text/rich-text.ts';

const id = '01900000-0000-7000-8000-000000000001';

describe('the words of a free chapter', () => {
  it('are lines that people can read, and read back as the same blocks', () => {
    const text = [
      '# 采购',
      '凡**两万元**以上，由[采购管理岗](position:01900000-0000-7000-8000-000000000001)办理。',
      '1. 申请',
      '  - 填表',
      '1. 审批',
      '| 金额 | 审批人 |',
      '|---|---|',
      '| 2万元以下 | 科长\\n副科长 |',
      '\\# 不是标题',
    ].join('\n');
    const blocks = parseRichText(text);
    expect(blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'list', 'table', 'paragraph']);
    expect(blocks[1]).toEqual({
      type: 'paragraph',
      runs: [
        { text: '凡' },
        { text: '两万元', bold: true },
        { text: '以上，由' },
        { text: '采购管理岗', link: { kind: 'position', id } },
        { text: '办理。' },
      ],
    });
    expect(blocks[3]).toMatchObject({ hasHead: true, rows: [{}, [{}, [[{ text: '科长' }], [{ text: '副科长' }]]]] });
    expect(printRichText(blocks)).toBe(text);
  });

  it('reads any text and links of no known kind as plain words', () => {
    const words = '[点我](javascript:alert) <b>x</b> ![x](http://a) [人](person:01900000-0000-7000-8000-000000000001)';
    expect(parseRichText(words)).toEqual([{ type: 'paragraph', runs: [{ text: words }] }]);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'采购 #-1.|*[]()\\\n\r\u2028!:😀\ud800a'), maxLength: 60 }),
        (text) => {
          const once = printRichText(parseRichText(text));
          expect(printRichText(parseRichText(once))).toBe(once);
        },
      ),
      { numRuns: 100, seed: 6 },
    );
  });

  it('come back whole, whatever is written in them', () => {
    const words = fc.oneof(
      fc.stringMatching(/^[\u4e00-\u4e08ab\\*[\]|#\-!.()1 n]{1,12}$/u),
      fc.constantFrom('# 一', '- 二', '1. 三', '| 四 |', '|---|', '**', '\\n', '  - 六', '\\', '😀'),
    );
    const run: fc.Arbitrary<RichRun> = fc.record(
      {
        text: words,
        bold: fc.constant(true as const),
        link: fc.record({ kind: fc.constantFrom(...richLinkKinds), id: fc.constantFrom(id, id.replace('1', '2')) }),
      },
      { requiredKeys: ['text'] },
    );
    const runs = fc
      .array(run, { minLength: 1, maxLength: 3 })
      .map(joinedRuns)
      .filter((each) => plainText(each).trim() !== '');
    const cell = fc.array(
      runs.filter((each) => plainText(each).trim() === plainText(each)),
      { maxLength: 2 },
    );
    const block: fc.Arbitrary<RichBlock> = fc.oneof(
      fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3), runs }),
      fc.record({ type: fc.constant('paragraph' as const), runs }),
      fc.record({
        type: fc.constant('picture' as const),
        evidenceId: fc.constant(id),
        alt: words.map((alt) => alt.trim()),
        width: fc.constantFrom(...pictureWidths),
      }),
      fc.record({
        type: fc.constant('document' as const),
        evidenceId: fc.constant(id),
        name: words.map((name) => name.trim()),
      }),
      fc.record({
        type: fc.constant('list' as const),
        items: fc.array(fc.record({ level: fc.constantFrom(0, 1, 2), ordered: fc.boolean(), runs }), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
      fc.integer({ min: 1, max: 3 }).chain((width) =>
        fc.record({
          type: fc.constant('table' as const),
          hasHead: fc.boolean(),
          rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }),
        }),
      ),
    ) as fc.Arbitrary<RichBlock>;
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        expect(parseRichText(printRichText(blocks))).toEqual(blocks);
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});
