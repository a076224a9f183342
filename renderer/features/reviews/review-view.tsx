import { useState } from 'react';
import type { ReviewedKind } from '../../../shared/domain/review.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { save } from '../../lib/save-state.ts';
import { inform } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Callout, PageBody, PageHeader } from '../../ui/page.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { ConclusionDialog } from './conclusion-dialog.tsx';
import { ItemList } from './item-list.tsx';
import { RecordList, type RecordFilter } from './record-list.tsx';
import { RecordReview } from './record-review.tsx';

/** The review of one department: its records one by one on the left, what is said of the chosen one on the right. */
export function ReviewView({ reviewId }: { readonly reviewId: string }) {
  const all = useWords();
  const words = all.reviews;
  const [view, setView] = useState('records');
  const [concluding, setConcluding] = useState(false);
  const [filter, setFilter] = useState<RecordFilter>({ kind: 'position', filter: 'all' });
  const [chosen, setChosen] = useState<{ readonly kind: ReviewedKind; readonly id: string } | null>(null);
  const loaded = useLoaded(() => api.reviews.get({ reviewId }), { key: reviewId, kinds: ['review', 'reviewItem'] });
  const review = loaded.value;
  const isOpen = review?.finishedOn === '';
  const finish = async (reopen: boolean): Promise<void> => {
    if (review === null || (await save(() => api.reviews.finish({ reviewId, reopen }))) === null) return;
    if (!reopen) inform(words.finished(review.departmentName));
  };
  return (
    <>
      <PageHeader
        title={review?.departmentName ?? words.title}
        subtitle={review === null ? all.common.loading : review.title}
        actions={
          review !== null && (
            <>
              <Button tone="quiet" icon="back" onClick={() => navigate('reviews', { round: review.roundId })}>
                {words.back}
              </Button>
              <Segments
                label={words.views.label}
                value={view}
                options={[
                  { value: 'records', label: words.views.records },
                  { value: 'items', label: words.views.items },
                ]}
                onChange={setView}
              />
              {isOpen ? (
                <>
                  <Button onClick={() => setConcluding(true)}>{words.conclude}</Button>
                  <ConfirmButton
                    label={words.finish}
                    icon="check"
                    question={words.finishQuestion(review.departmentName)}
                    note={words.finishNote}
                    confirmLabel={words.finish}
                    cancelLabel={all.common.cancel}
                    onConfirm={() => void finish(false)}
                  />
                </>
              ) : (
                <Button onClick={() => void finish(true)}>{words.reopen}</Button>
              )}
            </>
          )
        }
      />
      {loaded.error !== null && (
        <PageBody>
          <Callout tone="bad">{all.errors[loaded.error.code](loaded.error.about ?? '')}</Callout>
        </PageBody>
      )}
      {review !== null && !isOpen && <p className="reviews-banner">{words.finishedNote(review.finishedOn)}</p>}
      {review !== null && view === 'items' && <ItemList reviewId={reviewId} mayJudge={isOpen} />}
      {review !== null && view === 'records' && (
        <SplitPane
          label={words.recordList}
          initialWidthPx={340}
          left={
            <RecordList
              reviewId={reviewId}
              kinds={review.kinds}
              filter={filter}
              chosenId={chosen?.id ?? ''}
              onFilter={(next) => {
                setFilter(next);
                if (next.kind !== filter.kind) setChosen(null);
              }}
              onChoose={(id) => setChosen({ kind: filter.kind, id })}
            />
          }
          right={
            chosen === null ? (
              <p className="reviews-choose gb-muted">{words.choose}</p>
            ) : (
              <RecordReview key={chosen.id} reviewId={reviewId} kind={chosen.kind} id={chosen.id} mayJudge={isOpen} />
            )
          }
        />
      )}
      {concluding && review !== null && <ConclusionDialog review={review} onClose={() => setConcluding(false)} />}
    </>
  );
}
