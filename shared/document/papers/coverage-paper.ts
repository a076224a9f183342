import { type CoverageState, coverageStates } from '../../domain/coverage/judge.ts';
import type { CoverageRow } from '../../domain/coverage/matrix.ts';
import { gatheringLevels } from '../../domain/coverage/sources.ts';
import type { YearBasis } from '../../domain/coverage/year-span.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { Block, Paper } from '../blocks.ts';
import {
  cadenceWords,
  coverageKindWords,
  coverageSentence,
  coverageStateWords,
  coverageYearWords,
  titleOfYear,
  expectedWords,
} from '../coverage-words.ts';
import { cell, dash, headRow, heading, labelCell, paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { dayInWords } from '../words.ts';

/** Who prints it. */
export interface CoverageHead {
  readonly collegeName: string;
  readonly departmentName: string;
}

export interface CoverageContent {
  readonly rows: readonly CoverageRow[];
  readonly positions: readonly { readonly id: string; readonly name: string; readonly holderNames: string }[];
  readonly months: readonly string[];
  /** The day that it says how things stand on. */
  readonly date: string;
  readonly year: { readonly basis: YearBasis; readonly year: number };
}

/** Whether there is anything that evidence is expected for. */
export function expectsEvidence(records: RecordSet): boolean {
  if (records.goal.some(({ level, checkpoint }) => !gatheringLevels.has(level) && checkpoint.trim() !== ''))
    return true;
  return (['workStandard', 'annualTask', 'indicator', 'finding'] as const).some((kind) => records[kind].length > 0);
}

const marks: Readonly<Record<string, string>> = { P: '√', E: '√', M: '缺', F: '待' };

/** 材料对照表: every thing that needs evidence, month by month, a landscape table by position. */
export function coveragePaper(content: CoverageContent, head: CoverageHead): Paper {
  const { rows, positions, months, date, year } = content;
  const yearName = coverageYearWords(year.basis, year.year);
  const names = new Map(
    positions.map(({ id, name, holderNames }) => [id, [name, holderNames].filter(Boolean).join('　')]),
  );
  const width = typeArea('handbook', 'landscape').widthMm;
  const monthMm = 7;
  const fixed = [10, 20, 14];
  const rest = width - fixed.reduce((sum, each) => sum + each, 0) - monthMm * months.length;
  const lines: Parameters<typeof table>[0]['rows'][number][] = [];
  let position: string | null | undefined;
  for (const [index, row] of rows.entries()) {
    if (row.positionId !== position) {
      position = row.positionId;
      lines.push({ band: labelCell(names.get(position ?? '') ?? '部门（未定岗位）', { align: 'left' }) });
    }
    lines.push([
      cell(String(index + 1), { align: 'center' }),
      cell(`${coverageKindWords[row.kind]}：${row.title}`),
      cell(expectedWords(row)),
      cell(cadenceWords[row.cadence], { align: 'center' }),
      ...Array.from(row.cells, (mark) =>
        cell(marks[mark] ?? '', { align: 'center', placeholder: { ...dash, text: '' } }),
      ),
      cell(coverageStateWords[row.state], { align: 'center' }),
      cell(coverageSentence(row, yearName)),
    ]);
  }
  return coverageShell('材料对照表', { yearName, date, head, orientation: 'landscape' }, [
    table({
      columnsMm: [10, rest * 0.36, rest * 0.24, 20, ...months.map(() => monthMm), 14, rest * 0.4],
      head: [
        headRow([
          '序号',
          '项目',
          '应有材料',
          '频次',
          ...months.map((month) => String(Number(month.slice(5)))),
          '状态',
          '说明',
        ]),
      ],
      fontSize: 8.5,
      summary: `${yearName}材料对照表`,
      rows: lines,
    }),
    paragraph('note', `${summaryOf(rows)}　“√”有材料，“缺”到期未见材料，“待”尚未到期。`),
  ]);
}

function summaryOf(rows: readonly CoverageRow[]): string {
  const count = (state: CoverageState): number => rows.filter((row) => row.state === state).length;
  const parts = coverageStates.map((state) => `${coverageStateWords[state]}${count(state)}项`);
  return `共${rows.length}项：${parts.join('，')}。`;
}

/** The pages that both papers of coverage share: head, title and day. */
export function coverageShell(
  title: string,
  about: {
    readonly yearName: string;
    readonly date: string;
    readonly head: CoverageHead;
    readonly orientation: 'portrait' | 'landscape';
  },
  blocks: readonly Block[],
): Paper {
  const { yearName, date, head, orientation } = about;
  return {
    layout: 'handbook',
    meta: {
      title: `${head.departmentName}${titleOfYear(yearName, title)}`,
      author: head.departmentName,
      subject: title,
      date,
    },
    parts: [
      {
        orientation,
        pageNumbers: 'arabic',
        restart: true,
        startOnOddPage: false,
        headEven: `${head.collegeName}${head.departmentName}`,
        headOdd: title,
        blocks: [
          heading(1, { text: titleOfYear(yearName, title), anchor: 'coverage' }),
          paragraph('subtitle', `${head.collegeName}${head.departmentName}　${dayInWords(date)}`),
          ...blocks,
        ],
      },
    ],
  };
}
