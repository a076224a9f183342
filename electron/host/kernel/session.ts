import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { readMeta, setMeta } from '../../../db/meta.ts';
import { runCommand } from '../../../db/records/run-command.ts';
import type { CommittedChange, RecordWriter } from '../../../db/records/record-writer.ts';
import { createWorkspaceDb, openWorkspaceDb, type WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import { openingJobId } from '../../../shared/contract/jobs.ts';
import type { WorkspaceKind } from '../../../shared/contract/workspace.ts';
import type { NoticeName, Notices } from '../../../shared/contract/notices.ts';
import type { BackgroundReading } from './background-reading.ts';
import type { OpenWorkspace } from './context.ts';

interface SessionOptions {
  readonly now: () => string;
  readonly newId: () => string;
  readonly notify: <N extends NoticeName>(name: N, notice: Notices[N]) => void;
  /** Null for a host that reads nothing in the background. */
  readonly reading?: BackgroundReading | null;
}

/** What a new file begins with. */
interface FirstRecords {
  readonly kind?: WorkspaceKind;
  readonly departmentName: string;
  readonly collegeName: string;
  readonly author: string;
}

/** A step of undo that several commands make together: the command that they all belong to, once there is one. */
export interface OpenStep {
  commandId?: string;
}

/** Words on an opening that takes longer than this, and again after each such time. */
const toldEveryMs = 200;

/** The one file that a host has open, or none. */
export class WorkspaceSession {
  readonly #options: SessionOptions;
  #open: OpenWorkspace | null = null;
  #switching: Promise<void> = Promise.resolve();

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /**
   * Runs one change of file after the other; `whenSettled` waits for the last. A change whose signal is aborted while it
   * waits for its turn throws the signal's reason at once: the change before it may be waiting for that very job to end.
   */
  async switchFile<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = this.#switching;
    const result = this.#inTurn(before, work, signal);
    const done = Promise.allSettled([before, result]).then(() => undefined); // whoever asked for it hears how it ended
    this.#switching = done;
    return result;
  }

  async #inTurn<T>(before: Promise<void>, work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const aborted = new Promise<void>((resolve) => {
      if (signal?.aborted === true) resolve();
      else signal?.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([before, aborted]);
    signal?.throwIfAborted();
    return work();
  }

  /** Resolves when no file is being opened or closed: a window that asks meanwhile gets the answer of afterwards. */
  async whenSettled(): Promise<void> {
    for (let last: Promise<void> | null = null; last !== this.#switching; ) {
      last = this.#switching;
      await last;
    }
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
    const db = openWorkspaceDb(path, { ...this.#options, onIndexed: this.#indexing(path) });
    return this.#adopt(db);
  }

  /** Tells the windows how far a long opening has come. It is sent from within: nothing else runs here meanwhile. */
  #indexing(path: string): (done: number, total: number) => void {
    let toldAtMs = performance.now();
    return (done, total) => {
      // A file that opens at once says nothing.
      if (performance.now() - toldAtMs < toldEveryMs) return;
      toldAtMs = performance.now();
      const label = basename(path);
      this.#options.notify('progress', { jobId: openingJobId, stage: 'indexing', done, total, unit: 'rows', label });
    };
  }

  /** Makes a file with a college and a department in it, and opens it. */
  createFile(path: string, first: FirstRecords): OpenWorkspace {
    const { now, newId } = this.#options;
    const db = createWorkspaceDb(path, this.#options);
    try {
      const { replicaId } = readMeta(db);
      const departmentId = newId();
      setMeta(db, 'author', first.author);
      if (first.kind === 'office') setMeta(db, 'kind', 'office');
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

  /** Revisions name this copy as the file now says. */
  readReplica(): void {
    const open = this.require();
    this.#open = { ...open, replicaId: readMeta(open.db).replicaId };
  }

  /**
   * Runs one command and tells the windows what it changed. Commands with the same `step` are taken back as one, unless
   * something else was written between them.
   */
  write<T>(name: string, work: (writer: RecordWriter, workspace: OpenWorkspace) => T, step: OpenStep = {}): T {
    const open = this.require();
    refuseWhenGone(open);
    const { now, newId } = this.#options;
    const { commandId: continues = null } = step;
    const context = { name, author: open.author, replicaId: open.replicaId, now, newId, continues };
    const { value, change, commandId } = runCommand(open.db, context, (writer) => work(writer, open));
    step.commandId = commandId;
    this.#tell(name, change);
    return value;
  }

  /** Runs one transaction that takes in what another copy wrote, and tells the windows what it changed. */
  merge<T extends { readonly change: CommittedChange }>(name: string, work: () => T): T {
    refuseWhenGone(this.require());
    const done = work();
    this.#tell(name, done.change);
    return done;
  }

  #tell(commandName: string, change: CommittedChange): void {
    if (change.kinds.length > 0) this.#options.notify('changed', { ...change, commandName });
    if (change.kinds.includes('evidence') || change.kinds.includes('evidencePart')) this.#options.reading?.changed();
  }

  /** Ends what goes on in the background, so that the file can be closed. */
  async stopReading(): Promise<void> {
    await this.#options.reading?.stop();
  }

  close(): void {
    void this.stopReading(); // its next step sees that the file is closed
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
    this.#open = {
      db,
      kind: meta.kind,
      departmentId: meta.departmentId,
      replicaId: meta.replicaId,
      author: meta.author,
      file: fileAt(db.path),
    };
    this.#options.reading?.follow(db);
    return this.#open;
  }
}

/** Which file stands at a path; null when there is none. Never opens it: that would cost SQLite its lock. */
function fileAt(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}

/**
 * A file that was deleted, renamed or pulled out with its stick still takes writes on some systems, into nowhere. So
 * nothing is written unless the file that we hold is the one at its path. Throws `file-missing`.
 */
function refuseWhenGone({ db, file }: OpenWorkspace): void {
  if (fileAt(db.path) !== file) throw new AppFailure({ code: 'file-missing', about: db.path });
}
