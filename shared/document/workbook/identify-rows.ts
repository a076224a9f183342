import type { RecordKind } from '../../domain/record-kind.ts';
import type { TableSheet } from '../../templates/workbook/column.ts';
import { comparable } from './clean-text.ts';
import { cellIssue, issueAt } from './import-rules.ts';
import type { ImportWorld, PlannedRow } from './import-world.ts';
import type { ReadRow, ReadTable } from './read-sheet.ts';
import { type AnyRecord, ranksOf, recordsOf } from './record-labels.ts';

type Fields = { readonly [field: string]: unknown };

/**
 * What makes a record the same as a row that carries no id. Ranked kinds are known by owner and place, which are no
 * fields of the row.
 */
export function naturalKey(kind: RecordKind, fields: Fields): string | undefined {
  const key = (...names: string[]): string | undefined => {
    const parts = names.map((name) => comparable(String(fields[name] ?? '')));
    return parts.includes('') ? undefined : `${names.join('+')}:${parts.join('/')}`;
  };
  switch (kind) {
    case 'section':
      return key('name');
    case 'person':
      return key('staffNumber') ?? key('name');
    case 'position':
    case 'workflow':
      return key('code') ?? key('name');
    case 'goal':
      return key('code') ?? key('level', 'text');
    case 'goalTarget':
      return key('goalId', 'year');
    case 'annualTask':
      return key('year', 'code') ?? key('year', 'content');
    case 'statement':
    case 'evidence':
      return key('number') ?? key('title');
    case 'indicator':
      return key('code') ?? key('name');
    case 'indicatorReading':
      return key('indicatorId', 'readOn');
    case 'finding':
      return key('number') ?? key('foundOn', 'problem');
    case 'schoolTerm':
      return key('schoolYear', 'season');
    case 'schoolHoliday':
      return key('name', 'fromDay');
    case 'layerStandard':
      return key('layer', 'standardType', 'area', 'name');
    case 'handbook':
      return key('year');
    case 'workingGroupMember':
      return key('personId');
    case 'evidencePart':
      return key('evidenceId', 'role', 'version', 'fileName');
    case 'evidenceLink':
      return linkKey(fields, key('evidenceId', 'targetKind', 'targetId'));
    default:
      return undefined;
  }
}

/** The same piece may prove the same thing for several years, and several records of one workflow. */
function linkKey(fields: Fields, ends: string | undefined): string | undefined {
  const words = [fields['year'], fields['recordName']].map((value) => comparable(String(value ?? '')));
  return ends === undefined ? undefined : [ends, ...words].join('/');
}

/** A sheet of the template and what was read from it. */
export interface IdentifiedSheet {
  readonly template: TableSheet;
  readonly table: ReadTable;
}

/** Finds the record of each row: by its id, by its owner and place, or by its code, number or name. */
export function identifyRows(world: ImportWorld, sheet: IdentifiedSheet, newId: () => string): void {
  const { template, table } = sheet;
  const { kind, parentField } = template;
  const records = recordsOf(world.current, kind);
  const byId = new Map(records.map((record) => [record.id, record]));
  const byKey = keyIndex(template, records);
  const claimed = claimIds(world, table, byId);
  const lastRank = new Map<string, number>();
  const planned: PlannedRow[] = [];
  world.planned.set(kind, planned);
  for (const row of table.rows) {
    const carried = claimed.get(row);
    const parentId = parentField === undefined ? '' : ownerOf(world, { template, row, existing: carried });
    if (parentId === undefined) continue; // its issue is told; without an owner the rest of the row means nothing
    const rank = Number(row.values.get('ordinal') ?? (lastRank.get(parentId) ?? 0) + 1);
    lastRank.set(parentId, rank);
    const key =
      parentField === undefined ? naturalKey(kind, resolvedKeyFields(world, kind, row)) : `${parentId} ${rank}`;
    const matched = carried ?? (key === undefined ? undefined : byKey.get(key));
    const taken = matched !== undefined && matched !== carried && [...claimed.values()].includes(matched);
    const existing = taken ? undefined : matched;
    if (existing !== undefined) claimed.set(row, existing);
    planned.push({ template, row, id: existing?.id ?? newId(), existing, parentId, rank, fields: new Map() });
  }
  reportMissingColumns(world, sheet, planned);
}

function keyIndex(template: TableSheet, records: readonly AnyRecord[]): ReadonlyMap<string, AnyRecord> {
  const { kind, parentField } = template;
  const index = new Map<string, AnyRecord>();
  const ranks = parentField === undefined ? undefined : ranksOf(records, parentField);
  for (const record of records) {
    const key =
      parentField === undefined
        ? naturalKey(kind, record)
        : `${String(record[parentField])} ${ranks?.get(record.id) ?? 0}`;
    if (key !== undefined && !index.has(key)) index.set(key, record);
  }
  return index;
}

/** Rows that carry the id of a record of ours. An id from another file is no error: its row is matched by its key. */
function claimIds(world: ImportWorld, table: ReadTable, byId: ReadonlyMap<string, AnyRecord>): Map<ReadRow, AnyRecord> {
  const claimed = new Map<ReadRow, AnyRecord>();
  const seen = new Set<string>();
  for (const row of table.rows) {
    const id = row.values.get('id');
    if (typeof id !== 'string') continue;
    if (seen.has(id)) world.issues.push(cellIssue(row.placeOf('id'), 'duplicate-id', { found: id }));
    const record = byId.get(id);
    if (record !== undefined && !seen.has(id)) claimed.set(row, record);
    seen.add(id);
  }
  return claimed;
}

function ownerOf(
  world: ImportWorld,
  scope: { template: TableSheet; row: ReadRow; existing: AnyRecord | undefined },
): string | undefined {
  const field = scope.template.parentField ?? '';
  const column = scope.template.columns.find((candidate) => candidate.field === field);
  const label = scope.row.values.get(field);
  if (typeof label === 'string' && column?.value.type === 'reference') {
    return world.resolve(column.value.to, label, scope.row.placeOf(field));
  }
  return scope.existing?.[field] as string | undefined;
}

/** A row's fields with references as ids, for kinds whose key is made of references. Silent: the plan tells issues once. */
function resolvedKeyFields(world: ImportWorld, kind: RecordKind, row: ReadRow): Fields {
  const values = Object.fromEntries(row.values);
  // An empty level is a department's; the key must say so.
  if (kind === 'schoolTerm') return { ...values, season: values['season'] ?? 'autumn' };
  if (kind === 'goal') return { ...values, level: values['level'] ?? 'department' };
  const told = world.issues.length;
  const find = (to: RecordKind, field: string): string | undefined =>
    typeof values[field] === 'string' ? world.resolve(to, values[field], row.placeOf(field)) : undefined;
  const resolved = keyOfReferences(kind, values, find);
  world.issues.length = told;
  return { ...values, ...resolved };
}

/** The references among the fields of a kind's key, found; nothing for kinds whose key has none. */
function keyOfReferences(
  kind: RecordKind,
  values: Fields,
  find: (to: RecordKind, field: string) => string | undefined,
): Fields {
  switch (kind) {
    case 'workingGroupMember':
      return { personId: find('person', 'personId') };
    case 'goalTarget':
      return { goalId: find('goal', 'goalId') };
    case 'indicatorReading':
      return { indicatorId: find('indicator', 'indicatorId') };
    case 'evidencePart':
      return {
        evidenceId: find('evidence', 'evidenceId'),
        role: values['role'] ?? 'file',
        version: values['version'] ?? 1,
      };
    case 'evidenceLink':
      return {
        evidenceId: find('evidence', 'evidenceId'),
        targetId: find((values['targetKind'] ?? 'workStandard') as RecordKind, 'targetId'),
      };
    default:
      return {};
  }
}

/** New records need their required columns; a workbook that only changes records may leave any out. */
function reportMissingColumns(world: ImportWorld, sheet: IdentifiedSheet, planned: readonly PlannedRow[]): void {
  const { template, table } = sheet;
  const orphans =
    template.parentField !== undefined && !table.fields.has(template.parentField) && planned.length < table.rows.length;
  if (!orphans && planned.every((row) => row.existing !== undefined)) return;
  for (const column of template.columns) {
    if (column.required && !table.fields.has(column.field)) {
      world.issues.push(issueAt([template.name], 'missing-column', { expected: column.header }));
    }
  }
}
