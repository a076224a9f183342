import type { RecordKind } from '../../domain/record-kind.ts';
import type { FieldValue } from '../../domain/revision.ts';
import { missingCase } from '../../exhaustive.ts';
import type { Column } from '../../templates/workbook/column.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { cellIssue } from './import-rules.ts';
import { defaultOf, type ImportWorld, type PlannedRow } from './import-world.ts';

/** Turns the cells of a row into the fields of its record; those that say what the record says already are left out. */
export function planFields(world: ImportWorld, planned: PlannedRow): void {
  const { template, row, existing } = planned;
  for (const column of template.columns) {
    if (!row.values.has(column.field)) continue;
    const value = fieldValue(world, planned, column);
    if (value === undefined) continue;
    if (existing === undefined || !saysTheSame(column, existing[column.field], value))
      planned.fields.set(column.field, value);
  }
  // A row whose owner is not named in a column of its own (a new one always names it) keeps its owner.
  const stored = existing?.['fileHash'];
  if (planned.fields.has('fileName') && typeof stored === 'string' && stored !== '') {
    world.issues.push(
      cellIssue(row.placeOf('fileName'), 'file-name-fixed', {
        found: planned.fields.get('fileName'),
        expected: String(existing?.['fileName']),
      }),
    );
  }
}

function fieldValue(world: ImportWorld, planned: PlannedRow, column: Column): FieldValue | undefined {
  const { template, row } = planned;
  const value = row.values.get(column.field);
  const rule = column.value;
  switch (rule.type) {
    case 'line':
    case 'text':
    case 'number':
    case 'day':
    case 'yesNo':
    case 'choice':
      return value ?? defaultOf(template.kind, column.field);
    case 'reference':
      if (value === undefined) return defaultOf(template.kind, column.field);
      if (column.field === template.parentField) return planned.parentId;
      return world.resolve(rule.to, String(value), row.placeOf(column.field));
    case 'target': {
      const targetKind = world.after(planned, 'targetKind');
      return value === undefined || targetKind === undefined
        ? undefined
        : world.resolve(targetKind as RecordKind, String(value), row.placeOf(column.field));
    }
    case 'rank': // the order of siblings is planned as a whole
    case 'holders': // records of their own
    case 'next':
    case 'note':
    case 'id':
      return undefined;
    default:
      return missingCase(rule);
  }
}

/** Text that differs only in what a cell cannot carry (blanks at its ends, invisible characters) is the same. */
function saysTheSame(column: Column, stored: unknown, value: FieldValue): boolean {
  if (stored === value) return true;
  if (typeof stored !== 'string' || typeof value !== 'string') return false;
  if (column.value.type === 'line') return cleanLine(stored) === value;
  return column.value.type === 'text' && cleanText(stored) === value;
}
