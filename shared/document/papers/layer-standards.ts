import { type Layer, layers, type Safeguard, type StandardType } from '../../domain/library.ts';
import type { StoredRecord } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { Block, Paper, TableCell } from '../blocks.ts';
import { cell, headRow, heading, labelCell, paragraph, table, unfilled } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import type { Edition } from '../printed-records.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { chineseNumber } from '../words.ts';
import { listPaper } from './list-paper.ts';

type Standard = StoredRecord<'layerStandard'>;

/** The names of layers, types and safeguards on paper (S1 art. 6, 8, 10; S4 表6–9). */
export const layerNames: Readonly<Record<Layer, string>> = {
  school: '学校管理服务',
  program: '专业',
  course: '课程',
  teacher: '教师',
  student: '学生',
};
const standardTypeNames: Readonly<Record<StandardType, string>> = {
  basis: '制定依据',
  process: '流程标准',
  safeguard: '保障标准',
  performance: '绩效标准',
  assessment: '考核标准',
};
const safeguardNames: Readonly<Record<Exclude<Safeguard, ''>, string>> = {
  people: '人力资源',
  finance: '财务支持',
  resources: '资源建设',
  safety: '安全保障',
  living: '生活保障',
  culture: '文化保障',
};

/** 部门质量标准: the department's standards layer by layer, each type's together, as S4 表6–9 lay them out. */
export function layerStandardsPaper(
  records: RecordSet,
  options: { readonly date: string; readonly editions?: ReadonlyMap<string, Edition> },
): Paper {
  const lookup = lookUp(records, options.editions);
  return listPaper(
    lookup,
    { title: '部门质量标准', anchor: 'layer-standards', date: options.date },
    layerStandardBlocks(lookup, (index) => `${chineseNumber(index + 1)}、`),
  );
}

/** The standards layer by layer, each under a heading that `number` numbers from 0, for landscape pages. */
export function layerStandardBlocks(lookup: RecordLookup, number: (index: number) => string): Block[] {
  const standards = lookup.records.layerStandard;
  const used = layers.filter((layer) => standards.some((standard) => standard.layer === layer));
  if (used.length === 0) return [paragraph('body', [{ text: '还没有部门标准。', muted: true }])];
  return used.flatMap((layer, index): Block[] => [
    heading(2, { number: number(index), text: `${layerNames[layer]}层面标准`, anchor: `layer-${layer}` }),
    standardsTable(
      lookup,
      standards.filter((standard) => standard.layer === layer),
      `${layerNames[layer]}层面标准`,
    ),
  ]);
}

/** 保障措施: the standards for each kind of safeguard (S1 art. 10), for landscape pages. */
export function safeguardBlocks(lookup: RecordLookup, number: (index: number) => string): Block[] {
  const standards = lookup.records.layerStandard.filter(
    ({ safeguard, standardType }) => safeguard !== '' || standardType === 'safeguard',
  );
  if (standards.length === 0)
    return [
      paragraph('body', [{ text: '部门标准中还没有人力、财务、资源、安全、生活、文化方面的保障标准。', muted: true }]),
    ];
  return [...Map.groupBy(standards, ({ safeguard }) => safeguard)].flatMap(([safeguard, members], index): Block[] => {
    const name = safeguard === '' ? '其他保障' : safeguardName(safeguard);
    return [
      heading(2, { number: number(index), text: name, anchor: `safeguard-${safeguard || 'other'}` }),
      standardsTable(lookup, members, name),
    ];
  });
}

function standardsTable(lookup: RecordLookup, members: readonly Standard[], summary: string): Block {
  const width = typeArea('handbook', 'landscape').widthMm;
  const standards = ordered(members);
  const isApproved = standards.some(({ id }) => lookup.editionOf(id) !== null);
  const fixed = [11, 22, 27, 32, ...(isApproved ? [24] : [])];
  const rest = width - fixed.reduce((sum, each) => sum + each, 0);
  const groups = groupsOf(standards);
  const rows = groups.flatMap(({ label, members }) =>
    members.map((standard, index): TableCell[] => [
      ...(index === 0 ? [labelCell(label, { rowSpan: members.length, together: true })] : []),
      cell(String(standards.indexOf(standard) + 1), { align: 'center' }),
      cell([standard.area, safeguardOf(standard)].filter((text) => text !== '').join('\n')),
      cell(standard.name),
      cell(standard.requirement, { placeholder: unfilled }),
      cell([standard.checkMethod, standard.expectedEvidence].filter((text) => text !== '').join('\n')),
      cell(standard.basis),
      ...(isApproved ? [cell(editionText(lookup.editionOf(standard.id)), { align: 'center' })] : []),
    ]),
  );
  const [number = 11, type = 22, area = 27, name = 32, edition] = fixed;
  return table({
    columnsMm: [
      type,
      number,
      area,
      name,
      rest * 0.46,
      rest * 0.24,
      rest * 0.3,
      ...(edition === undefined ? [] : [edition]),
    ],
    head: [
      headRow([
        '标准类型',
        '序号',
        '类别',
        '标准要素',
        '标准要求',
        '检查方式与应留材料',
        '依据',
        ...(isApproved ? ['版次'] : []),
      ]),
    ],
    fontSize: 9,
    summary,
    rows,
  });
}

/** Rows that stay together under their type, so that no page lacks it. */
const mostInGroup = 4;

function groupsOf(standards: readonly Standard[]): { readonly label: string; readonly members: readonly Standard[] }[] {
  return [...Map.groupBy(standards, ({ standardType }) => standardType)].flatMap(([type, members]) =>
    Array.from({ length: Math.ceil(members.length / mostInGroup) }, (_, part) => ({
      label: part === 0 ? standardTypeNames[type] : `${standardTypeNames[type]}（续）`,
      members: members.slice(part * mostInGroup, (part + 1) * mostInGroup),
    })),
  );
}

function ordered(standards: readonly Standard[]): readonly Standard[] {
  const place = Object.keys(standardTypeNames);
  return standards.toSorted(
    (a, b) => place.indexOf(a.standardType) - place.indexOf(b.standardType), // stable: the rest stays as it was
  );
}

function safeguardOf({ safeguard }: Standard): string {
  return safeguard === '' ? '' : safeguardName(safeguard);
}

function safeguardName(safeguard: Exclude<Safeguard, ''>): string {
  return `${safeguardNames[safeguard]}保障`.replace('保障保障', '保障');
}

function editionText(edition: Edition | null): string {
  if (edition === null) return '';
  return edition.draft ? '草稿' : `第${edition.version}版\n${edition.effectiveOn}`;
}
