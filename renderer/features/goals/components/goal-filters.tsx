import type { Words } from '../../../lib/words/words-shape.ts';
import { Select } from '../../../ui/choice.tsx';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface GoalFiltersProps {
  readonly view: { readonly year: number; readonly sectionId: string; readonly ownerId: string };
  readonly years: readonly number[];
  readonly sections: readonly Named[];
  readonly people: readonly Named[];
  readonly words: Words['goals'];
  readonly onChange: (change: { year?: number; sectionId?: string; ownerId?: string }) => void;
}

/** Which year, section and owner the goals are shown for. */
export function GoalFilters({ view, years, sections, people, words, onChange }: GoalFiltersProps) {
  const named = (first: string, list: readonly Named[]) => [
    { value: '', label: first },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="goal-filters">
      <Select
        label={words.filterYear}
        value={String(view.year)}
        options={[
          { value: '0', label: words.allYears },
          ...years.map((year) => ({ value: String(year), label: words.year(year) })),
        ]}
        onChange={(year) => onChange({ year: Number(year) })}
      />
      <Select
        label={words.filterSection}
        value={view.sectionId}
        options={named(words.allSections, sections)}
        onChange={(sectionId) => onChange({ sectionId })}
      />
      <Select
        label={words.filterOwner}
        value={view.ownerId}
        options={named(words.allOwners, people)}
        onChange={(ownerId) => onChange({ ownerId })}
      />
    </div>
  );
}
