import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppFailure } from '../../../../shared/app-error.ts';
import type { ImportFileRule } from '../../../../shared/domain/import/file-rules.ts';
import type { ImportResult } from '../../../../shared/domain/import/imported.ts';
import type { InterpretOptions } from '../../../../shared/domain/import/interpret.ts';
import type { SourceFile } from '../../../../shared/domain/import/source.ts';
import { askKillable } from '../killable-worker.ts';
import { workbookLimits } from '../workbook/zip-scan.ts';
import type { ImportQuestion } from './import-worker.ts';

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
 * Reads and interprets a foreign file in a thread that is killed when it takes too long or too much memory. Throws
 * `import-invalid` with one issue, `cancelled`, and what reading files throws.
 */
export async function readForeignFile(
  path: string,
  scope: { readonly options: InterpretOptions; readonly signal: AbortSignal },
): Promise<ReadFileResult> {
  const name = basename(path);
  await statForeignFile(path);
  const bytes = await readFile(path);
  const workerData: ImportQuestion = { bytes: new Uint8Array(bytes), name, options: scope.options };
  const { signal } = scope;
  const answer = await askKillable<Answer>({ name: 'import/import-worker', workerData, limits, signal });
  if (answer === null) throw refusal(name, 'import-too-heavy');
  if ('refused' in answer) throw refusal(name, answer.refused.rule, answer.refused.found);
  return { ...answer, fileHash: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
}

/** When a file was last written and how large it is; refuses folders and what no paper of a department reaches. */
export async function statForeignFile(path: string): Promise<{ readonly mtimeMs: number; readonly size: number }> {
  const name = basename(path);
  const found = await stat(path);
  if (found.isDirectory()) throw refusal(name, 'import-folder');
  if (found.size > workbookLimits.fileBytes) throw refusal(name, 'import-too-large');
  return found;
}

/** The failure that names a file and why it cannot be imported. */
export function refusal(name: string, rule: ImportFileRule, found?: string): AppFailure {
  return new AppFailure({
    code: 'import-invalid',
    about: name,
    details: [{ where: [name], rule, ...(found === undefined ? {} : { found: found.slice(0, 80) }) }],
  });
}
