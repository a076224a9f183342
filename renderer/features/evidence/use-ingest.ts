import { useEffect, useState } from 'react';
import type { ErrorCode } from '../../../shared/app-error.ts';
import type { JobProgress } from '../../../shared/contract/jobs.ts';
import type { UnfinishedIntake } from '../../../shared/contract/evidence-pieces.ts';
import type { IngestOutcome } from '../../../shared/contract/evidence.ts';
import { type Answer, api } from '../../lib/client.ts';
import { newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { reportError } from '../../lib/toasts.ts';
import { useEvidenceView } from './evidence-store.ts';
import { joinedOutcome } from './ingest-outcome.ts';
import { paceOf, type Pace, type Sample, withSample } from './ingest-progress.ts';

/** What new evidence is linked to at once. */
type Link = NonNullable<UnfinishedIntake['link']>;
type IngestTarget = Link | null;

interface Intake {
  readonly start: (id: string) => Answer<IngestOutcome>;
  /** What it will read; null for what lies nowhere and could not be read later. */
  readonly noted: { readonly paths: string[]; readonly link?: Link } | null;
}

/** What was dropped while an intake runs comes after it, in its turn. */
let waiting: Intake[] = [];

async function run(first: Intake): Promise<void> {
  const { jobId, set } = useEvidenceView.getState();
  if (jobId !== null) {
    await queue(first);
    return;
  }
  let whole: IngestOutcome | null = null;
  for (let intake: Intake | undefined = first; intake !== undefined; intake = waiting.shift()) {
    const id = newJobId();
    set({ jobId: id, outcome: null, waiting: waiting.length });
    const result = await intake.start(id);
    if (!result.ok) reportError(result.error);
    else whole = whole === null ? result.value : joinedOutcome(whole, result.value);
    if (result.ok ? result.value.cancelled : endsAll.has(result.error.code)) await dropWaiting(result.ok);
  }
  set({ jobId: null, outcome: whole, waiting: 0 });
}

/** Noted in the file, so that it is offered again when the power goes before its turn. */
async function queue(intake: Intake): Promise<void> {
  waiting.push(intake);
  useEvidenceView.getState().set({ waiting: waiting.length });
  const noted = intake.noted === null ? null : await api.evidence.noteWaiting(intake.noted);
  if (noted?.ok === false) reportError(noted.error);
}

/** Whoever cancels means all of it. What waits when the file or its host goes stays noted there, and is offered again. */
async function dropWaiting(isCancelled: boolean): Promise<void> {
  const dropped = isCancelled ? waiting : [];
  waiting = [];
  for (const { noted } of dropped) if (noted !== null) await api.evidence.forgetWaiting(noted);
}

const endsAll: ReadonlySet<ErrorCode> = new Set(['cancelled', 'no-workspace', 'host-gone']);

/** Only what the contract knows: a target of a list has words beside it. */
function linkOf({ targetKind, targetId, recordName, year }: Link): Link {
  return {
    targetKind,
    targetId,
    ...(recordName === undefined ? {} : { recordName }),
    ...(year === undefined ? {} : { year }),
  };
}

function linkTo(target: IngestTarget): { link?: Link } {
  return target === null ? {} : { link: linkOf(target) };
}

/** Takes files and folders in, after what is being taken in; the outcome stands in the store until it is closed. */
export async function ingest(paths: readonly string[], title: string, target: IngestTarget): Promise<void> {
  if (paths.length === 0) return;
  const noted = { paths: [...paths], ...linkTo(target) };
  await run({ start: (id) => runJob(api.evidence.ingest, noted, { title, id, inPlace: true }), noted });
}

/** Takes in what has no place on a disk: a picture on the clipboard, a file dragged out of a mail. */
export async function ingestBytes(files: readonly File[], title: string, target: IngestTarget): Promise<void> {
  const read: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const file of files) read.push({ name: nameOfPasted(file), bytes: new Uint8Array(await file.arrayBuffer()) });
  const input = { files: read, ...linkTo(target) };
  await run({ start: (id) => runJob(api.evidence.paste, input, { title, id, inPlace: true }), noted: null });
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
  for (const some of inPortions(loose)) void ingestBytes(some, title, target);
}

/** As much as one call takes of files that lie nowhere. A file that is larger goes alone, and is refused with its reason. */
const looseAtMost = { files: 50, bytes: 64 * 1_048_576 } as const;

function inPortions(files: readonly File[]): File[][] {
  const portions: File[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = portions.at(-1);
    bytes += file.size;
    if (last !== undefined && last.length < looseAtMost.files && bytes <= looseAtMost.bytes) last.push(file);
    else {
      portions.push([file]);
      bytes = file.size;
    }
  }
  return portions;
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
