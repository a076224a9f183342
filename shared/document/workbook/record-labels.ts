import type { RecordKind, StoredRecord } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import { comparable } from './clean-text.ts';

/** A record of any kind, as far as labels need it. */
export type AnyRecord = { readonly id: string } & { readonly [field: string]: unknown };

/** The records of one kind, as far as labels need them. */
export function recordsOf(set: RecordSet, kind: RecordKind): readonly AnyRecord[] {
  return set[kind] as unknown as readonly AnyRecord[]; // every stored record is an object with an id
}

/** Kinds that are named by their owner's label and their place in it: `WX03-2`, `WX03-2-1`. */
export const rankedParents: { readonly [K in RecordKind]?: { readonly field: string; readonly kind: RecordKind } } = {
  duty: { field: 'positionId', kind: 'position' },
  workItem: { field: 'dutyId', kind: 'duty' },
  workStandard: { field: 'workItemId', kind: 'workItem' },
};

const labelFields: { readonly [K in RecordKind]?: readonly string[] } = {
  department: ['name', 'code'],
  section: ['name', 'code'],
  person: ['name', 'staffNumber'],
  position: ['code', 'name'],
  workflow: ['code', 'name'],
  statement: ['number', 'title'],
  evidence: ['number', 'title'],
  goal: ['code', 'text'],
  finding: ['number', 'problem'],
  indicator: ['code', 'name'],
  handbook: ['year'],
};

/** By what people may call a record in a cell, best first. Ranked kinds have no label of their own. */
export function labelsOf(kind: RecordKind, record: AnyRecord): string[] {
  const labels = (labelFields[kind] ?? []).map((field) => String(record[field] ?? ''));
  if (kind === 'annualTask') {
    const code = String(record['code'] ?? '');
    if (code !== '') labels.push(code, `${String(record['year'])}/${code}`);
  }
  return labels.filter((label) => comparable(label) !== '');
}

/** Which records of one kind a label can mean. */
export class LabelIndex {
  readonly #ids = new Map<string, Set<string>>();

  /** Adds every label of a record, and its id. */
  add(kind: RecordKind, record: AnyRecord): void {
    for (const label of [...labelsOf(kind, record), record.id]) {
      const key = comparable(label);
      const ids = this.#ids.get(key);
      if (ids === undefined) this.#ids.set(key, new Set([record.id]));
      else ids.add(record.id);
    }
  }

  /** The ids of the records that are called so. */
  find(label: string): readonly string[] {
    return [...(this.#ids.get(comparable(label)) ?? [])];
  }

  /** Every key, for a hint at what may have been meant. */
  keys(): readonly string[] {
    return [...this.#ids.keys()];
  }
}

/** The label of each record of a set that names it and nothing else; the id where no other label does. */
export function labeller(set: RecordSet): (kind: RecordKind, id: string | null) => string {
  const caches = new Map<RecordKind, Map<string, string>>();
  const labelsFor = (kind: RecordKind): Map<string, string> => {
    const cached = caches.get(kind);
    if (cached !== undefined) return cached;
    const labels = new Map<string, string>();
    caches.set(kind, labels);
    const records = recordsOf(set, kind);
    const parent = rankedParents[kind];
    if (parent !== undefined) {
      const ranks = ranksOf(records, parent.field);
      for (const record of records) {
        labels.set(record.id, `${label(parent.kind, String(record[parent.field] ?? ''))}-${ranks.get(record.id) ?? 0}`);
      }
      return labels;
    }
    const index = new LabelIndex();
    for (const record of records) index.add(kind, record);
    for (const record of records) {
      labels.set(record.id, labelsOf(kind, record).find((name) => index.find(name).length === 1) ?? record.id);
    }
    return labels;
  };
  const label = (kind: RecordKind, id: string | null): string => (id === null ? '' : (labelsFor(kind).get(id) ?? id));
  return label;
}

/** The place of each record among its siblings, from 1, in the order given. */
export function ranksOf(records: readonly AnyRecord[], parentField: string): Map<string, number> {
  const counts = new Map<unknown, number>();
  const ranks = new Map<string, number>();
  for (const record of records) {
    const rank = (counts.get(record[parentField]) ?? 0) + 1;
    counts.set(record[parentField], rank);
    ranks.set(record.id, rank);
  }
  return ranks;
}

/** The record of a kind with an id, in a set. */
export function recordFinder(
  set: RecordSet,
): <K extends RecordKind>(kind: K, id: string | null) => StoredRecord<K> | undefined {
  const maps = new Map<RecordKind, Map<string, unknown>>();
  return <K extends RecordKind>(kind: K, id: string | null): StoredRecord<K> | undefined => {
    if (id === null) return undefined;
    let map = maps.get(kind);
    if (map === undefined) {
      map = new Map(recordsOf(set, kind).map((record) => [record.id, record]));
      maps.set(kind, map);
    }
    return map.get(id) as StoredRecord<K> | undefined;
  };
}
