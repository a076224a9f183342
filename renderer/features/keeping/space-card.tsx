import type { KeepingStatus } from '../../../shared/contract/keeping.ts';
import { api } from '../../lib/client.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { inform, notify, reportError } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { SectionCard } from '../../ui/page.tsx';
import { useKeepingView } from './keeping-store.ts';
import { RunningJob } from './running-job.tsx';

interface SpaceCardProps {
  readonly status: KeepingStatus;
  readonly onChanged: () => void;
}

/** How large the file is, and how much of it can go back to the disk. */
export function SpaceCard({ status, onChanged }: SpaceCardProps) {
  const words = useWords().keeping.space;
  const { jobs, setJob } = useKeepingView();
  const running = useJob(jobs.space) !== null;
  const shrink = async (): Promise<void> => {
    const id = newJobId();
    setJob('space', id);
    const result = await runJob(api.keeping.shrink, {}, { title: words.job, id, inPlace: true });
    setJob('space', null);
    onChanged();
    if (!result.ok) {
      reportError(result.error);
      return;
    }
    const { beforeBytes, afterBytes, cancelled } = result.value;
    const sizes = [formatBytes(beforeBytes), formatBytes(afterBytes)] as const;
    if (cancelled) inform(words.part(...sizes));
    else notify(words.done(...sizes));
  };
  const facts: readonly (readonly [string, string])[] = [
    [words.file, formatBytes(status.fileBytes)],
    [words.stored, formatBytes(status.storedBytes)],
    [words.free, formatBytes(status.freeBytes)],
  ];
  return (
    <SectionCard
      title={words.title}
      actions={
        <Button disabled={running || status.freeBytes === 0} onClick={() => void shrink()}>
          {words.shrink}
        </Button>
      }
    >
      <p className="gb-hint">{words.intro}</p>
      <dl className="gb-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {status.freeBytes === 0 && <p className="gb-hint">{words.nothing}</p>}
      {status.freeBytes > 0 && !status.stepwise && <p className="gb-hint">{words.once}</p>}
      <RunningJob id={jobs.space} />
    </SectionCard>
  );
}
