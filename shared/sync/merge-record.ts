import type { FieldValue, Revision } from '../domain/revision.ts';
import { type Ancestry, ancestryOf } from './ancestry.ts';
import { byCodeUnit } from './canonical-json.ts';

/** The command of revisions that a merge writes itself: a removed record stands again because something needs it. */
export const keepCommand = 'merge.keep';

/** A field that was written apart, and differently. */
export interface ContestedField {
  readonly field: string;
  /** The last writes of each side, one a value; the first is the one that is shown. */
  readonly writes: readonly Revision[];
  /** What the field held before the sides parted; undefined when the record was not there yet. */
  readonly base: FieldValue | undefined;
}

/** What the revisions of one record make of it. A pure function of the set: neither order nor clocks count (M2, M3). */
export interface MergedRecord {
  /** Revisions that no other follows, sorted by id. */
  readonly heads: readonly Revision[];
  /** Whether the record is there: some head is no removal (M5). */
  readonly isStanding: boolean;
  /** The head that the record names as its revision. */
  readonly head: Revision;
  /** The fields that were ever written; also those of a record that is removed, as they were last. */
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly contested: readonly ContestedField[];
}

/** Whether a revision says what a field holds; a removal does not, and keeping a record repeats what it held. */
function writesField(revision: Revision, field: string): boolean {
  return (
    revision.action !== 'remove' && revision.commandName !== keepCommand && revision.changes[field]?.to !== undefined
  );
}

/** Whether a revision states a value that stood already: a signature under it, or somebody's decision. */
function confirms(revision: Revision, field: string): boolean {
  const change = revision.changes[field];
  return change !== undefined && change.from !== undefined && change.from === change.to;
}

/** The last twelve digits of a UUIDv7 are random: an order that no clock has a part in. */
function tail(id: string): string {
  return id.slice(-12);
}

/**
 * Which of two revisions that do not know of one another goes first: by the command, so that the same of two commands
 * goes first in every record that both wrote.
 */
function byLot(a: Revision, b: Revision): number {
  return (
    byCodeUnit(tail(a.commandId), tail(b.commandId)) ||
    byCodeUnit(a.commandId, b.commandId) ||
    byCodeUnit(tail(a.id), tail(b.id)) ||
    byCodeUnit(a.id, b.id)
  );
}

/** What was confirmed goes before what was changed (M4), otherwise the lot. */
function byRank(field: string): (a: Revision, b: Revision) => number {
  return (a, b) => Number(confirms(b, field)) - Number(confirms(a, field)) || byLot(a, b);
}

/** The writes of a field that no other write of it follows. `within` limits which revisions are looked at. */
function lastWrites(ancestry: Ancestry, field: string, within: (at: number) => boolean): Revision[] {
  const found: { readonly at: number; readonly revision: Revision }[] = [];
  for (let at = ancestry.revisions.length - 1; at >= 0; at -= 1) {
    const revision = ancestry.revisions[at];
    if (revision === undefined || !writesField(revision, field) || !within(at)) continue;
    // Whatever a followed write follows, its follower follows as well: comparing with the last ones is enough.
    if (!found.some((last) => ancestry.follows(last.at, at))) found.push({ at, revision });
  }
  return found.map(({ revision }) => revision);
}

function valueOf(revision: Revision, field: string): FieldValue | undefined {
  return revision.changes[field]?.to;
}

function contest(ancestry: Ancestry, field: string, writes: readonly Revision[]): ContestedField | null {
  const seen = new Set<FieldValue | undefined>();
  const distinct = writes.filter((write) => {
    const value = valueOf(write, field);
    if (seen.has(value)) return false;
    seen.add(value);
    return true;
  });
  if (distinct.length < 2) return null;
  const places = writes.map((write) => ancestry.indexOf(write.id));
  const [before] = lastWrites(ancestry, field, (at) => places.every((place) => ancestry.follows(place, at))).sort(
    byRank(field),
  );
  return { field, writes: distinct, base: before === undefined ? undefined : valueOf(before, field) };
}

/** One revision after the other, which is how nearly all records came to be. */
function replay(revisions: readonly Revision[]): ReadonlyMap<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  for (const revision of revisions) {
    for (const field of Object.keys(revision.changes)) {
      const value = valueOf(revision, field);
      if (value !== undefined && writesField(revision, field)) fields.set(field, value);
    }
  }
  return fields;
}

/**
 * Merges all revisions of one record, given in any order, each once. Throws `RangeError` when there is none, when one
 * names a parent that is not among them, or when they follow one another in a circle.
 */
export function mergeRecord(revisions: readonly Revision[]): MergedRecord {
  const ancestry = ancestryOf(revisions);
  const heads = ancestry.heads.toSorted((a, b) => byCodeUnit(a.id, b.id));
  const standing = heads.filter(({ action }) => action !== 'remove');
  const [head] = (standing.length > 0 ? standing : heads).toSorted(byLot);
  if (head === undefined) throw new RangeError('A record has no revision');
  const merged = { heads, isStanding: standing.length > 0, head };
  if (ancestry.isLine) return { ...merged, fields: replay(ancestry.revisions), contested: [] };

  const fields = new Map<string, FieldValue>();
  const contested: ContestedField[] = [];
  const names = new Set(ancestry.revisions.flatMap(({ changes }) => Object.keys(changes)));
  for (const field of [...names].sort(byCodeUnit)) {
    const writes = lastWrites(ancestry, field, () => true).sort(byRank(field));
    const [first] = writes;
    const value = first === undefined ? undefined : valueOf(first, field);
    if (value === undefined) continue;
    fields.set(field, value);
    const found = contest(ancestry, field, writes);
    if (found !== null) contested.push(found);
  }
  return { ...merged, fields, contested };
}
