import type { KeepingStatus } from '../../../shared/contract/keeping.ts';
import { api } from '../../lib/client.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { formatCount, formatDateTime } from '../../lib/format.ts';
import { useNavigation } from '../../lib/navigation.ts';
import { newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { notify, reportError, warn } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Callout, SectionCard } from '../../ui/page.tsx';
import { useKeepingView } from './keeping-store.ts';
import { RunningJob } from './running-job.tsx';

interface CheckCardProps {
  readonly status: KeepingStatus;
  readonly onChanged: () => void;
}

/** What the last full check found, and the next one. */
export function CheckCard({ status, onChanged }: CheckCardProps) {
  const words = useWords().keeping.check;
  const { jobs, pace, setJob, setPace } = useKeepingView();
  const running = useJob(jobs.check) !== null;
  const { finished, underWay } = status;
  const start = async (restart: boolean): Promise<void> => {
    const id = newJobId();
    setJob('check', id);
    const options = { title: words.job, id, inPlace: true, quiet: true };
    const result = await runJob(api.keeping.check, { pace, restart }, options);
    setJob('check', null);
    onChanged();
    if (!result.ok) reportError(result.error);
    else tell(result.value);
  };
  /** What is wrong stands on this screen; somebody who went elsewhere meanwhile is told there. */
  const tell = ({ damaged, finished: checked }: KeepingStatus): void => {
    const isBroken = (checked?.structure ?? []).length > 0;
    if (!isBroken && damaged.length === 0) notify(words.done);
    else if (useNavigation.getState().screen !== 'keeping')
      warn(isBroken ? words.structureBad : words.found(formatCount(damaged.length)));
  };
  return (
    <SectionCard
      title={words.title}
      actions={
        <>
          {!running && underWay !== null && <Button onClick={() => void start(true)}>{words.restart}</Button>}
          <Button tone="primary" disabled={running} onClick={() => void start(underWay === null)}>
            {underWay === null ? words.start : words.resume}
          </Button>
        </>
      }
    >
      <p className="gb-hint">{words.intro}</p>
      <LastCheck status={status} />
      {!running && underWay !== null && (
        <p className="keeping-line">
          {words.resumable(
            formatDateTime(underWay.touchedAt),
            formatCount(underWay.filesChecked),
            formatBytes(underWay.bytesChecked),
          )}
        </p>
      )}
      {finished === null && underWay === null && !running && <p className="keeping-line">{words.never}</p>}
      {!running && (
        <fieldset className="keeping-pace">
          <legend>{words.pace}</legend>
          {(['full', 'quiet'] as const).map((name) => (
            <label key={name}>
              <input type="radio" name="keeping-pace" checked={pace === name} onChange={() => setPace(name)} />
              {words.paces[name]}
            </label>
          ))}
        </fieldset>
      )}
      <RunningJob id={jobs.check} />
    </SectionCard>
  );
}

function LastCheck({ status }: { readonly status: KeepingStatus }) {
  const words = useWords().keeping.check;
  const { finished, damaged } = status;
  const structure = (status.underWay?.structure ?? finished?.structure ?? []).slice(0, 20);
  const problems = structure.length + damaged.length;
  if (finished === null && problems === 0) return null;
  const time = formatDateTime((finished ?? status.underWay)?.touchedAt ?? '');
  if (problems === 0 && finished !== null) {
    const { filesChecked, bytesChecked } = finished;
    const said =
      filesChecked === 0
        ? words.goodEmpty(time)
        : words.good(time, formatCount(filesChecked), formatBytes(bytesChecked));
    return <Callout tone="good" title={said} />;
  }
  return (
    <Callout tone="bad" title={words.bad(time, formatCount(problems))}>
      {structure.length > 0 && (
        <>
          <p>{words.structureBad}</p>
          <ul>
            {structure.map((line) => (
              <li key={line} className="gb-mono">
                {line}
              </li>
            ))}
          </ul>
        </>
      )}
    </Callout>
  );
}
