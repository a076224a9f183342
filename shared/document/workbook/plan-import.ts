import { type RecordKind, recordSchemas } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { FieldValue } from '../../domain/revision.ts';
import { collegeAndDepartmentSheet } from '../../templates/workbook/people-sheets.ts';
import { tableSheets } from '../../templates/workbook/template.ts';
import { identifyRows } from './identify-rows.ts';
import type { ImportPlan, PlannedFields } from './import-plan.ts';
import { defaultOf, ImportWorld, type PlannedRow } from './import-world.ts';
import { checkWhole } from './plan-checks.ts';
import { planFields } from './plan-fields.ts';
import { planArrows, planHolders } from './plan-lists.ts';
import { planOrdinals } from './plan-order.ts';
import type { ReadRow } from './read-sheet.ts';
import { readWorkbookRows } from './read-workbook.ts';
import { recordsOf } from './record-labels.ts';
import type { SheetRows } from './sheet-rows.ts';

interface Writes {
  readonly creates: { kind: RecordKind; id: string; fields: PlannedFields }[];
  readonly updates: { kind: RecordKind; id: string; fields: PlannedFields }[];
  readonly removes: { kind: 'positionHolder' | 'workflowLink'; id: string }[];
  readonly counts: Map<RecordKind, { added: number; changed: number; unchanged: number }>;
}

/**
 * Decides what an import of these sheets does to these records. Pure: new ids come in as an argument. Rows that are not
 * in the workbook stay as they are; when there are issues, nothing of the plan may be applied.
 */
export function planImport(sheets: readonly SheetRows[], current: RecordSet, newId: () => string): ImportPlan {
  const workbook = readWorkbookRows(sheets);
  const world = new ImportWorld(current);
  world.issues.push(...workbook.issues);
  // In the template's order every kind comes after those that its rows need to be recognised.
  for (const template of tableSheets) {
    const table = workbook.tables.get(template.kind);
    if (table !== undefined) identifyRows(world, { template, table }, newId);
  }
  const writes: Writes = { creates: [], updates: [], removes: [], counts: new Map() };
  for (const kind of ['college', 'department'] as const) {
    const row = workbook.forms.get(kind);
    if (row !== undefined) planForm(world, { kind, row, writes, newId });
  }
  for (const rows of world.planned.values()) for (const row of rows) planFields(world, row);
  checkWhole(world);
  for (const [kind, rows] of world.planned) collectRows(world, { kind, rows, writes });
  collectLists(world, { writes, newId });
  return {
    creates: writes.creates,
    updates: writes.updates,
    removes: writes.removes,
    counts: [...writes.counts].map(([kind, count]) => ({ kind, ...count })),
    issues: inReadingOrder(world.issues, sheets),
  };
}

function planForm(
  world: ImportWorld,
  form: { kind: 'college' | 'department'; row: ReadRow; writes: Writes; newId: () => string },
): void {
  const { kind, row, writes } = form;
  const existing = recordsOf(world.current, kind)[0];
  const fields: Record<string, FieldValue> = {};
  for (const column of collegeAndDepartmentSheet.rows.filter((candidate) => candidate.kind === kind)) {
    if (!row.values.has(column.field)) continue;
    const words = row.values.get(column.field);
    const value =
      column.value.type === 'reference' && typeof words === 'string'
        ? world.resolve(column.value.to, words, row.placeOf(column.field))
        : (words ?? defaultOf(kind, column.field));
    if (value !== undefined && value !== existing?.[column.field]) fields[column.field] = value;
  }
  const isChanged = Object.keys(fields).length > 0;
  if (existing === undefined) writes.creates.push({ kind, id: form.newId(), fields });
  else if (isChanged) writes.updates.push({ kind, id: existing.id, fields });
  const added = existing === undefined ? 1 : 0;
  writes.counts.set(kind, { added, changed: isChanged ? 1 - added : 0, unchanged: isChanged ? 0 : 1 - added });
}

function collectRows(
  world: ImportWorld,
  scope: { kind: RecordKind; rows: readonly PlannedRow[]; writes: Writes },
): void {
  const { kind, rows, writes } = scope;
  if ('ordinal' in recordSchemas[kind].shape) {
    for (const [id, ordinal] of ordinalsOf(world, kind, rows)) {
      const row = rows.find((candidate) => candidate.id === id);
      if (row === undefined) writes.updates.push({ kind, id, fields: { ordinal } });
      else row.fields.set('ordinal', ordinal);
    }
  }
  const count = { added: 0, changed: 0, unchanged: 0 };
  for (const { id, existing, fields } of rows) {
    const planned = { kind, id, fields: Object.fromEntries(fields) };
    if (existing === undefined) writes.creates.push(planned);
    else if (fields.size > 0) writes.updates.push(planned);
    count[existing === undefined ? 'added' : fields.size > 0 ? 'changed' : 'unchanged'] += 1;
  }
  writes.counts.set(kind, count);
}

function ordinalsOf(world: ImportWorld, kind: RecordKind, rows: readonly PlannedRow[]): Map<string, number> {
  const groups = new Map<string, PlannedRow[]>();
  for (const row of rows) groups.set(row.parentId, [...(groups.get(row.parentId) ?? []), row]);
  const changes = new Map<string, number>();
  const parentField = rows[0]?.template.parentField;
  for (const [parentId, group] of groups) {
    const stored = recordsOf(world.current, kind)
      .filter((record) => parentField === undefined || record[parentField] === parentId)
      .map((record) => ({ id: record.id, ordinal: Number(record['ordinal']) }));
    const wanted = group.map(({ id, rank }) => ({ id, rank: parentField === undefined ? 0 : rank }));
    for (const [id, ordinal] of planOrdinals(stored, wanted)) changes.set(id, ordinal);
  }
  return changes;
}

function collectLists(world: ImportWorld, scope: { writes: Writes; newId: () => string }): void {
  const { writes, newId } = scope;
  const lists = { positionHolder: planHolders(world), workflowLink: planArrows(world) } as const;
  for (const kind of ['positionHolder', 'workflowLink'] as const) {
    const { creates, removes, unchanged } = lists[kind];
    if (creates.length + removes.length + unchanged === 0) continue;
    for (const fields of creates) writes.creates.push({ kind, id: newId(), fields });
    for (const id of removes) writes.removes.push({ kind, id });
    writes.counts.set(kind, { added: creates.length, changed: removes.length, unchanged });
  }
}

/** By sheet as in the workbook, then by cell, each issue once. */
function inReadingOrder(issues: ImportWorld['issues'], sheets: readonly SheetRows[]): ImportWorld['issues'] {
  const order = new Map(sheets.map((sheet, index) => [sheet.name, index]));
  const keys = new Map(
    issues.map((issue) => {
      const cell = /^([A-Z]+)(\d+)$/u.exec(issue.where[1] ?? '');
      const column = (cell?.[1] ?? '').padStart(4, ' ');
      const sheet = order.get(issue.where[0] ?? '') ?? -1;
      return [issue, `${String(sheet + 1).padStart(4, '0')} ${(cell?.[2] ?? '').padStart(8, ' ')} ${column}`] as const;
    }),
  );
  const unique = new Map(issues.map((issue) => [JSON.stringify(issue), issue]));
  return [...unique.values()].sort((a, b) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1));
}
