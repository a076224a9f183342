import { useState } from 'react';
import type { Dashboard } from '../../../../shared/contract/office.ts';
import { layers } from '../../../../shared/domain/library.ts';
import { formatCount, formatDay, percentOf } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { ShareCell } from '../../../ui/charts.tsx';
import { Segments } from '../../../ui/choice.tsx';
import { SectionCard } from '../../../ui/page.tsx';
import { type SortKey, sortedDepartments } from '../department-sort.ts';
import { StandingTag } from './standing-tag.tsx';

interface DepartmentTableProps {
  readonly dashboard: Dashboard;
  readonly words: Words;
}

type Department = Dashboard['departments'][number];

/** All departments with their figures; a click on a column's head sorts by it, the list's own order comes back with the third. */
export function DepartmentTable({ dashboard, words: all }: DepartmentTableProps) {
  const words = all.office.dashboard;
  const [view, setView] = useState('figures');
  const [sort, setSort] = useState<{ readonly key: SortKey; readonly down: boolean } | null>(null);
  const rows = sortedDepartments(dashboard.departments, sort);
  const turn = (key: SortKey): void =>
    setSort((now) => (now?.key !== key ? { key, down: true } : now.down ? { key, down: false } : null));
  const head = (key: SortKey, text: string) => (
    <th key={key} scope="col" aria-sort={sort?.key === key ? (sort.down ? 'descending' : 'ascending') : undefined}>
      <button type="button" className="office-sort" title={words.sortBy(text)} onClick={() => turn(key)}>
        {text}
        {sort?.key === key && <span aria-hidden="true">{sort.down ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  );
  return (
    <SectionCard
      title={words.table}
      flush
      actions={
        <Segments
          label={words.views}
          value={view}
          options={[
            { value: 'figures', label: words.byFigures },
            { value: 'layers', label: words.byLayers },
          ]}
          onChange={setView}
        />
      }
    >
      <table className="gb-table office-table">
        <thead>
          <tr>
            {head('name', words.columns.name)}
            <th scope="col">{words.columns.standing}</th>
            {view === 'figures' ? (
              <>
                {head('tasks', words.columns.tasks)}
                {head('overdue', words.columns.overdue)}
                {head('coverage', words.columns.coverage)}
                {head('standards', words.columns.standards)}
                {head('positions', words.columns.positions)}
                {head('evidence', words.columns.evidence)}
                {head('items', words.columns.items)}
              </>
            ) : (
              layers.map((layer) => head(layer, all.libraries.layers[layer]))
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.memberId}>
              <th scope="row">{row.name}</th>
              <td>
                <StandingTag standing={row.standing} words={all.office} />
                {row.lastBundleAt !== '' && <span className="office-day">{formatDay(row.lastBundleAt)}</span>}
              </td>
              {view === 'figures' ? <FigureCells row={row} words={words} /> : <LayerCells row={row} />}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td />
            {view === 'figures' ? (
              <FigureCells row={{ departmentId: '', figures: dashboard.total }} words={words} />
            ) : (
              dashboard.layers.map(({ layer, standards }) => <td key={layer}>{formatCount(standards)}</td>)
            )}
          </tr>
        </tfoot>
      </table>
    </SectionCard>
  );
}

function FigureCells({
  row,
  words,
}: {
  readonly row: Pick<Department, 'departmentId' | 'figures'>;
  readonly words: Words['office']['dashboard'];
}) {
  if (row.departmentId === null)
    return (
      <td colSpan={7} className="gb-muted">
        {words.noData}
      </td>
    );
  const { figures } = row;
  const share = (part: number, whole: number) => (
    <ShareCell text={words.share(part, whole)} percent={percentOf(part, whole)} />
  );
  return (
    <>
      <td>{share(figures.doneTasks, figures.tasks)}</td>
      <td className={figures.overdueTasks > 0 ? 'office-bad' : undefined}>{formatCount(figures.overdueTasks)}</td>
      <td>{share(figures.provenStandards, figures.standards)}</td>
      <td>{share(figures.measurableStandards, figures.standards)}</td>
      <td>{formatCount(figures.positions)}</td>
      <td>{formatCount(figures.evidence)}</td>
      <td className={figures.overdueItems > 0 ? 'office-bad' : undefined}>{formatCount(figures.openItems)}</td>
    </>
  );
}

function LayerCells({ row }: { readonly row: Department }) {
  return (
    <>
      {layers.map((layer) => (
        <td key={layer}>{row.departmentId === null ? '—' : formatCount(row.layers[layer])}</td>
      ))}
    </>
  );
}
