import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { writeXlsx } from 'hucre/xlsx';
import type { PaperPart } from './sample-papers.ts';

/** A paper of the sample: its title, who made it and when, and its parts. */
export interface Paper {
  readonly title: string;
  readonly formedOn: string;
  readonly parts: readonly PaperPart[];
}

/** One compiler for all papers; opens with the serif and sans fonts that the program ships. */
let compiler: NodeCompiler | undefined;
const fonts = ['noto-serif-sc/400Regular', 'noto-serif-sc/700Bold'].map((folder) =>
  fileURLToPath(new URL(`../../node_modules/@expo-google-fonts/${folder}`, import.meta.url)),
);

const template = `
#let paper = json("/paper.json")
#set document(title: paper.title, date: none)
#set page(paper: "a4", margin: (x: 24mm, y: 26mm), numbering: "— 1 —")
#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), leading: 0.8em, justify: true)
#align(center, text(size: 16pt, weight: "bold", paper.title))
#v(6mm)
#for part in paper.parts {
  if part.type == "heading" { block(above: 1.2em, text(weight: "bold", size: 12pt, part.text)) }
  else if part.type == "paragraph" { par(part.text) }
  else {
    set par(first-line-indent: 0pt, justify: false)
    block(above: 1em, below: 1em, table(
      columns: part.rows.at(0).map(_ => auto), inset: 5pt, stroke: 0.5pt,
      table.header(..part.rows.at(0).map(cell => table.cell(fill: luma(232), text(weight: "bold", size: 9pt, cell)))),
      ..part.rows.slice(1).flatten().map(cell => text(size: 9pt, cell)),
    ))
  }
}
`;

/** A PDF set by Typst; the text goes in as data, and the same paper gives the same bytes. */
export function pdfFile(paper: Paper): Buffer {
  compiler ??= NodeCompiler.create({
    workspace: fileURLToPath(new URL('.', import.meta.url)),
    fontArgs: [{ fontPaths: fonts }],
  });
  compiler.addSource(fileURLToPath(new URL('paper.typ', import.meta.url)), template);
  const parts = paper.parts.map((part) =>
    part.type === 'table' ? { type: part.type, rows: evenRows(part.rows) } : part,
  );
  compiler.mapShadow(
    fileURLToPath(new URL('paper.json', import.meta.url)),
    Buffer.from(JSON.stringify({ title: paper.title, parts })),
  );
  const document = compiler.compile({ mainFilePath: fileURLToPath(new URL('paper.typ', import.meta.url)) });
  if (document.result === null)
    throw new Error(`${paper.title} does not compile: ${JSON.stringify(document.takeDiagnostics()?.shortDiagnostics)}`);
  return compiler.pdf(document.result, { creationTimestamp: Date.parse(paper.formedOn) / 1000 });
}

/** A Word document. */
export async function docxFile(paper: Paper): Promise<Buffer> {
  const made = new Date(`${paper.formedOn}T01:00:00Z`);
  const children = [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: paper.title, bold: true, size: 32 })],
    }),
    ...paper.parts.map((part) => {
      if (part.type === 'table') return docxTable(evenRows(part.rows));
      if (part.type === 'heading')
        return new Paragraph({
          heading: HeadingLevel.HEADING_1,
          children: [new TextRun({ text: part.text, bold: true, size: 26 })],
        });
      return new Paragraph({
        indent: { firstLine: 480 },
        spacing: { line: 360 },
        children: [new TextRun({ text: part.text, size: 24 })],
      });
    }),
  ];
  const document = new Document({
    creator: '后勤处',
    title: paper.title,
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman', cs: 'Times New Roman' },
            color: '000000',
          },
        },
      },
    },
    sections: [{ children }],
  });
  return fixedTimes(await Packer.toBuffer(document), made);
}

/** docx and its ZIP write the time of the making into the file; the sample's papers carry their own day. */
function fixedTimes(bytes: Buffer, made: Date): Promise<Buffer> {
  return repack(bytes, (name, content) =>
    name === 'docProps/core.xml'
      ? Buffer.from(
          content.toString('utf8').replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/gu, made.toISOString().replace('.000', '')),
        )
      : content,
  );
}

async function repack(bytes: Buffer, change: (name: string, content: Buffer) => Buffer): Promise<Buffer> {
  const { fromBufferPromise } = await import('yauzl');
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const archive = await fromBufferPromise(bytes, { lazyEntries: true });
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    zip.addBuffer(change(entry.fileName, Buffer.concat(chunks)), entry.fileName, {
      mtime: new Date(2026, 0, 1),
      mode: 0o100644,
    });
  }
  zip.end();
  const written: Buffer[] = [];
  for await (const chunk of zip.outputStream) written.push(chunk as Buffer);
  return Buffer.concat(written);
}

function docxTable(rows: readonly (readonly string[])[]): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '808080' };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row, index) =>
        new TableRow({
          tableHeader: index === 0,
          children: row.map(
            (cell) =>
              new TableCell({
                borders: { top: line, bottom: line, left: line, right: line },
                children: [new Paragraph({ children: [new TextRun({ text: cell, size: 21, bold: index === 0 })] })],
              }),
          ),
        }),
    ),
  });
}

/** An Excel workbook with the remarks above the table. */
export async function xlsxFile(paper: Paper): Promise<Buffer> {
  const made = new Date(`${paper.formedOn}T01:00:00Z`);
  const rows = paper.parts.flatMap((part): (string | number)[][] =>
    part.type === 'table' ? evenRows(part.rows).map((row) => row.map(numberOrText)) : [[part.text]],
  );
  const width = Math.max(1, ...rows.map((row) => row.length));
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '记录',
        columns: Array.from({ length: width }, () => ({ width: 16 })),
        rows: [[paper.title], ...rows],
        cells: new Map([['0,0', { style: { font: { bold: true, size: 14 } } }]]),
        pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
    properties: { title: paper.title, creator: '后勤处', created: made, modified: made },
    defaultFont: { name: '宋体', size: 11 },
  });
  return Buffer.from(bytes);
}

function numberOrText(cell: string): string | number {
  return /^-?\d+(?:\.\d+)?$/u.test(cell) ? Number(cell) : cell;
}

/** Plain text with Windows line ends, in GBK: what an old recorder or Notepad leaves behind. */
export function textFile(paper: Paper): Buffer {
  const lines = paper.parts.flatMap((part) =>
    part.type === 'table' ? part.rows.map((row) => row.join('\t')) : [part.text],
  );
  return encodeGbk(`${[paper.title, '', ...lines].join('\r\n')}\r\n`);
}

let gbkCodes: ReadonlyMap<string, number> | undefined;

/** Node decodes GBK but does not encode it, so the table is turned round. Throws on a character that GBK lacks. */
function encodeGbk(text: string): Buffer {
  if (gbkCodes === undefined) {
    const decoder = new TextDecoder('gbk');
    const codes = new Map<string, number>();
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if ([...character].length === 1 && character !== '\ufffd' && !codes.has(character))
          codes.set(character, (lead << 8) | trail);
      }
    }
    gbkCodes = codes;
  }
  const bytes: number[] = [];
  for (const character of text) {
    const code = gbkCodes.get(character);
    if (character < '\u0080') bytes.push(character.charCodeAt(0));
    else if (code === undefined) throw new Error(`GBK has no ${character}`);
    else bytes.push(code >> 8, code & 0xff);
  }
  return Buffer.from(bytes);
}

/** Every row as wide as the head. */
function evenRows(rows: readonly (readonly string[])[]): string[][] {
  const width = rows[0]?.length ?? 0;
  return rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
}
