import type { StoredRecord } from '../../domain/record-kind.ts';
import { fieldsOfText } from '../../domain/standard-fields.ts';
import type { Block, HeadingBlock, TableCell } from '../blocks.ts';
import { cell, headRow, heading, labelCell, paragraph, table, unfilled, withoutNumber } from '../inline.ts';
import { dutyMark, dutyNumber } from '../duty-mark.ts';
import type { RecordLookup } from '../record-lookup.ts';
import { linesOf, withFullStop } from '../words.ts';
import { editionRows } from './edition-rows.ts';
import { scoredTableBlocks } from './scored-table.ts';
import { workflowBlocks } from './workflow-section.ts';

/** The name of a position's paper: 采购管理岗 gives 采购管理岗位说明书, not 岗岗位. */
export function jobDescriptionTitle(positionName: string): string {
  return `${positionName.replace(/岗位?$/u, '')}岗位说明书`;
}

interface Place {
  readonly level: 1 | 2;
  readonly number: string;
  readonly areaMm: { readonly widthMm: number; readonly heightMm: number };
  readonly includeWorkflows: boolean;
}

/** 岗位说明书 of one position: the form, its duties, its work items and standards, and its workflows (S1 art. 8-1). */
export function positionBlocks(lookup: RecordLookup, position: StoredRecord<'position'>, place: Place): Block[] {
  const level: HeadingBlock['level'] = place.level === 1 ? 2 : 3;
  const number = (count: number) =>
    place.number === ''
      ? `${['', '一', '二', '三', '四', '五', '六', '七', '八', '九'][count] ?? count}、`
      : `${place.number}.${count}`;
  const part = (count: number, text: string, name: string) =>
    heading(level, { number: number(count), text, anchor: `${name}-${position.id}`, listed: false });
  const width = place.areaMm.widthMm;
  const duties = lookup.dutiesOf(position.id);
  const numbering = lookup.department?.dutyNumbering ?? 'arabic';
  const blocks: Block[] = [
    heading(place.level, {
      number: place.number,
      text: jobDescriptionTitle(position.name),
      anchor: `position-${position.id}`,
    }),
    part(1, '基本信息', 'form'),
    positionForm(lookup, position, width),
    part(2, '岗位职责', 'duties'),
    ...(duties.length === 0
      ? [paragraph('body', [unfilled])]
      : [
          {
            type: 'list',
            items: duties.map((duty, index) => ({
              marker: dutyMark(numbering, index + 1),
              runs: [{ text: withFullStop(oneLine(duty.text)) }],
            })),
          } as const,
        ]),
    part(3, '具体工作与工作标准', 'standards'),
    standardsTable(lookup, { position, duties, width }),
    ...scoredTableBlocks(lookup, position, width),
  ];
  const workflows = place.includeWorkflows ? lookup.workflowsOf(position.id) : [];
  for (const [index, workflow] of workflows.entries()) {
    blocks.push(...workflowBlocks(lookup, workflow, { level, number: number(4 + index), areaMm: place.areaMm }));
  }
  return blocks;
}

function positionForm(lookup: RecordLookup, position: StoredRecord<'position'>, width: number): Block {
  const holders = lookup
    .holdersOf(position.id)
    .map((person) => (person.title === '' ? person.name : `${person.name}（${person.title}）`));
  const wide = (label: string, text: string): TableCell[] => [
    labelCell(label),
    cell(text, { colSpan: 3, placeholder: unfilled }),
  ];
  const numbered = (label: string, text: string): TableCell[] => {
    const lines = linesOf(text).map(withoutNumber);
    return wide(
      label,
      lines.length < 2 ? lines.join('\n') : lines.map((line, index) => `${index + 1}. ${line}`).join('\n'),
    );
  };
  const pair = (label: string, text: string): TableCell[] => [
    labelCell(label),
    cell(text, { align: 'center', verticalAlign: 'middle', placeholder: unfilled }),
  ];
  return table({
    columnsMm: [25, width / 2 - 25, 25, width / 2 - 25],
    fontSize: 10,
    summary: `${position.name}基本信息`,
    unnumbered: true,
    rows: [
      [...pair('岗位名称', position.name), ...pair('岗位编号', position.code)],
      [
        ...pair('所属科室', lookup.sectionName(position.sectionId) || lookup.departmentName),
        ...pair('岗位级别', position.level),
      ],
      [
        ...pair('编制人数', `${position.headcount}人`),
        ...pair('直接上级', lookup.positionName(position.reportsToPositionId)),
      ],
      wide('在岗人员', holders.join('、')),
      wide('岗位概述', position.purpose),
      wide('协作关系', position.worksWith),
      numbered('任职资格', position.qualification),
      numbered('岗位权限', position.authority),
      ...(position.workingConditions === '' ? [] : [wide('工作条件', position.workingConditions)]),
      ...editionRows(lookup.editionOf(position.id), { pair, wide }),
    ],
  });
}

function standardsTable(
  lookup: RecordLookup,
  input: {
    readonly position: StoredRecord<'position'>;
    readonly duties: readonly StoredRecord<'duty'>[];
    readonly width: number;
  },
): Block {
  const { position, duties, width } = input;
  const numbering = lookup.department?.dutyNumbering ?? 'arabic';
  const rows: (readonly TableCell[] | { readonly band: TableCell })[] = [];
  for (const [index, duty] of duties.entries()) {
    const items = lookup.workItemsOf(duty.id);
    if (items.length === 0) continue;
    rows.push({
      band: {
        paragraphs: [[{ text: `职责${dutyNumber(numbering, index + 1)}　${oneLine(duty.text)}`, bold: true }]],
        shaded: true,
        align: 'left',
      },
    });
    for (const item of items) {
      const standards = lookup.standardsOf(item.id);
      const first = cell(item.text, { rowSpan: standards.length });
      if (standards.length === 0) rows.push([first, cell('', { placeholder: unfilled }), cell(''), cell(''), cell('')]);
      for (const [place, standard] of standards.entries())
        rows.push([...(place === 0 ? [first] : []), ...standardCells(standard)]);
    }
  }
  if (rows.length === 0) return paragraph('body', [{ text: '本岗位尚未录入具体工作与工作标准。', muted: true }]);
  const fixed = [23, 21, 25];
  const rest = width - fixed.reduce((sum, each) => sum + each, 0);
  return table({
    columnsMm: [rest * 0.4, rest * 0.6, ...fixed],
    head: [headRow(['具体工作', '工作标准', '时限与频次', '检查方式', '应留材料'])],
    fontSize: 9,
    summary: `${position.name}具体工作与工作标准`,
    rows,
  });
}

function standardCells(standard: StoredRecord<'workStandard'>): TableCell[] {
  const timing = [standard.timeLimit, standard.frequency].filter((text) => text !== '').join('\n');
  return [cell(standardText(standard)), cell(timing), cell(standard.checkMethod), cell(standard.expectedEvidence)];
}

/** The requirement, and under it the measure with its target where the requirement does not already say it. */
export function standardText(standard: StoredRecord<'workStandard'>): string {
  const target = `${standard.comparison}${standard.targetValue}${standard.unit}`;
  const said =
    standard.targetValue === '' ||
    standard.requirement.includes(`${standard.targetValue}${standard.unit}`) ||
    saysTarget(standard);
  const text = said
    ? standard.requirement
    : `${standard.requirement}\n（${standard.measure === '' ? '目标值' : standard.measure}${target}）`;
  return standard.ratedScore > 0 ? `${text}\n（${standard.ratedScore}分）` : text;
}

/** Whether the words themselves say the target in another way: 责任事故为零, 九成以上, ９５％. */
function saysTarget({ requirement, comparison, targetValue, unit }: StoredRecord<'workStandard'>): boolean {
  const read = fieldsOfText(requirement);
  return read.comparison === comparison && read.targetValue === targetValue && read.unit === unit;
}

/** Several lines joined into one, for places that hold a single paragraph. */
export function oneLine(text: string): string {
  return linesOf(text).join(' ');
}
