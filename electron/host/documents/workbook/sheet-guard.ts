import { scanContainer, WorkbookRefused, workbookLimits } from './zip-scan.ts';

/** More than any form has: merged areas of one sheet, and places that they cover as far as a sheet may reach. */
const limits = { merges: 20_000, covered: 1_000_000 } as const;

/** As `scanContainer`, for a workbook whose sheets can be read in a moment. */
export function scanWorkbook(bytes: Buffer): void {
  const parts = scanContainer(bytes);
  if (!parts.has('xl/workbook.xml')) throw new WorkbookRefused('file-not-workbook', { expected: '.xlsx' });
  guardSheets(parts);
}

/**
 * Refuses sheets whose merged cells would keep a reader busy for minutes: half a megabyte can name tens of thousands of
 * areas, each as large as the sheet. Counted in the bytes, before any parser sees them. Throws `WorkbookRefused`.
 */
export function guardSheets(parts: ReadonlyMap<string, () => Buffer>): void {
  for (const [name, unpack] of parts) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/iu.test(name)) continue;
    let merges = 0;
    let covered = 0;
    const content = unpack().toString('latin1');
    for (const [, ref] of content.matchAll(/<(?:[\w.-]+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([^"']{0,40})["']/gu)) {
      merges += 1;
      covered += areaOf(ref ?? '');
      if (merges > limits.merges || covered > limits.covered)
        throw new WorkbookRefused('file-too-heavy', { found: name, expected: `mergeCell ${limits.merges}` });
    }
  }
}

/** Places of an area such as `A1:D20` inside of the largest sheet that is read. */
function areaOf(ref: string): number {
  const [, left, top, right, bottom] = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/iu.exec(ref) ?? [];
  if (left === undefined || right === undefined) return 1;
  const rows = Math.min(Number(bottom), workbookLimits.rows) - Number(top) + 1;
  const columns = Math.min(columnOf(right), workbookLimits.columns) - columnOf(left) + 1;
  return Math.max(1, rows) * Math.max(1, columns);
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
