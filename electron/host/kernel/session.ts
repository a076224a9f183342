import { readMeta, setMeta } from '../../../db/meta.ts';
import { runCommand } from '../../../db/records/run-command.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { createWorkspaceDb, openWorkspaceDb, type WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { NoticeName, Notices } from '../../../shared/contract/notices.ts';
import type { OpenWorkspace } from './context.ts';

interface SessionOptions {
  readonly now: () => string;
  readonly newId: () => string;
  readonly notify: <N extends NoticeName>(name: N, notice: Notices[N]) => void;
}

/** The one file that a host has open, or none. */
export class WorkspaceSession {
  readonly #options: SessionOptions;
  #open: OpenWorkspace | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Null when no file is open. */
  current(): OpenWorkspace | null {
    return this.#open;
  }

  /** Throws `no-workspace` when no file is open. */
  require(): OpenWorkspace {
    if (this.#open === null) throw new AppFailure({ code: 'no-workspace' });
    return this.#open;
  }

  /** Opens a file; the one that was open stays open when the new one is refused. */
  openFile(path: string): OpenWorkspace {
    if (this.#open?.db.path === path) return this.#open;
    const db = openWorkspaceDb(path, this.#options);
    return this.#adopt(db);
  }

  /** Makes a file with a college and a department in it, and opens it. */
  createFile(path: string, first: { departmentName: string; collegeName: string; author: string }): OpenWorkspace {
    const { now, newId } = this.#options;
    const db = createWorkspaceDb(path, this.#options);
    try {
      const { replicaId } = readMeta(db);
      const departmentId = newId();
      setMeta(db, 'author', first.author);
      runCommand(db, { name: 'workspace.create', author: first.author, replicaId, now, newId }, (writer) => {
        writer.create('college', { name: first.collegeName }, { departmentId: null });
        writer.create('department', { name: first.departmentName }, { departmentId, id: departmentId });
      });
      setMeta(db, 'departmentId', departmentId);
    } catch (error) {
      db.close();
      throw error;
    }
    return this.#adopt(db);
  }

  /** The name that stands in revisions from now on. */
  setAuthor(author: string): void {
    const open = this.require();
    setMeta(open.db, 'author', author);
    this.#open = { ...open, author };
  }

  /** Runs one command and tells the windows what it changed. */
  write<T>(name: string, work: (writer: RecordWriter, workspace: OpenWorkspace) => T): T {
    const open = this.require();
    const { now, newId, notify } = this.#options;
    const context = { name, author: open.author, replicaId: open.replicaId, now, newId };
    const { value, change } = runCommand(open.db, context, (writer) => work(writer, open));
    if (change.kinds.length > 0) notify('changed', { ...change, commandName: name });
    return value;
  }

  close(): void {
    this.#open?.db.close();
    this.#open = null;
  }

  #adopt(db: WorkspaceDb): OpenWorkspace {
    const meta = readMeta(db);
    if (meta.departmentId === null) {
      db.close();
      throw new AppFailure({ code: 'workspace-damaged', about: db.path });
    }
    this.close();
    this.#open = { db, departmentId: meta.departmentId, replicaId: meta.replicaId, author: meta.author };
    return this.#open;
  }
}
