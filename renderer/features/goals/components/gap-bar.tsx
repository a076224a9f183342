import type { Words } from '../../../lib/words/words-shape.ts';
import { Icon } from '../../../ui/icons.tsx';
import type { GapFilter } from '../goals-store.ts';

interface GapBarProps {
  readonly counts: Readonly<Record<Exclude<GapFilter, null>, number>>;
  readonly loose: number;
  readonly gap: GapFilter;
  readonly words: Words['goals'];
  readonly onGap: (gap: GapFilter) => void;
  readonly onLoose: () => void;
}

/** What the chain lacks, each kind a button that shows just that. */
export function GapBar({ counts, loose, gap, words, onGap, onLoose }: GapBarProps) {
  const sentences = {
    'without-task': words.gaps.withoutTask,
    'not-smart': words.gaps.notSmart,
    weights: words.gaps.weights,
  } as const;
  const kinds = (['without-task', 'not-smart', 'weights'] as const).filter((kind) => counts[kind] > 0 || kind === gap);
  if (kinds.length === 0 && loose === 0)
    return (
      <div className="goal-gaps goal-gaps-none">
        <Icon name="check" size={14} />
        {words.gaps.none}
      </div>
    );
  return (
    <div className="goal-gaps" role="group" aria-label={words.gaps.title}>
      <span>{words.gaps.title}</span>
      {kinds.map((kind) => (
        <button key={kind} type="button" aria-pressed={gap === kind} onClick={() => onGap(gap === kind ? null : kind)}>
          {sentences[kind](counts[kind])}
        </button>
      ))}
      {loose > 0 && (
        <button type="button" onClick={onLoose}>
          {words.gaps.loose(loose)}
        </button>
      )}
      {gap !== null && (
        <button type="button" className="goal-gaps-all" onClick={() => onGap(null)}>
          {words.gaps.showAll}
        </button>
      )}
    </div>
  );
}
