import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Inline, SignatureBlock, TableBlock, TableCell as CellBlock } from '../../../shared/document/blocks.ts';
import { type SignatureCell, signatureRows } from '../../../shared/document/paper-text.ts';
import { cellInsetMm, cellPitch } from '../../../shared/document/paper-styles.ts';
import { columnPlaces } from '../../../shared/document/table-places.ts';
import { fontOf, grey, styleIds, twips } from './docx-styles.ts';

const hair = { style: BorderStyle.SINGLE, size: 4, color: '5B6675' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const;
const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const;

/** Runs of text; `size` in points where it differs from the paragraph's style. */
export function textRuns(runs: Inline, size?: number): TextRun[] {
  return runs.map(
    (run) =>
      new TextRun({
        text: run.text,
        ...(size === undefined ? {} : { size: Math.round(size * 2) }),
        ...(run.bold === undefined ? {} : { bold: run.bold }),
        ...(run.face === undefined ? {} : { font: fontOf(run.face) }),
        ...(run.change === 'removed' ? { strike: true, color: 'A8221C' } : {}),
        ...(run.change === 'added' ? { underline: {}, color: '1B4F8A' } : {}),
        ...(run.muted ? { color: grey } : run.link === undefined ? {} : { color: '1B4F8A' }),
      }),
  );
}

/** A table with fixed column widths, repeated head rows and merged cells. */
export function wordTable(block: TableBlock): Table {
  const columnWidths = block.columnsMm.map(twips);
  const total = columnWidths.reduce((sum, width) => sum + width, 0);
  const places = columnPlaces([...block.head, ...block.rows], block.columnsMm.length);
  const keep = keptRows(block);
  return new Table({
    columnWidths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: total, type: WidthType.DXA },
    margins: {
      left: twips(cellInsetMm.x),
      right: twips(cellInsetMm.x),
      top: twips(cellInsetMm.y),
      bottom: twips(cellInsetMm.y),
    },
    borders: { top: hair, bottom: hair, left: hair, right: hair, insideHorizontal: hair, insideVertical: hair },
    rows: [...block.head, ...block.rows].map(
      (row, index) =>
        new TableRow({
          tableHeader: index < block.head.length,
          cantSplit: !row.divisible,
          keepNext: keep.has(index),
          children: row.cells.map((cell, place) => {
            const column = places[index]?.[place] ?? 0;
            return wordCell(cell, {
              width: columnWidths.slice(column, column + (cell.colSpan ?? 1)).reduce((sum, width) => sum + width, 0),
              size: block.fontSize,
            });
          }),
        }),
    ),
  });
}

function wordCell(cell: CellBlock, look: { readonly width: number; readonly size: number }): TableCell {
  return new TableCell({
    width: { size: look.width, type: WidthType.DXA },
    ...(cell.rowSpan === undefined ? {} : { rowSpan: cell.rowSpan }),
    ...(cell.colSpan === undefined ? {} : { columnSpan: cell.colSpan }),
    verticalAlign: cell.verticalAlign === 'middle' ? VerticalAlign.CENTER : VerticalAlign.TOP,
    ...(cell.shaded ? { shading: { fill: 'EEF1F5' } } : {}),
    children: cell.paragraphs.map(
      (runs) =>
        new Paragraph({
          style: styleIds.cell,
          alignment: alignments[cell.align ?? 'left'],
          spacing: { line: Math.round(look.size * cellPitch * 20), lineRule: LineRuleType.EXACT },
          children: textRuns(runs, look.size),
        }),
    ),
  });
}

/**
 * Rows that stay with the next one: bands, groups that must not be parted, those before a table's last, and a whole
 * table that stays with the next block.
 */
function keptRows(block: TableBlock): ReadonlySet<number> {
  const kept = new Set<number>();
  for (const [index, row] of block.rows.entries()) {
    const place = block.head.length + index;
    if (row.band || block.keepWithNext) kept.add(place);
    const together = Math.max(1, ...row.cells.map((cell) => (cell.together ? (cell.rowSpan ?? 1) : 1)));
    for (let offset = 0; offset < together - 1; offset += 1) kept.add(place + offset);
    if (index >= block.rows.length - (block.endTogether ?? 0) && index < block.rows.length - 1) kept.add(place);
  }
  for (let index = 0; index < block.head.length; index += 1) kept.add(index);
  return kept;
}

/** Parties side by side in a table without borders, which Word keeps on one page. */
export function signatureTable(
  block: SignatureBlock,
  look: { readonly widthMm: number; readonly official: boolean },
): Table {
  const width = twips(look.widthMm / block.parties.length);
  const cellOf = ({ kind, label, value, rule }: SignatureCell): Paragraph =>
    new Paragraph({
      style: styleIds.plain,
      keepNext: true,
      spacing: {
        before: twips((look.official ? { title: 10, line: 6, date: 12 } : { title: 8, line: 3, date: 8 })[kind]),
      },
      ...(kind === 'line' ? { indent: { left: look.official ? 1280 : 960, hanging: look.official ? 1280 : 960 } } : {}),
      children: [
        new TextRun({ text: label, ...(kind === 'title' && look.official ? { font: fontOf('hei') } : {}) }),
        rule ? new TextRun({ text: '　'.repeat(7), underline: {} }) : new TextRun(value),
      ],
    });
  return new Table({
    columnWidths: block.parties.map(() => width),
    layout: TableLayoutType.FIXED,
    width: { size: width * block.parties.length, type: WidthType.DXA },
    borders: noBorders,
    rows: signatureRows(block).map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map(
            (each) =>
              new TableCell({
                width: { size: width, type: WidthType.DXA },
                borders: noBorders,
                margins: { top: 0, bottom: 0, left: 0, right: twips(4) },
                children: [cellOf(each)],
              }),
          ),
        }),
    ),
  });
}
