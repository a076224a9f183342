import type { SourceFile, SourcePiece } from '../../../../shared/domain/import/source.ts';
import { WorkbookRefused, workbookLimits } from '../workbook/zip-scan.ts';
import { tableOf } from './sheet-source.ts';

/**
 * Bytes as text: by their byte order mark, as UTF-8 when they are, or else as GBK (GB18030), which Excel in China
 * writes. Null when they are no text at all.
 */
export function decodeText(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // not in this encoding
    }
  }
  return null;
}

/** A text file: rows when it is separated by commas, semicolons or tabs, or else lines. */
export function readText(bytes: Buffer, extension: string): SourceFile | null {
  const text = decodeText(bytes);
  if (text === null) return null;
  if (extension === '.csv' || extension === '.tsv') {
    const rows = readSeparated(text);
    if (rows.length > workbookLimits.rows)
      throw new WorkbookRefused('file-too-large', { expected: `rows ${workbookLimits.rows}` });
    if (rows.some((row) => row.length > workbookLimits.columns))
      throw new WorkbookRefused('file-too-large', { expected: `columns ${workbookLimits.columns}` });
    return {
      kind: 'csv',
      blocks: tableOf({ id: 's1', name: '', rows, covering: new Map(), hidden: new Set() }),
      notes: [],
    };
  }
  const lines = text.split(/\r\n|[\n\r]/u);
  const blocks = lines.flatMap((line, index): SourceFile['blocks'][number][] =>
    line === '' ? [] : [{ type: 'text', piece: pieceOf(`p${index + 1}`, line) }],
  );
  return { kind: 'txt', blocks, notes: [] };
}

function pieceOf(id: string, text: string): SourcePiece {
  return { id, text, number: '', heading: 0, bold: false, origin: 'body', hidden: false, contents: false };
}

/** RFC 4180, with the separator that the first line uses most outside of quotes. A quote left open ends with the file. */
export function readSeparated(text: string): string[][] {
  const separator = findSeparator(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endRow = (): void => {
    rows.push([...row, field]);
    row = [];
    field = '';
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[index + 1] === '"') {
        field += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === separator) {
      row.push(field);
      field = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[index + 1] === '\n') index += 1;
      endRow();
    } else field += character;
  }
  if (field !== '' || row.length > 0) endRow();
  return rows;
}

function findSeparator(text: string): string {
  const head =
    text
      .slice(0, 4_000)
      .replace(/"(?:[^"]|"")*"/gu, '')
      .split(/[\r\n]/u, 1)[0] ?? '';
  const count = (separator: string): number => head.split(separator).length;
  return [',', '\t', ';', '，'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
