// The worker in which a foreign file is read and interpreted: a heap of its own, ended when it takes too long.
import { parentPort, workerData } from 'node:worker_threads';
import { interpretSource, type InterpretOptions } from '../../../../shared/domain/import/interpret.ts';
import { readSource, SourceRefused } from './read-source.ts';

/** What the worker is started with. */
export interface ImportQuestion {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly options: InterpretOptions;
}

const { bytes, name, options } = workerData as ImportQuestion;
try {
  const source = await readSource(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name);
  parentPort?.postMessage({ source, result: interpretSource(source, options) });
} catch (error) {
  if (!(error instanceof SourceRefused)) throw error;
  parentPort?.postMessage({ refused: { rule: error.rule, found: error.found } });
}
