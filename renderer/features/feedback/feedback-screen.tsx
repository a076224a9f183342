import { useState } from 'react';
import { standingOfItem } from '../../../shared/domain/review.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { recordKinds } from '../../lib/record-kinds.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { FeedbackItem } from './feedback-item.tsx';
import './feedback.css';

/** What the central office said of this department's records, as a list of things to do. */
export function FeedbackScreen() {
  const all = useWords();
  const words = all.feedback;
  const [filter, setFilter] = useState('todo');
  const loaded = useLoaded(() => api.feedback.list({}), { key: 'feedback', kinds: recordKinds });
  const reviews = loaded.value ?? [];
  const waiting = reviews
    .flatMap(({ items }) => items)
    .filter(({ standing }) => standing === 'open' || standing === 'overdue');
  const late = waiting.filter(({ standing }) => standing === 'overdue').length;
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={loaded.value === null ? all.common.loading : words.subtitle(waiting.length, late)}
        actions={
          reviews.length > 0 && (
            <Segments
              label={words.filters.label}
              value={filter}
              options={[
                { value: 'todo', label: words.filters.todo },
                { value: 'all', label: words.filters.all },
              ]}
              onChange={setFilter}
            />
          )
        }
      />
      <PageBody>
        {loaded.error !== null && (
          <Callout tone="bad">{all.errors[loaded.error.code](loaded.error.about ?? '')}</Callout>
        )}
        {loaded.value !== null && reviews.length === 0 && (
          <EmptyState
            icon="feedback"
            text={words.empty}
            action={<Button onClick={() => navigate('merging')}>{words.toMerging}</Button>}
          />
        )}
        {reviews.map((review) => {
          const shown = review.items.filter((item) => filter === 'all' || isTodo(item));
          return (
            <SectionCard
              key={review.id}
              title={review.title}
              note={[
                words.reviewer(review.reviewer, review.finishedOn),
                review.score === null ? '' : words.score(review.score),
                review.rectifyBy === '' ? '' : words.rectifyBy(review.rectifyBy),
              ]
                .filter((text) => text.trim() !== '')
                .join('　')}
            >
              {review.conclusion !== '' && <p className="feedback-conclusion">{review.conclusion}</p>}
              {shown.length === 0 && <p className="gb-muted">{words.allDone}</p>}
              {shown.map((item) => (
                <FeedbackItem key={item.id} item={item} />
              ))}
            </SectionCard>
          );
        })}
      </PageBody>
    </>
  );
}

/** What the department has not answered yet; the day only decides whether it is late. */
function isTodo(item: Parameters<typeof standingOfItem>[0]): boolean {
  return standingOfItem(item, '') === 'open';
}
