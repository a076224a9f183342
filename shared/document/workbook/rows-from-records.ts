import type { RecordKind } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import { missingCase } from '../../exhaustive.ts';
import type { Column, FormSheet, TableSheet } from '../../templates/workbook/column.ts';
import { formHeaders, workbookTemplate } from '../../templates/workbook/template.ts';
import { cleanText } from './clean-text.ts';
import { excelError } from './read-cell.ts';
import { type AnyRecord, labeller, ranksOf, recordFinder, recordsOf } from './record-labels.ts';
import type { CellValue, SheetRows } from './sheet-rows.ts';

/** The longest text that Excel keeps in a cell, in UTF-16 units. */
const longestCell = 32_767;

interface Scope {
  readonly set: RecordSet;
  readonly withIds: boolean;
  readonly label: ReturnType<typeof labeller>;
  readonly find: ReturnType<typeof recordFinder>;
  readonly stepRanks: ReadonlyMap<string, number>;
}

/**
 * All sheets of the template but the guide, filled with the records of a set (an empty set gives the empty template).
 * Without ids the rows are matched by their codes and names when they are read back.
 */
export function rowsFromRecords(set: RecordSet, options: { readonly withIds: boolean }): SheetRows[] {
  const scope: Scope = {
    set,
    withIds: options.withIds,
    label: labeller(set),
    find: recordFinder(set),
    stepRanks: ranksOf(recordsOf(set, 'workflowStep'), 'workflowId'),
  };
  return workbookTemplate.map((sheet) => (sheet.layout === 'form' ? formRows(sheet, scope) : tableRows(sheet, scope)));
}

function formRows(sheet: FormSheet, scope: Scope): SheetRows {
  const rows = sheet.rows.map((row): CellValue[] => {
    const record = recordsOf(scope.set, row.kind)[0];
    return [row.header, record === undefined ? null : cellOf(row, record, scope), row.hint];
  });
  return { name: sheet.name, rows: [[...formHeaders], ...rows] };
}

function tableRows(sheet: TableSheet, scope: Scope): SheetRows {
  const records = [...recordsOf(scope.set, sheet.kind)];
  const parentField = sheet.parentField;
  if (parentField !== undefined) groupByOwner(records, parentField, scope);
  const ranks = parentField === undefined ? undefined : ranksOf(records, parentField);
  const rows = records.map((record) =>
    sheet.columns.map(
      (column): CellValue =>
        column.value.type === 'rank' ? (ranks?.get(record.id) ?? null) : cellOf(column, record, scope),
    ),
  );
  return { name: sheet.name, rows: [sheet.columns.map((column) => column.header), ...rows] };
}

/** Puts siblings together, in the order of their owners; the order among siblings stays. */
function groupByOwner(records: AnyRecord[], parentField: string, scope: Scope): void {
  const owners = new Map<unknown, number>();
  const ownerKinds = {
    positionId: 'position',
    dutyId: 'duty',
    workItemId: 'workItem',
    workflowId: 'workflow',
    statementId: 'statement',
    annualTaskId: 'annualTask',
    handbookId: 'handbook',
  } as const;
  const placeOf = (kind: RecordKind): ReadonlyMap<unknown, number> => {
    const places = new Map<unknown, number>();
    const up = kind === 'duty' ? 'positionId' : kind === 'workItem' ? 'dutyId' : undefined;
    const list = [...recordsOf(scope.set, kind)];
    if (up !== undefined) {
      const above = placeOf(ownerKinds[up]);
      list.sort((a, b) => (above.get(a[up]) ?? 0) - (above.get(b[up]) ?? 0));
    }
    for (const [index, record] of list.entries()) places.set(record.id, index);
    return places;
  };
  for (const [id, place] of placeOf(ownerKinds[parentField as keyof typeof ownerKinds])) owners.set(id, place);
  records.sort((a, b) => (owners.get(a[parentField]) ?? 0) - (owners.get(b[parentField]) ?? 0));
}

function cellOf(column: Column, record: AnyRecord, scope: Scope): CellValue {
  const value = record[column.field];
  const { value: rule } = column;
  switch (rule.type) {
    case 'line':
    case 'text':
    case 'day':
      return textCell(value);
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'yesNo':
      return value === true ? '是' : '否';
    case 'choice':
      return rule.words[String(value)] ?? null;
    case 'reference':
      return textCell(scope.label(rule.to, (value as string | null) ?? null));
    case 'holders':
      return textCell(
        scope.set.positionHolder
          .filter((holder) => holder.positionId === record.id)
          .map((holder) => scope.label('person', holder.personId))
          .join('、'),
      );
    case 'next':
      return textCell(nextSteps(record, scope));
    case 'target':
      return textCell(scope.label(record['targetKind'] as RecordKind, value as string));
    case 'note':
      return textCell(noteFor(column.field, record, scope));
    case 'id':
      return scope.withIds ? record.id : null;
    case 'rank':
      return null; // the table writes it: a record alone does not know its place
    default:
      return missingCase(rule);
  }
}

function nextSteps(step: AnyRecord, scope: Scope): string {
  return scope.set.workflowLink
    .filter((link) => link.fromStepId === step.id)
    .map((link) => {
      const rank = String(scope.stepRanks.get(link.toStepId) ?? '');
      return link.label === '' ? rank : `${link.label}→${rank}`;
    })
    .join('；');
}

/** Words that help the reader of a sheet, such as the position's name beside its code. */
function noteFor(field: string, record: AnyRecord, scope: Scope): string {
  const { find } = scope;
  const item = find('workItem', (record['workItemId'] as string | undefined) ?? null);
  const duty = find('duty', item?.dutyId ?? (record['dutyId'] as string | undefined) ?? null);
  switch (field) {
    case 'positionName':
      return find('position', duty?.positionId ?? (record['positionId'] as string | undefined) ?? null)?.name ?? '';
    case 'dutyText':
      return duty?.text ?? '';
    case 'itemText':
      return item?.text ?? '';
    case 'evidenceTitle':
      return find('evidence', record['evidenceId'] as string)?.title ?? '';
    case 'targetText':
      return targetText(record['targetKind'] as RecordKind, record['targetId'] as string, scope);
    case 'stored':
      return record['fileHash'] === '' ? '否' : '是';
    default:
      return '';
  }
}

function targetText(kind: RecordKind, id: string, scope: Scope): string {
  const record = recordsOf(scope.set, kind).find((candidate) => candidate.id === id);
  if (record === undefined) return '';
  const field =
    ['requirement', 'content', 'text', 'name', 'title', 'remark'].find((name) => typeof record[name] === 'string') ??
    '';
  return String(record[field] ?? '');
}

/** Text that XML and Excel can hold; an empty text is an empty cell. */
function textCell(value: unknown): string | null {
  const clean = typeof value === 'string' ? cleanText(value) : '';
  // A text that looks like an error of Excel's is marked as one that somebody wrote; reading it takes the mark away.
  if (excelError.test(clean)) return `${clean}\u200b`;
  return clean === '' ? null : clean.slice(0, longestCell);
}
