import { read, set_cptable, type WorkSheet } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { ReadingSheet } from '../../../../shared/domain/reading.ts';
import { FileRefused } from '../refused.ts';

const limits = { rows: 50_000, columns: 500, cells: 1_000_000, sheets: 200 } as const;

/** The sheets of an .xls as they are shown, of Excel 5 too, whose texts are in the code page of their time. Throws `FileRefused`. */
export function readOldSheets(bytes: Buffer): readonly ReadingSheet[] {
  set_cptable(codepages);
  const workbook = (() => {
    try {
      return read(bytes, {
        type: 'buffer',
        dense: true,
        cellFormula: false,
        cellHTML: false,
        sheetRows: limits.rows + 1,
      });
    } catch (error) {
      if (error instanceof RangeError) throw new FileRefused('too-heavy');
      throw new FileRefused(
        error instanceof Error && /password|encrypt/iu.test(error.message) ? 'encrypted' : 'damaged',
      );
    }
  })();
  let cells = 0;
  return workbook.SheetNames.slice(0, limits.sheets).map((name, index): ReadingSheet => {
    const sheet = workbook.Sheets[name];
    const data = sheet === undefined ? [] : rowsOf(sheet);
    const rows: string[][] = [];
    let isCut = data.length > limits.rows;
    for (const row of data.slice(0, limits.rows)) {
      const texts = Array.from((row ?? []).slice(0, limits.columns), (cell) =>
        cell === undefined ? '' : (cell.w ?? (cell.v === undefined ? '' : String(cell.v))).trim(),
      );
      while (texts.at(-1) === '') texts.pop();
      cells += texts.length;
      if (cells > limits.cells) {
        isCut = true;
        break;
      }
      rows.push(texts);
    }
    while (rows.at(-1)?.length === 0) rows.pop();
    return {
      name,
      hidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      rows,
      merges: mergesOf(sheet, rows.length),
      isCut,
    };
  });
}

type Row = readonly ({ readonly w?: string; readonly v?: unknown } | undefined)[] | undefined;

function rowsOf(sheet: WorkSheet): readonly Row[] {
  const data = (sheet as { '!data'?: readonly Row[] })['!data'];
  return data === undefined ? [] : Array.from(data);
}

function mergesOf(sheet: WorkSheet | undefined, height: number): ReadingSheet['merges'] {
  return (sheet?.['!merges'] ?? []).slice(0, 20_000).flatMap(({ s, e }) => {
    const rows = Math.min(e.r, height - 1) - s.r + 1;
    const columns = Math.min(e.c, limits.columns - 1) - s.c + 1;
    return rows < 1 || columns < 1 ? [] : [{ row: s.r, column: s.c, rows, columns }];
  });
}
