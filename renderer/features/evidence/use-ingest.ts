import { useEffect, useState } from 'react';
import type { JobProgress } from '../../../shared/contract/jobs.ts';
import { api } from '../../lib/client.ts';
import { newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { reportError } from '../../lib/toasts.ts';
import { type LinkTarget, useEvidenceView } from './evidence-store.ts';
import { paceOf, type Pace, type Sample, withSample } from './ingest-progress.ts';

/** Takes files and folders in; the outcome stands in the store until it is closed. */
export async function ingest(paths: readonly string[], title: string, target: LinkTarget | null): Promise<void> {
  const { jobId, set } = useEvidenceView.getState();
  if (jobId !== null || paths.length === 0) return;
  const id = newJobId();
  set({ jobId: id, outcome: null });
  const link = target === null ? {} : { link: { targetKind: target.targetKind, targetId: target.targetId } };
  const result = await runJob(api.evidence.ingest, { paths: [...paths], ...link }, { title, id, inPlace: true });
  if (result.ok) set({ outcome: result.value, jobId: null });
  else {
    set({ jobId: null });
    reportError(result.error);
  }
}

/** Progress of the running ingest with speed and time left; null when none runs. */
export function useIngestPace(
  jobId: string | null,
): { readonly progress: JobProgress | null; readonly pace: Pace; readonly cancelling: boolean } | null {
  const job = useJob(jobId);
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const progress = job?.progress ?? null;
  useEffect(() => {
    if (progress === null) setSamples([]);
    else setSamples((old) => withSample(old, { atMs: performance.now(), done: progress.done }));
  }, [progress]);
  if (job === null) return null;
  return {
    progress,
    pace: paceOf(progress ?? { done: 0, total: 0, unit: 'bytes' }, samples),
    cancelling: job.cancelling,
  };
}
