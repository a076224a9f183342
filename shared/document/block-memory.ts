import { type RecordKind, recordKinds } from '../domain/record-kind.ts';
import type { RecordSet } from '../domain/record-set.ts';
import type { RecordLookup } from './record-lookup.ts';

/** What was asked of a lookup, and what it answered. */
interface Asked {
  readonly ask: (lookup: RecordLookup) => unknown;
  readonly answer: unknown;
}

interface Piece {
  /** The record that it is about. */
  readonly of: object | null;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly made: unknown;
}

/**
 * Pieces of a paper (the blocks of a position, of a workflow, of a list, some rows of a table) from one making to the
 * next. Each is kept with every answer of the lookup that went into it, and made again where one of them has changed:
 * nobody has to say what a piece depends on, so nothing can be forgotten. A record counts as unchanged when it is the
 * same object (`sameRecords`). Pieces that did not change keep their very blocks. A piece may be made of smaller ones,
 * of the lookup that it is given.
 */
export class BlockMemory {
  readonly #known = new Map<string, Piece>();
  readonly #used = new Set<string>();

  /**
   * What `make` makes, which nobody changes. `key`: unique in its paper, and always made by the same `make`; it names
   * all that goes in besides `of`, the record that it is about, and what is asked of the lookup that `make` is given.
   */
  piece<T extends readonly unknown[]>(
    { key, of }: { readonly key: string; readonly of: object | null },
    lookup: RecordLookup,
    make: (lookup: RecordLookup) => T,
  ): T {
    this.#used.add(key);
    const known = this.#known.get(key);
    if (known !== undefined && known.of === of && answersTheSame(lookup, known.asked)) return known.made as T;
    const asked = new Map<string, Asked>();
    const made = make(watched(lookup, asked));
    this.#known.set(key, { of, asked, made });
    return made;
  }

  /** Ends a paper: what it did not ask for is forgotten. */
  endPaper(): void {
    for (const key of this.#known.keys()) if (!this.#used.has(key)) this.#known.delete(key);
    this.#used.clear();
  }
}

function answersTheSame(lookup: RecordLookup, asked: Piece['asked']): boolean {
  for (const { ask, answer } of asked.values()) if (!isSame(ask(lookup), answer)) return false;
  return true;
}

/** The same lookup; each answer that it gives is noted, to be compared with that of another one. */
function watched(lookup: RecordLookup, asked: Map<string, Asked>): RecordLookup {
  const noted = <T>(question: string, ask: (lookup: RecordLookup) => T): T => {
    const answer = ask(lookup);
    asked.set(question, { ask, answer });
    return answer;
  };
  const kindGetter = (kind: RecordKind) => ({
    enumerable: true,
    get: () => noted(`records ${kind}`, ({ records }): readonly object[] => records[kind]),
  });
  const records = Object.defineProperties(
    {},
    Object.fromEntries(recordKinds.map((kind) => [kind, kindGetter(kind)])),
  ) as RecordSet; // every kind is there
  return {
    records,
    get collegeName() {
      return noted('collegeName', (from) => from.collegeName);
    },
    get departmentName() {
      return noted('departmentName', (from) => from.departmentName);
    },
    get departmentCode() {
      return noted('departmentCode', (from) => from.departmentCode);
    },
    get department() {
      return noted('department', (from) => from.department);
    },
    personName: (id) => noted(`personName ${id}`, (from) => from.personName(id)),
    positionName: (id) => noted(`positionName ${id}`, (from) => from.positionName(id)),
    sectionName: (id) => noted(`sectionName ${id}`, (from) => from.sectionName(id)),
    positionsOf: (id) => noted(`positionsOf ${id}`, (from) => from.positionsOf(id)),
    holdersOf: (id) => noted(`holdersOf ${id}`, (from) => from.holdersOf(id)),
    dutiesOf: (id) => noted(`dutiesOf ${id}`, (from) => from.dutiesOf(id)),
    workItemsOf: (id) => noted(`workItemsOf ${id}`, (from) => from.workItemsOf(id)),
    standardsOf: (id) => noted(`standardsOf ${id}`, (from) => from.standardsOf(id)),
    workflowsOf: (id) => noted(`workflowsOf ${id}`, (from) => from.workflowsOf(id)),
    stepsOf: (id) => noted(`stepsOf ${id}`, (from) => from.stepsOf(id)),
    editionOf: (id) => noted(`editionOf ${id}`, (from) => from.editionOf(id)),
    linksOf: (id) => noted(`linksOf ${id}`, (from) => from.linksOf(id)),
  };
}

/** A text or a record; an edition, which is made anew each time, by its fields; a list by its members in order. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((member, place) => member === other[place]);
  return typeof one === 'object' && typeof other === 'object' && one !== null && other !== null && isAlike(one, other);
}

/** Whether two records say the same, whichever thread they came from. */
export function isSameRecord(one: object, other: object | undefined): boolean {
  return one === other || (other !== undefined && isAlike(one, other));
}

/** The fields of records and editions hold texts and numbers, no objects. */
function isAlike(one: object, other: object): boolean {
  const fields = Object.keys(one) as (keyof typeof one)[];
  return fields.length === Object.keys(other).length && fields.every((field) => one[field] === other[field]);
}

/**
 * The newer records with the objects that were known before in place of those that say the same, since they came from
 * another thread; kinds that are not among the newer ones are as they were.
 */
export function sameRecords(known: Partial<RecordSet>, newer: Partial<RecordSet>): Partial<RecordSet> {
  const kept = recordKinds.map((kind) => {
    const before: readonly { readonly id: string }[] = known[kind] ?? [];
    const now: readonly { readonly id: string }[] = newer[kind] ?? before;
    if (now === before) return [kind, before];
    const byId = new Map(before.map((record) => [record.id, record]));
    const records = now.map((record) => {
      const old = byId.get(record.id);
      return old !== undefined && isSameRecord(record, old) ? old : record;
    });
    return [kind, isSame(before, records) ? before : records];
  });
  return Object.fromEntries(kept) as Partial<RecordSet>;
}
