import type { MemberStanding } from '../../../../shared/contract/office.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';

const tones = { never: 'plain', waiting: 'accent', late: 'bad', current: 'good' } as const;

/** How a department stands with its bundles. */
export function StandingTag({
  standing,
  words,
}: {
  readonly standing: MemberStanding;
  readonly words: Words['office'];
}) {
  return <Tag tone={tones[standing]}>{words.standings[standing]}</Tag>;
}
