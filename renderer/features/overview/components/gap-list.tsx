import type { GapRule, Overview } from '../../../../shared/contract/overview.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { SectionCard } from '../../../ui/page.tsx';

interface GapListProps {
  readonly words: Words;
  readonly gaps: Overview['gaps'];
  readonly onOpen: (rule: GapRule, example: Overview['gaps'][number]['examples'][number] | null) => void;
}

/** The worklist: what is missing, the most pressing first, each with the way to the place. */
export function GapList({ words, gaps, onOpen }: GapListProps) {
  const { title, count, none, open } = words.overview.gaps;
  return (
    <SectionCard title={title} note={gaps.length === 0 ? undefined : count(gaps.length)} flush>
      {gaps.length === 0 ? (
        <EmptyState icon="check" text={none} compact />
      ) : (
        <ul className="gb-gaps">
          {gaps.map((gap) => (
            <li key={gap.rule}>
              <span className="gb-gap-mark">
                <Icon name="warning" size={16} />
              </span>
              <div className="gb-gap-words">
                <div>
                  <strong>{words.gaps[gap.rule].text(gap.count)}</strong>
                  <span className="gb-muted">{words.gaps[gap.rule].todo}</span>
                </div>
                {gap.examples.length > 0 && (
                  <div className="gb-gap-examples">
                    {gap.examples.slice(0, 3).map((example) => (
                      <button
                        key={example.id}
                        type="button"
                        className="gb-link-button gb-ellipsis"
                        title={example.title}
                        onClick={() => onOpen(gap.rule, example)}
                      >
                        {example.title}
                      </button>
                    ))}
                    {gap.count > 3 && <span className="gb-muted">{words.overview.gaps.andMore(gap.count)}</span>}
                  </div>
                )}
              </div>
              <button
                type="button"
                className="gb-icon-button"
                aria-label={`${open}：${words.gaps[gap.rule].text(gap.count)}`}
                title={open}
                onClick={() => onOpen(gap.rule, null)}
              >
                <Icon name="right" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  );
}
