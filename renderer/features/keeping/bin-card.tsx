import { useState } from 'react';
import type { EmptyingPlan } from '../../../shared/contract/keeping.ts';
import { api, attempt } from '../../lib/client.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { formatCount } from '../../lib/format.ts';
import { newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { save } from '../../lib/save-state.ts';
import { inform, notify, reportError } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SectionCard } from '../../ui/page.tsx';
import { BinTable } from './components/bin-table.tsx';
import { EmptyDialog } from './components/empty-dialog.tsx';
import { useKeepingView } from './keeping-store.ts';
import { RunningJob } from './running-job.tsx';

const pageRows = 200;
const none: ReadonlySet<string> = new Set();

interface Question {
  readonly plan: EmptyingPlan;
  readonly revisionIds: string[] | null;
}

/** What was removed: it waits here, can be restored, and goes for good only when somebody says so. */
export function BinCard({ onChanged }: { readonly onChanged: () => void }) {
  const all = useWords();
  const words = all.keeping.bin;
  const { jobs, setJob } = useKeepingView();
  const running = useJob(jobs.bin) !== null;
  const [count, setCount] = useState(pageRows);
  const [chosen, setChosen] = useState(none);
  const [question, setQuestion] = useState<Question | null>(null);
  const bin = useLoaded(() => api.keeping.bin({ from: 0, count: Math.min(2000, count) }), {
    key: `bin ${count}`,
    kinds: ['evidence', 'evidencePart', 'evidenceLink'],
  });
  const entries = bin.value?.entries ?? [];
  const total = bin.value?.total ?? 0;
  const ids = entries.map(({ revisionId }) => revisionId).filter((id) => chosen.has(id));
  const restorable = entries.every(({ revisionId, restorable: can }) => can || !chosen.has(revisionId));
  const restore = async (): Promise<void> => {
    const answer = await save(() => api.keeping.restore({ revisionIds: ids }));
    if (answer === null) return;
    setChosen(none);
    notify(words.restored(formatCount(ids.length)));
    if (answer.lostLinks > 0) inform(words.lostLinks(formatCount(answer.lostLinks)));
    onChanged();
  };
  const ask = async (revisionIds: string[] | null): Promise<void> => {
    const plan = await attempt(api.keeping.planEmptying({ revisionIds }));
    if (plan === null) return;
    if (plan.entries + plan.leftoverFiles === 0) inform(words.empty);
    else setQuestion({ plan, revisionIds });
  };
  const empty = async ({ revisionIds }: Question): Promise<void> => {
    setQuestion(null);
    const id = newJobId();
    setJob('bin', id);
    const result = await runJob(api.keeping.empty, { revisionIds }, { title: words.job, id, inPlace: true });
    setJob('bin', null);
    setChosen(none);
    await bin.reload();
    onChanged();
    if (!result.ok) reportError(result.error);
    else if (result.value.cancelled) inform(words.emptiedPart(formatCount(result.value.entries)));
    else notify(words.emptied(formatCount(result.value.entries), formatBytes(result.value.bytes)));
  };
  return (
    <SectionCard
      title={words.title}
      {...(total > 0 ? { note: words.note(formatCount(total)) } : {})}
      actions={
        <>
          <Button disabled={running || ids.length === 0 || !restorable} onClick={() => void restore()}>
            {words.restore}
          </Button>
          <Button disabled={running || ids.length === 0} onClick={() => void ask(ids)}>
            {words.emptyChosen}
          </Button>
          <Button disabled={running || bin.value === null} onClick={() => void ask(null)}>
            {words.emptyAll}
          </Button>
        </>
      }
      flush
    >
      <RunningJob id={jobs.bin} />
      {bin.value !== null && total === 0 ? (
        <EmptyState compact icon="trash" text={words.empty} />
      ) : (
        <BinTable entries={entries} chosen={chosen} words={words} onChoose={setChosen} />
      )}
      {total > entries.length && count < 2000 && (
        <div className="keeping-more">
          <Button onClick={() => setCount(count + pageRows)}>{words.more(formatCount(total - entries.length))}</Button>
        </div>
      )}
      {question !== null && (
        <EmptyDialog
          plan={question.plan}
          words={all}
          onClose={() => setQuestion(null)}
          onConfirm={() => void empty(question)}
        />
      )}
    </SectionCard>
  );
}
