import { isBlank } from './clean.ts';
import { emitResult } from './emit.ts';
import { gridOf } from './grid.ts';
import { isOrganization, isRole } from './headings.ts';
import type { ImportResult } from './imported.ts';
import type { CleanedPiece } from './ledger.ts';
import { cleaned, type Line, linesOf } from './lines.ts';
import type { ColumnMappings, ColumnTable } from './column-head.ts';
import { readLines } from './read-lines.ts';
import { readTable } from './read-table.ts';
import { Reading } from './reading.ts';
import { sheetParts } from './sheet-parts.ts';
import type { SourceFile } from './source.ts';

/** What a reader of papers knows beside the paper. */
export interface InterpretOptions {
  /** The own department: its name before a section's is no part of it. */
  readonly departmentName: string;
  /** The file's name without its ending: names a position where the paper does not. */
  readonly fileName: string;
  /** What the user said about columns, now or before. */
  readonly mappings: ColumnMappings;
}

/** Says what a foreign file means. Pure: the same file gives the same result, so that a preview is what will be applied. */
export function interpretSource(file: SourceFile, options: InterpretOptions): ImportResult {
  const reading = new Reading({
    departmentName: options.departmentName,
    fallbackName: positionFromFileName(options.fileName),
  });
  const pieces: CleanedPiece[] = [];
  const columnTables: ColumnTable[] = [];
  const isSheet = file.kind === 'xlsx' || file.kind === 'csv';
  let lines: Line[] = [];
  const flush = (): void => {
    readLines(lines, reading, { headings: true });
    lines = [];
  };
  for (const block of file.blocks) {
    if (block.type === 'text') {
      const piece = cleaned(block.piece);
      pieces.push(piece);
      lines.push(...linesOf(piece));
      continue;
    }
    flush();
    const grid = gridOf(block, pieces);
    for (const part of isSheet ? sheetParts(grid) : [grid]) {
      if (isSheet) startSheet(block.name, reading);
      readTable(part, { reading, mappings: options.mappings, columnTables, isSheet });
      if (reading.field !== null) reading.closeField();
    }
  }
  flush();
  return emitResult({ reading, pieces, columnTables });
}

/** A sheet called like a position or a section holds it; what was said on the sheet before is over. */
function startSheet(name: string, reading: Reading): void {
  reading.position = null;
  reading.section = null;
  reading.closeField();
  reading.workflow = null;
  const words = { text: name.trim(), spans: [] };
  if (isBlank(name) || /^sheet\s*\d*$/iu.test(name.trim())) return;
  if (isRole(name)) {
    reading.startPosition(words, -0.5);
    if (reading.position !== null) reading.titles.add(reading.position);
  } else if (isOrganization(name)) reading.setSection(words);
}

function positionFromFileName(fileName: string): string {
  const bare = fileName
    .replace(/^[\d\s._、\-－（）()]+/u, '')
    .replace(
      /(?:的)?(?:岗位职责说明书|岗位说明书|岗位职责|工作职责|职责|工作标准|说明书|（.*）|\(.*\)|[_\-\s]*(?:终稿|定稿|最终版|修改版?|新版?|v?\d[\d.]*))+$/iu,
      '',
    )
    .trim();
  return (bare === '' ? fileName : bare).slice(0, 200);
}
