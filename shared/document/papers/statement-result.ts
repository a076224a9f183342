import type { StoredRecord } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import { previousOf, sameWork, yearResult } from '../../domain/statement-score.ts';
import type { Block, Paper, TableCell } from '../blocks.ts';
import { bodyText, cell, dash, headRow, heading, labelCell, paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { lookUp } from '../record-lookup.ts';
import { dayInWords, dayToFillIn, isBlank, plainNumber } from '../words.ts';
import { filledStatement } from './statement.ts';
import { itemBands, pointsText } from './statement-items.ts';

type Item = StoredRecord<'statementItem'>;

/** 年度考核表: how the year of a statement ended, item by item, beside the year before. */
export function statementResultPaper(
  records: RecordSet,
  options: { readonly statementId: string; readonly date: string },
): Paper {
  const lookup = lookUp(records);
  const statement = filledStatement(records, lookup, options.statementId);
  const items = records.statementItem.filter((item) => item.statementId === options.statementId);
  const title = `${statement?.title ?? '责任状'}考核表`;
  const blocks: Block[] = [heading(1, { text: title, anchor: 'title' })];
  if (statement !== undefined) {
    const last = previousOf(statement, records.statement);
    const lastItems = records.statementItem.filter((item) => item.statementId === last?.id);
    const result = yearResult(statement, items);
    const before = last === undefined ? undefined : yearResult(last, lastItems);
    blocks.push(
      paragraph('plain', [{ text: '责任单位：', face: 'hei' }, { text: statement.partyB }]),
      paragraph('plain', [
        { text: '考核结果：', face: 'hei' },
        { text: `${plainNumber(result.total)}分，${result.grade === '' ? '尚未评定等次' : result.grade}` },
        ...(before === undefined
          ? []
          : [{ text: `（上年${plainNumber(before.total)}分，${before.grade || '未评定'}）` }]),
      ]),
      resultTable(statement, { items, lastItems }),
      heading(2, { text: '自评说明', anchor: 'self' }),
      ...bodyText(statement.selfReview, dash),
      heading(2, { text: '考核意见', anchor: 'assessment' }),
      ...bodyText(statement.assessment, dash),
      {
        type: 'signature',
        parties: [
          {
            title: '考核单位（盖章）：',
            lines: [{ label: '考核人：', value: statement.assessor }],
            date: dayInWords(statement.assessedOn) || dayToFillIn,
          },
          {
            title: '责任单位：',
            lines: [{ label: '责任人：', value: '' }],
            date: dayToFillIn,
          },
        ],
      },
    );
  }
  return {
    layout: 'official',
    meta: {
      title,
      author: lookup.departmentName,
      subject: '责任状考核表',
      date: statement?.assessedOn || options.date,
    },
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

function resultTable(
  statement: StoredRecord<'statement'>,
  years: { readonly items: readonly Item[]; readonly lastItems: readonly Item[] },
): Block {
  const middle = { verticalAlign: 'middle' } as const;
  const centred = { ...middle, align: 'center' } as const;
  const rows: (readonly TableCell[] | { readonly band: TableCell })[] = [];
  const points = (value: number | null): string => (value === null ? '' : plainNumber(value));
  for (const band of itemBands(statement, years.items)) {
    rows.push({ band: { ...labelCell(band.title), align: 'left' } });
    for (const item of band.items) {
      const before = years.lastItems.find((each) => sameWork(each, item));
      const isVeto = item.category === 'veto';
      rows.push([
        cell(item.content, middle),
        cell(pointsText(item), centred),
        cell(item.result, middle),
        cell(isVeto ? '' : points(item.selfScore), centred),
        cell(isVeto ? (item.vetoed === 'yes' ? '已触发' : '未触发') : points(item.score), centred),
        cell(item.reason, middle),
        cell(points(before?.score ?? null), centred),
      ]);
    }
  }
  const result = yearResult(statement, years.items);
  const lastTotal = years.lastItems.some((item) => !isBlank(item.content))
    ? plainNumber(yearResult(statement, years.lastItems).total)
    : '—';
  rows.push([
    labelCell('合计'),
    labelCell(plainNumber(statement.totalPoints)),
    labelCell(''),
    labelCell(plainNumber(result.selfTotal)),
    labelCell(plainNumber(result.total)),
    labelCell(''),
    labelCell(lastTotal),
  ]);
  const rest = typeArea('official', 'portrait').widthMm - 16 - 15 - 17 - 16;
  return table({
    columnsMm: [rest * 0.34, 16, rest * 0.36, 15, 17, rest * 0.3, 16],
    head: [headRow(['目标任务', '分值', '完成情况', '自评', '考核', '加扣分理由', '上年'])],
    fontSize: 10.5,
    summary: '年度考核',
    rows,
  });
}
