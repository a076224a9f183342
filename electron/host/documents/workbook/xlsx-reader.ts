import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppFailure, type Issue } from '../../../../shared/app-error.ts';
import { issueAt } from '../../../../shared/document/workbook/import-rules.ts';
import type { SheetRows } from '../../../../shared/document/workbook/sheet-rows.ts';
import type { SourceTable } from '../tables/source-table.ts';
import type { WorkbookReader } from './workbook-port.ts';
import { workbookLimits } from './zip-scan.ts';

/** What one workbook may take. */
export interface ReaderLimits {
  readonly heapMegabytes: number;
  readonly milliseconds: number;
}
const defaultLimits: ReaderLimits = { heapMegabytes: 512, milliseconds: 30_000 };

/** What the worker is given: the file's bytes, and what is wanted of them. */
export interface WorkerTask {
  readonly bytes: Uint8Array;
  readonly want: 'rows' | 'sheet-tables' | 'word-tables';
}
type Answer = { readonly value: unknown } | { readonly issue: Issue };

/** Reads workbooks in a worker with a heap cap and a time limit, after a scan of the container. */
export function xlsxReader(limits: ReaderLimits = defaultLimits): WorkbookReader {
  return {
    read: async (path, signal) => (await readInWorker(path, { want: 'rows', limits, signal })) as SheetRows[],
  };
}

/** The tables of an Excel or Word file with their merged cells. Throws as the workbook reader does. */
export async function readSourceTables(path: string, signal: AbortSignal): Promise<readonly SourceTable[]> {
  const want = extname(path).toLowerCase() === '.docx' ? 'word-tables' : 'sheet-tables';
  return (await readInWorker(path, { want, limits: defaultLimits, signal })) as SourceTable[];
}

async function readInWorker(
  path: string,
  scope: { readonly want: WorkerTask['want']; readonly limits: ReaderLimits; readonly signal: AbortSignal },
): Promise<unknown> {
  const name = basename(path);
  const bytes = await readBytes(path, name);
  const answer = await parseInWorker(bytes, scope);
  if ('value' in answer) return answer.value;
  throw refused(name, answer.issue);
}

async function readBytes(path: string, name: string): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > workbookLimits.fileBytes)
    throw refused(name, issueAt([], 'file-too-large', { expected: `fileBytes ${workbookLimits.fileBytes}` }));
  return await readFile(path);
}

function refused(name: string, issue: Issue): AppFailure {
  return new AppFailure({
    code: 'import-invalid',
    about: name,
    details: [{ ...issue, where: [name, ...issue.where] }],
  });
}

function parseInWorker(
  bytes: Buffer,
  scope: { want: WorkerTask['want']; limits: ReaderLimits; signal: AbortSignal },
): Promise<Answer> {
  const { want, limits, signal } = scope;
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new AppFailure({ code: 'cancelled' }));
      return;
    }
    const worker = new Worker(workerFile(), {
      workerData: { bytes: new Uint8Array(bytes), want } satisfies WorkerTask,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
    });
    const tooHeavy: Answer = {
      issue: issueAt([], 'file-too-heavy', { expected: `${limits.heapMegabytes} MB, ${limits.milliseconds / 1000} s` }),
    };
    const timer = setTimeout(() => settle(() => resolve(tooHeavy)), limits.milliseconds);
    const onAbort = (): void => settle(() => reject(new AppFailure({ code: 'cancelled' })));
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      worker.removeAllListeners('exit');
      void worker.terminate();
      end();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    worker.once('message', (answer: Answer) => settle(() => resolve(answer)));
    worker.once('error', (error: Error & { code?: string }) => {
      settle(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(tooHeavy) : reject(error)));
    });
    worker.once('exit', () => settle(() => reject(new Error('the workbook worker ended without an answer'))));
  });
}

/** Beside this file as source; beside the host's entry, or one folder above its chunks, once built. */
function workerFile(): string {
  const places = ['./workbook-worker.ts', './workbook-worker.mjs', '../workbook-worker.mjs'];
  const found = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((file) => existsSync(file));
  if (found === undefined) throw new Error('the workbook worker is missing beside the host');
  return found;
}
