import { api } from '../../../lib/client.ts';
import { navigate } from '../../../lib/navigation.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import { useWords } from '../../../lib/words/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/page.tsx';

/** What the central office handed back and nobody has answered; nothing at all when there is none of it. */
export function FeedbackCard() {
  const words = useWords().feedback;
  const { value } = useLoaded(() => api.feedback.count({}), { key: 'feedback', kinds: ['review', 'reviewItem'] });
  if (value === null || value.open === 0) return null;
  return (
    <Callout tone={value.overdue > 0 ? 'bad' : 'warn'} title={words.title}>
      <div className="gb-actions">
        <span>{words.subtitle(value.open, value.overdue)}</span>
        <Button onClick={() => navigate('feedback')}>{words.go}</Button>
      </div>
    </Callout>
  );
}
