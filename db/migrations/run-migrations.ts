import { existsSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { AppFailure } from '../../shared/app-error.ts';
import { publishNewFile, syncFile } from '../durable-files.ts';
import type { Migration } from './migration.ts';

/** The number of the newest migration that this file has been through; 0 for a new file. */
export function schemaVersion(raw: Database.Database): number {
  return raw.pragma('user_version', { simple: true }) as number;
}

/** Throws `workspace-newer` when a newer program has migrated this file. */
export function refuseNewer(raw: Database.Database, path: string, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.number ?? 0;
  if (schemaVersion(raw) > newest) throw new AppFailure({ code: 'workspace-newer', about: path });
}

/**
 * Brings the file to the newest schema: each step in a transaction of its own, so that a step that fails leaves the
 * file at the step before. An existing file is first copied to `name.qhd.v<its version>.bak`; an earlier copy of the
 * same version stays as it is, because it was made before whatever went wrong since.
 */
export function runMigrations(raw: Database.Database, path: string, migrations: readonly Migration[]): void {
  refuseNewer(raw, path, migrations);
  const from = schemaVersion(raw);
  const steps = migrations.filter(({ number }) => number > from);
  if (steps.length === 0) return;
  if (from > 0) backUp(raw, `${path}.v${from}.bak`);
  // A step that rebuilds a table would trip over references to it. The pragma has no effect inside a transaction.
  raw.pragma('foreign_keys = OFF');
  try {
    for (const step of steps) raw.transaction(() => runStep(raw, step)).immediate();
  } finally {
    raw.pragma('foreign_keys = ON');
  }
}

function runStep(raw: Database.Database, step: Migration): void {
  if (schemaVersion(raw) !== step.number - 1)
    throw new Error(`Migration ${step.number} does not follow ${schemaVersion(raw)}`);
  step.up(raw);
  const broken = raw.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`Migration ${step.name} leaves ${broken.length} broken references`);
  raw.pragma(`user_version = ${step.number}`);
}

function backUp(raw: Database.Database, target: string): void {
  if (existsSync(target)) return;
  const part = `${target}.part`;
  rmSync(part, { force: true });
  // Not a copy of the file: opening and closing it here would drop SQLite's own locks on it.
  raw.prepare('VACUUM INTO ?').run(part);
  syncFile(part);
  publishNewFile(part, target);
}
