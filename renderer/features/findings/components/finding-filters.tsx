import type { FindingRow } from '../../../../shared/contract/findings.ts';
import { findingYear } from '../../../../shared/domain/finding-state.ts';
import { useWords } from '../../../lib/words/words.ts';
import { Select } from '../../../ui/choice.tsx';
import { findingFilters, fitsFilter, useFindingsView } from '../findings-store.ts';

interface FindingFiltersProps {
  /** The findings of the chosen year. */
  readonly ledger: readonly FindingRow[];
  /** Those of all years. */
  readonly rows: readonly FindingRow[];
  readonly today: string;
}

/** Which year, state and position the ledger shows. */
export function FindingFilters({ ledger, rows, today }: FindingFiltersProps) {
  const all = useWords();
  const words = all.findings;
  const { year, filter, positionId, text, set } = useFindingsView();
  const now = new Date().getFullYear();
  const years = [...new Set([now, ...(year === null ? [] : [year]), ...rows.flatMap((row) => findingYear(row) ?? [])])];
  const positions = new Map(
    ledger.flatMap((row) => (row.positionId === null ? [] : [[row.positionId, row.positionName] as const])),
  );
  return (
    <div className="ledger-tools">
      <div className="ledger-filters" role="group" aria-label={words.filterLabel}>
        {findingFilters.map((name) => (
          <button
            key={name}
            type="button"
            className={`ledger-filter is-${name}`}
            aria-pressed={filter === name}
            onClick={() => set({ filter: name })}
          >
            {words.filters[name]}
            <span className="ledger-count">{ledger.filter((row) => fitsFilter(row, name, today)).length}</span>
          </button>
        ))}
      </div>
      <div className="ledger-choices">
        <Select
          label={words.year}
          value={year === null ? '' : String(year)}
          options={[
            ...years.toSorted((a, b) => b - a).map((each) => ({ value: String(each), label: all.common.year(each) })),
            { value: '', label: words.allYears },
          ]}
          onChange={(value) => set({ year: value === '' ? null : Number(value) })}
        />
        <Select
          label={words.position}
          value={positionId}
          options={[
            { value: '', label: words.allPositions },
            ...[...positions].map(([value, label]) => ({ value, label })),
          ]}
          onChange={(value) => set({ positionId: value })}
        />
        <input
          type="search"
          className="gb-input"
          aria-label={words.search}
          placeholder={words.search}
          value={text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}
