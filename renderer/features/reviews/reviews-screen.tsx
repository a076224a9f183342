import { useState } from 'react';
import { api, attempt } from '../../lib/client.ts';
import { navigate, useNavigation } from '../../lib/navigation.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { BoardTable } from './components/board-table.tsx';
import { ReviewView } from './review-view.tsx';
import { RoundDialog } from './round-dialog.tsx';
import './reviews.css';

/** Rounds of review: the board of all departments, or the review of the one that was opened. */
export function ReviewsScreen() {
  const reviewId = useNavigation(({ params }) => params['reviewId'] ?? '');
  return reviewId === '' ? <Board /> : <ReviewView key={reviewId} reviewId={reviewId} />;
}

function Board() {
  const all = useWords();
  const words = all.reviews;
  const asked = useNavigation(({ params }) => params['round'] ?? '');
  const [dialog, setDialog] = useState<'closed' | 'new' | 'edit'>('closed');
  const rounds = useLoaded(() => api.reviews.rounds({}), { key: 'rounds', kinds: ['reviewRound', 'review'] });
  const list = rounds.value ?? [];
  const round = list.find(({ id }) => id === asked) ?? list.findLast(({ closedOn }) => closedOn === '') ?? list.at(-1);
  const board = useLoaded(
    () => (round === undefined ? Promise.resolve({ ok: true, value: [] }) : api.reviews.board({ roundId: round.id })),
    {
      key: `board ${round?.id ?? ''}`,
      kinds: ['review', 'reviewItem', 'reviewRound', 'memberDepartment', 'department'],
    },
  );
  const start = async (departmentId: string): Promise<void> => {
    if (round === undefined) return;
    const made = await attempt(api.reviews.start({ roundId: round.id, departmentId }));
    if (made !== null) navigate('reviews', { reviewId: made.reviewId, round: round.id });
  };
  const rows = board.value ?? [];
  const error = rounds.error ?? board.error;
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={
          round === undefined
            ? undefined
            : words.boardSubtitle(round.title, rows.filter(({ finishedOn }) => finishedOn !== '').length, rows.length)
        }
        actions={
          round !== undefined && (
            <>
              <Select
                label={words.round}
                value={round.id}
                options={list.toReversed().map(({ id, title, closedOn }) => ({
                  value: id,
                  label: closedOn === '' ? title : words.closedRound(title),
                }))}
                onChange={(id) => navigate('reviews', { round: id })}
              />
              <Button onClick={() => setDialog('edit')}>{words.editRound}</Button>
              <Button icon="plus" onClick={() => setDialog('new')}>
                {words.newRound}
              </Button>
            </>
          )
        }
      />
      <PageBody width="full">
        {error !== null && <Callout tone="bad">{all.errors[error.code](error.about ?? '')}</Callout>}
        {rounds.value !== null && round === undefined && (
          <EmptyState
            icon="reviews"
            text={words.noRound}
            action={
              <Button tone="primary" icon="plus" onClick={() => setDialog('new')}>
                {words.newRound}
              </Button>
            }
          />
        )}
        {round !== undefined && board.value !== null && (
          <SectionCard flush>
            <BoardTable rows={rows} words={all} onOpen={(departmentId) => void start(departmentId)} />
          </SectionCard>
        )}
      </PageBody>
      {dialog !== 'closed' && (
        <RoundDialog round={dialog === 'edit' ? (round ?? null) : null} onClose={() => setDialog('closed')} />
      )}
    </>
  );
}
