import type { AnyRecord } from '../../shared/domain/record-naming.ts';
import {
  isRecordKind,
  ownerFields,
  type RecordKind,
  recordKinds,
  recordSchemas,
} from '../../shared/domain/record-kind.ts';
import { findRow } from '../records/record-rows.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** Where a record stands: what it belongs to in the end, and the section and year that follow from it. */
export interface RecordContext {
  /** The record itself, or the outermost of its owners: the position of a standard, the workflow of a step. */
  readonly root: AnyRecord;
  readonly sectionId: string | null;
  /** As written: 2026, or 2025-2026 for evidence; empty for what belongs to no year. */
  readonly year: string;
}

function ownersOf(kind: RecordKind): [field: string, kind: RecordKind][] {
  const owners: Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>> = ownerFields;
  return Object.entries(owners[kind] ?? {});
}

/** Kinds whose records can have a section or a year, by their own fields or those of what they belong to. */
function kindsWith(fields: readonly string[]): ReadonlySet<RecordKind> {
  const has = (kind: RecordKind): boolean => {
    const own = fields.some((field) => Object.hasOwn(recordSchemas[kind].shape, field));
    const [owner] = ownersOf(kind);
    return own || (owner !== undefined && has(owner[1]));
  };
  return new Set(recordKinds.filter(has));
}

export const kindsOfSections: ReadonlySet<RecordKind> = new Set([
  ...kindsWith(['sectionId', 'positionId']),
  'section' as const,
]);
export const kindsOfYears: ReadonlySet<RecordKind> = kindsWith(['year']);

/** Reads contexts, each owner once. */
export class ContextReader {
  readonly #db: WorkspaceDb;
  readonly #known = new Map<string, AnyRecord | null>();

  constructor(db: WorkspaceDb) {
    this.#db = db;
  }

  /** The context of a record. */
  of(record: AnyRecord): RecordContext {
    const root = this.#rootOf(record);
    return { root, sectionId: this.#sectionOf(record, root), year: yearOf(record) || yearOf(root) };
  }

  /** A record by its id, or null; `id` may be any field's value. */
  find(kind: RecordKind, id: unknown): AnyRecord | null {
    if (typeof id !== 'string') return null;
    let record = this.#known.get(id);
    if (record === undefined) {
      record = findRow(this.#db.raw, kind, id);
      this.#known.set(id, record);
    }
    return record;
  }

  #rootOf(record: AnyRecord): AnyRecord {
    const [first] = ownersOf(record.kind);
    const owner = first === undefined ? this.#subjectOf(record) : this.find(first[1], record.fields[first[0]]);
    return owner === null ? record : this.#rootOf(owner);
  }

  /** What an approval is about: it belongs to that as if it were its own. */
  #subjectOf({ fields }: AnyRecord): AnyRecord | null {
    const kind = fields['subjectKind'];
    return typeof kind === 'string' && isRecordKind(kind) ? this.find(kind, fields['subjectId']) : null;
  }

  #sectionOf(record: AnyRecord, root: AnyRecord): string | null {
    if (root.kind === 'section') return root.head.id;
    for (const { fields } of [record, root]) {
      if (typeof fields['sectionId'] === 'string') return fields['sectionId'];
      const section = this.find('position', fields['positionId'])?.fields['sectionId'];
      if (typeof section === 'string') return section;
    }
    return null;
  }
}

function yearOf({ fields }: AnyRecord): string {
  const year = fields['year'];
  return typeof year === 'number' || typeof year === 'string' ? String(year) : '';
}
