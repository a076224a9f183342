import type { TaskMonthRow } from '../../../../shared/contract/task-months.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';
import { daysUntil, type Standing, standingOf } from '../month-rows.ts';

type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad';

const tones: Readonly<Record<Standing, Tone>> = {
  overdue: 'bad',
  soon: 'warn',
  waiting: 'accent',
  open: 'plain',
  none: 'plain',
  done: 'good',
  closed: 'good',
  excepted: 'good',
};

interface StandingTagProps {
  readonly row: TaskMonthRow;
  readonly today: string;
  readonly warningDays: number;
  readonly words: Words['tasks']['months'];
}

/** How a month stands, in words and colour; a closed month whose proof was taken away says so. */
export function StandingTag({ row, today, warningDays, words }: StandingTagProps) {
  const standing = standingOf(row, { today, warningDays });
  if (row.state === 'closed' && row.evidenceCount === 0) return <Tag tone="warn">{words.proofMissing}</Tag>;
  const text =
    standing === 'overdue'
      ? words.standing.overdue(-daysUntil(row.to, today))
      : standing === 'soon'
        ? words.standing.soon(daysUntil(row.to, today))
        : words.standing[standing];
  return <Tag tone={tones[standing]}>{text}</Tag>;
}
