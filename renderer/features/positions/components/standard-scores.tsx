import { checkScores, readScore } from '../../../../shared/domain/scored-standard.ts';
import type { StoredRecord } from '../../../../shared/domain/record-kind.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Icon } from '../../../ui/icons.tsx';
import { InlineTextField } from '../../../ui/inline-text.tsx';

interface StandardScoresProps {
  readonly standards: readonly StoredRecord<'workStandard'>[];
  /** What they must come to together; 0: to anything. */
  readonly fullScore: number;
  readonly words: Words['standards'];
  readonly onFullScore: (fullScore: number) => Promise<boolean>;
  readonly onShow: (standardId: string) => void;
}

/** Whether the scores of a position add up, told at once; nothing where nobody scores. */
export function StandardScores({ standards, fullScore, words, onFullScore, onShow }: StandardScoresProps) {
  const { isScored, total, issues } = checkScores(standards, fullScore);
  if (!isScored && issues.length === 0) return null;
  const names = new Map(standards.map(({ id, requirement }) => [id, requirement]));
  const wrongTotal = issues.find(({ problem }) => problem === 'total');
  const { scores } = words;
  return (
    <section className="standard-scores" aria-label={scores.title}>
      <div className="standard-scores-head">
        <p className={wrongTotal === undefined ? 'is-good' : 'is-warning'} aria-live="polite">
          <Icon name={wrongTotal === undefined ? 'check' : 'warning'} size={14} />
          <strong>
            {wrongTotal !== undefined
              ? scores.total(total, fullScore)
              : fullScore > 0
                ? scores.balanced(total)
                : scores.sum(total)}
          </strong>
          {wrongTotal !== undefined && <span>{words.scoreProblems.total(total, fullScore)}</span>}
        </p>
        <label>
          <span>{scores.full}</span>
          <InlineTextField
            value={fullScore === 0 ? '' : String(fullScore)}
            label={scores.full}
            placeholder={scores.anyTotal}
            maxLength={8}
            className="gb-inline-boxed"
            onSave={async (text) => {
              const score = readScore(text, 10_000);
              return score !== null && (await onFullScore(score));
            }}
          />
        </label>
      </div>
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
