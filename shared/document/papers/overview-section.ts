import { headcountOf } from '../../domain/headcount.ts';
import type { Block, TableCell } from '../blocks.ts';
import { bodyText, cell, headRow, heading, numberedLines, paragraph, table, unfilled } from '../inline.ts';
import { drawOrganization } from '../organization-chart.ts';
import { typeArea } from '../page-geometry.ts';
import type { RecordLookup } from '../record-lookup.ts';
import { dayInWords } from '../words.ts';
import { organizationInWords, recordedOrganization } from './recorded-organization.ts';

const roleWords = { leader: '组长', deputy: '副组长', member: '成员', secretary: '秘书' } as const;
/** A larger section may be parted by a page's end. */
const mostRowsTogether = 12;
const width = typeArea('handbook', 'portrait').widthMm;

/** 部门概况: overview, duties, organization, staff of the working group. */
export function overviewBlocks(lookup: RecordLookup, chapter: string): Block[] {
  const chart = organizationChart(lookup);
  return [
    heading(2, { number: `${chapter}.1`, text: '部门简介', anchor: 'overview' }),
    ...introductionBlocks(lookup),
    heading(2, { number: `${chapter}.2`, text: '部门职责', anchor: 'department-duties' }),
    ...dutiesBlocks(lookup),
    heading(2, { number: `${chapter}.3`, text: '组织机构与岗位设置', anchor: 'organization' }),
    organizationTable(lookup),
    heading(2, { number: `${chapter}.4`, text: '部门诊改工作组', anchor: 'working-group' }),
    workingGroup(lookup),
    // After the tables, which fill their pages: a chart is never divided, and would leave a gap between them.
    ...(chart.length === 0
      ? []
      : [heading(2, { number: `${chapter}.5`, text: '组织机构图', anchor: 'organization-chart' }), ...chart]),
  ];
}

/** 部门简介: the department in a few sentences, and how to reach it. */
export function introductionBlocks(lookup: RecordLookup): Block[] {
  const { department } = lookup;
  const contact = [
    ['负责人', lookup.personName(department?.headPersonId ?? null)],
    ['秘书', lookup.personName(department?.secretaryPersonId ?? null)],
    ['办公地点', department?.office ?? ''],
    ['联系电话', department?.phone ?? ''],
  ].filter(([, text]) => text !== '');
  return [
    ...bodyText(department?.overview ?? ''),
    ...(contact.length === 0
      ? []
      : [paragraph('body', `${contact.map(([label, text]) => `${label}：${text}`).join('；')}。`)]),
  ];
}

/** 部门职责, one a line. */
export function dutiesBlocks(lookup: RecordLookup): Block[] {
  return numberedLines(lookup.department?.duties ?? '', (number) => `（${number}）`);
}

/** 组织结构图: the chart where it fits on a page, and the table of sections and positions. */
export function organizationBlocks(lookup: RecordLookup): Block[] {
  const chart = organizationChart(lookup);
  return [...chart, organizationTable(lookup)];
}

/** 质量目标, one a line. */
export function goalsBlocks(lookup: RecordLookup): Block[] {
  return numberedLines(lookup.department?.qualityGoals ?? '', (number) => `（${number}）`);
}

/** The department from its head down to the positions; nothing where the table must do, being too wide or too high. */
function organizationChart(lookup: RecordLookup): Block[] {
  const organization = recordedOrganization(lookup);
  const drawing = drawOrganization(organization, { widthMm: width, heightMm: 170 });
  if (drawing === null) return [];
  const title = `${lookup.departmentName}组织机构图`;
  return [
    { type: 'diagram', drawing, alternative: `${title}：${organizationInWords(organization)}。` },
    paragraph('caption', title),
  ];
}

/** Sections with their leaders and positions, however many there are. */
function organizationTable(lookup: RecordLookup): Block {
  const groups = [
    { id: null, name: '部门直属', leader: lookup.personName(lookup.department?.headPersonId ?? null) },
    ...lookup.records.section.map((section) => ({
      id: section.id,
      name: section.name,
      leader: lookup.personName(section.leaderPersonId),
    })),
  ];
  const rows: TableCell[][] = [];
  const staffed: { headcount: number; held: number }[] = [];
  for (const group of groups) {
    const positions = lookup.positionsOf(group.id);
    if (positions.length === 0 && group.id === null) continue;
    const top = {
      rowSpan: Math.max(1, positions.length),
      align: 'center',
      verticalAlign: 'middle',
      together: positions.length <= mostRowsTogether,
    } as const;
    const first = [cell(group.name, top), cell(group.leader, { ...top, placeholder: unfilled })];
    if (positions.length === 0) rows.push([...first, cell(''), cell(''), cell(''), cell('')]);
    for (const [index, position] of positions.entries()) {
      staffed.push({ headcount: position.headcount, held: lookup.holdersOf(position.id).length });
      rows.push([
        ...(index === 0 ? first : []),
        cell(position.name),
        cell(position.level, { align: 'center' }),
        cell(String(position.headcount), { align: 'center' }),
        cell(
          lookup
            .holdersOf(position.id)
            .map((person) => person.name)
            .join('、'),
          { align: 'center' },
        ),
      ]);
    }
  }
  if (rows.length === 0) return paragraph('body', [{ text: '尚未录入科室与岗位。', muted: true }]);
  const total = headcountOf(staffed);
  rows.push([
    cell('合计', { colSpan: 2, align: 'center' }),
    cell(`${total.positions}个岗位`),
    cell(''),
    cell(String(total.posts), { align: 'center' }),
    cell([`在岗${total.held}人`, ...(total.vacant > 0 ? [`空缺${total.vacant}人`] : [])].join('，'), {
      align: 'center',
    }),
  ]);
  return table({
    columnsMm: [32, 22, 42, 22, 14, width - 132],
    head: [headRow(['科室', '负责人', '岗位', '级别', '编制', '在岗人员'])],
    summary: '组织机构与岗位设置',
    rows,
  });
}

/** 部门诊改工作组, one member a row. */
export function workingGroup(lookup: RecordLookup): Block {
  const members = lookup.records.workingGroupMember;
  if (members.length === 0) return paragraph('body', [{ text: '尚未录入部门诊改工作组成员。', muted: true }]);
  const people = new Map(lookup.records.person.map((person) => [person.id, person]));
  return table({
    columnsMm: [22, 26, 40, width - 120, 32],
    head: [headRow(['工作组职务', '姓名', '职务或职称', '分工', '备案日期'])],
    summary: '部门诊改工作组',
    rows: members.map((member) => [
      cell(roleWords[member.role], { align: 'center' }),
      cell(people.get(member.personId)?.name ?? '', { align: 'center' }),
      cell(people.get(member.personId)?.title ?? '', { align: 'center' }),
      cell(member.task),
      cell(dayInWords(member.filedOn), { align: 'center' }),
    ]),
  });
}

/** The positions of one section at a glance: what its chapter holds. */
export function positionOverview(lookup: RecordLookup, sectionId: string): Block {
  const positions = lookup.positionsOf(sectionId);
  if (positions.length === 0) return paragraph('body', [{ text: '本科室尚未录入岗位。', muted: true }]);
  const names = (ids: readonly { readonly name: string }[]) => ids.map((each) => each.name).join('、');
  return table({
    columnsMm: [14, 48, 24, 14, width - 132, 32],
    head: [headRow(['序号', '岗位', '级别', '编制', '在岗人员', '直接上级'])],
    summary: `${lookup.sectionName(sectionId)}岗位设置`,
    rows: positions.map((position, index) => [
      cell(String(index + 1), { align: 'center' }),
      cell(position.name),
      cell(position.level, { align: 'center' }),
      cell(String(position.headcount), { align: 'center' }),
      cell(names(lookup.holdersOf(position.id)), { align: 'center' }),
      cell(lookup.positionName(position.reportsToPositionId), { align: 'center' }),
    ]),
  });
}
