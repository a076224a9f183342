import type { FindingRow } from '../../../../shared/contract/findings.ts';
import { findingYear } from '../../../../shared/domain/finding-state.ts';
import { LedgerFilters } from '../../../lib/ledger/ledger-filters.tsx';
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
  const words = useWords().findings;
  const { year, filter, positionId, text, set } = useFindingsView();
  const positions = new Map(
    ledger.flatMap((row) => (row.positionId === null ? [] : [[row.positionId, row.positionName] as const])),
  );
  return (
    <LedgerFilters
      filters={findingFilters}
      filter={filter}
      countOf={(name) => ledger.filter((row) => fitsFilter(row, name, today)).length}
      pressing={['overdue', 'unproven']}
      year={year}
      years={rows.flatMap((row) => findingYear(row) ?? [])}
      text={text}
      words={words}
      onChange={set}
    >
      <Select
        label={words.position}
        value={positionId}
        options={[
          { value: '', label: words.allPositions },
          ...[...positions].map(([value, label]) => ({ value, label })),
        ]}
        onChange={(value) => set({ positionId: value })}
      />
    </LedgerFilters>
  );
}
