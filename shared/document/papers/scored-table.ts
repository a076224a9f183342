import { checkScores, readDeductions } from '../../domain/scored-standard.ts';
import type { StoredRecord } from '../../domain/record-kind.ts';
import type { Block, TableCell } from '../blocks.ts';
import { cell, headRow, labelCell, paragraph, table } from '../inline.ts';
import type { RecordLookup } from '../record-lookup.ts';

/**
 * 工作项目 | 要求 | 额定得分 | 考核条件 | 扣减分数 of a position whose standards are scored, with their total; nothing where
 * none is.
 */
export function scoredTableBlocks(lookup: RecordLookup, position: StoredRecord<'position'>, width: number): Block[] {
  const items = lookup.dutiesOf(position.id).flatMap((duty) => lookup.workItemsOf(duty.id));
  const scored = items.map((item) => ({
    item,
    standards: lookup.standardsOf(item.id).filter(({ ratedScore }) => ratedScore > 0),
  }));
  const sheet = checkScores(
    scored.flatMap(({ standards }) => standards),
    position.fullScore,
  );
  if (!sheet.isScored) return [];
  const rows = scored.flatMap(({ item, standards }) => {
    const parts = standards.map((standard) => ({ standard, lines: linesOf(standard) }));
    const span = parts.reduce((sum, { lines }) => sum + lines.length, 0);
    return parts.flatMap(({ standard, lines }, place) =>
      lines.map((line, index): TableCell[] => [
        ...(place === 0 && index === 0 ? [cell(item.text, { rowSpan: span })] : []),
        ...(index === 0
          ? [
              cell(standard.requirement, { rowSpan: lines.length }),
              cell(String(standard.ratedScore), { rowSpan: lines.length, align: 'center', verticalAlign: 'middle' }),
            ]
          : []),
        cell(line.condition),
        cell(line.points, { align: 'center', verticalAlign: 'middle' }),
      ]),
    );
  });
  const fixed = 17 + 20;
  const rest = width - fixed;
  return [
    paragraph('caption', [{ text: '计分考核标准' }]),
    table({
      columnsMm: [rest * 0.25, rest * 0.42, 17, rest * 0.33, 20],
      head: [headRow(['工作项目', '要求', '额定得分', '考核条件', '扣减分数'])],
      fontSize: 9,
      summary: `${position.name}计分考核标准`,
      rows: [
        ...rows,
        [labelCell('合计', { colSpan: 2 }), labelCell(String(sheet.total)), { ...labelCell(''), colSpan: 2 }],
      ],
    }),
  ];
}

/** One line a condition; a scored standard without any still takes one row. */
function linesOf(standard: StoredRecord<'workStandard'>): readonly { condition: string; points: string }[] {
  const lines = readDeductions(standard.deductions).map(({ condition, points, each }) => ({
    condition,
    points: points === null ? '' : `${points}分${each ? '/次' : ''}`,
  }));
  return lines.length > 0 ? lines : [{ condition: '', points: '' }];
}
