import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { emptyBin, type Emptied } from '../../../db/evidence/empty-bin.ts';
import { runCommand } from '../../../db/records/run-command.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { createWorkspaceDb, type WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure, type AppError } from '../../../shared/app-error.ts';
import { clock, commandNamed } from '../../support/command-context.ts';

const folders: string[] = [];
const open: WorkspaceDb[] = [];

afterEach(() => {
  for (const db of open.splice(0)) db.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qhd-test-'));
  folders.push(folder);
  return folder;
}

/** Closed when the test ends, before its folder goes. */
export function closeLater(db: WorkspaceDb): WorkspaceDb {
  open.push(db);
  return db;
}

/** A new, empty workspace in a folder of its own. */
export function tempWorkspace(): WorkspaceDb {
  return closeLater(createWorkspaceDb(join(tempFolder(), '后勤处 2026.qhd'), clock));
}

/** Runs one command and answers what its work answers. */
export function write<T>(db: WorkspaceDb, work: (writer: RecordWriter) => T): T {
  return runCommand(db, commandNamed('test.write'), work).value;
}

/** A workspace with one department, and that department's id. */
export function tempDepartment(): { db: WorkspaceDb; departmentId: string } {
  const db = tempWorkspace();
  const department = write(db, (writer) => writer.create('department', { name: '后勤处' }, { departmentId: null }));
  return { db, departmentId: department.id };
}

/** Empties the whole bin, as the user does. */
export function emptyAll(db: WorkspaceDb, departmentId = ''): Promise<Emptied> {
  const signal = new AbortController().signal;
  return emptyBin(db, { departmentId, revisionIds: null, author: '林晓禾', signal, onProgress: () => {} });
}

/** The error that `work` throws; fails the test when it throws none of ours. */
export function failureOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppFailure) return error.error;
    throw error;
  }
  throw new Error('Nothing was thrown');
}

/** The same for work that awaits. */
export async function failureOfAsync(work: () => Promise<unknown>): Promise<AppError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AppFailure) return error.error;
    throw error;
  }
  throw new Error('Nothing was thrown');
}
