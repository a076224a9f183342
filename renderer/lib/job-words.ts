import { formatBytes } from '../../shared/format-bytes.ts';
import { formatCount } from './format.ts';
import type { Job } from './run-job.ts';
import type { Words } from './words/words-shape.ts';

/** A running job in words, for `JobPanel`. */
export interface JobWords {
  readonly stage: string;
  readonly label: string;
  readonly percent: number | null;
  readonly figures: readonly string[];
}

/** Speed and rest are told only once they mean something: after a second of work. */
const tellAfterMs = 1000;

export function describeJob(job: Job, nowMs: number, words: Words): JobWords {
  const { progress } = job;
  if (job.cancelling) return { stage: words.jobs.cancelling, label: '', percent: null, figures: [] };
  if (progress === null) return { stage: words.jobs.working, label: '', percent: null, figures: [] };
  const amount = (value: number): string =>
    progress.unit === 'bytes' ? formatBytes(value) : `${formatCount(value)}${words.jobs.units[progress.unit]}`;
  const figures: string[] = [];
  const plainDone = progress.unit === 'bytes' ? amount(progress.done) : formatCount(progress.done);
  if (progress.total > 0) figures.push(words.jobs.ofTotal(plainDone, amount(progress.total)));
  else if (progress.done > 0) figures.push(amount(progress.done));
  const elapsedMs = nowMs - job.startedAtMs;
  // Steps are of unequal length: nothing follows from their number.
  if (elapsedMs > tellAfterMs && progress.done > 0 && progress.unit !== 'steps') {
    const perMs = progress.done / elapsedMs;
    if (progress.unit === 'bytes') figures.push(words.jobs.speed(formatBytes(perMs * 1000)));
    if (progress.total > progress.done)
      figures.push(words.jobs.secondsLeft(Math.max(1, Math.round((progress.total - progress.done) / perMs / 1000))));
  }
  return {
    stage: words.jobs.stages[progress.stage] ?? words.jobs.working,
    label: progress.label,
    percent: progress.total > 0 ? Math.min(100, (progress.done / progress.total) * 100) : null,
    figures,
  };
}
