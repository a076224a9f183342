// The worker in which a workbook from outside is parsed: a heap of its own, ended when it takes too long.
import { parentPort, workerData } from 'node:worker_threads';
import { parseWorkbook } from './parse-workbook.ts';
import { WorkbookRefused } from './zip-scan.ts';

try {
  parentPort?.postMessage({ sheets: await parseWorkbook(Buffer.from(workerData as Uint8Array)) });
} catch (error) {
  if (!(error instanceof WorkbookRefused)) throw error;
  parentPort?.postMessage({ issue: error.issue });
}
