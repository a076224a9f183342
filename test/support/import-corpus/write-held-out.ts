import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph as DocxParagraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { writeXlsx } from 'hucre/xlsx';
import { encodeGbk } from './encode-gbk.ts';
import { blocksOf, expectationOf, type Grid, type HeldOutPaper, type Paragraph } from './held-out-paper.ts';
import { writeWordFile } from './write-word-xml.ts';

/** Writes the papers of one held-out set into `folder`, each with what it must yield. */
export async function writeHeldOut(folder: string, papers: readonly HeldOutPaper[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const one of papers) {
    const at = (ending: string): string => join(folder, `${one.name}.${ending}`);
    writeFileSync(at('expected.json'), `${JSON.stringify(expectationOf(one), null, 1)}\n`);
    const blocks = blocksOf(one.paper);
    switch (one.means) {
      case 'word':
        await writeWordFile(at('docx'), blocks);
        break;
      case 'library':
        writeFileSync(at('docx'), await byLibrary(blocks));
        break;
      case 'writer':
        byOffice(at('docx'), flatText(blocks), 'docx:MS Word 2007 XML');
        break;
      case 'calc':
        byOffice(at('xlsx'), flatSheet(blocks), 'xlsx:Calc MS Excel 2007 XML');
        break;
      case 'sheet':
        writeFileSync(at('xlsx'), await bySheetLibrary(blocks));
        break;
      case 'csv':
      case 'csv-gbk':
        writeFileSync(at('csv'), one.means === 'csv' ? commaText(blocks) : encodeGbk(commaText(blocks)));
        break;
      default: {
        const text = `${one.paper.trim().replaceAll('\n', '\r\n')}\r\n`;
        writeFileSync(at('txt'), one.means === 'txt' ? text : encodeGbk(text));
      }
    }
  }
}

type Blocks = readonly (Paragraph | Grid)[];
const markup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const grids = (blocks: Blocks): Grid[] => blocks.filter((block) => block.kind === 'grid');

async function byLibrary(blocks: Blocks): Promise<Buffer> {
  const footer = blocks.find((block) => block.kind === 'paragraph' && block.style === 'footer') as
    | Paragraph
    | undefined;
  const children = blocks
    .filter((block) => block !== footer)
    .map((block) => {
      if (block.kind === 'paragraph')
        return new DocxParagraph({
          children: [new TextRun({ text: block.text, bold: block.style === 'strong' })],
          ...(block.style === 'title' ? { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER } : {}),
          ...(block.style === 'chapter' ? { heading: HeadingLevel.HEADING_1 } : {}),
          ...(block.style === 'part' ? { heading: HeadingLevel.HEADING_2 } : {}),
          ...(block.level === null ? {} : { numbering: { reference: 'entries', level: block.level } }),
        });
      return new Table({
        rows: Array.from(
          { length: block.height },
          (_, row) =>
            new TableRow({
              children: block.cells
                .filter((cell) => cell.row === row)
                .map(
                  (cell) =>
                    new TableCell({
                      rowSpan: cell.height,
                      columnSpan: cell.width,
                      children: cell.paragraphs.map((text) => new DocxParagraph(text)),
                    }),
                ),
            }),
        ),
      });
    });
  const level = (at: number, format: (typeof LevelFormat)['DECIMAL'] | (typeof LevelFormat)['LOWER_LETTER']) => ({
    level: at,
    format,
    text: at === 0 ? '%1.' : '(%2)',
    alignment: AlignmentType.START,
  });
  const config = [
    { reference: 'entries', levels: [level(0, LevelFormat.DECIMAL), level(1, LevelFormat.LOWER_LETTER)] },
  ];
  const footers =
    footer === undefined ? {} : { footers: { default: new Footer({ children: [new DocxParagraph(footer.text)] }) } };
  return await Packer.toBuffer(new Document({ numbering: { config }, sections: [{ ...footers, children }] }));
}

const office = 'urn:oasis:names:tc:opendocument:xmlns:';
const flatHead = (kind: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="${office}office:1.0" xmlns:text="${office}text:1.0" xmlns:table="${office}table:1.0" xmlns:style="${office}style:1.0" xmlns:fo="${office}xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:automatic-styles><style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style></office:automatic-styles><office:body>`;

function flatGrid({ height, width, cells }: Grid, name: string): string {
  const rows = Array.from({ length: height }, (_, row) => {
    const own = Array.from({ length: width }, (__, column) => {
      const cell = cells.find((one) => one.row === row && one.column === column);
      if (cell === undefined) {
        const isCovered = cells.some(
          (one) =>
            one.row <= row && row < one.row + one.height && one.column <= column && column < one.column + one.width,
        );
        return isCovered ? '<table:covered-table-cell/>' : '<table:table-cell/>';
      }
      const [only = ''] = cell.paragraphs;
      const isNumber = cell.paragraphs.length === 1 && /^\d+$/u.test(only);
      const type = isNumber ? `office:value-type="float" office:value="${only}"` : 'office:value-type="string"';
      const words = cell.paragraphs.map((text) => `<text:p>${markup(text)}</text:p>`).join('');
      return `<table:table-cell ${type} table:number-rows-spanned="${cell.height}" table:number-columns-spanned="${cell.width}">${words}</table:table-cell>`;
    });
    return `<table:table-row>${own.join('')}</table:table-row>`;
  });
  return `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="${width}"/>${rows.join('')}</table:table>`;
}

function flatText(blocks: Blocks): string {
  const body = blocks.map((block, index) => {
    if (block.kind === 'grid') return flatGrid(block, `T${index}`);
    const text = markup(block.text);
    if (block.style === 'chapter' || block.style === 'part')
      return `<text:h text:outline-level="${block.style === 'chapter' ? 1 : 2}">${text}</text:h>`;
    return `<text:p${block.style === 'strong' ? ' text:style-name="B"' : ''}>${text}</text:p>`;
  });
  return `${flatHead('text')}<office:text>${body.join('')}</office:text></office:body></office:document>`;
}

function flatSheet(blocks: Blocks): string {
  const sheets = grids(blocks).map((grid, index) => flatGrid(grid, index === 0 ? '岗位职责' : `附${index}`));
  return `${flatHead('spreadsheet')}<office:spreadsheet>${sheets.join('')}</office:spreadsheet></office:body></office:document>`;
}

function byOffice(path: string, flat: string, filter: string): void {
  const work = mkdtempSync(join(tmpdir(), 'held-out-'));
  const ending = filter.slice(0, 4);
  const source = join(work, `paper.${ending === 'docx' ? 'fodt' : 'fods'}`);
  try {
    writeFileSync(source, flat);
    const own = `-env:UserInstallation=file://${work}/profile`;
    execFileSync('soffice', ['--headless', own, '--convert-to', filter, '--outdir', work, source], { stdio: 'ignore' });
    writeFileSync(path, readFileSync(join(work, `paper.${ending}`)));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Every table a sheet; a cell of figures is a number, as people type it. */
async function bySheetLibrary(blocks: Blocks): Promise<Uint8Array> {
  const sheets = grids(blocks).map(({ height, width, cells }, index) => ({
    name: index === 0 ? '岗位一览' : `表${index + 1}`,
    rows: Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (__, column) => {
        const text = cells.find((cell) => cell.row === row && cell.column === column)?.paragraphs.join('\n') ?? '';
        return text === '' ? null : /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
      }),
    ),
    merges: cells
      .filter(({ height: rows, width: columns }) => rows * columns > 1)
      .map((cell) => ({
        startRow: cell.row,
        endRow: cell.row + cell.height - 1,
        startCol: cell.column,
        endCol: cell.column + cell.width - 1,
      })),
  }));
  return await writeXlsx({ sheets });
}

function commaText(blocks: Blocks): string {
  const lines = grids(blocks).flatMap(({ height, width, cells }) =>
    Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (__, column) => {
        const text = cells.find((cell) => cell.row === row && cell.column === column)?.paragraphs.join('\n') ?? '';
        return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      }).join(','),
    ),
  );
  return `${lines.join('\r\n')}\r\n`;
}
