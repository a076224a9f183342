import { checkScores, fullScore } from '../../../../shared/domain/scored-standard.ts';
import type { StoredRecord } from '../../../../shared/domain/record-kind.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Icon } from '../../../ui/icons.tsx';

interface StandardScoresProps {
  readonly standards: readonly StoredRecord<'workStandard'>[];
  readonly words: Words['standards'];
  readonly onShow: (standardId: string) => void;
}

/** Whether the scores of a position add up, told at once; nothing where nobody scores. */
export function StandardScores({ standards, words, onShow }: StandardScoresProps) {
  const { isScored, total, issues } = checkScores(standards);
  if (!isScored && issues.length === 0) return null;
  const names = new Map(standards.map(({ id, requirement }) => [id, requirement]));
  const balanced = total === fullScore;
  return (
    <section className="standard-scores" aria-label={words.scores.title} aria-live="polite">
      <p className={balanced ? 'is-good' : 'is-warning'}>
        <Icon name={balanced ? 'check' : 'warning'} size={14} />
        <strong>{balanced ? words.scores.balanced(total) : words.scores.total(total, fullScore)}</strong>
      </p>
      <ul>
        {issues
          .filter(({ standardId }) => standardId !== null)
          .map(({ problem, standardId, found, expected, line }) => (
            <li key={`${standardId}:${problem}:${line}`}>
              <button
                type="button"
                className="gb-link-button gb-ellipsis"
                title={names.get(standardId ?? '')}
                onClick={() => onShow(standardId ?? '')}
              >
                {names.get(standardId ?? '')}
              </button>
              <span>{words.scoreProblems[problem](found, expected, line)}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
