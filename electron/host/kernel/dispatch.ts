import type { z } from 'zod';
import { type Client, type HostContract, hostContract } from '../../../shared/contract/contract.ts';
import type { JobProgress } from '../../../shared/contract/jobs.ts';
import type { Method } from '../../../shared/contract/method.ts';
import type { NoticeName, Notices } from '../../../shared/contract/notices.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type AppError, AppFailure } from '../../../shared/app-error.ts';
import { type KeyPlace, openKeyStore } from '../sync/key-store.ts';
import { BackgroundMerging } from './background-merging.ts';
import { BackgroundReading } from './background-reading.ts';
import type { CallContext, Resources } from './context.ts';
import { loadHandlers } from './handlers-table.ts';
import { Jobs, type JobTurn } from './jobs.ts';
import { WorkspaceSession } from './session.ts';
import { toAppError } from './to-app-error.ts';

/** What a dispatcher needs from outside: time, ids, folders, and somebody who hears its notices. */
export interface DispatcherOptions {
  readonly resources: Resources;
  readonly now: () => string;
  readonly newId: () => string;
  readonly notify: <N extends NoticeName>(name: N, notice: Notices[N]) => void;
  /** Hears of causes that must not reach the window, such as stacks. */
  readonly log?: (method: string, error: unknown) => void;
  /**
   * Reads the words of files and keeps the search index quick in the background: for a host that stays, not for one that
   * runs a single command.
   */
  readonly readsInBackground?: boolean;
  /** Where this person's secret keys are kept on this computer. */
  readonly keyPlace?: () => Promise<KeyPlace>;
}

type AnyHandler = (input: unknown, context: CallContext) => unknown;

/** Jobs that change where bytes lie in the file run alone; making a file stops the others itself, and a check disturbs none. */
const turns: ReadonlyMap<string, JobTurn> = new Map([
  ['keeping.empty', 'alone'],
  ['keeping.shrink', 'alone'],
  ['keeping.check', 'free'],
  ['workspace.check', 'free'],
  ['workspace.create', 'free'],
]);

/** Answers calls by name. One dispatcher owns at most one open workspace. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #session: WorkspaceSession;
  readonly #jobs = new Jobs();
  readonly #keyPlace: () => Promise<KeyPlace>;
  readonly #merging: BackgroundMerging | null;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#keyPlace = options.keyPlace ?? noKeyPlace;
    const reading = new BackgroundReading({
      log: (error) => options.log?.('reading', error),
      onRead: (read) => options.notify('fileRead', read),
    });
    const staysOpen = options.readsInBackground === true;
    this.#session = new WorkspaceSession({ ...options, reading: staysOpen ? reading : null });
    const merging = new BackgroundMerging({
      file: () => this.#session.current()?.db ?? null,
      isBusy: () => !this.#jobs.isIdle || reading.isRunning,
      log: (error) => options.log?.('merging', error),
    });
    this.#merging = staysOpen ? merging : null;
  }

  /** Parses the input, runs the handler, and answers a `Result`; never throws. `method` is such as `positions.save`. */
  async dispatch(method: string, input: unknown): Promise<Result<unknown, AppError>> {
    const entry = findMethod(method);
    if (entry === null) return fail({ code: 'invalid-input', about: method });
    const parsed = entry.input.safeParse(input);
    if (!parsed.success) return fail({ code: 'invalid-input', about: method, details: describe(parsed.error) });
    this.#merging?.stop();
    try {
      return ok(await this.#run(method, entry, parsed.data));
    } catch (error) {
      const appError = toAppError(error);
      if (appError.code === 'internal') this.#options.log?.(method, error);
      return fail(appError);
    } finally {
      this.#merging?.later();
    }
  }

  /** Stops every job and closes the file. */
  async shutdown(): Promise<void> {
    await this.#jobs.stopAll();
    await this.#session.stopReading();
    this.#merging?.stop();
    this.#session.close();
  }

  async #run(method: string, entry: Method, input: unknown): Promise<unknown> {
    const handler = (await loadHandlers({ session: this.#session, jobs: this.#jobs }, method)) as AnyHandler;
    const jobId = entry.mode === 'job' ? (input as { jobId: string }).jobId : null;
    const contextFor = (signal: AbortSignal): CallContext => this.#context(method, jobId, signal);
    if (jobId === null) return handler(input, contextFor(new AbortController().signal));
    return this.#jobs.run(jobId, async (signal) => handler(input, contextFor(signal)), turns.get(method));
  }

  #context(method: string, jobId: string | null, signal: AbortSignal): CallContext {
    const { resources, now, newId, notify } = this.#options;
    const report = jobId === null ? () => {} : throttle((progress) => notify('progress', { jobId, ...progress }));
    const step = {};
    return {
      workspace: () => this.#session.require(),
      write: (work) => this.#session.write(method, work),
      writeOn: (work) => this.#session.write(method, work, step),
      renamed: () => this.#session.readReplica(),
      merge: (work) => this.#session.merge(method, work),
      signal,
      progress: report,
      resources,
      keys: () => openKeyStore(this.#keyPlace),
      now,
      newId,
    };
  }
}

/** Rejects: a host that was given no place keeps no secrets. */
function noKeyPlace(): Promise<KeyPlace> {
  return Promise.reject(new AppFailure({ code: 'file-denied', about: 'keys' }));
}

/** The dispatcher as typed methods, for callers in the same process: the command line and tests. */
export function inProcessClient(dispatcher: Dispatcher): Client<HostContract> {
  const client: Record<string, Record<string, unknown>> = {};
  for (const [group, methods] of Object.entries(hostContract)) {
    client[group] = Object.fromEntries(
      Object.keys(methods as object).map((name) => [
        name,
        (input: unknown) => dispatcher.dispatch(`${group}.${name}`, input),
      ]),
    );
  }
  return client as unknown as Client<HostContract>;
}

function findMethod(method: string): Method | null {
  const [group, name, ...rest] = method.split('.');
  if (group === undefined || name === undefined || rest.length > 0 || !Object.hasOwn(hostContract, group)) return null;
  const methods = hostContract[group as keyof HostContract] as unknown as Record<string, Method>;
  return Object.hasOwn(methods, name) ? (methods[name] ?? null) : null;
}

function describe(error: z.ZodError): AppError['details'] {
  return error.issues.map((issue) => ({
    where: issue.path.map(String),
    rule: issue.code,
    expected: issue.message,
  }));
}

type Progress = Omit<JobProgress, 'jobId'>;

/** Lets ten reports a second through, and the first and the last of every stage. */
function throttle(send: (progress: Progress) => void): (progress: Progress) => void {
  let lastSent = 0;
  let lastStage = '';
  return (progress) => {
    const now = performance.now();
    const finished = progress.total > 0 && progress.done >= progress.total;
    if (!finished && progress.stage === lastStage && now - lastSent < 100) return;
    lastSent = now;
    lastStage = progress.stage;
    send(progress);
  };
}
