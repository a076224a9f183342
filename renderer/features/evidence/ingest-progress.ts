import type { JobProgress } from '../../../shared/contract/jobs.ts';

/** What the panel shows of a running job, with times in milliseconds and rates in bytes a second. */
export interface Pace {
  readonly fraction: number | null;
  readonly bytesPerSecond: number | null;
  readonly leftMs: number | null;
}

export interface Sample {
  readonly atMs: number;
  readonly done: number;
}

const windowMs = 5000;

/** Keeps the samples of the last five seconds; a stage that starts again starts the samples again. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last !== undefined && sample.done < last.done) return [sample];
  return [...samples.filter((old) => sample.atMs - old.atMs <= windowMs), sample];
}

/** Speed over the samples, and the time left at that speed. Null where nothing can be said yet. */
export function paceOf(progress: Pick<JobProgress, 'done' | 'total' | 'unit'>, samples: readonly Sample[]): Pace {
  const fraction = progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.atMs - first.atMs < 500)
    return { fraction, bytesPerSecond: null, leftMs: null };
  const rate = ((last.done - first.done) * 1000) / (last.atMs - first.atMs);
  const leftMs = progress.total > 0 && rate > 0 ? ((progress.total - progress.done) * 1000) / rate : null;
  return { fraction, bytesPerSecond: progress.unit === 'bytes' ? rate : null, leftMs };
}
