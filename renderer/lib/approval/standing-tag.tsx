import type { Standing } from '../../../shared/domain/approval.ts';
import { Tag } from '../../ui/page.tsx';
import { useWords } from '../words/words.ts';

const tones = {
  draft: 'plain',
  submitted: 'accent',
  returned: 'warn',
  approved: 'good',
  'in-force': 'good',
  changed: 'warn',
  withdrawn: 'bad',
} as const satisfies Record<Standing, string>;

/** Where something stands on its way to approval. */
export function StandingTag({ standing }: { readonly standing: Standing }) {
  const words = useWords().approval;
  return <Tag tone={tones[standing]}>{words.standings[standing]}</Tag>;
}
