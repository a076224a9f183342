import type { Block, Paper, TableCell } from '../blocks.ts';
import { cell, headRow, labelCell, paragraph, table, unfilled } from '../inline.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { listPaper } from './list-paper.ts';
import type { StoredRecord } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { BlockMemory } from '../block-memory.ts';
import { typeArea } from '../page-geometry.ts';
import { inlineText } from '../paper-text.ts';
import { estimatedLines } from '../text-measure.ts';
import { standardText } from './position-section.ts';

/** 表5 部门工作标准一览表 as a paper of its own, on landscape pages (S4 表5). */
export function standardsTablePaper(records: RecordSet, options: { readonly date: string }): Paper {
  const lookup = lookUp(records);
  const title = '部门工作标准一览表';
  const head = { title, heading: `表5　${title}`, anchor: 'standards-table', date: options.date };
  return listPaper(lookup, head, standardsTableBlocks(lookup));
}

/** Lines that a group of rows may take before its labels are printed again: about half a landscape page. */
const linesOfGroup = 20;

/**
 * The table itself in the layout of S4 表5: 部门名称 | 岗位 | 具体工作 | 工作标准. Department and position are merged over
 * the rows of a position; a long position is divided into groups, each with its labels, so that no page lacks them.
 * `memory`: what earlier tables had of positions.
 */
export function standardsTableBlocks(lookup: RecordLookup, memory?: BlockMemory): Block[] {
  const sections = [
    { id: null, name: lookup.departmentName },
    ...lookup.records.section.map((section) => ({ id: section.id, name: section.name })),
  ];
  const rows = sections.flatMap(({ id, name }) =>
    lookup.positionsOf(id).flatMap((position) => {
      const make = (from: RecordLookup): Rows => positionRows(from, position, name);
      const key = `standards-table ${position.id} ${name}`;
      return memory === undefined ? make(lookup) : memory.piece({ key, of: position }, lookup, make);
    }),
  );
  if (rows.length === 0) return [paragraph('body', [{ text: '尚未录入岗位与工作标准。', muted: true }])];
  return [
    table({
      columnsMm,
      head: [headRow(['部门（科室）', '岗位名称', '具体工作', '工作标准'])],
      fontSize,
      summary: '部门工作标准一览表',
      rows,
    }),
  ];
}

type Rows = readonly (readonly TableCell[])[];

const fontSize = 9.5;
const columnsMm = [27, 33, 75, typeArea('handbook', 'landscape').widthMm - 135] as const;

function positionRows(lookup: RecordLookup, position: StoredRecord<'position'>, sectionName: string): Rows {
  return groupsOf(itemRows(lookup, position.id), columnsMm).flatMap((group, index) => {
    const span = { rowSpan: group.length, together: true, align: 'center' } as const;
    const name = cell(index === 0 ? position.name : `${position.name}（续）`, span);
    const labels: TableCell[] = [labelCell(sectionName, span), { ...name, verticalAlign: 'middle' }];
    return group.map((row, place) => (place === 0 ? [...labels, ...row] : row));
  });
}

/** One row a work item, numbered within the position, with all its standards in one cell. */
function itemRows(lookup: RecordLookup, positionId: string): TableCell[][] {
  const items = lookup.dutiesOf(positionId).flatMap((duty) => lookup.workItemsOf(duty.id));
  const rows = items.map((item, index) => {
    const standards = lookup.standardsOf(item.id).map(standardText);
    const lines = standards.length < 2 ? standards : standards.map((standard, place) => `（${place + 1}）${standard}`);
    return [cell(`${index + 1}. ${item.text}`), cell(lines.join('\n'), { placeholder: unfilled })];
  });
  return rows.length > 0 ? rows : [[cell('', { placeholder: unfilled }), cell('', { placeholder: unfilled })]];
}

function groupsOf(rows: TableCell[][], columnsMm: readonly number[]): TableCell[][][] {
  const groups: TableCell[][][] = [];
  let lines = 0;
  for (const row of rows) {
    const height = Math.max(
      ...row.map((each, index) =>
        estimatedLines(each.paragraphs.map(inlineText), fontSize, (columnsMm[index + 2] ?? 50) - 4),
      ),
    );
    const group = groups.at(-1);
    if (group === undefined || lines + height > linesOfGroup) {
      groups.push([row]);
      lines = height;
    } else {
      group.push(row);
      lines += height;
    }
  }
  return groups;
}
