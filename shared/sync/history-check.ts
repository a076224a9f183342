import { type RecordKind, recordSchemas, type StoredRecord } from '../domain/record-kind.ts';
import type { RecordSet } from '../domain/record-set.ts';
import type { FieldValue, Revision } from '../domain/revision.ts';
import { type BundleIssue, bundleIssue } from './bundle-rules.ts';
import { byCodeUnit } from './canonical-json.ts';

/** What is known of one record from its revisions. */
interface Trail {
  readonly kind: RecordKind;
  readonly departmentId: string | null;
  readonly seen: Set<string>;
  /** Revisions that another one names as its parent. */
  readonly followed: Set<string>;
  readonly removals: Set<string>;
  /** The revision that was replayed last. */
  last: string | null;
  /** Field values after `last`; null once the revisions are no single line in order of their ids. */
  state: Map<string, FieldValue> | null;
}

/**
 * What a field holds that no revision names: a later program added it, and its migration gave older records this value.
 * Undefined for a field that must be filled in.
 */
function defaultOf(kind: RecordKind, field: string): FieldValue | undefined {
  const shape = recordSchemas[kind].shape as Readonly<
    Record<string, { safeParse: (value: unknown) => { success: boolean; data?: unknown } }>
  >;
  const parsed = shape[field]?.safeParse(undefined);
  return parsed?.success === true ? (parsed.data as FieldValue) : undefined;
}

/** Revisions that no other names as its parent: one, unless copies were changed apart from each other. */
function headsOf(trail: Trail): readonly string[] {
  return [...trail.seen].filter((id) => !trail.followed.has(id));
}

/** Takes revisions one by one, in order of their ids, and then compares the records with what they tell. */
export interface HistoryCheck {
  add(revision: Revision): void;
  /** Parents of what was added that were not added themselves, sorted. */
  missingParents(): readonly string[];
  /**
   * Answers what does not agree; `pathOf` names the file of a kind for the issues. A part of a history (`isPart`) may
   * have parents elsewhere, and need not bring the record of a revision that others follow elsewhere.
   */
  compare(
    records: RecordSet,
    pathOf: (kind: RecordKind) => string,
    options?: { readonly isPart: boolean },
  ): readonly BundleIssue[];
}

/**
 * Replays the history: records are what their revisions made of them, so a bundle whose records were altered without a
 * revision contradicts itself. Where a record has several heads or a merge, only its heads are compared.
 */
export function createHistoryCheck(revisionsPath: string): HistoryCheck {
  const trails = new Map<string, Trail>();
  const issues: BundleIssue[] = [];
  const refuse = (where: readonly string[], found: string): void => {
    issues.push(bundleIssue('bundle-history', where, { found }));
  };

  function trailOf(revision: Revision): Trail {
    const known = trails.get(revision.recordId);
    if (known !== undefined) return known;
    const { recordKind: kind, departmentId } = revision;
    const trail: Trail = {
      kind,
      departmentId,
      seen: new Set(),
      followed: new Set(),
      removals: new Set(),
      last: null,
      state: new Map(),
    };
    trails.set(revision.recordId, trail);
    return trail;
  }

  function add(revision: Revision): void {
    const trail = trailOf(revision);
    if (trail.kind !== revision.recordKind || trail.departmentId !== revision.departmentId) {
      refuse([revisionsPath, revision.id], `${revision.recordKind} ${revision.recordId}`);
    }
    if (revision.action !== 'create' && revision.parents.length === 0)
      refuse([revisionsPath, revision.id], 'no parent');
    // A clock that was set back makes a child with a smaller id than its parent: no fault, but no line to replay.
    const parent = revision.parents[0] ?? null;
    if (revision.parents.length > 1 || parent !== trail.last) trail.state = null;
    trail.last = revision.id;
    trail.seen.add(revision.id);
    for (const id of revision.parents) trail.followed.add(id);
    if (revision.action === 'remove') trail.removals.add(revision.id);
    for (const [field, change] of Object.entries(revision.changes)) {
      if (change.to === undefined) trail.state?.delete(field);
      else trail.state?.set(field, change.to);
    }
  }

  function compareRecord(kind: RecordKind, record: StoredRecord<RecordKind>, path: string): void {
    const trail = trails.get(record.id);
    if (trail === undefined || trail.kind !== kind || trail.departmentId !== record.departmentId) {
      refuse([path, record.id], 'no revision');
      return;
    }
    const isHead = trail.seen.has(record.revisionId) && !trail.followed.has(record.revisionId);
    if (!isHead || trail.removals.has(record.revisionId)) {
      refuse([path, record.id], `revisionId ${record.revisionId}`);
      return;
    }
    if (trail.state === null) return;
    const head = new Set(['id', 'departmentId', 'revisionId']);
    for (const [field, value] of Object.entries(record)) {
      if (head.has(field)) continue;
      const told = trail.state.has(field) ? trail.state.get(field) : defaultOf(kind, field);
      if (told !== value) refuse([path, record.id, field], String(value));
    }
  }

  function missingParents(): readonly string[] {
    const missing = new Set<string>();
    for (const { followed, seen } of trails.values()) {
      for (const parent of followed) if (!seen.has(parent)) missing.add(parent);
    }
    return [...missing].toSorted(byCodeUnit);
  }

  function compare(
    records: RecordSet,
    pathOf: (kind: RecordKind) => string,
    { isPart } = { isPart: false },
  ): readonly BundleIssue[] {
    const present = new Set<string>();
    for (const [kind, list] of Object.entries(records) as [RecordKind, readonly StoredRecord<RecordKind>[]][]) {
      for (const record of list) {
        present.add(record.id);
        compareRecord(kind, record, pathOf(kind));
      }
    }
    if (isPart) return issues;
    for (const [recordId, trail] of trails) {
      for (const parent of trail.followed) {
        if (!trail.seen.has(parent)) refuse([revisionsPath, recordId], `parent ${parent}`);
      }
      const isRemoved = headsOf(trail).every((id) => trail.removals.has(id));
      if (!present.has(recordId) && !isRemoved) refuse([pathOf(trail.kind), recordId], 'no record');
    }
    return issues;
  }

  return { add, missingParents, compare };
}
