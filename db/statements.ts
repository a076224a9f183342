import type Database from 'better-sqlite3';

const caches = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/**
 * The prepared statement of `sql` on this connection, made once. Only for a closed set of statements: never put values
 * into `sql`. Do not switch its modes (`raw`, `pluck`) and do not leave an iterator of it open.
 */
export function statement<Row = unknown, Parameters extends unknown[] = unknown[]>(
  raw: Database.Database,
  sql: string,
): Database.Statement<Parameters, Row> {
  let cache = caches.get(raw);
  if (cache === undefined) {
    cache = new Map();
    caches.set(raw, cache);
  }
  let prepared = cache.get(sql);
  if (prepared === undefined) {
    prepared = raw.prepare(sql);
    cache.set(sql, prepared);
  }
  return prepared as Database.Statement<Parameters, Row>;
}
