import { useEffect, useState } from 'react';
import type { JobProgress } from '../../../shared/contract/jobs.ts';
import type { UnfinishedIntake } from '../../../shared/contract/evidence-pieces.ts';
import type { IngestOutcome } from '../../../shared/contract/evidence.ts';
import { type Answer, api } from '../../lib/client.ts';
import { newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { reportError } from '../../lib/toasts.ts';
import { useEvidenceView } from './evidence-store.ts';
import { paceOf, type Pace, type Sample, withSample } from './ingest-progress.ts';

/** What new evidence is linked to at once. */
type Link = NonNullable<UnfinishedIntake['link']>;
type IngestTarget = Link | null;

async function run(
  target: IngestTarget,
  start: (id: string, link: { link?: Link }) => Answer<IngestOutcome>,
): Promise<void> {
  const { jobId, set } = useEvidenceView.getState();
  if (jobId !== null) return;
  const id = newJobId();
  set({ jobId: id, outcome: null });
  const result = await start(id, target === null ? {} : { link: linkOf(target) });
  set(result.ok ? { outcome: result.value, jobId: null } : { jobId: null });
  if (!result.ok) reportError(result.error);
}

/** Only what the contract knows: a target of a list has words beside it. */
function linkOf({ targetKind, targetId, recordName, year }: Link): Link {
  return {
    targetKind,
    targetId,
    ...(recordName === undefined ? {} : { recordName }),
    ...(year === undefined ? {} : { year }),
  };
}

/** Takes files and folders in; the outcome stands in the store until it is closed. */
export async function ingest(paths: readonly string[], title: string, target: IngestTarget): Promise<void> {
  if (paths.length === 0) return;
  await run(target, (id, link) =>
    runJob(api.evidence.ingest, { paths: [...paths], ...link }, { title, id, inPlace: true }),
  );
}

/** Takes in what has no place on a disk: a picture on the clipboard, a file dragged out of a mail. */
export async function ingestBytes(files: readonly File[], title: string, target: IngestTarget): Promise<void> {
  const read: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const file of files) read.push({ name: nameOfPasted(file), bytes: new Uint8Array(await file.arrayBuffer()) });
  await run(target, (id, link) => runJob(api.evidence.paste, { files: read, ...link }, { title, id, inPlace: true }));
}

/** A picture on the clipboard is called image.png by everybody: its time tells it from others. */
function nameOfPasted(file: File): string {
  if (file.name !== '' && file.name !== 'image.png') return file.name.slice(-200);
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day} ${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}.png`;
}

/** Files of a drop or of the clipboard: those on a disk by their paths, the others as they are. */
export function takeFiles(files: readonly File[], title: string, target: IngestTarget): void {
  const paths = files.map((file) => api.pathOf(file)).filter((path) => path !== '');
  const loose = files.filter((file) => api.pathOf(file) === '' && file.size > 0);
  if (paths.length > 0) void ingest(paths, title, target);
  else if (loose.length > 0) void ingestBytes(loose, title, target);
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
