import { basename, dirname, relative, sep } from 'node:path';
import { type StoreOutcome, storeFiles } from '../../../db/evidence/store-files.ts';
import { type IngestOutcome, namedFilesAtMost } from '../../../shared/contract/evidence.ts';
import type { SkippedFile } from '../../../shared/contract/evidence-pieces.ts';
import type { CallContext } from '../kernel/context.ts';
import { FileCloses } from '../kernel/jobs.ts';
import { detectMediaType } from './media-type.ts';
import { IntakeRecorder, type Target } from './record-files.ts';
import { forgetIntake, isAway, isGone, isNoted, noteIntake } from './unfinished-intake.ts';
import { type FoundFile, walkFiles } from './walk-files.ts';

export interface IngestInput {
  readonly paths: readonly string[];
  readonly link?: Target | undefined;
  /** What it reads from will not be there later: an intake that is cut off cannot be continued. */
  readonly isPassing?: boolean;
}

/**
 * Takes files in: bytes and their records in one command a batch, so that no record ever lacks its bytes, no bytes their
 * record, and a cancelled or broken ingest keeps what is finished. When the drive is pulled out that it reads from, it
 * stops there and says how many files it did not reach. Until it has come to its end it stands noted in the file.
 */
export async function ingestFiles(
  context: CallContext,
  { paths, link, isPassing = false }: IngestInput,
): Promise<IngestOutcome> {
  const workspace = context.workspace();
  const noted = { paths: [...paths], ...(link === undefined ? {} : { link }) };
  // One that is taken up again while its drive is still away stays noted.
  const staysNoted = isNoted(workspace, noted) && isAway(paths);
  // Before the folders are walked, which takes a slow drive minutes.
  if (!isPassing) noteIntake(workspace, { ...noted, startedAt: context.now() });
  const walk = await walkFiles(paths, {
    signal: context.signal,
    workspacePath: workspace.db.path,
    onFound: (count, path) =>
      context.progress({ stage: 'scanning', done: count, total: 0, unit: 'files', label: basename(path) }),
  });
  const intake = new Intake(context, walk.files, link);
  await intake.run(walk.totalBytes);
  const outcome = intake.outcome([...walk.skipped]);
  // Whoever cancels means it; a drive that was pulled out comes back, and so does a file that was closed meanwhile.
  const isCutOff = outcome.notReached > 0 || context.signal.reason instanceof FileCloses;
  if (!isPassing && !staysNoted && !isCutOff) forgetIntake(workspace, noted);
  return outcome;
}

class Intake {
  readonly #context: CallContext;
  readonly #files: readonly FoundFile[];
  readonly #recorder: IntakeRecorder;
  readonly #failed: Extract<StoreOutcome, { ok: false }>[] = [];
  /** Aborted when the drive is gone: an end of its own, and no cancelling. */
  readonly #sourceGone = new AbortController();
  #bytesRead = 0;
  #reached = 0;

  constructor(context: CallContext, files: readonly FoundFile[], link: Target | undefined) {
    this.#context = context;
    this.#files = files;
    const folders = new Map(files.map(({ path, named }) => [path, foldersBetween(named, path)]));
    this.#recorder = new IntakeRecorder({ link, foldersOf: (path) => folders.get(path) ?? [] });
  }

  async run(totalBytes: number): Promise<void> {
    const context = this.#context;
    const files = this.#files.map(({ path }) => path);
    const batches = storeFiles(context.workspace().db, files, {
      signal: AbortSignal.any([context.signal, this.#sourceGone.signal]),
      onProgress: ({ bytesRead, filesRead }) => {
        this.#bytesRead = bytesRead;
        const label = basename(files[filesRead] ?? files.at(-1) ?? '');
        context.progress({ stage: 'ingesting', done: bytesRead, total: totalBytes, unit: 'bytes', label });
      },
      onFailed: (path) => this.#lookAtSource(path),
      commit: async (store, waiting) => {
        const mediaTypes = new Map<string, string>();
        for (const { path, head } of waiting) mediaTypes.set(path, await detectMediaType(head, basename(path)));
        context.writeOn((writer, workspace) =>
          this.#recorder.record(writer, workspace, { files: store(), mediaTypes }),
        );
        this.#recorder.committed();
      },
    });
    for await (const batch of batches) {
      this.#reached += batch.length;
      this.#failed.push(...batch.filter((one) => !one.ok));
    }
  }

  outcome(skippedBefore: IngestOutcome['skipped']): IngestOutcome {
    const { added, addedIds, duplicates, counts } = this.#recorder;
    const gone = this.#sourceGone.signal.aborted;
    // A file whose drive was pulled out in its midst is one of those that were not reached.
    const failed = this.#failed.filter(({ failure }) => !gone || failure.error.code !== 'file-missing');
    const skipped = [...skippedBefore, ...failed.map(skippedFile)];
    return {
      counts: { ...counts, skipped: skipped.length },
      added: [...added],
      addedIds: [...addedIds],
      duplicates: [...duplicates],
      skipped: skipped.slice(0, namedFilesAtMost),
      bytesRead: this.#bytesRead,
      cancelled: this.#context.signal.aborted,
      notReached: gone ? this.#files.length - this.#reached + this.#failed.length - failed.length : 0,
    };
  }

  #lookAtSource(path: string): void {
    const named = this.#files.find((file) => file.path === path)?.named ?? path;
    // A file that was named itself may have been removed; a drive that is gone takes its folder along.
    if (isGone(named === path ? dirname(named) : named)) this.#sourceGone.abort();
  }
}

/** The folders that a file lies in, outermost first, as far as the user named them. */
function foldersBetween(named: string, path: string): string[] {
  if (named === path) return [basename(dirname(path))];
  return relative(dirname(named), dirname(path)).split(sep);
}

/** What is told of a file that could not be read. */
export function skippedFile({ path, failure }: Extract<StoreOutcome, { ok: false }>): SkippedFile {
  const { code } = failure.error;
  return { path, reason: code === 'file-changed' ? 'changed' : code === 'file-missing' ? 'missing' : 'unreadable' };
}
