import { type RecordKind, recordSchemas } from '../domain/record-kind.ts';
import { type AnyRecord, type NamedRecord, targetsOf } from '../domain/record-naming.ts';
import type { FieldValue, Revision } from '../domain/revision.ts';
import { derivedId, mergeReplicaId } from './derived-id.ts';
import { keepGroupOf, type OpenConflict, openConflicts } from './merge-conflicts.ts';
import type { MergeStore } from './merge-plan.ts';
import { keepCommand, mergeRecord } from './merge-record.ts';
import type { MergeIssue } from './merge-rules.ts';

/** A record as it will be. */
export interface RecordState {
  readonly kind: RecordKind;
  readonly id: string;
  readonly departmentId: string | null;
  /** As it is now. */
  readonly before: AnyRecord | null;
  readonly isStanding: boolean;
  readonly revisionId: string;
  readonly heads: readonly Revision[];
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly conflicts: readonly OpenConflict[];
  /** All fields of the kind, those that nobody wrote with what a record without them holds; null when one is missing. */
  readonly complete: () => Readonly<Record<string, FieldValue>> | null;
}

/** The records that a merge touches, each as it will be. */
export class MergeStates {
  /** Revisions that the merge makes itself. */
  readonly made: Revision[] = [];
  readonly #store: MergeStore;
  readonly #incoming: ReadonlyMap<string, readonly Revision[]>;
  readonly #issues: MergeIssue[];
  readonly #states = new Map<string, RecordState>();
  readonly #madeFor = new Map<string, Revision>();
  readonly #standing = new Set<string>();
  #removals: ReadonlyMap<string, readonly Revision[]> | null = null;

  constructor(store: MergeStore, incoming: ReadonlyMap<string, readonly Revision[]>, issues: MergeIssue[]) {
    this.#store = store;
    this.#incoming = incoming;
    this.#issues = issues;
  }

  all(): readonly RecordState[] {
    return [...this.#states.values()];
  }

  get(id: string): RecordState | null {
    return this.#states.get(id) ?? null;
  }

  /** Works out what new revisions of one record make of it. Nearly always they follow what is here, one by one. */
  merge(revisions: readonly Revision[]): void {
    const [first] = revisions;
    if (first === undefined) return;
    const before = this.#store.findRecord(first.recordKind, first.recordId);
    const line = this.#lineAfter(before, revisions);
    if (line === null) this.#mergeAll(first.recordKind, first.recordId);
    else this.#states.set(first.recordId, stateAfter(before, line));
  }

  /** Whether a record will be there. */
  isStanding(kind: RecordKind, id: string): boolean {
    const state = this.#states.get(id);
    if (state !== undefined) return state.kind === kind && state.isStanding;
    if (this.#standing.has(id)) return true;
    const found = this.#store.hasRecord(kind, id);
    if (found) this.#standing.add(id);
    return found;
  }

  /** The records that this one will name. */
  targetsOf(state: RecordState): readonly NamedRecord[] {
    return targetsOf(state);
  }

  /** Removals of a record that stands nevertheless: an edit stands beside them, or this merge keeps it. */
  heldUpRemovals(state: RecordState): readonly Revision[] {
    const kept = this.#madeFor.get(state.id);
    if (kept === undefined) return state.heads.filter(({ action }) => action === 'remove');
    const parents = new Set(kept.parents);
    return [...this.#store.listRevisions(state.id), ...(this.#incoming.get(state.id) ?? [])].filter(({ id }) =>
      parents.has(id),
    );
  }

  /** Lets a removed record stand again; every copy that holds the same revisions does it with the same revision. */
  keep(kind: RecordKind, id: string, namedBy: readonly string[]): RecordState | null {
    const removed = this.#mergeAll(kind, id);
    const removal = removed?.heads[0];
    if (removed === null || removal === undefined) {
      this.#issues.push({ where: [...namedBy], rule: 'merge-missing-record', found: id });
      return null;
    }
    const parents = removed.heads.map((head) => head.id);
    const revision: Revision = {
      id: derivedId(`keep ${parents.join(' ')}`, parents),
      recordKind: kind,
      recordId: id,
      departmentId: removed.departmentId,
      parents,
      action: 'create',
      changes: Object.fromEntries(Object.entries(removed.fields).map(([field, to]) => [field, { to }])),
      author: '',
      replicaId: mergeReplicaId,
      madeAt: removed.heads.map(({ madeAt }) => madeAt).reduce((a, b) => (a > b ? a : b)),
      commandId: keepGroupOf(removal),
      commandName: keepCommand,
    };
    this.made.push(revision);
    this.#madeFor.set(id, revision);
    return this.#mergeAll(kind, id);
  }

  /** What one command removed, here or where the new revisions come from. */
  removalsOf(commandId: string): readonly Revision[] {
    this.#removals ??= Map.groupBy(
      [...this.#incoming.values()].flat().filter(({ action }) => action === 'remove'),
      (revision) => revision.commandId,
    );
    return [...this.#store.listRemovals(commandId), ...(this.#removals.get(commandId) ?? [])];
  }

  /** The new revisions in order when each follows the one before it and the first what stands here; null otherwise. */
  #lineAfter(before: AnyRecord | null, revisions: readonly Revision[]): readonly Revision[] | null {
    const recordId = revisions[0]?.recordId ?? '';
    if (before === null ? this.#store.listRevisions(recordId).length > 0 : this.#store.isParted(recordId)) return null;
    const after = new Map<string, Revision>();
    for (const revision of revisions) {
      const parent = revision.parents[0] ?? '';
      if (revision.parents.length > 1 || revision.commandName === keepCommand || after.has(parent)) return null;
      after.set(parent, revision);
    }
    const line: Revision[] = [];
    for (let next = after.get(before?.head.revisionId ?? ''); next !== undefined; next = after.get(next.id)) {
      line.push(next);
      if (line.length > revisions.length) return null; // a circle
    }
    return line.length === revisions.length ? line : null;
  }

  #mergeAll(kind: RecordKind, id: string): RecordState | null {
    const made = this.#madeFor.get(id);
    const revisions = [
      ...this.#store.listRevisions(id),
      ...(this.#incoming.get(id) ?? []),
      ...(made === undefined ? [] : [made]),
    ];
    if (revisions.length === 0) return null;
    try {
      const merged = mergeRecord(revisions);
      const { recordKind, departmentId } = merged.head;
      if (recordKind !== kind) throw new RangeError(`a ${recordKind}`);
      const state: RecordState = {
        kind,
        id,
        departmentId,
        before: this.#store.findRecord(kind, id),
        isStanding: merged.isStanding,
        revisionId: merged.head.id,
        heads: merged.heads,
        fields: Object.fromEntries(merged.fields),
        conflicts: openConflicts(merged),
        complete: () => complete(kind, merged.fields),
      };
      this.#states.set(id, state);
      return state;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#issues.push({ where: [kind, id], rule: 'merge-circle', found: error.message.slice(0, 80) });
      return null;
    }
  }
}

function stateAfter(before: AnyRecord | null, line: readonly Revision[]): RecordState {
  const fields = new Map<string, FieldValue>(Object.entries(before?.fields ?? {}));
  for (const { changes } of line) {
    for (const [field, { to }] of Object.entries(changes)) {
      if (to !== undefined) fields.set(field, to);
    }
  }
  const last = line.at(-1);
  if (last === undefined) throw new RangeError('A line has no end');
  return {
    kind: last.recordKind,
    id: last.recordId,
    departmentId: last.departmentId,
    before,
    isStanding: last.action !== 'remove',
    revisionId: last.id,
    heads: [last],
    fields: Object.fromEntries(fields),
    conflicts: [],
    complete: () => complete(last.recordKind, fields),
  };
}

type Shape = readonly (readonly [string, FieldValue | undefined])[];
const shapes = new Map<RecordKind, Shape>();

/** Every field of a kind, with what it holds when no revision names it: a later program added it. */
function shapeOf(kind: RecordKind): Shape {
  let shape = shapes.get(kind);
  if (shape === undefined) {
    const schemas = recordSchemas[kind].shape as Readonly<
      Record<string, { safeParse: (value: unknown) => { readonly data?: unknown } }>
    >;
    shape = Object.entries(schemas).map(
      ([field, schema]) => [field, schema.safeParse(undefined).data as FieldValue | undefined] as const,
    );
    shapes.set(kind, shape);
  }
  return shape;
}

function complete(
  kind: RecordKind,
  written: ReadonlyMap<string, FieldValue>,
): Readonly<Record<string, FieldValue>> | null {
  const fields: Record<string, FieldValue> = {};
  for (const [field, empty] of shapeOf(kind)) {
    const value = written.get(field) ?? (written.has(field) ? null : empty);
    if (value === undefined) return null;
    fields[field] = value;
  }
  return fields;
}
