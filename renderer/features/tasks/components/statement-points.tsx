import type { PointCheck } from '../../../../shared/domain/statement-points.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { problemText } from '../statement-form.ts';

/** The sum of the points beside the total, and at once everything that does not add up. */
export function StatementPoints({ check, words }: { readonly check: PointCheck; readonly words: Words['statements'] }) {
  const exact = check.problems.length === 0;
  return (
    <div className={exact ? 'weight-total is-exact' : 'weight-total'} role="status">
      <strong>{words.pointsOf(check.total, check.wanted)}</strong>
      <span className="weight-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, (check.total / check.wanted) * 100)}%` }} />
      </span>
      <span className="statement-problems">
        {exact ? words.addUp : check.problems.map((problem) => problemText(problem, words.problems)).join('；')}
        {check.bonus > 0 && <span className="gb-muted"> {words.bonusOf(check.bonus)}</span>}
      </span>
    </div>
  );
}
