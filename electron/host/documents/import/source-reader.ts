import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppFailure } from '../../../../shared/app-error.ts';
import type { ImportFileRule } from '../../../../shared/domain/import/file-rules.ts';
import type { ImportResult } from '../../../../shared/domain/import/imported.ts';
import type { InterpretOptions } from '../../../../shared/domain/import/interpret.ts';
import type { SourceFile } from '../../../../shared/domain/import/source.ts';
import { workbookLimits } from '../workbook/zip-scan.ts';

/** What one file may take: a hostile one ends in a message within ten seconds. */
const limits = { heapMegabytes: 768, milliseconds: 9_000 } as const;

export interface ReadFileResult {
  readonly source: SourceFile;
  readonly result: ImportResult;
  /** SHA-256 of the bytes that were read, in lower-case hex. */
  readonly fileHash: string;
  readonly sizeBytes: number;
}

type Answer =
  | { readonly source: SourceFile; readonly result: ImportResult }
  | { readonly refused: { readonly rule: ImportFileRule; readonly found: string | undefined } };

/**
 * Reads and interprets a foreign file in a thread that is killed when it takes too long or too much memory. (A process
 * of its own could not be started from the packaged program: its Node switch is fused off.) Throws `import-invalid`
 * with one issue, `cancelled`, and what reading files throws.
 */
export async function readForeignFile(
  path: string,
  scope: { readonly options: InterpretOptions; readonly signal: AbortSignal },
): Promise<ReadFileResult> {
  const name = basename(path);
  const { size } = await stat(path);
  if (size > workbookLimits.fileBytes) throw refusal(name, 'import-too-large');
  const bytes = await readFile(path);
  const answer = await askWorker({ bytes: new Uint8Array(bytes), name, options: scope.options }, scope.signal);
  if ('refused' in answer) throw refusal(name, answer.refused.rule, answer.refused.found);
  return { ...answer, fileHash: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
}

/** The failure that names a file and why it cannot be imported. */
export function refusal(name: string, rule: ImportFileRule, found?: string): AppFailure {
  return new AppFailure({
    code: 'import-invalid',
    about: name,
    details: [{ where: [name], rule, ...(found === undefined ? {} : { found: found.slice(0, 80) }) }],
  });
}

function askWorker(workerData: object, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new AppFailure({ code: 'cancelled' }));
      return;
    }
    const worker = new Worker(workerFile(), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
    });
    const tooHeavy: Answer = { refused: { rule: 'import-too-heavy', found: undefined } };
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
    worker.once('exit', () => settle(() => reject(new Error('the import worker ended without an answer'))));
  });
}

/** Beside this file as source; beside the host's entry, or one folder above its chunks, once built. */
function workerFile(): string {
  const places = ['./import-worker.ts', './import-worker.mjs', '../import-worker.mjs'];
  const found = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((file) => existsSync(file));
  if (found === undefined) throw new Error('the import worker is missing beside the host');
  return found;
}
