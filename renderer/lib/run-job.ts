import { create } from 'zustand';
import type { AppError } from '../../shared/app-error.ts';
import type { JobProgress } from '../../shared/contract/jobs.ts';
import type { Result } from '../../shared/result.ts';
import { api } from './client.ts';

/** A long call that is running now. */
export interface Job {
  readonly id: string;
  readonly title: string;
  readonly startedAtMs: number;
  readonly progress: JobProgress | null;
  readonly cancelling: boolean;
  /** Shown by the screen that started it, so the dock at the window's edge need not. */
  readonly inPlace: boolean;
  /** Only reads: closing the window loses nothing and needs no question. */
  readonly quiet: boolean;
}

export const useJobs = create<{ readonly jobs: readonly Job[] }>(() => ({ jobs: [] }));

let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  api.on('progress', (progress) => update(progress.jobId, { progress }));
}

function update(id: string, change: Partial<Job>): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...change } : job)) }));
}

/** A name that no other job of this or another window has. */
export function newJobId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `job-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Words for a job, and whether the screen shows it itself; `id` lets the screen find it in the store. */
export interface JobOptions {
  readonly title: string;
  readonly id?: string;
  readonly inPlace?: boolean;
  readonly quiet?: boolean;
}

/** Starts a job method of the contract and keeps its progress in the store until it answers. */
export async function runJob<I extends { readonly jobId: string }, T>(
  method: (input: I) => Promise<Result<T, AppError>>,
  input: Omit<I, 'jobId'>,
  options: JobOptions,
): Promise<Result<T, AppError>> {
  listen();
  const id = options.id ?? newJobId();
  const job: Job = {
    id,
    title: options.title,
    startedAtMs: Date.now(),
    progress: null,
    cancelling: false,
    inPlace: options.inPlace ?? false,
    quiet: options.quiet ?? false,
  };
  useJobs.setState(({ jobs }) => ({ jobs: [...jobs, job] }));
  try {
    // `Omit` over a type parameter cannot be undone by the compiler, though the sum is I by definition.
    return await method({ ...input, jobId: id } as unknown as I);
  } finally {
    useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((other) => other.id !== id) }));
  }
}

/** Asks a job to stop; it ends itself with `cancelled`. */
export function cancelJob(id: string): void {
  update(id, { cancelling: true });
  void api.jobs.cancel({ jobId: id });
}

/** The running job of that id, or null. */
export function useJob(id: string | null): Job | null {
  return useJobs(({ jobs }) => jobs.find((job) => job.id === id) ?? null);
}
