import { useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import type { TakenBundle } from '../../../shared/contract/merging.ts';
import { api } from '../../lib/client.ts';
import { describeError } from '../../lib/error-words.ts';
import { formatCount } from '../../lib/format.ts';
import { describeIssue } from '../../lib/issue-words.ts';
import { describeJob } from '../../lib/job-words.ts';
import { navigate } from '../../lib/navigation.ts';
import { pickedBundle } from '../../lib/picked-bundle.ts';
import { recordKinds } from '../../lib/record-kinds.ts';
import { cancelJob, newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { flushDrafts } from '../../ui/draft.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IssueTable } from '../../ui/issue-table.tsx';
import { Callout, PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { JobPanel } from '../../ui/progress.tsx';
import { ConflictItem } from './components/conflict-item.tsx';
import { FoundBundle } from './components/found-bundle.tsx';
import { MergeSettings } from './components/merge-settings.tsx';
import { SecondComputer } from './components/second-computer.tsx';
import './merging.css';

/** Bundles of other copies: looked at, taken over, and what was changed apart decided side by side. */
export function MergingScreen() {
  const words = useWords();
  const own = words.merging;
  const conflicts = useLoaded(() => api.merging.conflicts({}), { key: 'merging', kinds: recordKinds });
  const [found, setFound] = useState<TakenBundle | null>(null);
  const [taken, setTaken] = useState<TakenBundle | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);

  const begin = (): string => {
    const id = newJobId();
    setJobId(id);
    setTaken(null);
    setFailure(null);
    return id;
  };
  const fail = (error: AppError): void => {
    if (error.code !== 'cancelled') setFailure(error);
  };
  const examine = async (path: string): Promise<void> => {
    setFound(null);
    const options = { id: begin(), inPlace: true, title: own.receive.reading };
    const result = await runJob(api.merging.examine, { path }, options);
    if (result.ok) setFound(result.value);
    else fail(result.error);
  };
  const take = async (bundle: TakenBundle, nevertheless: boolean): Promise<void> => {
    await flushDrafts();
    const options = { id: begin(), inPlace: true, title: own.receive.taking };
    const { path, fingerprint } = bundle;
    const result = await runJob(api.merging.apply, { path, fingerprint, nevertheless }, options);
    if (result.ok) {
      setFound(null);
      setTaken(result.value);
      void conflicts.reload();
    } else fail(result.error);
  };
  const { pick, onDrop } = pickedBundle(examine);

  const total = conflicts.value?.total ?? 0;
  const items = conflicts.value?.items ?? [];
  return (
    <>
      <PageHeader title={own.title} subtitle={own.subtitle} />
      <PageBody>
        {job !== null && (
          <JobPanel
            title={job.title}
            {...describeJob(job, Date.now(), words)}
            cancelLabel={words.common.cancel}
            cancelling={job.cancelling}
            onCancel={() => cancelJob(job.id)}
          />
        )}
        {failure !== null && (
          <Callout tone="bad" title={own.receive.failed}>
            {describeError(failure, words)}
            {(failure.details?.length ?? 0) > 0 && (
              <IssueTable
                headings={words.issues.columns}
                lines={(failure.details ?? []).slice(0, 300).map((issue) => describeIssue(issue, words))}
              />
            )}
          </Callout>
        )}
        {taken !== null && (
          <Callout tone="good" title={own.found.done}>
            {own.found.doneText(taken.senderName, formatCount(taken.outcome.newRevisions))}
            {taken.purpose === 'feedback' && (
              <div className="gb-actions gb-merge-next">
                <Button onClick={() => navigate('feedback')}>{own.found.toFeedback}</Button>
              </div>
            )}
            {taken.purpose === 'task' && taken.outcome.addedKinds.some(({ kind }) => kind === 'assignedTask') && (
              <div className="gb-actions gb-merge-next">
                <Button onClick={() => navigate('tasks')}>{own.found.toTasks}</Button>
              </div>
            )}
          </Callout>
        )}
        {found !== null && (
          <FoundBundle
            words={words}
            bundle={found}
            busy={job !== null}
            onTake={(nevertheless) => void take(found, nevertheless)}
            onLeave={() => setFound(null)}
          />
        )}
        <div onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
          <SectionCard title={own.receive.title}>
            <div className="gb-merge-receive">
              <div>
                <p>{own.receive.text}</p>
                <p className="gb-hint">{own.receive.drop}</p>
              </div>
              <Button disabled={job !== null} onClick={() => void pick()}>
                {own.receive.action}
              </Button>
            </div>
          </SectionCard>
        </div>
        <SectionCard
          title={own.conflicts.title}
          {...(total > 0 ? { note: own.conflicts.note(formatCount(total)) } : {})}
        >
          {total === 0 ? (
            <EmptyState icon="check" text={own.conflicts.none} compact />
          ) : (
            <ul className="gb-merge-list">
              {items.map((conflict) => (
                <ConflictItem
                  key={`${conflict.recordId} ${conflict.field}`}
                  words={words}
                  conflict={conflict}
                  onChoose={(revisionId) => {
                    const { recordKind, recordId, field } = conflict;
                    void save(() => api.merging.chooseValue({ recordKind, recordId, field, revisionId }));
                  }}
                  onDecide={(keep) => void save(() => api.merging.decideRemoval({ groupId: conflict.groupId, keep }))}
                />
              ))}
            </ul>
          )}
          {total > items.length && items.length > 0 && <p className="gb-hint">{own.conflicts.more(items.length)}</p>}
        </SectionCard>
        <SecondComputer words={words} />
        <MergeSettings words={words} />
      </PageBody>
    </>
  );
}
