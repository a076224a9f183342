import { api } from '../../lib/client.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { warn } from '../../lib/toasts.ts';
import { currentWords, useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/page.tsx';
import { useEvidenceView } from './evidence-store.ts';
import { ingest } from './use-ingest.ts';

/** Goes on with the intake that was cut off, once its drive is back; what is here already is passed over. */
export async function resumeIntake(): Promise<void> {
  const words = currentWords().evidence;
  const noted = await api.evidence.unfinished({});
  if (!noted.ok || noted.value === null) return;
  const { paths, link, available } = noted.value;
  if (available) await ingest(paths, words.ingesting, link ?? null);
  else warn(words.unfinished.away(sourceOf(paths)));
}

function sourceOf([first = '', ...others]: readonly string[]): string {
  return others.length > 0 ? `${first} …` : first;
}

/** Offers to go on with an intake that a crash or a pulled-out drive cut off. Nothing when there is none. */
export function UnfinishedIntake() {
  const words = useWords().evidence;
  const jobId = useEvidenceView((view) => view.jobId);
  const outcome = useEvidenceView((view) => view.outcome);
  // Read again when an intake ends; while one runs it stands noted itself.
  const noted = useLoaded(() => api.evidence.unfinished({}), { key: jobId ?? 'idle', kinds: [] });
  const intake = noted.value;
  if (jobId !== null || outcome !== null || intake === null) return null;
  const forget = async (): Promise<void> => {
    await save(() => api.evidence.forgetUnfinished({}));
    await noted.reload();
  };
  const from = sourceOf(intake.paths);
  return (
    <Callout tone="warn" title={words.unfinished.title}>
      <p>{intake.available ? words.unfinished.text(from) : words.unfinished.away(from)}</p>
      <div className="gb-actions">
        <Button tone="primary" onClick={() => void resumeIntake()}>
          {words.unfinished.resume}
        </Button>
        <Button onClick={() => void forget()}>{words.unfinished.forget}</Button>
      </div>
    </Callout>
  );
}
