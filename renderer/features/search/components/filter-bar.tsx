import { memo } from 'react';
import { isRecordName, recordKinds } from '../../../lib/record-kinds.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';

/** What a search is narrowed to; null means all. */
export interface SearchFilter {
  readonly kind: string | null;
  readonly sectionId: string | null;
  readonly year: number | null;
}

interface FilterBarProps {
  readonly words: Words;
  readonly filter: SearchFilter;
  readonly choices: {
    readonly kinds: readonly string[];
    readonly sections: readonly { readonly id: string; readonly name: string }[];
    readonly years: readonly number[];
  } | null;
  readonly onChange: (filter: SearchFilter) => void;
}

/**
 * Kind, section and year, each a list of the system's own: Tab leads there, letters choose. Kept while one types: a
 * school has hundreds of sections.
 */
export const FilterBar = memo(function FilterBar({ words, filter, choices, onChange }: FilterBarProps) {
  const own = words.search;
  const kinds = recordKinds.filter((kind) => choices?.kinds.includes(kind) === true || kind === filter.kind);
  const isFiltered = filter.kind !== null || filter.sectionId !== null || filter.year !== null;
  return (
    <div className="search-filter">
      <select
        className="gb-select"
        aria-label={own.kind}
        value={filter.kind ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...filter, kind: isRecordName(value) || value === 'fileText' ? value : null })
        }
      >
        <option value="">{own.allKinds}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.records.kinds[kind]}
          </option>
        ))}
        {choices?.kinds.includes('fileText') === true && <option value="fileText">{words.reading.fileText}</option>}
      </select>
      <select
        className="gb-select"
        aria-label={own.section}
        value={filter.sectionId ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ ...filter, sectionId: value === '' ? null : value })}
      >
        <option value="">{own.allSections}</option>
        {(choices?.sections ?? []).map((section) => (
          <option key={section.id} value={section.id}>
            {section.name}
          </option>
        ))}
      </select>
      <select
        className="gb-select"
        aria-label={own.year}
        value={filter.year ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ ...filter, year: value === '' ? null : Number(value) })}
      >
        <option value="">{own.allYears}</option>
        {(choices?.years ?? []).map((year) => (
          <option key={year} value={year}>
            {words.common.year(year)}
          </option>
        ))}
      </select>
      {isFiltered && (
        <Button tone="quiet" onClick={() => onChange({ kind: null, sectionId: null, year: null })}>
          {own.clearFilters}
        </Button>
      )}
    </div>
  );
});
