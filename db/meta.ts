import type Database from 'better-sqlite3';
import type { WorkspaceKind } from '../shared/contract/workspace.ts';
import { statement } from './statements.ts';
import type { WorkspaceDb } from './workspace-db.ts';

/** What a workspace knows about itself. */
export interface WorkspaceMeta {
  readonly workspaceId: string;
  /** A department's own file, or the central office's, which holds many departments. */
  readonly kind: WorkspaceKind;
  /** This copy of the workspace, as the revisions that are made in it name it. */
  readonly replicaId: string;
  /** Who the next revisions are by; empty until somebody says so. */
  readonly author: string;
  /** The main department, which for an office is the office itself; null until the first one is made. */
  readonly departmentId: string | null;
  /** What columns of foreign lists hold, by their layout, as JSON; null until somebody said so. */
  readonly importLayouts: string | null;
  /** The share of its records, in percent, that a bundle may remove without asking; null until somebody set it. */
  readonly maxRemovedPercent: string | null;
  /** The computers that this very file was used on, ids as a JSON list; null before it was opened in a window. */
  readonly computers: string | null;
  /** Intakes of evidence that did not come to their end, as JSON; null when there is none. */
  readonly unfinishedIntake: string | null;
  /** The number of the last revision when the segments of the search index were made one; null before the first time. */
  readonly searchMergedAt: string | null;
  readonly createdAt: string; // UTC, ISO 8601
  readonly lastOpenedAt: string; // UTC, ISO 8601
}

const required = ['workspaceId', 'replicaId', 'author', 'createdAt', 'lastOpenedAt'] as const;

/** Reads all of it. Throws when a value is missing that every workspace has from its creation: a bug, or damage. */
export function readMeta(db: WorkspaceDb): WorkspaceMeta {
  const rows = statement<{ key: string; value: string }>(db.raw, 'SELECT key, value FROM meta').all();
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  const must = (key: (typeof required)[number]): string => {
    const value = values.get(key);
    if (value === undefined) throw new Error(`The workspace has no ${key}`);
    return value;
  };
  return {
    workspaceId: must('workspaceId'),
    kind: values.get('kind') === 'office' ? 'office' : 'department',
    replicaId: must('replicaId'),
    author: must('author'),
    departmentId: values.get('departmentId') ?? null,
    importLayouts: values.get('importLayouts') ?? null,
    maxRemovedPercent: values.get('maxRemovedPercent') ?? null,
    computers: values.get('computers') ?? null,
    unfinishedIntake: values.get('unfinishedIntake') ?? null,
    searchMergedAt: values.get('searchMergedAt') ?? null,
    createdAt: must('createdAt'),
    lastOpenedAt: must('lastOpenedAt'),
  };
}

/** One value of `readMeta`. */
export function getMeta<K extends keyof WorkspaceMeta>(db: WorkspaceDb, key: K): WorkspaceMeta[K] {
  return readMeta(db)[key];
}

/** Sets one value; joins the transaction of a command when one is open. A null takes it away. */
export function setMeta<K extends keyof WorkspaceMeta>(db: WorkspaceDb, key: K, value: WorkspaceMeta[K]): void {
  if (value === null) statement(db.raw, 'DELETE FROM meta WHERE key = ?').run(key);
  else writeMeta(db.raw, { [key]: value });
}

/** For the making of the file itself; everything else calls `setMeta`. */
export function writeMeta(raw: Database.Database, values: Partial<Record<keyof WorkspaceMeta, string>>): void {
  const write = statement(
    raw,
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  raw.transaction(() => {
    for (const [key, value] of Object.entries(values)) write.run(key, value);
  })();
}
