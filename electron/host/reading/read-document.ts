import type { ReadingDocument, ReadingSheet, TextPiece, TextState } from '../../../shared/domain/reading.ts';
import { readSeparated } from '../documents/import/text-source.ts';
import { scanContainer, WorkbookRefused } from '../documents/workbook/zip-scan.ts';
import { readDocxBlocks } from './docx-blocks.ts';
import { readHtmlBlocks } from './html-blocks.ts';
import { readPdfText } from './pdf-text.ts';
import { readPlainText } from './plain-text.ts';
import { readPptxBlocks } from './pptx-blocks.ts';
import { FileRefused } from './refused.ts';
import { readSheetRows } from './sheet-rows.ts';
import { piecesOf } from './text-pieces.ts';

/** Parts of an Office file that are looked at: everything else in it is never unpacked. */
const wantedParts = /\.(?:xml|rels)$|\/media\/[^/]+\.(?:png|jpe?g|gif|bmp|webp)$/iu;

/** A file as the window shows it. Throws `FileRefused`. */
export async function readDocument(bytes: Buffer, mediaType: string): Promise<ReadingDocument> {
  return converted(async () => {
    if (isZip(bytes)) return readOffice(bytes);
    if (isOle(bytes)) return readOldOffice(bytes);
    const { text, encoding, isCut } = readPlainText(bytes);
    if (mediaType === 'text/html')
      return { kind: 'blocks', blocks: readHtmlBlocks(inOwnEncoding(bytes, text)), pictures: [] };
    if (mediaType === 'text/csv') return { kind: 'sheets', sheets: [sheetOf(readSeparated(text))] };
    return { kind: 'text', text, encoding, isCut };
  });
}

/** The words of a file with their places. Never throws for what a file holds: that is its state. */
export async function readText(
  bytes: Buffer,
  mediaType: string,
): Promise<{ readonly state: TextState; readonly pieces: readonly TextPiece[] }> {
  try {
    const pieces = await converted(async () =>
      isPdf(bytes) ? await readPdfText(bytes) : piecesOf(await readDocument(bytes, mediaType)),
    );
    return { state: pieces.length === 0 ? 'no-text' : 'text', pieces };
  } catch (error) {
    if (error instanceof FileRefused) return { state: error.state, pieces: [] };
    throw error;
  }
}

/** Word, Excel and PowerPoint files of before 2007: of a Word file and of a presentation only the words. */
async function readOldOffice(bytes: Buffer): Promise<ReadingDocument> {
  if (bytes.includes(encryptedStream)) throw new FileRefused('encrypted');
  // Loaded with the first such file: it is a large library.
  const { readStreams } = await import('./old/compound-file.ts');
  const streams = readStreams(bytes);
  if (streams('WordDocument') !== null) {
    const { readOldWord } = await import('./old/word-text.ts');
    return { kind: 'blocks', blocks: [...readOldWord(streams)], pictures: [] };
  }
  if (streams('PowerPoint Document') !== null) {
    const { readOldShow } = await import('./old/show-text.ts');
    return { kind: 'blocks', blocks: [...readOldShow(streams)], pictures: [] };
  }
  if (streams('Workbook') === null && streams('Book') === null) throw new FileRefused('unsupported');
  const { readOldSheets } = await import('./old/sheet-text.ts');
  return { kind: 'sheets', sheets: [...readOldSheets(bytes)] };
}

async function readOffice(bytes: Buffer): Promise<ReadingDocument> {
  const parts = scanContainer(bytes, wantedParts);
  if (parts.has('xl/workbook.xml')) return { kind: 'sheets', sheets: await readSheetRows(bytes, parts) };
  if (parts.has('OFD.xml')) {
    const { readOfdBlocks } = await import('./ofd-blocks.ts');
    return { kind: 'blocks', blocks: [...readOfdBlocks(parts)], pictures: [] };
  }
  const isShow = parts.has('ppt/presentation.xml');
  if (!isShow && ![...parts.keys()].some((part) => part.startsWith('word/'))) throw new FileRefused('unsupported');
  const { blocks, pictures } = isShow ? readPptxBlocks(parts) : readDocxBlocks(parts);
  return { kind: 'blocks', blocks: [...blocks], pictures: pictures.read() };
}

/** As many rows as a sheet shows. */
const longestList = 50_000;

function sheetOf(rows: readonly (readonly string[])[]): ReadingSheet {
  return { name: '', hidden: false, rows: rows.slice(0, longestList), merges: [], isCut: rows.length > longestList };
}

const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

function isZip(bytes: Buffer): boolean {
  return bytes.length > 3 && bytes.readUInt32LE(0) === 0x04034b50;
}
function isOle(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';
}
function isPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 1_024).includes('%PDF-');
}

/** A page that says in itself which encoding it has, and was not UTF-8. */
function inOwnEncoding(bytes: Buffer, text: string): string {
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?(?<charset>[\w-]{2,20})/iu.exec(text.slice(0, 4_096))?.groups?.[
    'charset'
  ];
  if (named === undefined || /^utf-?8$/iu.test(named)) return text;
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return text; // an encoding that there is none of
  }
}

/** Refusals of the shared readers, in the words that are kept of a file. */
async function converted<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof WorkbookRefused) throw new FileRefused(stateOf(error));
    if (error instanceof RangeError) throw new FileRefused('too-heavy');
    throw error;
  }
}

function stateOf({ issue }: WorkbookRefused): Exclude<TextState, 'text'> {
  switch (issue.rule) {
    case 'file-encrypted':
      return 'encrypted';
    case 'file-too-large':
      return 'too-large';
    case 'file-too-heavy':
      return 'too-heavy';
    case 'file-not-workbook':
    case 'file-old-excel':
      return 'unsupported';
    default:
      return 'damaged';
  }
}
