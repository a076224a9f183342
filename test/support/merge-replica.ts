import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { applyMerge } from '../../db/merge/apply-merge.ts';
import { writeMeta } from '../../db/meta.ts';
import { allMigrations } from '../../db/migrations/all-migrations.ts';
import { runMigrations } from '../../db/migrations/run-migrations.ts';
import { recordTables } from '../../db/record-table.ts';
import { runCommand } from '../../db/records/run-command.ts';
import type { CommandContext, RecordWriter } from '../../db/records/record-writer.ts';
import { revisionColumns, revisionOf } from '../../db/revisions/revision-store.ts';
import type { RevisionRow } from '../../db/schema.ts';
import { ensureSearchIndex } from '../../db/search/search-index.ts';
import { statement } from '../../db/statements.ts';
import type { WorkspaceDb } from '../../db/workspace-db.ts';
import { AppFailure } from '../../shared/app-error.ts';
import { type RecordKind, recordKinds } from '../../shared/domain/record-kind.ts';
import type { Revision } from '../../shared/domain/revision.ts';
import { type CanonicalValue, canonicalJson } from '../../shared/sync/canonical-json.ts';
import type { MergeOutcome } from '../../shared/sync/merge-outcome.ts';
import type { MergeLimits } from '../../shared/sync/merge-plan.ts';

/** The department of every replica: made once, with its revision, as if one file had been copied. */
export const sharedDepartmentId = '0190a000-0000-7000-8000-00000000d000';

export const openLimits: MergeLimits = {
  departmentId: null,
  collegeIds: null,
  maxRemovedPercent: 100,
  officeWrites: true,
};

/** What it builds on, or what its records name, comes with another bundle. */
const waitsForAnother: ReadonlySet<string> = new Set(['merge-missing-parent', 'merge-missing-record']);

/** A copy of a workspace with the program's own tables, code and rules; in memory, so that hundreds of runs take seconds. */
export class Replica {
  readonly db: WorkspaceDb;
  readonly replicaId: string;
  readonly name: string;
  /** How far its clock is off. */
  shiftMs: number;

  constructor(
    name: string,
    options: { readonly shiftMs?: number; readonly image?: Buffer; readonly replicaId?: string } = {},
  ) {
    const raw = new Database(options.image ?? ':memory:');
    raw.pragma('foreign_keys = ON');
    this.name = name;
    this.shiftMs = options.shiftMs ?? 0;
    this.replicaId = options.replicaId ?? v7();
    const clock = { now: () => this.now(), newId: () => this.newId() };
    this.db = { raw, path: `memory-${name}`, clock, close: () => void raw.close() };
    if (options.image !== undefined) return;
    runMigrations(raw, ':memory:', allMigrations);
    ensureSearchIndex(raw);
    writeMeta(raw, {
      workspaceId: v7(),
      replicaId: this.replicaId,
      author: name,
      createdAt: this.now(),
      lastOpenedAt: this.now(),
    });
  }

  now(): string {
    return new Date(Date.now() + this.shiftMs).toISOString();
  }

  newId(): string {
    return v7({ msecs: Date.now() + this.shiftMs });
  }

  context(name = 'test.write'): CommandContext {
    const { replicaId } = this;
    return { name, author: this.name, replicaId, now: () => this.now(), newId: () => this.newId() };
  }

  write<T>(work: (writer: RecordWriter) => T): T {
    return runCommand(this.db, this.context(), work).value;
  }

  apply(revisions: Iterable<Revision>, limits: MergeLimits = openLimits): MergeOutcome {
    return applyMerge(this.db, revisions, { limits, now: () => this.now() }).outcome;
  }

  /**
   * Takes a part of another copy's revisions. Answers false when it builds on, or names, what is not here yet: then it
   * was refused whole.
   */
  offer(revisions: Iterable<Revision>): boolean {
    const before = this.countRevisions();
    try {
      this.apply(revisions);
      return true;
    } catch (error) {
      const details = error instanceof AppFailure ? error.error.details : undefined;
      const isEarly = details?.every(({ rule }) => waitsForAnother.has(rule)) ?? false;
      if (!isEarly || this.countRevisions() !== before) throw error;
      return false;
    }
  }

  /** Revisions in the order in which they came into this replica, from `after` (a count) on. */
  revisions(after = 0): Revision[] {
    const sql = `SELECT ${revisionColumns} FROM revision ORDER BY rowid LIMIT -1 OFFSET ?`;
    return statement<RevisionRow>(this.db.raw, sql).all(after).map(revisionOf);
  }

  countRevisions(): number {
    return statement<{ count: number }>(this.db.raw, 'SELECT count(*) AS count FROM revision').get()?.count ?? 0;
  }

  /** Records, revisions and what stands open, as one hash: the same on all copies that hold the same revisions. */
  digest(): string {
    const hash = createHash('sha256');
    const { raw } = this.db;
    const add = (name: string, sql: string): void => {
      for (const row of statement(raw, sql).all()) hash.update(`${name} ${JSON.stringify(row)}\n`);
    };
    const filled = new Set(filledOf(raw));
    for (const kind of recordKinds) {
      const { table, selectList } = recordTables[kind];
      if (filled.has(table)) add(kind, `SELECT ${selectList} FROM ${table} ORDER BY id`);
    }
    const revisions = statement<RevisionRow>(raw, `SELECT ${revisionColumns} FROM revision ORDER BY id`).all();
    for (const row of revisions) hash.update(`${canonicalJson(revisionOf(row) as unknown as CanonicalValue)}\n`);
    add('head', 'SELECT record_id, revision_id FROM record_head ORDER BY record_id, revision_id');
    add('conflict', 'SELECT record_id, field, cause, group_id FROM merge_conflict ORDER BY record_id, field');
    return hash.digest('hex');
  }

  /** Ids of the records of a kind. */
  ids(kind: RecordKind): string[] {
    return this.db.raw.prepare(`SELECT id FROM ${recordTables[kind].table} ORDER BY id`).pluck().all() as string[];
  }

  /** Empties it, for the next run. */
  clear(): void {
    const { raw } = this.db;
    raw.transaction(() => {
      raw.pragma('defer_foreign_keys = ON');
      for (const table of filledOf(raw)) statement(raw, `DELETE FROM ${table}`).run();
      statement(raw, "INSERT INTO search_index (search_index) VALUES ('delete-all')").run();
    })();
  }
}

/** What else a command or a merge writes. */
const ownTables = ['record_head', 'merge_conflict', 'command_step', 'search_entry', 'search_word', 'revision'];

const filledSql = [...recordKinds.map((kind) => recordTables[kind].table), ...ownTables]
  .map((table) => `SELECT '${table}' AS name WHERE EXISTS (SELECT 1 FROM ${table})`)
  .join(' UNION ALL ');

/** The tables that hold anything: asked at once, for most of them are empty in a test. */
function filledOf(raw: Database.Database): string[] {
  return statement<{ name: string }>(raw, filledSql)
    .all()
    .map(({ name }) => name);
}

/** Makes the department on the first replica and gives it to the others: all begin with the same revisions. */
export function beginTogether(replicas: readonly Replica[]): void {
  const [first, ...others] = replicas;
  if (first === undefined) return;
  first.write((writer) => {
    writer.create('department', { name: '后勤处' }, { departmentId: null, id: sharedDepartmentId });
  });
  for (const other of others) other.apply(first.revisions());
}

/** Brings every revision to every replica until nobody has anything new, each time only what was not brought yet. */
export function exchangeAll(replicas: readonly Replica[]): void {
  const brought = new Map<string, number>();
  for (let round = 1; ; round += 1) {
    let moved = 0;
    for (const from of replicas) {
      for (const to of replicas) {
        const way = `${from.name} ${to.name}`;
        const before = brought.get(way) ?? 0;
        const count = from.countRevisions();
        if (to === from || count === before) continue;
        brought.set(way, count);
        const outcome = to.apply(from.revisions(before));
        moved += outcome.newRevisions + outcome.kept;
      }
    }
    if (moved === 0) return;
    if (round > 20) throw new Error('The replicas do not come to rest');
  }
}
