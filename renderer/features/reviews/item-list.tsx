import { api } from '../../lib/client.ts';
import { recordKinds } from '../../lib/record-kinds.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageBody } from '../../ui/page.tsx';
import { RemarkCard } from './components/remark-card.tsx';

/** All remarks of a review, those that the department has answered first. */
export function ItemList({ reviewId, mayJudge }: { readonly reviewId: string; readonly mayJudge: boolean }) {
  const all = useWords();
  const { value } = useLoaded(() => api.reviews.items({ reviewId }), { key: reviewId, kinds: recordKinds });
  if (value === null) return null;
  return (
    <PageBody>
      {value.length === 0 && <EmptyState icon="reviews" text={all.reviews.noItems} />}
      {value.map((item) => (
        <RemarkCard key={item.id} item={item} words={all} mayJudge={mayJudge} withPlace />
      ))}
    </PageBody>
  );
}
