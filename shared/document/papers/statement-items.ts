import type { StoredRecord } from '../../domain/record-kind.ts';
import type { StatementItemCategory } from '../../domain/statement.ts';
import { checkPoints } from '../../domain/statement-points.ts';
import type { Block, TableCell } from '../blocks.ts';
import { cell, dash, headRow, labelCell, paragraph, table, unfilled } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { plainNumber } from '../words.ts';

type Item = StoredRecord<'statementItem'>;
type Statement = StoredRecord<'statement'>;

/** A group of items under one band of the table. */
export interface ItemBand {
  readonly title: string;
  readonly items: readonly Item[];
}

const categoryTitles: Readonly<Record<StatementItemCategory, string>> = {
  common: '共性目标',
  individual: '个性目标',
  bonus: '加分项',
  veto: '一票否决项',
};

/**
 * The items under their bands: by first-level indicator where the statement has such, else by category; then what adds
 * to the points, and what overrules them.
 */
export function itemBands(statement: Statement, items: readonly Item[]): ItemBand[] {
  const check = checkPoints(statement, items);
  const base = items.filter((item) => item.category === 'common' || item.category === 'individual');
  const known = new Set(check.groups.map((group) => group.name));
  const bands: ItemBand[] =
    check.groups.length === 0
      ? (['common', 'individual'] as const).map((category) => ({
          title: categoryTitles[category],
          items: base.filter((item) => item.category === category),
        }))
      : [
          ...check.groups.map((group) => ({
            title: `${group.name}（${plainNumber(group.weight)}分）`,
            items: base.filter((item) => item.groupName === group.name),
          })),
          { title: '其他', items: base.filter((item) => !known.has(item.groupName)) },
        ];
  bands.push(
    {
      title: `${categoryTitles.bonus}（总分以外，最多加${plainNumber(check.bonus)}分）`,
      items: items.filter((item) => item.category === 'bonus'),
    },
    { title: categoryTitles.veto, items: items.filter((item) => item.category === 'veto') },
  );
  return bands.filter((band) => band.items.length > 0);
}

/** What stands in the column of points. */
export function pointsText(item: Pick<Item, 'category' | 'scoring' | 'weight'>): string {
  if (item.category === 'veto') return '否决';
  if (item.scoring === 'unscored') return '暂不赋分';
  return item.category === 'bonus' ? `≤${plainNumber(item.weight)}` : plainNumber(item.weight);
}

/** The table of a statement's items, with its total. */
export function statementItemsTable(statement: Statement, items: readonly Item[]): Block {
  if (items.length === 0) return paragraph('body', [{ text: '尚未录入目标任务。', muted: true }]);
  const width = typeArea('official', 'portrait').widthMm;
  const middle = { verticalAlign: 'middle' } as const;
  const centred = { ...middle, align: 'center' } as const;
  const rows: (readonly TableCell[] | { readonly band: TableCell })[] = [];
  let number = 0;
  for (const band of itemBands(statement, items)) {
    rows.push({ band: { ...labelCell(band.title), align: 'left' } });
    for (const item of band.items) {
      number += 1;
      rows.push([
        cell(String(number), centred),
        cell(item.content, middle),
        cell(item.target, { ...middle, placeholder: item.scoring === 'unscored' ? dash : unfilled }),
        cell(item.due, centred),
        cell(pointsText(item), centred),
      ]);
    }
  }
  rows.push([labelCell('合计', { colSpan: 4 }), labelCell(plainNumber(checkPoints(statement, items).total))]);
  const rest = width - 13 - 31 - 16;
  return table({
    columnsMm: [13, rest * 0.46, rest * 0.54, 31, 16],
    head: [headRow(['序号', '目标任务', '目标值与考核标准', '完成时限', '分值'])],
    fontSize: 12,
    summary: '目标任务与分值',
    rows,
  });
}
