import type { Revision } from '../domain/revision.ts';

/** Who follows whom among the revisions of one record. */
export interface Ancestry {
  /** Every revision after all of its parents. */
  readonly revisions: readonly Revision[];
  /** Revisions that no other names as its parent. */
  readonly heads: readonly Revision[];
  /** Whether each follows the one before it, and nothing ever parted. */
  readonly isLine: boolean;
  /** Place of a revision in `revisions`. */
  readonly indexOf: (id: string) => number;
  /** Whether the revision at `later` was made knowing the one at `earlier`, directly or not. */
  readonly follows: (later: number, earlier: number) => boolean;
}

/** Parents before children. Throws `RangeError` for a parent that is not there, and for a circle. */
function sorted(revisions: readonly Revision[]): Revision[] {
  const known = new Map(revisions.map((revision) => [revision.id, revision]));
  const children = new Map<string, Revision[]>();
  const waitsFor = new Map<string, number>();
  const ready: Revision[] = [];
  for (const revision of known.values()) {
    const parents = new Set(revision.parents);
    waitsFor.set(revision.id, parents.size);
    if (parents.size === 0) ready.push(revision);
    for (const parent of parents) {
      if (!known.has(parent)) throw new RangeError(`parent ${parent} is not there`);
      const list = children.get(parent);
      if (list === undefined) children.set(parent, [revision]);
      else list.push(revision);
    }
  }
  // The list grows while it is walked.
  for (const revision of ready) {
    for (const child of children.get(revision.id) ?? []) {
      const left = (waitsFor.get(child.id) ?? 0) - 1;
      waitsFor.set(child.id, left);
      if (left === 0) ready.push(child);
    }
  }
  if (ready.length < known.size) throw new RangeError('revisions follow one another in a circle');
  return ready;
}

/** One bit for each revision before it. Made at the first question: a record that never parted asks none. */
function ancestorBits(revisions: readonly Revision[], places: ReadonlyMap<string, number>): readonly Uint32Array[] {
  const words = Math.ceil(revisions.length / 32);
  const sets: Uint32Array[] = [];
  for (const revision of revisions) {
    const own = new Uint32Array(words);
    for (const parent of revision.parents) {
      const place = places.get(parent) ?? 0;
      for (const [word, bits] of (sets[place] ?? own).entries()) own[word] = (own[word] ?? 0) | bits;
      own[place >>> 5] = (own[place >>> 5] ?? 0) | (1 << (place & 31));
    }
    sets.push(own);
  }
  return sets;
}

/** Orders the revisions of one record, given in any order. Throws `RangeError` for a missing parent, and for a circle. */
export function ancestryOf(given: readonly Revision[]): Ancestry {
  const revisions = sorted(given);
  const places = new Map(revisions.map(({ id }, place) => [id, place]));
  const followed = new Set(revisions.flatMap(({ parents }) => parents));
  let bits: readonly Uint32Array[] | null = null;
  return {
    revisions,
    heads: revisions.filter(({ id }) => !followed.has(id)),
    isLine: revisions.every(({ parents }, place) =>
      place === 0 ? parents.length === 0 : parents.length === 1 && parents[0] === revisions[place - 1]?.id,
    ),
    indexOf: (id) => places.get(id) ?? -1,
    follows: (later, earlier) => {
      bits ??= ancestorBits(revisions, places);
      return (((bits[later]?.[earlier >>> 5] ?? 0) >>> (earlier & 31)) & 1) === 1;
    },
  };
}
