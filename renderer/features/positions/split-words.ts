import type { PositionShare } from '../../../shared/contract/positions.ts';
import { type PositionShares, type SharedKind, sharedKinds } from '../../../shared/domain/split-position.ts';
import type { Words } from '../../lib/words/words-shape.ts';

type SplitWords = Words['positions']['split'];
type Along = PositionShare['along'];

const alongKinds = ['workItems', 'standards', 'steps', 'evidence'] as const;

/** What is said of one thing beside its title: its year or number, and what goes along with it. */
export function noteOf(kind: SharedKind, { note, along }: PositionShare, words: SplitWords): string {
  const own = kind === 'annualTask' ? words.year(note) : kind === 'workflow' ? words.own : note;
  return [...(note === '' ? [] : [own]), ...alongWords(along, words)].join('　');
}

/** What goes along with something, each count that is not zero. */
function alongWords(along: Along, words: Pick<SplitWords, 'along'>): string[] {
  return alongKinds.filter((kind) => along[kind] > 0).map((kind) => words.along[kind](along[kind]));
}

/** A part of a position in numbers: its posts, and how much of every kind there is in it. */
export function shareWords(shares: PositionShares<PositionShare>, posts: number, words: SplitWords): string {
  const parts = sharedKinds.flatMap((kind) => {
    const { length } = shares[kind];
    if (length === 0) return [];
    const count = words.counts[kind](length);
    return [kind === 'duty' ? `${count}${under(shares.duty, words)}` : count];
  });
  return [...(parts.length === 0 ? [words.none] : parts), words.posted(posts)].join('　');
}

/** What hangs under some duties. A piece of evidence may prove two of them, so that adding up would count it twice. */
function under(duties: readonly PositionShare[], words: SplitWords): string {
  const sum = (kind: keyof Along): number => duties.reduce((total, { along }) => total + along[kind], 0);
  const along = { workItems: sum('workItems'), standards: sum('standards'), steps: 0, evidence: 0 };
  const said = alongWords(along, words);
  return said.length === 0 ? '' : words.with(said.join('　'));
}
