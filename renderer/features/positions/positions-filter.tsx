import type { PositionRow } from '../../../shared/contract/positions.ts';
import { StandingSelect } from '../../lib/approval/standing-select.tsx';
import { useWords } from '../../lib/words/words.ts';
import { Segments } from '../../ui/choice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { gapsOf, usePositionsView } from './positions-store.ts';

/** What of the positions is shown, and whether as a list or as a chart. */
export function PositionsFilter({
  rows,
  sections,
}: {
  readonly rows: readonly PositionRow[];
  readonly sections: readonly { readonly id: string; readonly name: string }[];
}) {
  const { positions: words } = useWords();
  const view = usePositionsView();
  return (
    <div className="positions-filter">
      <SearchField label={words.filterText} value={view.text} onChange={view.setText} />
      <select
        className="gb-select"
        aria-label={words.filterSection}
        value={view.section}
        onChange={(event) => view.setSection(event.currentTarget.value)}
      >
        <option value="">{words.allSections}</option>
        {sections.map((section) => (
          <option key={section.id} value={section.id}>
            {section.name}
          </option>
        ))}
        <option value="none">{words.noSection}</option>
      </select>
      <StandingSelect value={view.standing} onChange={view.setStanding} />
      <label className="positions-check">
        <input
          type="checkbox"
          checked={view.onlyGaps}
          onChange={(event) => view.setOnlyGaps(event.currentTarget.checked)}
        />
        {words.onlyGaps}
        <span className="gb-muted">{rows.filter((row) => gapsOf(row).length > 0).length}</span>
      </label>
      <Segments
        label={words.chart.view}
        value={view.view}
        options={[
          { value: 'list', label: words.chart.list },
          { value: 'chart', label: words.chart.title },
        ]}
        onChange={(value) => view.setView(value === 'chart' ? 'chart' : 'list')}
      />
    </div>
  );
}
