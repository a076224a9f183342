import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { templateFields } from '../../../../shared/document/template-fields.ts';
import type { TemplateUsage } from '../../../../shared/domain/paper-template.ts';
import { fontOf, twips } from '../docx-styles.ts';

const titles: Readonly<Record<TemplateUsage, string>> = {
  'job-description': '{岗位名称}说明书',
  statement: '{名称}',
  'evidence-list': '{部门}支撑材料清单',
};

/** Millimetres of the type area of an upright A4 page. */
const widthMm = 160;

/** A Word form in which every field of its kind stands once: a table of fields, and one table for each list. */
export async function exampleForm(usage: TemplateUsage): Promise<Uint8Array> {
  const { fields, lists } = templateFields[usage];
  const children = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [new TextRun({ text: titles[usage], bold: true, size: 36, font: fontOf('hei') })],
    }),
    tableOf(
      [36, widthMm - 36],
      fields.map((name) => [name, `{${name}}`]),
    ),
    ...Object.entries(lists).flatMap(([list, names]: [string, readonly string[]]) => [
      new Paragraph({
        spacing: { before: 240, after: 80 },
        children: [new TextRun({ text: list, bold: true, size: 24, font: fontOf('hei') })],
      }),
      tableOf(
        names.map(() => widthMm / names.length),
        [
          names,
          names.map(
            (name, index) =>
              `${index === 0 ? `{#${list}}` : ''}{${name}}${index === names.length - 1 ? `{/${list}}` : ''}`,
          ),
        ],
        true,
      ),
    ]),
  ];
  const document = new Document({
    styles: { default: { document: { run: { font: fontOf('song'), size: 21 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: { top: twips(25), bottom: twips(25), left: twips(25), right: twips(25) },
          },
        },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const borders = { top: line, bottom: line, left: line, right: line };

function tableOf(columnsMm: readonly number[], rows: readonly (readonly string[])[], hasHead = false): Table {
  const widths = columnsMm.map(twips);
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: hasHead && row === 0,
          children: cells.map(
            (text, column) =>
              new TableCell({
                borders,
                verticalAlign: VerticalAlign.CENTER,
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                margins: { top: 40, bottom: 40, left: 80, right: 80 },
                children: [
                  new Paragraph({
                    children: [new TextRun({ text, bold: hasHead ? row === 0 : column === 0 })],
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}
