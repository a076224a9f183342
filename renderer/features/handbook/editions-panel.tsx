import { useState } from 'react';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import { ApprovalCard } from '../../lib/approval/approval-card.tsx';
import { headNameOf } from '../../lib/approval/head-name.ts';
import { api } from '../../lib/client.ts';
import { runJob } from '../../lib/run-job.ts';
import { save } from '../../lib/save-state.ts';
import { notify, reportError } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { flushDrafts } from '../../ui/draft.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SectionCard } from '../../ui/page.tsx';
import { EditionDialog } from './components/edition-dialog.tsx';

interface EditionsPanelProps {
  readonly year: number;
  /** Shows an edition or a comparison in place of the handbook's own pages. */
  readonly onShow: (spec: PaperSpec, label: string) => void;
}

/** The way of a handbook from draft to release, and the editions that were released. */
export function EditionsPanel({ year, onShow }: EditionsPanelProps) {
  const all = useWords();
  const words = all.compose.editions;
  const loaded = useLoaded(() => api.handbook.editions({ year }), {
    key: String(year),
    kinds: ['handbook', 'handbookEdition'],
  });
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['department', 'person'] });
  const [asking, setAsking] = useState<
    { readonly kind: 'release' } | { readonly kind: 'withdraw'; readonly id: string } | null
  >(null);
  if (loaded.value === null) return null;
  const { handbookId, next, editions } = loaded.value;
  if (handbookId === null) return <EmptyState compact icon="handbook" text={words.none} />;
  const head = headNameOf(department.value);

  const release = async (fields: { by: string; on: string; remarks: string }): Promise<boolean> => {
    await flushDrafts();
    const result = await runJob(api.handbook.release, { year, ...fields }, { title: words.releasing });
    if (result.ok) notify(words.released(result.value.edition, result.value.pageCount));
    else reportError(result.error);
    return result.ok;
  };
  const withdraw = async (id: string, fields: { by: string; on: string; remarks: string }): Promise<boolean> =>
    (await save(() => api.handbook.withdraw({ id, ...fields }))) !== null;
  const rebuild = async (id: string, edition: string): Promise<void> => {
    const result = await runJob(api.handbook.rebuild, { id }, { title: words.rebuilding(edition) });
    if (!result.ok) reportError(result.error);
    else notify(result.value.pdf && result.value.docx ? words.same(edition) : words.different(edition));
  };
  return (
    <div className="editions">
      <ApprovalCard subjectKind="handbook" subjectId={handbookId} title={all.records.kinds.handbook} decider={head} />
      <SectionCard
        title={words.title}
        actions={
          <Button icon="check" onClick={() => setAsking({ kind: 'release' })}>
            {words.release}
          </Button>
        }
      >
        <p className="gb-hint">
          {editions.some(({ edition }) => edition === next) || next === '' ? words.how : words.next(next)}
        </p>
        {editions.length === 0 && <p className="gb-muted">{words.empty}</p>}
        <ol className="edition-list">
          {editions.map((edition, index) => {
            const before = editions[index + 1];
            return (
              <li key={edition.id}>
                <div className="edition-head">
                  <strong>{edition.edition}</strong>
                  <span className="gb-tag">{words.states[edition.state]}</span>
                  <span className="gb-muted">
                    {words.facts(edition.releasedOn, edition.releasedBy, edition.pageCount)}
                  </span>
                </div>
                {edition.remarks !== '' && <p>{edition.remarks}</p>}
                {edition.state === 'withdrawn' && (
                  <p className="gb-muted">{words.withdrawn(edition.withdrawnOn, edition.withdrawRemarks)}</p>
                )}
                <p className="gb-muted edition-hash" title={edition.pdfHash}>
                  {words.hash(edition.pdfHash.slice(0, 16))}
                </p>
                <div className="gb-actions">
                  <Button
                    tone="quiet"
                    onClick={() =>
                      onShow({ paper: 'handbook-edition', editionId: edition.id }, words.shown(edition.edition))
                    }
                  >
                    {words.show}
                  </Button>
                  <Button
                    tone="quiet"
                    onClick={() =>
                      onShow(
                        { paper: 'handbook-changes', before: edition.id, after: null },
                        words.compared(edition.edition, words.now),
                      )
                    }
                  >
                    {words.compareNow}
                  </Button>
                  {before !== undefined && (
                    <Button
                      tone="quiet"
                      onClick={() =>
                        onShow(
                          { paper: 'handbook-changes', before: before.id, after: edition.id },
                          words.compared(before.edition, edition.edition),
                        )
                      }
                    >
                      {words.compareWith(before.edition)}
                    </Button>
                  )}
                  <Button tone="quiet" onClick={() => void rebuild(edition.id, edition.edition)}>
                    {words.rebuild}
                  </Button>
                  {edition.state === 'released' && (
                    <Button tone="quiet" onClick={() => setAsking({ kind: 'withdraw', id: edition.id })}>
                      {words.withdraw}
                    </Button>
                  )}
                </div>
              </li>
            );
          })}
        </ol>
      </SectionCard>
      {asking !== null && (
        <EditionDialog
          title={asking.kind === 'release' ? words.releaseTitle : words.withdrawTitle}
          note={asking.kind === 'release' ? words.releaseNote : words.withdrawNote}
          confirm={asking.kind === 'release' ? words.release : words.withdraw}
          isDanger={asking.kind === 'withdraw'}
          by={head}
          onClose={() => setAsking(null)}
          onSend={(fields) => (asking.kind === 'release' ? release(fields) : withdraw(asking.id, fields))}
        />
      )}
    </div>
  );
}
