interface FilterChipsProps<F extends string> {
  readonly label: string;
  readonly filters: readonly F[];
  readonly words: Readonly<Record<F, string>>;
  readonly value: F;
  /** How many lines each would show; empty while that is not known. */
  readonly countOf: (filter: F) => number | '';
  /** Those that press as long as there is one. */
  readonly pressing?: readonly F[];
  readonly onChange: (filter: F) => void;
}

/** Which lines of a list are shown: chips side by side, one of them chosen, each with its count. */
export function FilterChips<F extends string>(props: FilterChipsProps<F>) {
  const { label, filters, words, value, countOf, pressing = [], onChange } = props;
  return (
    <div className="gb-filters" role="group" aria-label={label}>
      {filters.map((name) => {
        const count = countOf(name);
        const presses = pressing.includes(name) && count !== '' && count > 0;
        return (
          <button
            key={name}
            type="button"
            className={`gb-filter is-${name}`}
            aria-pressed={value === name}
            onClick={() => onChange(name)}
          >
            {words[name]}
            <span className={presses ? 'gb-filter-count is-pressing' : 'gb-filter-count'}>{count}</span>
          </button>
        );
      })}
    </div>
  );
}
