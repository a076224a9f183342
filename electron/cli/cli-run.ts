import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 as newId } from 'uuid';
import { type AppError, AppFailure, type ErrorCode } from '../../shared/app-error.ts';
import { missingCase } from '../../shared/exhaustive.ts';
import type { Result } from '../../shared/result.ts';
import { Dispatcher, inProcessClient } from '../host/kernel/dispatch.ts';
import { type CliAnswer, type CliCall, type CliCommand, issueLine, UsageError } from './cli-call.ts';
import { cliCommands } from './cli-commands.ts';
import { type CliLanguage, type CliWords, cliWords, fill } from './cli-words.ts';

/** What the process is given and where it writes; the entry passes the real ones. */
export interface CliProcess {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder with `fonts`, `templates` and `sample`. */
  readonly resourcesDir: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Calls the listener when the user asks to stop (Ctrl+C). */
  readonly onInterrupt: (listener: () => void) => void;
}

const exitCodes = { done: 0, refused: 1, usage: 2, file: 3, internal: 4, cancelled: 130 } as const;
const jobId = 'cli';

/** Runs one command and answers the exit code. Everything goes through the same handlers as the window's calls. */
export async function runCli(process: CliProcess): Promise<number> {
  const parsed = parse(process);
  const words = cliWords[parsed.language];
  if (parsed.command === null) {
    (parsed.help ? process.out : process.err)(`${words.usage}\n`);
    return parsed.help ? exitCodes.done : exitCodes.usage;
  }
  const dispatcher = makeDispatcher(process, parsed);
  const api = inProcessClient(dispatcher);
  const stopAsking = cancelOnInterrupt(process, () => void api.jobs.cancel({ jobId }));
  const call: CliCall = {
    api,
    jobId,
    operands: parsed.operands,
    options: parsed.options,
    words,
    need: (result) => unwrap(result),
  };
  try {
    const answer = await parsed.command(call);
    print(process, { answer, json: parsed.json });
    return answer.good ? exitCodes.done : exitCodes.refused;
  } catch (error) {
    if (error instanceof UsageError) {
      process.err(`${words.usage}\n`);
      return exitCodes.usage;
    }
    if (!(error instanceof AppFailure)) throw error;
    printFailure(process, { error: error.error, words, json: parsed.json });
    return exitCodeOf(error.error.code);
  } finally {
    stopAsking();
    await dispatcher.shutdown();
  }
}

/** Asks again and again, for the user may be quicker than the job: cancelling one that has not begun does nothing. */
function cancelOnInterrupt(process: CliProcess, cancel: () => void): () => void {
  let asking: ReturnType<typeof setInterval> | undefined;
  process.onInterrupt(() => {
    cancel();
    asking ??= setInterval(cancel, 20);
  });
  return () => clearInterval(asking);
}

interface Parsed {
  readonly command: CliCommand | null;
  readonly help: boolean;
  readonly operands: readonly string[];
  readonly options: CliCall['options'];
  readonly language: CliLanguage;
  readonly json: boolean;
  readonly resourcesDir: string;
  readonly keysDir: string;
}

// Beside the window's keys, not among them: those are sealed by the system's key store, which has no command line.
const ownKeysDir = join(homedir(), '.gangbiao', 'keys');

function parse({ argv, env, resourcesDir }: CliProcess): Parsed {
  const fallback = languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        lang: { type: 'string' },
        author: { type: 'string' },
        college: { type: 'string' },
        department: { type: 'string' },
        sample: { type: 'boolean' },
        empty: { type: 'boolean' },
        to: { type: 'string' },
        full: { type: 'boolean' },
        encrypt: { type: 'boolean' },
        volumes: { type: 'string' },
        'dry-run': { type: 'boolean' },
        nevertheless: { type: 'boolean' },
        spoken: { type: 'string' },
        keys: { type: 'string' },
        resources: { type: 'string' },
      },
    });
    const [name = '', ...operands] = positionals;
    const known = Object.hasOwn(cliCommands, name) ? cliCommands[name as keyof typeof cliCommands] : null;
    return {
      command: values.help === true ? null : known,
      help: values.help === true,
      operands,
      options: values,
      language: values.lang === undefined ? fallback : languageOf(values.lang),
      json: values.json === true,
      resourcesDir: values.resources === undefined ? resourcesDir : resolve(values.resources),
      keysDir: resolve(values.keys ?? ownKeysDir),
    };
  } catch {
    return {
      command: null,
      help: false,
      operands: [],
      options: {},
      language: fallback,
      json: false,
      resourcesDir,
      keysDir: ownKeysDir,
    };
  }
}

function languageOf(tag: string): CliLanguage {
  return /^zh/iu.test(tag) ? 'zh' : 'en';
}

function makeDispatcher(process: CliProcess, { resourcesDir, keysDir }: Parsed): Dispatcher {
  return new Dispatcher({
    keyPlace: () => Promise.resolve({ folder: keysDir, sealKey: null }),
    resources: {
      fontsDir: join(resourcesDir, 'fonts'),
      templatesDir: join(resourcesDir, 'templates'),
      sampleDir: join(resourcesDir, 'sample'),
    },
    now: () => new Date().toISOString(),
    newId,
    notify: () => {}, // nobody looks at a window
    log: (method, error) =>
      process.err(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });
}

function unwrap<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
}

function print(process: CliProcess, { answer, json }: { readonly answer: CliAnswer; readonly json: boolean }): void {
  process.out(json ? `${JSON.stringify(answer.value, null, 2)}\n` : answer.lines.map((line) => `${line}\n`).join(''));
}

function printFailure(
  process: CliProcess,
  failure: { readonly error: AppError; readonly words: CliWords; readonly json: boolean },
): void {
  const { error, words, json } = failure;
  if (json) process.out(`${JSON.stringify({ error }, null, 2)}\n`);
  process.err(`${fill(words.errors[error.code], { about: error.about ?? '' })}\n`);
  for (const issue of error.details ?? []) process.err(`${issueLine(issue, words)}\n`);
}

function exitCodeOf(code: ErrorCode): number {
  switch (code) {
    case 'cancelled':
      return exitCodes.cancelled;
    case 'internal':
    case 'host-gone':
      return exitCodes.internal;
    case 'file-exists':
    case 'file-missing':
    case 'file-denied':
    case 'file-busy':
    case 'file-changed':
    case 'disk-full':
    case 'drive-gone':
    case 'workspace-busy':
    case 'workspace-newer':
    case 'workspace-damaged':
    case 'not-a-workspace':
    case 'no-workspace':
      return exitCodes.file;
    case 'invalid-input':
    case 'not-found':
    case 'conflict':
    case 'in-use':
    case 'rule-broken':
    case 'import-invalid':
    case 'bundle-invalid':
    case 'no-printer':
    case 'print-failed':
      return exitCodes.refused;
    default:
      return missingCase(code);
  }
}
