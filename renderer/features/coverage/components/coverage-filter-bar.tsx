import type { CoveragePositionView } from '../../../../shared/contract/coverage.ts';
import type { CoverageState } from '../../../../shared/domain/coverage/judge.ts';
import { type CoverageKind, coverageKinds } from '../../../../shared/domain/coverage/kinds.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Select } from '../../../ui/choice.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import type { CoverageFilter } from '../coverage-store.ts';

interface FilterBarProps {
  readonly filter: CoverageFilter;
  readonly positions: readonly CoveragePositionView[];
  /** Those that can stand in the list below. */
  readonly states: readonly CoverageState[];
  /** Whether the marks of the months are explained. */
  readonly hasMarks: boolean;
  /** Null until all rows are known. */
  readonly counts: Readonly<Record<CoverageState, number>> | null;
  readonly words: Words['coverage'];
  readonly onChange: (change: Partial<CoverageFilter>) => void;
}

/** Which part of the matrix is shown: section, position, kind, words, and the state as buttons with their counts. */
export function CoverageFilterBar({ filter, positions, states, hasMarks, counts, words, onChange }: FilterBarProps) {
  const sections = new Map(
    positions.flatMap(({ sectionId, sectionName }) => (sectionId === null ? [] : [[sectionId, sectionName] as const])),
  );
  const ofSection = positions.filter(({ sectionId }) => filter.sectionId === '' || sectionId === filter.sectionId);
  const sum = counts === null ? null : states.reduce((total, state) => total + counts[state], 0);
  return (
    <>
      <div className="coverage-filter">
        <SearchField label={words.find} value={filter.text} onChange={(typed) => onChange({ text: typed })} />
        <Select
          label={words.section}
          value={filter.sectionId}
          options={[
            { value: '', label: words.allSections },
            ...Array.from(sections, ([value, label]) => ({ value, label })),
          ]}
          onChange={(sectionId) => onChange({ sectionId, positionId: '' })}
        />
        <Select
          label={words.position}
          value={filter.positionId}
          options={[
            { value: '', label: words.allPositions },
            ...ofSection.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(positionId) => onChange({ positionId })}
        />
        <Select
          label={words.kind}
          value={filter.kind}
          options={[
            { value: '', label: words.allKinds },
            ...coverageKinds.map((kind) => ({ value: kind, label: words.kinds[kind] })),
          ]}
          onChange={(kind) => onChange({ kind: kind as CoverageKind | '' })}
        />
      </div>
      <div className="coverage-chips" role="group" aria-label={words.state}>
        <button
          type="button"
          className="coverage-chip"
          aria-pressed={filter.state === ''}
          onClick={() => onChange({ state: '' })}
        >
          {words.allStates}
          <b>{sum ?? '…'}</b>
        </button>
        {states.map((state) => (
          <button
            key={state}
            type="button"
            className="coverage-chip"
            aria-pressed={filter.state === state}
            onClick={() => onChange({ state: filter.state === state ? '' : state })}
          >
            {words.states[state]}
            <b>{counts?.[state] ?? '…'}</b>
          </button>
        ))}
        {hasMarks && (
          <div className="coverage-legend" aria-hidden="true">
            {(['P', 'M', 'F', 'E'] as const).map((mark) => (
              <span key={mark}>
                <i data-mark={mark} />
                {words.marks[mark]}
              </span>
            ))}
          </div>
        )}
      </div>
    </>
  );
}
