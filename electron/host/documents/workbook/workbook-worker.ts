// The worker in which a file from outside is parsed: a heap of its own, ended when it takes too long.
import { parentPort, workerData } from 'node:worker_threads';
import { parseWorkbook } from './parse-workbook.ts';
import type { WorkerTask } from './xlsx-reader.ts';
import { WorkbookRefused } from './zip-scan.ts';

try {
  const { bytes, want } = workerData as WorkerTask;
  parentPort?.postMessage({ value: await read(Buffer.from(bytes), want) });
} catch (error) {
  if (!(error instanceof WorkbookRefused)) throw error;
  parentPort?.postMessage({ issue: error.issue });
}

async function read(bytes: Buffer, want: WorkerTask['want']): Promise<unknown> {
  if (want === 'rows') return await parseWorkbook(bytes);
  if (want === 'word-tables') return (await import('../tables/docx-tables.ts')).docxTables(bytes);
  return await (await import('../tables/xlsx-tables.ts')).xlsxTables(bytes);
}
