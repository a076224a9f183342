import type { RecordFields, RecordKind, StoredRecord } from '../../shared/domain/record-kind.ts';

/** Who writes, under which name, and where time and ids come from. */
export interface CommandContext {
  /** Such as `positions.save`; stands in every revision of the command. */
  readonly name: string;
  readonly author: string;
  readonly replicaId: string;
  /** The time now, UTC ISO 8601 with milliseconds. */
  readonly now: () => string;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** The command that this one goes on with, so that one undo takes both back; only while that is the last step. */
  readonly continues?: string | null;
}

/**
 * The only way to write records. Every call records a revision in the same transaction. Throws `AppFailure`:
 * `not-found`, `conflict`, `invalid-input`, `in-use`.
 */
export interface RecordWriter {
  /** Absent fields take the schema's defaults. `id` is for imports that bring their own. */
  create<K extends RecordKind>(
    kind: K,
    fields: Partial<RecordFields<K>>,
    options: { readonly departmentId: string | null; readonly id?: string },
  ): StoredRecord<K>;
  /** Writes no revision when nothing changes. */
  update<K extends RecordKind>(
    kind: K,
    id: string,
    change: {
      readonly fields: { readonly [F in keyof RecordFields<K>]?: RecordFields<K>[F] | undefined };
      readonly expectedRevisionId?: string | undefined;
    },
  ): StoredRecord<K>;
  /**
   * States that these fields hold what they hold: under a signature, or as a decision between copies. What another copy
   * wrote without knowing of it goes behind it. Without fields: that the record shall stand.
   */
  confirm<K extends RecordKind>(kind: K, id: string, fields: readonly (keyof RecordFields<K> & string)[]): void;
  /** Removes it with everything that it owns; optional references to it become null, links to it go. Answers how many records went. */
  remove(kind: RecordKind, id: string): number;
  /**
   * Takes a step back, or does an undone one again: writes the opposite of its command, and nothing else in the same
   * command. Throws `rule-broken` about `no-such-step`, or about `later-change` with what stands in the way.
   */
  invert(stepId: number): void;
  /**
   * Brings back what the named revisions removed, each with what it owned and lost in the same command. Answers how many
   * records came back and how many links stayed away, because what they proved is no longer there. Throws `not-found`
   * for a revision that removed nothing, and `conflict` about a record that was written again since.
   */
  restore(removalIds: readonly string[]): { readonly restored: number; readonly lostLinks: number };
  /** Numbers the given siblings 0, 1, 2 …; those that keep their place get no revision. */
  order(kind: RecordKind, ids: readonly string[]): void;
}

/** What a committed command changed. */
export interface CommittedChange {
  readonly kinds: readonly RecordKind[];
  readonly recordIds: readonly string[]; // empty when more than 200
  readonly savedAt: string;
}
