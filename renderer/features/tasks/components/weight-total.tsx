import { pointsMissing } from '../task-groups.ts';

interface WeightTotalProps {
  readonly total: number;
  readonly words: {
    readonly total: (points: number) => string;
    readonly exact: string;
    readonly missing: (points: number) => string;
    readonly tooMany: (points: number) => string;
  };
}

/** The sum of the weights, and at once how many points are missing or too many. */
export function WeightTotal({ total, words }: WeightTotalProps) {
  const missing = pointsMissing(total);
  return (
    <div className={missing === 0 ? 'weight-total is-exact' : 'weight-total'} role="status">
      <strong>{words.total(total)}</strong>
      <span className="weight-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, total)}%` }} />
      </span>
      <span>{missing === 0 ? words.exact : missing > 0 ? words.missing(missing) : words.tooMany(-missing)}</span>
    </div>
  );
}
