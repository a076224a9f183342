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

/** Where something stands on its way to approval; what is in force and should have been reviewed by now says so. */
export function StandingTag({
  standing,
  overdue = false,
}: {
  readonly standing: Standing;
  readonly overdue?: boolean;
}) {
  const words = useWords().approval;
  if (overdue && standing === 'in-force') return <Tag tone="warn">{words.reviewDue}</Tag>;
  return <Tag tone={tones[standing]}>{words.standings[standing]}</Tag>;
}
