import type { CheckItem, PieceProblemView } from '../../contract/coverage.ts';
import type { Overview } from '../../contract/overview.ts';
import type { YearBasis } from '../../domain/coverage/year-span.ts';
import type { Paper } from '../blocks.ts';
import {
  coverageKindWords,
  coverageSentence,
  coverageStateWords,
  coverageYearWords,
  expectedWords,
  pieceProblemWords,
  whereToLook,
} from '../coverage-words.ts';
import { gapsBesideMatrix, gapWords } from '../gap-words.ts';
import { aboveTable, cell, headRow, labelCell, paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { type CoverageHead, coverageShell } from './coverage-paper.ts';

export interface CoverageCheckContent {
  readonly items: readonly CheckItem[];
  readonly pieces: readonly PieceProblemView[];
  /** What the overview finds missing beside evidence. */
  readonly gaps: Overview['gaps'];
  /** How many things need evidence in all. */
  readonly total: number;
  readonly date: string;
  readonly year: { readonly basis: YearBasis; readonly year: number };
}

/** 提交前检查: what is missing, where to look and who keeps it, to be ticked off by hand. */
export function coverageCheckPaper(content: CoverageCheckContent, head: CoverageHead): Paper {
  const { items, pieces, gaps, total, date, year } = content;
  const yearName = coverageYearWords(year.basis, year.year);
  const width = typeArea('handbook', 'landscape').widthMm;
  const rest = width - 10 - 14 - 26 - 22;
  const columnsMm = [10, rest * 0.38, 14, rest * 0.34, rest * 0.28, 26, 22];
  const rows: Parameters<typeof table>[0]['rows'][number][] = [];
  let position: string | null = null;
  for (const [index, item] of items.entries()) {
    const { row } = item;
    const expected = expectedWords(row);
    if (item.positionName !== position) {
      position = item.positionName;
      rows.push({ band: labelCell(position || '部门（未定岗位）', { align: 'left' }) });
    }
    rows.push([
      cell(String(index + 1), { align: 'center' }),
      cell(`${coverageKindWords[row.kind]}：${row.title}${expected === '' ? '' : `\n应有：${expected}`}`),
      cell(coverageStateWords[row.state], { align: 'center' }),
      cell(coverageSentence(row, yearName)),
      cell(whereToLook(item)),
      cell(item.keepers.join('、'), { align: 'center' }),
      cell('□', { align: 'center' }),
    ]);
  }
  const others = [
    ...pieces.map(({ rule, count, examples }) => [
      pieceProblemWords[rule].text(count),
      pieceProblemWords[rule].todo,
      examples.map(({ number, title }) => [number, title].filter(Boolean).join(' ')).join('\n'),
    ]),
    ...gapsBesideMatrix(gaps).map(({ rule, count, examples }) => [
      gapWords[rule].text(count),
      gapWords[rule].todo,
      examples.map(({ title }) => title).join('\n'),
    ]),
  ];
  return coverageShell('支撑材料提交前检查', { yearName, date, head, orientation: 'landscape' }, [
    paragraph(
      'body',
      items.length === 0
        ? `应有材料${total}项，到期的都已有材料。`
        : `应有材料${total}项，其中${items.length}项待补。逐项补齐后在末栏打勾。`,
    ),
    ...(rows.length === 0
      ? []
      : [
          aboveTable,
          table({
            columnsMm,
            head: [headRow(['序号', '项目', '状态', '情况', '到哪里找', '由谁保管', '已补'])],
            fontSize: 9,
            summary: `${yearName}待补材料`,
            rows,
          }),
        ]),
    ...(others.length === 0
      ? []
      : [
          paragraph('caption', '其他应处理的事项'),
          table({
            columnsMm: [width * 0.3, width * 0.3, width * 0.4],
            head: [headRow(['事项', '处理办法', '例如'])],
            fontSize: 9,
            summary: '其他应处理的事项',
            rows: others.map((cells) => cells.map((text) => cell(text))),
          }),
        ]),
  ]);
}
