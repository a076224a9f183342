import type { RecordSet } from '../../domain/record-set.ts';
import { totalWeight } from '../../domain/statement.ts';
import type { Block, Paper, TableCell } from '../blocks.ts';
import {
  bodyText,
  cell,
  headRow,
  heading,
  inline,
  labelCell,
  numberedLines,
  paragraph,
  table,
  unfilled,
} from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { lookUp } from '../record-lookup.ts';
import { chineseNumber, dayInWords, dayToFillIn, plainNumber } from '../words.ts';

const categoryWords = { common: '共性目标', individual: '个性目标' } as const;

/** 责任状 as a formal paper after GB/T 9704—2012. Throws nothing: an unknown id prints an empty form. */
export function statementPaper(
  records: RecordSet,
  options: { readonly statementId: string; readonly date: string },
): Paper {
  const lookup = lookUp(records);
  const statement = records.statement.find((each) => each.id === options.statementId);
  const items = records.statementItem.filter((item) => item.statementId === options.statementId);
  const title = statement?.title ?? '责任状';
  const period = [statement?.periodFrom ?? '', statement?.periodTo ?? ''].map(dayInWords).filter((day) => day !== '');
  const parts: { readonly text: string; readonly blocks: Block[] }[] = [
    {
      text: '责任期限',
      blocks: [paragraph('body', period.length === 0 ? [unfilled] : [{ text: `${period.join('至')}。` }])],
    },
    { text: '责任内容', blocks: numberedLines(statement?.responsibilities ?? '') },
    {
      text: '目标任务与分值',
      blocks: [paragraph('body', '年度目标任务按百分制分解如下表。', { keepWithNext: true }), itemsTable(items)],
    },
    { text: '考核与奖惩', blocks: numberedLines(statement?.consequences ?? '') },
    {
      text: '附则',
      blocks: [
        paragraph('body', '本责任状一式两份，甲乙双方各执一份，自双方签字盖章之日起生效。', { keepWithNext: true }),
      ],
    },
  ];
  const signedOn = dayInWords(statement?.signedOn ?? '') || dayToFillIn;
  const party = (name: string, side: string, signer: string) => ({
    title: `${side}（盖章）：`,
    lines: [
      { label: '单　位：', value: name },
      { label: '责任人：', value: signer },
      { label: '签　字：', value: '' },
    ],
    date: signedOn,
  });
  return {
    layout: 'official',
    meta: { title, author: lookup.departmentName, subject: '责任状', date: statement?.signedOn || options.date },
    parts: [
      {
        orientation: 'portrait',
        pageNumbers: 'arabic',
        restart: true,
        startOnOddPage: false,
        headEven: '',
        headOdd: '',
        blocks: [
          heading(1, { text: title, anchor: 'title' }),
          paragraph('subtitle', [{ text: '编号：' }, ...inline(statement?.number ?? '')]),
          { type: 'space', heightMm: 6 },
          paragraph('plain', [{ text: '甲方：', face: 'hei' }, ...inline(statement?.partyA ?? '')]),
          paragraph('plain', [{ text: '乙方：', face: 'hei' }, ...inline(statement?.partyB ?? '')]),
          ...bodyText(statement?.preamble ?? ''),
          ...parts.flatMap((part, index): Block[] => [
            heading(2, { number: `${chineseNumber(index + 1)}、`, text: part.text, anchor: `part-${index + 1}` }),
            ...part.blocks,
          ]),
          {
            type: 'signature',
            parties: [
              party(statement?.partyA ?? '', '甲方', statement?.partyASigner ?? ''),
              party(statement?.partyB ?? '', '乙方', statement?.partyBSigner ?? ''),
            ],
          },
        ],
      },
    ],
  };
}

/** Common items first, then the department's own, under a band for each kind; the total of the weights at the end. */
function itemsTable(items: RecordSet['statementItem']): Block {
  if (items.length === 0) return paragraph('body', [{ text: '尚未录入目标任务。', muted: true }]);
  const width = typeArea('official', 'portrait').widthMm;
  const middle = { verticalAlign: 'middle' } as const;
  const centred = { ...middle, align: 'center' } as const;
  const rows: (readonly TableCell[] | { readonly band: TableCell })[] = [];
  let number = 0;
  for (const category of ['common', 'individual'] as const) {
    const members = items.filter((item) => item.category === category);
    if (members.length > 0) rows.push({ band: { ...labelCell(categoryWords[category]), align: 'left' } });
    for (const item of members) {
      number += 1;
      rows.push([
        cell(String(number), centred),
        cell(item.content, middle),
        cell(item.target, { ...middle, placeholder: unfilled }),
        cell(item.due, centred),
        cell(plainNumber(item.weight), centred),
      ]);
    }
  }
  rows.push([labelCell('合计', { colSpan: 4 }), labelCell(plainNumber(totalWeight(items)))]);
  const rest = width - 14 - 31 - 15;
  return table({
    columnsMm: [14, rest * 0.48, rest * 0.52, 31, 15],
    head: [headRow(['序号', '目标任务', '目标值与考核标准', '完成时限', '分值'])],
    fontSize: 11,
    summary: '目标任务与分值',
    rows,
  });
}
