import type { Dashboard, MemberStanding, OfficeFigures } from '../../contract/office.ts';
import { layers } from '../../domain/library.ts';
import type { Block, Paper, TableCell } from '../blocks.ts';
import { cell, headRow, heading, labelCell, paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { dayInChina } from '../revision-summary.ts';
import { dayInWords } from '../words.ts';
import type { CoverageHead } from './coverage-paper.ts';
import { layerNames } from './layer-standards.ts';

type Department = Dashboard['departments'][number];

const standingWords: Readonly<Record<MemberStanding, string>> = {
  never: '未报',
  waiting: '待接收',
  late: '逾期未报',
  current: '已报',
};
/** 全校汇总: what the dashboard shows of all departments, as tables to be handed round: progress, coverage, overdue, layers, years. */
export function officeSummaryPaper(dashboard: Dashboard, head: CoverageHead): Paper {
  const { year, today } = dashboard;
  const title = `${year}年度内部质量保证体系建设进展汇总`;
  return {
    layout: 'handbook',
    meta: { title: `${head.collegeName}${title}`, author: head.departmentName, subject: title, date: today },
    parts: [
      {
        orientation: 'landscape',
        pageNumbers: 'arabic',
        restart: true,
        startOnOddPage: false,
        headEven: `${head.collegeName}${head.departmentName}`,
        headOdd: title,
        blocks: [
          heading(1, { text: title, anchor: 'office-summary' }),
          paragraph('subtitle', `${head.collegeName}${head.departmentName}　截至${dayInWords(today)}`),
          paragraph('body', wholeInWords(dashboard)),
          ...progressBlocks(dashboard),
          ...overdueBlocks(dashboard),
          ...layerBlocks(dashboard),
          ...yearBlocks(dashboard),
        ],
      },
    ],
  };
}

function wholeInWords({ departments, reported, total }: Dashboard): string {
  const late = departments.filter(({ standing }) => standing === 'late').length;
  const overdueIn = departments.filter(({ figures }) => figures.overdueTasks > 0).length;
  return [
    `全校应报部门${departments.length}个，已报${reported}个${late === 0 ? '' : `，逾期未报${late}个`}。`,
    `年度任务${total.tasks}项，完成${total.doneTasks}项（${share(total.doneTasks, total.tasks)}）`,
    total.overdueTasks === 0 ? '，没有逾期。' : `，逾期${total.overdueTasks}项，涉及${overdueIn}个部门。`,
    `工作标准${total.standards}条，有支撑材料的${total.provenStandards}条（${share(total.provenStandards, total.standards)}），`,
    `可检查的${total.measurableStandards}条（${share(total.measurableStandards, total.standards)}）。`,
    `待整改的复核意见${total.openItems}条，其中逾期${total.overdueItems}条；已答复待复查${total.answeredItems}条。`,
  ].join('');
}

function progressBlocks({ departments, total }: Dashboard): readonly Block[] {
  const columnsMm = withName([11, 17, 21, 11, 11, 14, 11, 12, 13, 14, 17, 12, 13]);
  const labels = ['序号', '部门', '报送', '最近报送', '任务', '完成', '完成率', '逾期', '标准', '有材料'];
  const figures = (of: OfficeFigures): TableCell[] => [
    number(of.tasks),
    number(of.doneTasks),
    centred(share(of.doneTasks, of.tasks)),
    number(of.overdueTasks),
    number(of.standards),
    number(of.provenStandards),
    centred(share(of.provenStandards, of.standards)),
    centred(share(of.measurableStandards, of.standards)),
    number(of.evidence),
    number(of.openItems),
  ];
  const rows = departments.map((department, index) => [
    number(index + 1),
    cell(department.name),
    centred(standingWords[department.standing]),
    centred(department.lastBundleAt === '' ? '' : dayInChina(department.lastBundleAt)),
    ...(department.departmentId === null
      ? [cell('尚无资料', { align: 'center', colSpan: 10 })]
      : figures(department.figures)),
  ]);
  return [
    heading(2, { text: '各部门工作进展与材料覆盖', anchor: 'office-progress' }),
    table({
      columnsMm,
      head: [headRow([...labels, '覆盖率', '可检查率', '材料', '待整改'])],
      fontSize: 9,
      summary: '各部门工作进展与材料覆盖',
      rows: [...rows, [labelCell('合计', { colSpan: 4 }), ...figures(total)]],
    }),
  ];
}

function overdueBlocks({ departments }: Dashboard): readonly Block[] {
  const late = departments
    .filter(({ standing, figures }) => standing === 'late' || figures.overdueTasks > 0 || figures.overdueItems > 0)
    .toSorted(
      (a, b) => b.figures.overdueTasks - a.figures.overdueTasks || b.figures.overdueItems - a.figures.overdueItems,
    );
  const title = heading(2, { text: '逾期情况', anchor: 'office-overdue' });
  if (late.length === 0) return [title, paragraph('body', '没有逾期的任务、整改和报送。')];
  return [
    title,
    table({
      columnsMm: withName([11, 34, 34, 34, 34]),
      head: [headRow(['序号', '部门', '报送', '逾期任务', '占年度任务', '逾期未整改意见'])],
      fontSize: 9,
      summary: '逾期情况',
      rows: late.map(({ name, standing, figures }, index) => [
        number(index + 1),
        cell(name),
        centred(standingWords[standing]),
        number(figures.overdueTasks),
        centred(share(figures.overdueTasks, figures.tasks)),
        number(figures.overdueItems),
      ]),
    }),
  ];
}

function layerBlocks({ departments, layers: sums }: Dashboard): readonly Block[] {
  const has = (department: Department): boolean => layers.some((layer) => department.layers[layer] > 0);
  const title = heading(2, { text: '五层面标准', anchor: 'office-layers' });
  const listed = departments.filter(has);
  if (listed.length === 0) return [title, paragraph('body', '各部门还没有建立五层面的标准。')];
  return [
    title,
    table({
      columnsMm: withName([11, 30, 30, 30, 30, 30]),
      head: [headRow(['序号', '部门', ...layers.map((layer) => layerNames[layer])])],
      fontSize: 9,
      summary: '五层面标准的条数',
      rows: [
        ...listed.map((department, index) => [
          number(index + 1),
          cell(department.name),
          ...layers.map((layer) => number(department.layers[layer])),
        ]),
        [labelCell('合计', { colSpan: 2 }), ...sums.map(({ standards }) => number(standards))],
        [
          labelCell('可检查率', { colSpan: 2 }),
          ...sums.map(({ standards, measurable }) => centred(share(measurable, standards))),
        ],
        [labelCell('涉及部门', { colSpan: 2 }), ...sums.map(({ departments: count }) => number(count))],
      ],
    }),
  ];
}

function yearBlocks({ progress }: Dashboard): readonly Block[] {
  if (progress.length < 2) return [];
  return [
    heading(2, { text: '历年任务完成情况', anchor: 'office-years' }),
    table({
      columnsMm: [40, 40, 40, 40],
      head: [headRow(['年度', '任务', '完成', '完成率'])],
      fontSize: 9,
      summary: '历年任务完成情况',
      rows: progress.map(({ year, tasks, done }) => [
        centred(String(year)),
        number(tasks),
        number(done),
        centred(share(done, tasks)),
      ]),
    }),
  ];
}

/** The second column is the department's name and takes what the others leave. */
function withName(others: readonly number[]): number[] {
  const { widthMm } = typeArea('handbook', 'landscape');
  const [first = 10, ...rest] = others;
  return [first, widthMm - others.reduce((sum, each) => sum + each, 0), ...rest];
}

function number(value: number): TableCell {
  return cell(String(value), { align: 'center' });
}

function centred(text: string): TableCell {
  return cell(text, { align: 'center' });
}

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part * 100) / whole).toFixed(1)}%`;
}
