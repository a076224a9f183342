import type { Block, Paper, TableCell } from '../blocks.ts';
import { cell, headRow, heading, labelCell, paragraph, table, unfilled } from '../inline.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import { typeArea } from '../page-geometry.ts';
import { dayInWords } from '../words.ts';
import { standardText } from './position-section.ts';

/** 表5 部门工作标准一览表 as a paper of its own, on landscape pages (S4 表5). */
export function standardsTablePaper(records: RecordSet, options: { readonly date: string }): Paper {
  const lookup = lookUp(records);
  const title = '部门工作标准一览表';
  return {
    layout: 'handbook',
    meta: { title: `${lookup.departmentName}${title}`, author: lookup.departmentName, subject: title, date: options.date },
    parts: [
      {
        orientation: 'landscape',
        pageNumbers: 'arabic',
        restart: true,
        startOnOddPage: false,
        headEven: `${lookup.collegeName}${lookup.departmentName}`,
        headOdd: title,
        blocks: [
          heading(1, { text: `表5　${title}`, anchor: 'standards-table' }),
          paragraph('subtitle', `${lookup.collegeName}${lookup.departmentName}　${dayInWords(options.date)}`),
          ...standardsTableBlocks(lookup),
        ],
      },
    ],
  };
}

/**
 * The table itself in the layout of S4 表5: 部门名称 | 岗位 | 具体工作 | 工作标准, one row a standard, the department and
 * the positions merged down. One table a section, so that merged cells stay short.
 */
export function standardsTableBlocks(lookup: RecordLookup): Block[] {
  const sections = [...lookup.records.section.map((section) => ({ id: section.id, name: section.name })), { id: null, name: '部门直属岗位' }];
  const width = typeArea('handbook', 'landscape').widthMm;
  const blocks: Block[] = [];
  for (const section of sections) {
    const rows: TableCell[][] = [];
    for (const position of lookup.positionsOf(section.id)) rows.push(...positionRows(lookup, position));
    const first = rows[0];
    if (first === undefined) continue;
    first.unshift({ ...labelCell(section.name, { rowSpan: rows.length }), verticalAlign: 'top' });
    blocks.push(
      paragraph('caption', `${lookup.departmentName}${section.name}`, { keepWithNext: true }),
      table({
        columnsMm: [24, 34, 76, width - 134],
        head: [headRow(['部门（科室）名称', '岗位名称', '具体工作', '工作标准'])],
        fontSize: 9.5,
        summary: `${section.name}工作标准一览`,
        rows,
      }),
    );
  }
  return blocks.length === 0 ? [paragraph('body', [{ text: '尚未录入岗位与工作标准。', muted: true }])] : blocks;
}

/** Rows of one position without the first column; work items and standards are numbered within the position. */
function positionRows(lookup: RecordLookup, position: { readonly id: string; readonly name: string }): TableCell[][] {
  const items = lookup.dutiesOf(position.id).flatMap((duty) => lookup.workItemsOf(duty.id));
  const rows: TableCell[][] = [];
  for (const [index, item] of items.entries()) {
    const standards = lookup.standardsOf(item.id);
    const numbered = cell(`${index + 1}. ${item.text}`, { rowSpan: standards.length });
    if (standards.length === 0) rows.push([numbered, cell('', { placeholder: unfilled })]);
    for (const [place, standard] of standards.entries()) {
      const text = cell(standards.length === 1 ? standardText(standard) : `（${place + 1}）${standardText(standard)}`);
      rows.push(place === 0 ? [numbered, text] : [text]);
    }
  }
  if (rows.length === 0) rows.push([cell('', { placeholder: unfilled }), cell('', { placeholder: unfilled })]);
  rows[0]?.unshift({ ...cell(position.name, { rowSpan: rows.length, align: 'center' }), verticalAlign: 'top' });
  return rows;
}
