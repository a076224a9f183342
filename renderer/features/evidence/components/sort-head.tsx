interface SortHeadProps {
  readonly className: string;
  readonly text: string;
  readonly hint: string;
  readonly sorted: 'up' | 'down' | null;
  readonly onSort: () => void;
}

/** The head of a column: a click sorts by it. */
export function SortHead({ className, text, hint, sorted, onSort }: SortHeadProps) {
  const arrow = { up: ' ↑', down: ' ↓' } as const;
  return (
    <span
      role="columnheader"
      className={className}
      aria-sort={sorted === null ? undefined : sorted === 'up' ? 'ascending' : 'descending'}
    >
      <button type="button" className="evidence-sort" title={hint} onClick={onSort}>
        {text}
        {sorted !== null && <span aria-hidden="true">{arrow[sorted]}</span>}
      </button>
    </span>
  );
}
