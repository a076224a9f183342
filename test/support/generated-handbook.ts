import type { Block, Inline, ListBlock, Paper, PaperPart, TableCell } from '../../shared/document/blocks.ts';
import { cell, heading, headRow, paragraph, table } from '../../shared/document/inline.ts';
import { withCaptions } from '../../shared/document/paper-captions.ts';
import { drawWorkflow } from '../../shared/document/workflow-diagram.ts';
import { ChineseText } from './chinese-text.ts';

/** Words that have broken papers before: rare letters, pictures, marks that programs read, one word without an end. */
const hard = [
  '龘靐齉㛃𬭎镃与𠮷',
  '👩‍🔬 与 😀',
  'GB/T 9704—2012 的 “引号” 和 ‘单引号’……——',
  '<w:t>&amp;</w:t> #set page() $x$ *粗* _斜_ `码` @引',
  `https://example.cn/${'very-long-path-without-any-space'.repeat(5)}`,
  '全角　空格，半角 spaces, тест, ñandú, café',
  '2026年1月—3月，≥95％、±0.5℃、№12、①②③',
];

/** A handbook of every kind of block with hard content; the same seed gives the same paper. */
export function generatedHandbook(seed: number, { longestTable }: { readonly longestTable: number }): Paper {
  const text = new ChineseText(seed + 1);
  const words = (): string => (text.below(3) === 0 ? `${text.sentence()}${pick(text, hard)}` : text.sentence());
  const chapters = Array.from({ length: 3 + text.below(3) }, (_, index): PaperPart => {
    const name = text.below(4) === 0 ? [...words().repeat(2)].slice(0, 120).join('') : text.evidence();
    return {
      orientation: text.below(4) === 0 ? 'landscape' : 'portrait',
      pageNumbers: 'arabic',
      restart: index === 0,
      startOnOddPage: text.below(2) === 0,
      headEven: '质量手册',
      headOdd: `第${index + 1}章`,
      blocks: [
        heading(1, { number: `第${index + 1}章`, text: name, anchor: `chapter-${index}` }),
        // Some chapters are empty.
        ...(text.below(5) === 0 ? [] : chapterBlocks(text, { words, index, longestTable })),
      ],
    };
  });
  return {
    layout: 'handbook',
    meta: { title: `质量手册 ${pick(text, hard)}`, author: text.person(), subject: '部门质量手册', date: '2026-01-05' },
    parts: [
      {
        orientation: 'portrait',
        pageNumbers: 'none',
        restart: true,
        startOnOddPage: true,
        headEven: '',
        headOdd: '',
        blocks: [
          {
            type: 'cover',
            organization: '云溪职业技术学院',
            title: '质量手册',
            subtitle: pick(text, hard),
            mark: '受控文件',
            fields: [{ label: '文件编号', value: [{ text: words() }] }],
            footer: ['2026年1月5日发布'],
          },
        ],
      },
      ...withCaptions(chapters),
    ],
  };
}

function pick<T>(text: ChineseText, choices: readonly T[]): T {
  return choices[text.below(choices.length)] as T;
}

function chapterBlocks(
  text: ChineseText,
  input: { readonly words: () => string; readonly index: number; readonly longestTable: number },
): Block[] {
  const { words, index, longestTable } = input;
  const runs = (): Inline => [
    { text: words() },
    { text: words(), bold: true },
    { text: pick(text, hard), face: 'kai' },
  ];
  const makers: readonly ((place: number) => readonly Block[])[] = [
    (place) => [heading(2, { number: `${index + 1}.${place}`, text: text.evidence(), anchor: `h-${index}-${place}` })],
    () => [paragraph('body', runs())],
    () => [nestedList(text, words)],
    () => [longTable(text, { words, rows: 1 + text.below(longestTable) })],
    () => [{ type: 'diagram', drawing: drawing(text), alternative: '流程图' }, paragraph('caption', text.evidence())],
    () => [
      {
        type: 'signature',
        parties: [1, 2].map(() => ({
          title: text.evidence(),
          lines: [{ label: '负责人：', value: text.person() }],
          date: '2026年1月5日',
        })),
      },
    ],
    () => [paragraph('note', words()), { type: 'page-break' }, paragraph('plain', words(), { align: 'center' })],
  ];
  return Array.from({ length: 3 + text.below(4) }, (_, place) => pick(text, makers)(place + 1)).flat();
}

function nestedList(text: ChineseText, words: () => string): ListBlock {
  const items = Array.from({ length: 2 + text.below(6) }, (_, index) => ({
    marker: pick(text, [`${index + 1}.`, `（${index + 1}）`, '•']),
    runs: [{ text: words() }],
    level: index === 0 ? 0 : text.below(4),
  }));
  return { type: 'list', items };
}

function longTable(text: ChineseText, input: { readonly words: () => string; readonly rows: number }): Block {
  const { rows } = input;
  // Short enough for one page: a row parted by a page's end is read in another order from the pages than from the blocks.
  const words = (): string => [...input.words()].slice(0, 70).join('');
  const line = (index: number): TableCell[] => [cell(String(index + 1), { align: 'center' }), cell(words()), cell('')];
  const pairs = Array.from({ length: rows }, (_, index): (readonly TableCell[] | { readonly band: TableCell })[] =>
    text.below(6) === 0
      ? [
          [cell(words(), { rowSpan: 2, together: true }), cell(words()), cell(words())],
          [cell(words()), cell('')],
        ]
      : text.below(8) === 0
        ? [{ band: { paragraphs: [[{ text: words() }]], shaded: true } }, line(index)]
        : [line(index)],
  );
  return table({
    columnsMm: [40, 70, 50],
    head: [headRow(['序号', '内容', '备注'])],
    summary: text.evidence(),
    rows: pairs.flat(),
  });
}

function drawing(text: ChineseText) {
  const steps = Array.from({ length: 4 }, (_, index) => ({
    id: String(index),
    kind: index === 0 ? ('start' as const) : index === 3 ? ('end' as const) : ('action' as const),
    action: text.evidence(),
    actor: text.position(),
    note: '',
  }));
  const links = [0, 1, 2].map((from) => ({ fromStepId: String(from), toStepId: String(from + 1), label: '' }));
  return drawWorkflow(steps, links, { lanes: false });
}
