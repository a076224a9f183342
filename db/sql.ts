import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { DatabaseSchema } from './schema.ts';
import type { WorkspaceDb } from './workspace-db.ts';

/**
 * Builds typed SQL and never runs it: Kysely's own driver is asynchronous and its transactions hang when the outer
 * handle is used inside. Run what it builds with `allRows`, `firstRow` or `run`.
 */
export const sqlBuilder = new Kysely<DatabaseSchema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

interface Compilable<Row> {
  compile(): CompiledQuery<Row>;
}

/** All rows of a built query, at once. */
export function allRows<Row>(db: WorkspaceDb, query: Compilable<Row>): Row[] {
  const { sql, parameters } = query.compile();
  return db.raw.prepare<unknown[], Row>(sql).all(...parameters);
}

/** The first row of a built query, or null. */
export function firstRow<Row>(db: WorkspaceDb, query: Compilable<Row>): Row | null {
  const { sql, parameters } = query.compile();
  return db.raw.prepare<unknown[], Row>(sql).get(...parameters) ?? null;
}
