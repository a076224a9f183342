import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { AppFailure, type Issue } from '../../../../shared/app-error.ts';
import { issueAt } from '../../../../shared/document/workbook/import-rules.ts';
import type { SheetRows } from '../../../../shared/document/workbook/sheet-rows.ts';
import { askKillable, type WorkerLimits } from '../killable-worker.ts';
import type { SourceTable } from '../tables/source-table.ts';
import type { WorkbookReader } from './workbook-port.ts';
import { workbookLimits } from './zip-scan.ts';

const defaultLimits: WorkerLimits = { heapMegabytes: 512, milliseconds: 9_000 };

/** What the worker is given: the file's bytes, and what is wanted of them. */
export interface WorkerTask {
  readonly bytes: Uint8Array;
  readonly want: 'rows' | 'sheet-tables' | 'word-tables';
}
type Answer = { readonly value: unknown } | { readonly issue: Issue };

/** Reads workbooks in a worker with a heap cap and a time limit, after a scan of the container. */
export function xlsxReader(limits: WorkerLimits = defaultLimits): WorkbookReader {
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
  scope: { readonly want: WorkerTask['want']; readonly limits: WorkerLimits; readonly signal: AbortSignal },
): Promise<unknown> {
  const name = basename(path);
  const bytes = await readBytes(path, name);
  const { want, limits, signal } = scope;
  const workerData: WorkerTask = { bytes: new Uint8Array(bytes), want };
  const answer = await askKillable<Answer>({ name: 'workbook/workbook-worker', workerData, limits, signal });
  if (answer === null) {
    const expected = `${limits.heapMegabytes} MB, ${limits.milliseconds / 1000} s`;
    throw refused(name, issueAt([], 'file-too-heavy', { expected }));
  }
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
