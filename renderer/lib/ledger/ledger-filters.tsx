import type { ReactNode } from 'react';
import { Select } from '../../ui/choice.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useWords } from '../words/words.ts';

interface LedgerFiltersProps<F extends string> {
  readonly filters: readonly F[];
  readonly filter: F;
  readonly countOf: (filter: F) => number;
  readonly pressing: readonly F[];
  /** Null: all years. */
  readonly year: number | null;
  /** The years that lines belong to; this year and the chosen one can be chosen anyway. */
  readonly years: readonly number[];
  readonly text: string;
  readonly words: {
    readonly filterLabel: string;
    readonly filters: Readonly<Record<F, string>>;
    readonly year: string;
    readonly allYears: string;
    readonly search: string;
  };
  readonly onChange: (change: { readonly filter?: F; readonly year?: number | null; readonly text?: string }) => void;
  /** What else a register is narrowed by. */
  readonly children?: ReactNode;
}

/** Which lines a register shows: by how they stand, by year, by the words of a search. */
export function LedgerFilters<F extends string>(props: LedgerFiltersProps<F>) {
  const { filters, filter, countOf, pressing, year, years, text, words, onChange, children } = props;
  const all = useWords();
  const offered = new Set([new Date().getFullYear(), ...(year === null ? [] : [year]), ...years]);
  return (
    <div className="ledger-tools">
      <FilterChips
        label={words.filterLabel}
        filters={filters}
        words={words.filters}
        value={filter}
        countOf={countOf}
        pressing={pressing}
        onChange={(name) => onChange({ filter: name })}
      />
      <div className="ledger-choices">
        <Select
          label={words.year}
          value={year === null ? '' : String(year)}
          options={[
            ...[...offered]
              .toSorted((a, b) => b - a)
              .map((each) => ({
                value: String(each),
                label: all.common.year(each),
              })),
            { value: '', label: words.allYears },
          ]}
          onChange={(value) => onChange({ year: value === '' ? null : Number(value) })}
        />
        {children}
        <SearchField label={words.search} value={text} onChange={(typed) => onChange({ text: typed })} />
      </div>
    </div>
  );
}
