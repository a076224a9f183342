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
  WidthType,
} from 'docx';
import type { CoverBlock, Face } from '../../../shared/document/blocks.ts';
import { fontOf, ink, twips } from './docx-styles.ts';
import { noBorders, textRuns } from './docx-table.ts';

/** A cover that fills its page: Word has no stretching space, so the height left over is worked out here. */
export function coverBlocks(
  block: CoverBlock,
  area: { readonly widthMm: number; readonly heightMm: number },
): (Paragraph | Table)[] {
  const line = (
    text: string,
    look: {
      readonly face: Face;
      readonly size: number;
      readonly beforeMm: number;
      readonly bold?: boolean;
      readonly color?: string;
    },
  ) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: {
        before: twips(look.beforeMm),
        after: 0,
        line: Math.round(look.size * 28),
        lineRule: LineRuleType.AT_LEAST,
      },
      children: [
        new TextRun({
          text,
          font: fontOf(look.face),
          size: look.size * 2,
          bold: look.bold ?? false,
          ...(look.color === undefined ? {} : { color: look.color }),
        }),
      ],
    });
  const fieldsMm = block.fields.length * 11.5;
  const leftMm = Math.max(4, area.heightMm - 122 - fieldsMm - block.footer.length * 11);
  return [
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      children: [
        new TextRun({
          text: block.mark === '' ? '' : ` ${block.mark} `,
          font: fontOf('hei'),
          size: 24,
          ...(block.mark === '' ? {} : { border: { style: BorderStyle.SINGLE, size: 8, color: ink, space: 4 } }),
        }),
      ],
    }),
    line(block.organization, { face: 'title', size: 22, beforeMm: 26, bold: true }),
    line(block.title, { face: 'title', size: 34, beforeMm: 14, bold: true, color: ink }),
    line(block.subtitle, { face: 'kai', size: 18, beforeMm: 8 }),
    new Paragraph({ spacing: { before: twips(24), after: 0, line: 20, lineRule: LineRuleType.EXACT } }),
    fieldTable(block),
    ...block.footer.map((text, index) => line(text, { face: 'hei', size: 13, beforeMm: index === 0 ? leftMm : 4 })),
  ];
}

/** Labels, and values on the lines that people write on. */
function fieldTable(block: CoverBlock): Table {
  const widths = [twips(30), twips(62)] as const;
  const cell = (index: 0 | 1, children: TextRun[]) =>
    new TableCell({
      width: { size: widths[index], type: WidthType.DXA },
      borders: index === 0 ? noBorders : { ...noBorders, bottom: { style: BorderStyle.SINGLE, size: 5, color: ink } },
      children: [
        new Paragraph({
          alignment: index === 0 ? AlignmentType.LEFT : AlignmentType.CENTER,
          spacing: { before: twips(3), after: twips(0.6), line: 400, lineRule: LineRuleType.AT_LEAST },
          children,
        }),
      ],
    });
  return new Table({
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    borders: noBorders,
    rows: block.fields.map(
      (field) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(0, [new TextRun({ text: `${field.label}：`, font: fontOf('song'), size: 28 })]),
            cell(1, textRuns(field.value, 14)),
          ],
        }),
    ),
  });
}
