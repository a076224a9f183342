import type Database from 'better-sqlite3';
import { listConflicts } from '../../db/merge/open-conflicts.ts';
import { recordTables } from '../../db/record-table.ts';
import type { RecordKind } from '../../shared/domain/record-kind.ts';
import type { WorkspaceDb } from '../../db/workspace-db.ts';

/** What the oracle reads of a revision, straight from its row. */
interface Written {
  readonly id: string;
  readonly kind: RecordKind;
  readonly record: string;
  readonly parents: readonly string[];
  readonly action: string;
  readonly changes: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
  readonly command: string;
  readonly commandName: string;
}

/** What a file holds against what its revisions ask for: a sentence for each fault, and how many values lost. */
export interface Judgement {
  readonly faults: readonly string[];
  readonly lostValues: number;
}

/** A chooser shows this many at a time; beyond, what is listed is looked at and not what is shown. */
const shownAtOnce = 200;

/**
 * Judges a file by the rules M2–M5 from the parents of its revisions and nothing else: no line of the merge's own code
 * has a part in it. What stands is what the rules let stand, and every value that lost is listed and can be read.
 */
export function judgeMerge(db: WorkspaceDb): Judgement {
  const { raw } = db;
  const faults: string[] = [];
  const listed = new Map<string, string>();
  for (const row of raw.prepare('SELECT record_id, field, cause FROM merge_conflict').iterate() as Iterable<{
    record_id: string;
    field: string;
    cause: string;
  }>)
    listed.set(`${row.record_id} ${row.field}`, row.cause);
  const shown = shownSides(db);
  let lostValues = 0;
  for (const [record, writes] of Map.groupBy(readAll(raw), (one) => one.record)) {
    const before = ancestorsOf(writes);
    const parents = new Set(writes.flatMap((one) => one.parents));
    const heads = writes.filter(({ id }) => !parents.has(id));
    const stands = heads.some(({ action }) => action !== 'remove');
    const kind = writes[0]?.kind as RecordKind;
    const row = rowOf(raw, kind, record);
    if (stands !== (row !== null)) faults.push(`${kind} ${record} ${stands ? 'is gone' : 'is there'}`);
    if (!stands || row === null) continue;
    const isHeldUp = heads.some(({ action }) => action === 'remove');
    if (isHeldUp && !listed.has(`${record} `)) faults.push(`${kind} ${record}: a removal is not listed`);
    for (const field of new Set(writes.flatMap(({ changes }) => Object.keys(changes)))) {
      const last = lastOf(writes, field, before);
      const [winner] = last.toSorted(byRank(field));
      if (winner === undefined) continue;
      const value = (one: Written): unknown => one.changes[field]?.to;
      if (stored(value(winner)) !== row[field]) faults.push(`${kind} ${record}.${field} is ${String(row[field])}`);
      const lost = last.filter((one) => value(one) !== value(winner));
      const place = `${record} ${field}`;
      if (field === 'ordinal') continue;
      if (lost.length === 0 && listed.get(place) === 'both-changed') faults.push(`${place} is listed for nothing`);
      lostValues += new Set(lost.map(value)).size;
      if (lost.length > 0 && listed.get(place) !== 'both-changed') faults.push(`${place} is not listed`);
      for (const one of lost) {
        const sides = shown.get(place);
        const isReadable = sides?.some((id) => writes.some((by) => by.id === id && value(by) === value(one)));
        if (isReadable !== true && (sides !== undefined || listed.size < shownAtOnce))
          faults.push(`${place}: ${JSON.stringify(value(one))} is not shown`);
      }
    }
  }
  return { faults, lostValues };
}

function readAll(raw: Database.Database): Written[] {
  return raw
    .prepare<[], Record<string, string>>(
      'SELECT id, record_kind, record_id, parents, action, changes, command_id, command_name FROM revision',
    )
    .all()
    .map((row) => ({
      id: row['id'] ?? '',
      kind: row['record_kind'] as RecordKind,
      record: row['record_id'] ?? '',
      parents: JSON.parse(row['parents'] ?? '') as string[],
      action: row['action'] ?? '',
      changes: JSON.parse(row['changes'] ?? '') as Written['changes'],
      command: row['command_id'] ?? '',
      commandName: row['command_name'] ?? '',
    }));
}

/** Everything that each revision was made knowing of, by walking its parents. */
function ancestorsOf(writes: readonly Written[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byId = new Map(writes.map((one) => [one.id, one]));
  const found = new Map<string, ReadonlySet<string>>();
  for (const { id } of writes) {
    const seen = new Set<string>();
    const open = [...(byId.get(id)?.parents ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(byId.get(next)?.parents ?? []));
    }
    found.set(id, seen);
  }
  return found;
}

/** The writes of a field that no other write of it knew of. What a merge keeps is no write: it repeats what was. */
function lastOf(
  writes: readonly Written[],
  field: string,
  before: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Written[] {
  const own = writes.filter(
    ({ action, commandName, changes }) =>
      action !== 'remove' && commandName !== 'merge.keep' && changes[field]?.to !== undefined,
  );
  return own.filter(({ id }) => !own.some((other) => before.get(other.id)?.has(id) === true));
}

/** M4: what was confirmed (written as it stood), then the random part of the command's id. */
function byRank(field: string): (a: Written, b: Written) => number {
  const lot = (one: Written): string => {
    const confirmed = one.changes[field];
    const isConfirmed = confirmed?.from !== undefined && confirmed.from === confirmed.to;
    return [isConfirmed ? '0' : '1', one.command.slice(-12), one.command, one.id.slice(-12), one.id].join(' ');
  };
  return (a, b) => (lot(a) < lot(b) ? -1 : 1);
}

/** A row with its fields by name, as the file holds them. */
function rowOf(raw: Database.Database, kind: RecordKind, id: string): Record<string, unknown> | null {
  const { table, selectList } = recordTables[kind];
  const row = raw.prepare<[string], Record<string, unknown>>(`SELECT ${selectList} FROM ${table} WHERE id = ?`).get(id);
  return row ?? null;
}

function stored(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** The revisions whose values the chooser shows beside one another, by record and field. */
function shownSides(db: WorkspaceDb): ReadonlyMap<string, readonly string[]> {
  return new Map(
    listConflicts(db, '').map(({ recordId, field, sides }) => [
      `${recordId} ${field}`,
      sides.map(({ revisionId }) => revisionId),
    ]),
  );
}
