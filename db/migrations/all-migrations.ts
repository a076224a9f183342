import { firstRecords } from './0001-first-records.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order. */
export const allMigrations: readonly Migration[] = [firstRecords];
