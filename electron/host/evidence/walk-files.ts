import type { BigIntStats, Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SkippedFile } from '../../../shared/contract/evidence-pieces.ts';
import { isSystemFile, isSystemFolder, isTooLongFileName } from '../../../shared/domain/evidence-file.ts';
import { sortNaturally } from '../../../shared/domain/natural-order.ts';

/** A file to take in, as it was when the folders were walked. */
export interface FoundFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** The path that the user named: the file itself, or a folder that it lies in. */
  readonly named: string;
}

export interface Walk {
  readonly files: readonly FoundFile[];
  readonly skipped: readonly SkippedFile[];
  readonly totalBytes: number;
}

interface WalkOptions {
  readonly signal: AbortSignal;
  /**
   * The open workspace. Neither it nor its log may ever be read as evidence: besides being nonsense, closing any handle
   * of the file would drop SQLite's own locks on it.
   */
  readonly workspacePath: string;
  readonly onFound: (count: number, path: string) => void;
}

/**
 * Finds the files under `paths`: each path in the order given, folders in natural order, files before folders. A symbolic
 * link that was named itself is what it leads to; those found are not followed, so that a walk always ends and never
 * leaves the folder. Each file comes once, however often it is named. Stops early when the signal is aborted.
 */
export async function walkFiles(paths: readonly string[], options: WalkOptions): Promise<Walk> {
  const walker = new Walker(options, await identitiesOf(options.workspacePath));
  for (const path of paths) await walker.walk(resolve(path));
  return walker.result();
}

class Walker {
  readonly #options: WalkOptions;
  readonly #ownFiles: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  readonly #files: FoundFile[] = [];
  readonly #skipped: SkippedFile[] = [];
  #totalBytes = 0;
  #named = '';

  constructor(options: WalkOptions, ownFiles: ReadonlySet<string>) {
    this.#options = options;
    this.#ownFiles = ownFiles;
  }

  result(): Walk {
    return { files: this.#files, skipped: this.#skipped, totalBytes: this.#totalBytes };
  }

  async walk(named: string): Promise<void> {
    this.#named = named;
    await this.visit(named, 'named');
  }

  /** `named`: the user named this path itself, so that a folder of the system's sort is meant as it was said. */
  async visit(path: string, how: 'named' | 'found'): Promise<void> {
    if (this.#options.signal.aborted || this.#seen.has(path)) return;
    this.#seen.add(path);
    const name = basename(path);
    const stats = await statOf(path, how === 'named' ? stat : lstat);
    if (typeof stats === 'string') this.#skip(path, stats);
    else if (stats.isSymbolicLink()) this.#skip(path, 'link');
    else if (stats.isDirectory()) {
      if (how === 'found' && isSystemFolder(name)) this.#skip(path, 'system-file');
      else await this.#walkFolder(path);
    } else if (!stats.isFile()) this.#skip(path, 'unreadable');
    else if (isSystemFile(name) || this.#ownFiles.has(identityOf(stats))) this.#skip(path, 'system-file');
    else if (isTooLongFileName(name)) this.#skip(path, 'too-long-name');
    else if (stats.size === 0n) this.#skip(path, 'empty');
    else this.#add({ path, sizeBytes: Number(stats.size), named: this.#named });
  }

  async #walkFolder(folder: string): Promise<void> {
    const entries = await entriesOf(folder);
    if (entries === null) {
      this.#skip(folder, 'unreadable');
      return;
    }
    const inOrder = sortNaturally(entries, (entry) => entry.name);
    const files = inOrder.filter((entry) => !entry.isDirectory());
    const folders = inOrder.filter((entry) => entry.isDirectory());
    for (const entry of [...files, ...folders]) await this.visit(join(folder, entry.name), 'found');
    await nextTurn(); // calls that came meanwhile are answered
  }

  #add(file: FoundFile): void {
    this.#files.push(file);
    this.#totalBytes += file.sizeBytes;
    this.#options.onFound(this.#files.length, file.path);
  }

  #skip(path: string, reason: SkippedFile['reason']): void {
    this.#skipped.push({ path, reason });
  }
}

/** What is known of a path, or why nothing is: it is gone, or may not be seen, or no system can hold such a name. */
async function statOf(path: string, ask: typeof stat = lstat): Promise<BigIntStats | 'missing' | 'unreadable'> {
  try {
    return await ask(path, { bigint: true });
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unreadable';
  }
}

async function entriesOf(folder: string): Promise<Dirent[] | null> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}

function identityOf(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}`;
}

async function identitiesOf(workspacePath: string): Promise<Set<string>> {
  const own = await Promise.all(['', '-wal', '-shm', '-journal'].map((suffix) => statOf(workspacePath + suffix)));
  return new Set(own.flatMap((stats) => (typeof stats === 'string' ? [] : [identityOf(stats)])));
}
