import { setImmediate as nextTurn } from 'node:timers/promises';
import { listUncounted, notePageCount, type UncountedFile } from '../../../db/queries/evidence-pages.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { PageCount } from '../../../shared/document/papers/evidence-list.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import { type CallContext, throwIfCancelled } from '../kernel/context.ts';
import { ReadingThread } from '../reading/reading-thread.ts';
import { FileRefused } from '../reading/refused.ts';
import { readWhole } from '../reading/stored-bytes.ts';

const unknown: PageCount = { pages: null, basis: 'unknown' };
/** Kinds of files that can say how many pages they have. */
const counted = /^application\/(?:pdf|vnd\.openxmlformats-officedocument\.(?:wordprocessingml|presentationml))/u;
const picture = /^image\/(?:jpeg|png|gif|bmp|webp|heic)$/u;

/**
 * Counts the pages of all current files that were not counted yet; each is looked at once for good. Foreign files are
 * read on a thread that can be ended. Throws `cancelled`; what was counted stays.
 */
export async function countAllPages(context: CallContext): Promise<void> {
  const { db, departmentId } = context.workspace();
  const files = listUncounted(db, departmentId);
  if (files.length === 0) return;
  const thread = new ReadingThread();
  try {
    for (const [index, file] of files.entries()) {
      throwIfCancelled(context.signal);
      context.progress({ stage: 'counting', done: index, total: files.length, unit: 'files', label: '' });
      const count = await countOne(db, thread, { file, signal: context.signal });
      if (count !== null) notePageCount(db, file.fileHash, count);
      await nextTurn();
    }
  } finally {
    await thread.end();
  }
}

/** Null when the stored bytes cannot be read: they may be mended, and are looked at again then. */
async function countOne(
  db: WorkspaceDb,
  thread: ReadingThread,
  { file, signal }: { readonly file: UncountedFile; readonly signal: AbortSignal },
): Promise<PageCount | null> {
  if (picture.test(file.mediaType)) return { pages: 1, basis: 'counted' };
  if (!counted.test(file.mediaType)) return unknown;
  try {
    const bytes = await readWhole(db, file.fileHash, signal);
    const answer = await thread.ask({ task: 'pages', bytes, mediaType: file.mediaType }, signal);
    return 'pages' in answer ? answer.pages : unknown;
  } catch (error) {
    if (error instanceof FileRefused) return unknown;
    if (error instanceof AppFailure && error.error.code === 'workspace-damaged') return null;
    throw error;
  }
}
