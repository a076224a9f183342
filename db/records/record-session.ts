import type Database from 'better-sqlite3';
import { AppFailure } from '../../shared/app-error.ts';
import { type RecordKind, recordKinds } from '../../shared/domain/record-kind.ts';
import { type AnyRecord, isFixedField } from '../../shared/domain/record-naming.ts';
import type { FieldChanges, FieldValue, RevisionAction } from '../../shared/domain/revision.ts';
import { listSeveralHeads } from '../merge/parted-records.ts';
import { findRevision, insertRevision, listHeads } from '../revisions/revision-store.ts';
import { refuseLocked } from './locked-records.ts';
import { indexRecords, isSearched, type WrittenRecord } from '../search/search-index.ts';
import { deleteRow, findRow, insertRow, updateRow } from './record-rows.ts';
import type { CommandContext, CommittedChange } from './record-writer.ts';

/** With more records than this, whoever shows any of them reads everything again anyway. */
const namedRecordsLimit = 200;

/** The rows and revisions of one command: whatever writes a row here also writes its revision and its index entry. */
export class RecordSession {
  readonly raw: Database.Database;
  readonly #context: CommandContext;
  readonly #commandId: string;
  readonly #madeAt: string;
  readonly #touched = new Map<string, RecordKind>();
  readonly #made = new Set<string>();
  #goesBack = false;
  /** What the search index does not know yet: all of a command goes in together at its end. */
  readonly #unindexed = new Map<string, WrittenRecord>();

  constructor(raw: Database.Database, context: CommandContext) {
    this.raw = raw;
    this.#context = context;
    this.#commandId = context.continues ?? context.newId();
    this.#madeAt = context.now();
  }

  newId(): string {
    return this.#context.newId();
  }

  /** Which command its revisions belong to. */
  get commandId(): string {
    return this.#commandId;
  }

  get commandName(): string {
    return this.#context.name;
  }

  /**
   * Undo and redo in their order lead to nothing but rows that stood before: they pass the lock of a signed statement,
   * so that a signing by mistake can be taken back. Its revisions tell of both.
   */
  goBack(): void {
    this.#goesBack = true;
  }

  #refuseLocked(record: AnyRecord, fields: readonly string[] | 'all'): void {
    if (!this.#goesBack) refuseLocked(this.raw, record, { fields, made: this.#made });
  }

  /** Throws `not-found`. */
  mustFind(kind: RecordKind, id: string): AnyRecord {
    const record = findRow(this.raw, kind, id);
    if (record === null) throw new AppFailure({ code: 'not-found', about: `${kind} ${id}` });
    return record;
  }

  insert(
    kind: RecordKind,
    id: string,
    content: Pick<AnyRecord, 'fields'> & { readonly departmentId: string | null },
  ): AnyRecord {
    const changes = Object.fromEntries(Object.entries(content.fields).map(([field, to]) => [field, { to }]));
    const head = { id, departmentId: content.departmentId, revisionId: '' };
    this.#made.add(id);
    this.#refuseLocked({ kind, head, fields: content.fields }, 'all');
    const revisionId = this.#record('create', { kind, head, fields: content.fields }, { changes });
    const record = { kind, head: { ...head, revisionId }, fields: content.fields };
    insertRow(this.raw, record);
    this.#unindexed.set(id, { kind, id, fields: record.fields });
    return record;
  }

  /** Brings a removed record back under its own id; its new revision follows the removal. */
  restore(
    kind: RecordKind,
    id: string,
    content: Pick<AnyRecord, 'fields'> & { readonly departmentId: string | null },
  ): AnyRecord {
    const changes = Object.fromEntries(Object.entries(content.fields).map(([field, to]) => [field, { to }]));
    const head = { id, departmentId: content.departmentId, revisionId: '' };
    this.#made.add(id);
    this.#refuseLocked({ kind, head, fields: content.fields }, 'all');
    const parents = listHeads(this.raw, id);
    const revisionId = this.#record('create', { kind, head, fields: content.fields }, { changes, parents });
    const record = { kind, head: { ...head, revisionId }, fields: content.fields };
    insertRow(this.raw, record);
    this.#unindexed.set(id, { kind, id, fields: record.fields });
    return record;
  }

  /** Writes the fields that differ; nothing at all when none does. */
  change(record: AnyRecord, values: Readonly<Record<string, FieldValue>>): AnyRecord {
    const changed = Object.entries(values).filter(([field, value]) => record.fields[field] !== value);
    if (changed.length === 0) return record;
    const fixed = changed.find(([field]) => isFixedField(record.kind, field));
    if (fixed !== undefined) throw new RangeError(`${record.kind}.${fixed[0]} never changes`);
    this.#refuseLocked(
      record,
      changed.map(([field]) => field),
    );
    const changes: Record<string, { from: FieldValue; to: FieldValue }> = {};
    for (const [field, to] of changed) changes[field] = { from: record.fields[field] ?? null, to };
    const revisionId = this.#record('update', record, { changes });
    const next = {
      ...record,
      head: { ...record.head, revisionId },
      fields: { ...record.fields, ...Object.fromEntries(changed) },
    };
    updateRow(this.raw, next);
    const { id } = next.head;
    const names = changed.map(([field]) => field);
    if (isSearched(next.kind, names)) this.#unindexed.set(id, { kind: next.kind, id, fields: next.fields });
    return next;
  }

  /** States that fields hold what they hold, as a revision of its own. */
  confirm(record: AnyRecord, names: readonly string[]): AnyRecord {
    const changes: Record<string, { from: FieldValue; to: FieldValue }> = {};
    for (const name of names) {
      const value = record.fields[name];
      if (value === undefined) throw new Error(`${record.kind} has no field ${name}`);
      changes[name] = { from: value, to: value };
    }
    const revisionId = this.#record('update', record, { changes });
    const next = { ...record, head: { ...record.head, revisionId } };
    updateRow(this.raw, next);
    return next;
  }

  delete(record: AnyRecord): void {
    this.#refuseLocked(record, 'all');
    const changes = Object.fromEntries(Object.entries(record.fields).map(([field, from]) => [field, { from }]));
    this.#record('remove', record, { changes });
    deleteRow(this.raw, record.kind, record.head.id);
    this.#unindexed.set(record.head.id, { kind: record.kind, id: record.head.id, fields: null });
  }

  /**
   * What the fields of a record held when `revisionId` was its newest, for those that changed since. Null when that
   * revision is none of the record's past.
   */
  changedSince(record: AnyRecord, revisionId: string): ReadonlyMap<string, FieldValue> | null {
    const before = new Map<string, FieldValue>();
    let current = record.head.revisionId;
    while (current !== revisionId) {
      const revision = findRevision(this.raw, current);
      const [parent, ...others] = revision?.parents ?? [];
      if (revision === null || parent === undefined || others.length > 0) return null;
      for (const [field, { from }] of Object.entries(revision.changes)) before.set(field, from ?? null);
      current = parent;
    }
    return before;
  }

  /** Records that this command wrote or removed. */
  get touched(): ReadonlyMap<string, RecordKind> {
    return this.#touched;
  }

  /** Brings the search index up to date, as the last step of the command's transaction. */
  updateSearchIndex(): void {
    indexRecords(this.raw, this.#unindexed.values());
    this.#unindexed.clear();
  }

  /** What to tell everybody after the commit. */
  committedChange(): CommittedChange {
    const kinds = new Set(this.#touched.values());
    return {
      kinds: recordKinds.filter((kind) => kinds.has(kind)),
      recordIds: this.#touched.size > namedRecordsLimit ? [] : [...this.#touched.keys()],
      savedAt: this.#madeAt,
    };
  }

  /** A record that was changed apart goes on from all of its heads: whoever writes it has seen what they make together. */
  #parentsOf({ id, revisionId }: AnyRecord['head']): readonly string[] {
    if (revisionId === '') return [];
    const several = listSeveralHeads(this.raw, id);
    return several.includes(revisionId) ? several : [revisionId]; // a second write of a command follows its first
  }

  #record(
    action: RevisionAction,
    record: AnyRecord,
    { changes, parents }: { readonly changes: FieldChanges; readonly parents?: readonly string[] },
  ): string {
    const id = this.#context.newId();
    this.#touched.set(record.head.id, record.kind);
    insertRevision(this.raw, {
      id,
      recordKind: record.kind,
      recordId: record.head.id,
      departmentId: record.head.departmentId,
      parents: parents ?? this.#parentsOf(record.head),
      action,
      changes,
      author: this.#context.author,
      replicaId: this.#context.replicaId,
      madeAt: this.#madeAt,
      commandId: this.#commandId,
      commandName: this.#context.name,
    });
    return id;
  }
}
