import { useDeferredValue, useRef, useState } from 'react';
import type { BinPage, EmptyingPlan } from '../../../shared/contract/keeping.ts';
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
import { SearchField } from '../../ui/search-field.tsx';
import { BinTable } from './components/bin-table.tsx';
import { EmptyDialog } from './components/empty-dialog.tsx';
import { useKeepingView } from './keeping-store.ts';
import { RunningJob } from './running-job.tsx';

const pageRows = 200;
const none: ReadonlySet<string> = new Set();
const nothing: BinPage = { entries: [], total: 0, found: 0 };

interface Question {
  readonly plan: EmptyingPlan;
  readonly revisionIds: string[] | null;
}

const without = (chosen: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> =>
  new Set([...chosen].filter((id) => !ids.includes(id)));

/** What was removed: it waits here, can be restored, and goes for good only when somebody says so. */
export function BinCard({ onChanged }: { readonly onChanged: () => void }) {
  const all = useWords();
  const words = all.keeping.bin;
  const { jobs, setJob } = useKeepingView();
  const running = useJob(jobs.bin) !== null;
  const [count, setCount] = useState(pageRows);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(none);
  const [question, setQuestion] = useState<Question | null>(null);
  const asked = useDeferredValue(text.trim());
  const bin = useLoaded(() => api.keeping.bin({ from: 0, count: Math.min(2000, count), text: asked }), {
    key: `bin ${count} ${asked}`,
    kinds: ['evidence', 'evidencePart', 'evidenceLink'],
  });
  // What was shown stays until the answer to the next letter is there.
  const shown = useRef(nothing);
  if (bin.value !== null) shown.current = bin.value;
  const { entries, total, found } = shown.current;
  // What the search does not show is not touched: its tick waits until it is shown again.
  const ids = entries.map(({ revisionId }) => revisionId).filter((id) => chosen.has(id));
  const restorable = entries.every(({ revisionId, restorable: can }) => can || !chosen.has(revisionId));
  const restore = async (): Promise<void> => {
    const answer = await save(() => api.keeping.restore({ revisionIds: ids }));
    if (answer === null) return;
    setChosen(without(chosen, ids));
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
    setChosen(revisionIds === null ? none : without(chosen, revisionIds));
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
        <>
          {total > 0 && (
            <div className="keeping-find">
              <SearchField label={words.find} value={text} onChange={setText} />
              {asked !== '' && (
                <span className="gb-muted" role="status">
                  {words.found(formatCount(found))}
                </span>
              )}
            </div>
          )}
          <div className="keeping-bin-rows">
            {asked !== '' && found === 0 ? (
              <EmptyState compact icon="search" text={all.common.noMatch(asked)} />
            ) : (
              <BinTable entries={entries} chosen={chosen} words={words} onChoose={setChosen} />
            )}
            {found > entries.length && count < 2000 && (
              <div className="keeping-more">
                <Button onClick={() => setCount(count + pageRows)}>
                  {words.more(formatCount(found - entries.length))}
                </Button>
              </div>
            )}
          </div>
        </>
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
