import { formatBytes } from '../../../shared/format-bytes.ts';
import { useWords } from '../../lib/words/words.ts';
import { JobPanel } from '../../ui/progress.tsx';
import { useEvidenceView } from './evidence-store.ts';
import { useIngestPace } from './use-ingest.ts';

/** How far the running ingest has come: share, amount, speed, time left, and the way out. */
export function IngestProgress({
  jobId,
  onCancel,
}: {
  readonly jobId: string;
  readonly onCancel: (jobId: string) => void;
}) {
  const all = useWords();
  const words = all.evidence;
  const running = useIngestPace(jobId);
  const waiting = useEvidenceView((view) => view.waiting);
  if (running === null) return null;
  const { progress, pace, cancelling } = running;
  const amount = (value: number): string =>
    progress?.unit === 'bytes'
      ? formatBytes(value)
      : `${value}${progress === null ? '' : all.jobs.units[progress.unit]}`;
  const figures = [
    ...(progress === null
      ? []
      : [progress.total > 0 ? all.jobs.ofTotal(amount(progress.done), amount(progress.total)) : amount(progress.done)]),
    ...(pace.bytesPerSecond === null ? [] : [words.figures.speed(formatBytes(pace.bytesPerSecond))]),
    ...(pace.leftMs === null ? [] : [words.figures.left(pace.leftMs / 1000)]),
    ...(waiting === 0 ? [] : [words.figures.waiting(waiting)]),
  ];
  return (
    <JobPanel
      title={words.ingesting}
      stage={
        cancelling
          ? all.jobs.cancelling
          : progress === null
            ? all.jobs.working
            : (all.jobs.stages[progress.stage] ?? words.stageUnknown)
      }
      label={progress?.label ?? ''}
      percent={pace.fraction === null ? null : pace.fraction * 100}
      figures={figures}
      cancelLabel={all.jobs.cancel}
      cancelling={cancelling}
      onCancel={() => onCancel(jobId)}
    />
  );
}
