import type { Issue } from '../../app-error.ts';
import type { RecordKind } from '../../domain/record-kind.ts';
import type { FormSheet } from '../../templates/workbook/column.ts';
import { guideSheetName, tableSheets, workbookTemplate } from '../../templates/workbook/template.ts';
import { comparable } from './clean-text.ts';
import { issueAt } from './import-rules.ts';
import { nearest } from './nearest.ts';
import { cellText } from './read-cell.ts';
import { type ReadRow, type ReadTable, readForm, readTable } from './read-sheet.ts';
import type { SheetRows } from './sheet-rows.ts';

/** A whole workbook as it was read: tables and forms by kind. Kinds without a sheet are absent. */
export interface ReadWorkbook {
  readonly tables: ReadonlyMap<RecordKind, ReadTable>;
  readonly forms: ReadonlyMap<RecordKind, ReadRow>;
  readonly issues: readonly Issue[];
}

/** Finds the template's sheets and reads them. A sheet that is not there leaves its kind alone. */
export function readWorkbookRows(sheets: readonly SheetRows[]): ReadWorkbook {
  const issues: Issue[] = [];
  const tables = new Map<RecordKind, ReadTable>();
  const forms = new Map<RecordKind, ReadRow>();
  const bySheetName = new Map(workbookTemplate.map((template) => [comparable(template.name), template]));
  const seen = new Set<string>();
  for (const sheet of sheets) {
    const key = comparable(sheet.name);
    const template = bySheetName.get(key);
    if (template === undefined) {
      if (!isIgnorable(sheet)) issues.push(unknownSheet(sheet));
    } else if (seen.has(key)) {
      issues.push(issueAt([sheet.name], 'duplicate-sheet', { found: sheet.name }));
    } else if (template.layout === 'table') {
      const table = readTable(sheet, template);
      tables.set(template.kind, table);
      issues.push(...table.issues);
    } else {
      issues.push(...readFormInto(sheet, template, forms));
    }
    seen.add(key);
  }
  if (tables.size === 0 && forms.size === 0 && issues.length === 0) {
    issues.push(issueAt([], 'no-known-sheet', { expected: tableSheets.map((template) => template.name).join('、') }));
  }
  return { tables, forms, issues };
}

function readFormInto(sheet: SheetRows, template: FormSheet, forms: Map<RecordKind, ReadRow>): readonly Issue[] {
  const { rows, issues } = readForm(sheet, template);
  for (const row of template.rows) {
    const read = rows.get(row.kind);
    if (read !== undefined) forms.set(row.kind, read);
  }
  return issues;
}

/** The guide, people's own guides beside it, and sheets with nothing on them. */
function isIgnorable(sheet: SheetRows): boolean {
  return (
    comparable(sheet.name).startsWith(guideSheetName) ||
    sheet.rows.every((row) => row.every((cell) => comparable(cellText(cell)) === ''))
  );
}

function unknownSheet(sheet: SheetRows): Issue {
  const expected = nearest(
    sheet.name,
    workbookTemplate.map((template) => template.name),
  );
  return issueAt([sheet.name], 'unknown-sheet', { found: sheet.name, ...(expected === undefined ? {} : { expected }) });
}
