import type Database from 'better-sqlite3';

/** One step of the schema. Released ones are never edited: a later step corrects them. */
export interface Migration {
  /** 1, 2, 3 …; stands in `user_version` when the step is done. */
  readonly number: number;
  readonly name: string;
  /** Plain SQL on the raw handle, inside a transaction that the runner opened, with foreign keys off. */
  readonly up: (raw: Database.Database) => void;
}
