import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import { evidenceKinds, evidenceYearKinds, secrecyLevels } from '../../../shared/domain/evidence.ts';
import { followingYear } from '../../../shared/domain/evidence-year.ts';
import { readDay } from '../../lib/day-text.ts';

/** The columns of the grid that can be written in, in their order. */
export const gridColumns = [
  'number',
  'title',
  'kind',
  'formedOn',
  'yearKind',
  'year',
  'provider',
  'keeper',
  'physicalPlace',
  'secrecyLevel',
  'remarks',
] as const;
export type GridColumn = (typeof gridColumns)[number];

/** The words of the columns that hold one of a few. */
export interface GridWords {
  readonly kind: Readonly<Record<string, string>>;
  readonly yearKind: Readonly<Record<string, string>>;
  readonly secrecyLevel: Readonly<Record<string, string>>;
}

const choices = { kind: evidenceKinds, yearKind: evidenceYearKinds, secrecyLevel: secrecyLevels } as const;
type ChoiceColumn = keyof typeof choices;

function isChoice(column: GridColumn): column is ChoiceColumn {
  return Object.hasOwn(choices, column);
}

/** The words that a column takes; empty where any text will do. */
export function choiceWords(column: GridColumn, words: GridWords): readonly string[] {
  return isChoice(column) ? choices[column].map((code) => words[column][code] ?? code) : [];
}

/** What a cell shows. */
export function cellText(row: EvidenceRow, column: GridColumn, words: GridWords): string {
  return isChoice(column) ? (words[column][row[column]] ?? row[column]) : row[column];
}

/** A cell, by the place of its row and column. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A block of cells, edges included. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function blockOf(anchor: Cell, focus: Cell): Block {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

/** Fields of one piece that change. */
export interface GridEdit {
  readonly id: string;
  readonly fields: Partial<Pick<EvidenceRow, GridColumn>>;
}

/** A text that a cell does not take: it names the row, from 1, and its column. */
export interface Refused {
  readonly row: number;
  readonly column: GridColumn;
  readonly text: string;
}

export type GridChange =
  | {
      readonly ok: true;
      readonly edits: readonly GridEdit[];
      /** Rows that were copied and find no piece to go to: the sheet ends before. */
      readonly beyond: number;
    }
  | { readonly ok: false; readonly refused: Refused };

/** The limits of the record's own fields. */
const longest: Readonly<Partial<Record<GridColumn, number>>> = { remarks: 20_000 };

/** The value that a text stands for; null when the cell cannot hold it. */
function readCell(column: GridColumn, text: string, words: GridWords): string | null {
  if (column === 'formedOn') return readDay(text);
  if (isChoice(column)) {
    const asked = text.normalize('NFKC').trim();
    const code = choices[column].find((one) => one === asked || words[column][one] === asked);
    return code ?? null;
  }
  const line = column === 'remarks' ? text : text.replace(/[\r\n\t]+/gu, ' ');
  if (column === 'title' && line.trim() === '') return null;
  return line.length > (longest[column] ?? 200) ? null : line;
}

/** Texts put into cells beginning at a block's corner, all or none of them. A block that is larger is filled in turns. */
export function changeOf(
  rows: readonly EvidenceRow[],
  {
    block,
    texts,
    words,
  }: { readonly block: Block; readonly texts: readonly (readonly string[])[]; readonly words: GridWords },
): GridChange {
  const height = Math.max(texts.length, fills(block.bottom - block.top + 1, texts.length));
  const width = Math.max(widthOf(texts), fills(block.right - block.left + 1, widthOf(texts)));
  const yearAt = gridColumns.indexOf('year') - block.left;
  const putsYear = yearAt >= 0 && yearAt < width;
  const edits: GridEdit[] = [];
  for (let down = 0; down < height; down++) {
    const row = rows[block.top + down];
    if (row === undefined) break;
    const fields: Partial<Record<GridColumn, string>> = {};
    for (let across = 0; across < width; across++) {
      const column = gridColumns[block.left + across];
      const text = texts[down % texts.length]?.[across % widthOf(texts)];
      if (column === undefined || text === undefined) continue;
      const value = readCell(column, text, words);
      if (value === null) return { ok: false, refused: { row: block.top + down + 1, column, text } };
      if (row[column] !== value) fields[column] = value;
    }
    const given = fields as GridEdit['fields'];
    // A year that was put there stands, also where it was that one before.
    const year = putsYear ? {} : followingYear(row, given);
    if (Object.keys(given).length > 0) edits.push({ id: row.id, fields: { ...given, ...year } });
  }
  return { ok: true, edits, beyond: Math.max(0, texts.length - (rows.length - block.top)) };
}

/** How many columns of texts that hold something find none to go to: the sheet ends before. */
export function columnsBeyond(block: Block, texts: readonly (readonly string[])[]): number {
  const width = texts.reduce((most, line) => Math.max(most, line.findLastIndex((text) => text.trim() !== '') + 1), 0);
  return Math.max(0, width - (gridColumns.length - block.left));
}

/** Excel repeats what was copied when the chosen block is a whole multiple of it. */
function fills(chosen: number, copied: number): number {
  return copied > 0 && chosen % copied === 0 ? chosen : copied;
}

function widthOf(texts: readonly (readonly string[])[]): number {
  return texts.reduce((width, line) => Math.max(width, line.length), 0);
}

/** Ctrl+D: the first row of the block goes into all rows below it. One row alone takes what stands above it. */
export function fillDown(rows: readonly EvidenceRow[], block: Block, words: GridWords): GridChange {
  const from = block.top === block.bottom ? block.top - 1 : block.top;
  const source = rows[from];
  if (source === undefined) return { ok: true, edits: [], beyond: 0 };
  const texts = [gridColumns.slice(block.left, block.right + 1).map((column) => cellText(source, column, words))];
  return changeOf(rows, { block: { ...block, top: from + 1, bottom: Math.max(block.bottom, from + 1) }, texts, words });
}

/** The block as the clipboard takes it: tabs between cells, lines between rows, quotes where Excel wants them. */
export function printBlock(rows: readonly EvidenceRow[], block: Block, words: GridWords): string {
  return rows
    .slice(block.top, block.bottom + 1)
    .map((row) =>
      gridColumns
        .slice(block.left, block.right + 1)
        .map((column) => quoted(cellText(row, column, words)))
        .join('\t'),
    )
    .join('\r\n');
}

function quoted(text: string): string {
  return /["\t\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Cells as Excel, WPS and browsers put them on the clipboard. The line feed at the end is none of them. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /(?:"(?<quoted>(?:[^"]|"")*)"(?=[\t\r\n]|$)|(?<plain>[^\t\r\n]*))(?<end>\t|\r\n|\n|\r|$)/gu;
  for (const match of text.matchAll(pattern)) {
    const { quoted: inQuotes, plain, end } = match.groups ?? {};
    rows.at(-1)?.push(inQuotes === undefined ? (plain ?? '') : inQuotes.replaceAll('""', '"'));
    if (end === '\t') continue;
    if (end === '' || match.index + match[0].length >= text.length) break;
    rows.push([]);
  }
  return rows;
}
