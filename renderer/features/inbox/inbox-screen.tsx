import { useState } from 'react';
import { api, attempt } from '../../lib/client.ts';
import { describeJob } from '../../lib/job-words.ts';
import { recordKinds } from '../../lib/record-kinds.ts';
import { cancelJob, newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { save } from '../../lib/save-state.ts';
import { inform, reportError } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Callout, PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { JobPanel } from '../../ui/progress.tsx';
import { EntryTable } from './components/entry-table.tsx';
import './inbox.css';

/** Bundles of all departments: looked at as soon as they are put in, taken in when somebody says so. */
export function InboxScreen() {
  const all = useWords();
  const words = all.inbox;
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const loaded = useLoaded(() => api.inbox.list({}), { key: 'inbox', kinds: recordKinds });
  const entries = loaded.value ?? [];
  const [waiting, quarantined, applied] = (['waiting', 'quarantined', 'applied'] as const).map((state) =>
    entries.filter((entry) => entry.state === state),
  );
  const begin = (): string => {
    const id = newJobId();
    setJobId(id);
    return id;
  };
  const lookAt = async (work: 'add' | 'recheck', given: readonly string[]): Promise<void> => {
    if (given.length === 0) return;
    const options = { id: begin(), inPlace: true, title: words.jobAdd };
    const done =
      work === 'add'
        ? await runJob(api.inbox.add, { paths: [...given] }, options)
        : await runJob(api.inbox.recheck, { ids: [...given] }, options);
    await loaded.reload();
    if (done.ok) inform(words.found(done.value.waiting, done.value.quarantined));
    else if (done.error.code !== 'cancelled') reportError(done.error);
  };
  const apply = async (ids: readonly string[], nevertheless = false): Promise<void> => {
    const options = { id: begin(), inPlace: true, title: words.jobApply };
    const done = await runJob(api.inbox.apply, { ids: [...ids], nevertheless }, options);
    await loaded.reload();
    if (done.ok) inform(words.applied(done.value.applied, done.value.quarantined));
    else if (done.error.code !== 'cancelled') reportError(done.error);
  };
  const dismiss = async (id: string): Promise<void> => {
    if ((await save(() => api.inbox.dismiss({ ids: [id] }))) !== null) await loaded.reload();
  };
  const pick = async (): Promise<void> => {
    const picked = await attempt(api.desktop.pickFiles({ kind: 'bundle', multiple: true }));
    if (picked !== null) await lookAt('add', picked.paths);
  };
  const add = (
    <Button tone="primary" icon="upload" disabled={job !== null} onClick={() => void pick()}>
      {words.add}
    </Button>
  );
  return (
    <FileDrop
      label={words.drop}
      onFiles={(files) =>
        void lookAt(
          'add',
          files.map((file) => api.pathOf(file)).filter((path) => path !== ''),
        )
      }
    >
      <PageHeader
        title={words.title}
        subtitle={
          loaded.value === null ? all.common.loading : words.subtitle(waiting?.length ?? 0, quarantined?.length ?? 0)
        }
        actions={entries.length > 0 ? add : undefined}
      />
      <PageBody width="full">
        {loaded.error !== null && (
          <Callout tone="bad">{all.errors[loaded.error.code](loaded.error.about ?? '')}</Callout>
        )}
        {job !== null && (
          <JobPanel
            title={job.title}
            {...describeJob(job, Date.now(), all)}
            cancelLabel={all.common.cancel}
            cancelling={job.cancelling}
            onCancel={() => cancelJob(job.id)}
          />
        )}
        {loaded.value !== null && entries.length === 0 && <EmptyState icon="inbox" text={words.empty} action={add} />}
        {waiting !== undefined && waiting.length > 0 && (
          <SectionCard
            title={words.waiting}
            note={words.waitingNote}
            flush
            actions={
              waiting.length > 1 && (
                <Button disabled={job !== null} onClick={() => void apply(waiting.map(({ id }) => id))}>
                  {words.applyAll(waiting.length)}
                </Button>
              )
            }
          >
            <EntryTable
              entries={waiting}
              words={all}
              busy={job !== null}
              onApply={(id) => void apply([id])}
              onDismiss={(id) => void dismiss(id)}
            />
          </SectionCard>
        )}
        {quarantined !== undefined && quarantined.length > 0 && (
          <SectionCard
            title={words.quarantine}
            note={words.quarantineNote}
            flush
            actions={
              <Button
                disabled={job !== null}
                onClick={() =>
                  void lookAt(
                    'recheck',
                    quarantined.map(({ id }) => id),
                  )
                }
              >
                {words.recheck}
              </Button>
            }
          >
            <EntryTable
              entries={quarantined}
              words={all}
              busy={job !== null}
              onApplyNevertheless={(id) => void apply([id], true)}
              onDismiss={(id) => void dismiss(id)}
            />
          </SectionCard>
        )}
        {applied !== undefined && applied.length > 0 && (
          <SectionCard title={words.settled} flush>
            <EntryTable entries={applied} words={all} busy={job !== null} />
          </SectionCard>
        )}
      </PageBody>
    </FileDrop>
  );
}
