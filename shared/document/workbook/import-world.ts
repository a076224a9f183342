import type { Issue } from '../../app-error.ts';
import { type RecordKind, recordSchemas } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { FieldValue } from '../../domain/revision.ts';
import type { TableSheet } from '../../templates/workbook/column.ts';
import { workbookTemplate } from '../../templates/workbook/template.ts';
import { type CellPlace, cellIssue } from './import-rules.ts';
import { nearest } from './nearest.ts';
import type { ReadRow } from './read-sheet.ts';
import { type AnyRecord, LabelIndex, labelsOf, ranksOf, rankedParents, recordsOf } from './record-labels.ts';

/** A row that has found its record: one that is there, or a new one. */
export interface PlannedRow {
  readonly template: TableSheet;
  readonly row: ReadRow;
  readonly id: string;
  readonly existing: AnyRecord | undefined;
  readonly parentId: string;
  readonly rank: number;
  /** Fields that the import sets, filled in while it is planned. */
  readonly fields: Map<string, FieldValue>;
}

/** The records as they are and the rows that are to change them: what words in cells are looked up in. */
export class ImportWorld {
  readonly current: RecordSet;
  readonly issues: Issue[] = [];
  readonly planned = new Map<RecordKind, PlannedRow[]>();
  readonly #indexes = new Map<RecordKind, { readonly after: LabelIndex; readonly before: LabelIndex }>();
  readonly #ranked = new Map<RecordKind, ReadonlyMap<string, readonly string[]>>();

  constructor(current: RecordSet) {
    this.current = current;
  }

  /** The record that a label means; undefined, and an issue at the cell, when there is none or more than one. */
  resolve(kind: RecordKind, label: string, place: CellPlace): string | undefined {
    const ids = this.#find(kind, label);
    if (ids.length === 1) return ids[0];
    const sheet =
      workbookTemplate.find((template) => template.layout === 'table' && template.kind === kind)?.name ?? '';
    if (ids.length > 1) {
      this.issues.push(cellIssue(place, 'ambiguous-reference', { found: label, expected: sheet }));
    } else {
      const near = nearest(label, this.#suggestions(kind));
      this.issues.push(
        cellIssue(place, 'unknown-reference', {
          found: label,
          expected: near === undefined ? sheet : `${sheet}：${near}`,
        }),
      );
    }
    return undefined;
  }

  /** The value of a field after the import: what the row says, else what the record holds. */
  after(row: PlannedRow, field: string): FieldValue | undefined {
    return row.fields.get(field) ?? row.row.values.get(field) ?? (row.existing?.[field] as FieldValue | undefined);
  }

  #find(kind: RecordKind, label: string): readonly string[] {
    const { after, before } = this.#index(kind);
    const found = after.find(label);
    // A record whose code changes in this very workbook may still be called by its old one in the other sheets.
    const byLabel = found.length > 0 ? found : before.find(label);
    const parent = rankedParents[kind];
    if (byLabel.length > 0 || parent === undefined) return byLabel;
    const parts = /^(.+)-(\d+)$/u.exec(label.normalize('NFKC').trim());
    if (parts?.[1] === undefined || parts[2] === undefined) return [];
    const owners = this.#find(parent.kind, parts[1]);
    const rank = Number(parts[2]);
    return owners.flatMap((owner) => this.#children(kind, parent.field).get(`${owner} ${rank}`) ?? []);
  }

  #index(kind: RecordKind): { readonly after: LabelIndex; readonly before: LabelIndex } {
    const cached = this.#indexes.get(kind);
    if (cached !== undefined) return cached;
    const [after, before] = [new LabelIndex(), new LabelIndex()];
    const planned = this.planned.get(kind) ?? [];
    const claimed = new Set(planned.map((row) => row.id));
    for (const record of recordsOf(this.current, kind)) {
      before.add(kind, record);
      if (!claimed.has(record.id)) after.add(kind, record);
    }
    for (const { id, existing, row } of planned) after.add(kind, { ...existing, ...definedValues(row), id });
    this.#indexes.set(kind, { after, before });
    return { after, before };
  }

  /** Ids by owner and place, after the import: rows of the workbook first, then records that it does not mention. */
  #children(kind: RecordKind, parentField: string): ReadonlyMap<string, readonly string[]> {
    const cached = this.#ranked.get(kind);
    if (cached !== undefined) return cached;
    const children = new Map<string, string[]>();
    const planned = this.planned.get(kind) ?? [];
    for (const row of planned) {
      const key = `${row.parentId} ${row.rank}`;
      children.set(key, [...(children.get(key) ?? []), row.id]);
    }
    const claimed = new Set(planned.map((row) => row.id));
    const records = recordsOf(this.current, kind);
    const ranks = ranksOf(records, parentField);
    for (const record of records) {
      const key = `${String(record[parentField])} ${ranks.get(record.id) ?? 0}`;
      if (!claimed.has(record.id) && !children.has(key)) children.set(key, [record.id]);
    }
    this.#ranked.set(kind, children);
    return children;
  }

  #suggestions(kind: RecordKind): string[] {
    const records = [
      ...recordsOf(this.current, kind),
      ...(this.planned.get(kind) ?? []).map(({ id, row }) => ({ ...definedValues(row), id })),
    ];
    return records.flatMap((record) => labelsOf(kind, record));
  }
}

function definedValues(row: ReadRow): Record<string, unknown> {
  return Object.fromEntries([...row.values].filter(([, value]) => value !== undefined));
}

/** What an empty cell stands for, by the record's own schema; undefined where the field must be filled in. */
export function defaultOf(kind: RecordKind, field: string): FieldValue | undefined {
  const schema = (
    recordSchemas[kind].shape as Record<string, { safeParse: (value: unknown) => { success: boolean; data?: unknown } }>
  )[field];
  const parsed = schema?.safeParse(undefined);
  return parsed?.success === true ? (parsed.data as FieldValue) : undefined;
}
