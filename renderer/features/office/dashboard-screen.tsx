import { useState } from 'react';
import type { Dashboard } from '../../../shared/contract/office.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { PaperTools } from '../../lib/paper-tools.tsx';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageBody, PageHeader } from '../../ui/page.tsx';
import { DashboardCharts } from './components/dashboard-charts.tsx';
import { DashboardTiles } from './components/dashboard-tiles.tsx';
import { DepartmentTable } from './components/department-table.tsx';
import './office.css';

/** Records that a figure of the dashboard is counted from. */
const counted = [
  'memberDepartment',
  'department',
  'position',
  'workStandard',
  'annualTask',
  'taskMonth',
  'layerStandard',
  'evidence',
  'evidenceLink',
  'reviewRound',
  'reviewItem',
] as const;

/** The whole school at a glance: who has reported, what is done, covered and overdue. */
export function DashboardScreen() {
  const all = useWords();
  const words = all.office.dashboard;
  const [year, setYear] = useState(() => new Date().getFullYear());
  const loaded = useLoaded(() => api.office.dashboard({ year }), { key: `dashboard ${year}`, kinds: counted });
  const shown = loaded.value;
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={
          shown === null ? all.common.loading : words.subtitle(shown.reported, shown.departments.length, shown.today)
        }
        actions={
          shown !== null && (
            <>
              <PaperTools
                spec={{ paper: 'office-summary', year }}
                name={words.paperName(year)}
                disabled={shown.departments.length === 0}
              />
              <YearSelect dashboard={shown} year={year} onChange={setYear} />
            </>
          )
        }
      />
      <PageBody width="full">
        {loaded.error !== null && (
          <Callout tone="bad">{all.errors[loaded.error.code](loaded.error.about ?? '')}</Callout>
        )}
        {shown !== null &&
          (shown.departments.length === 0 ? (
            <EmptyState
              icon="dashboard"
              text={words.empty}
              action={
                <Button tone="primary" onClick={() => navigate('members')}>
                  {words.toMembers}
                </Button>
              }
            />
          ) : (
            <>
              <DashboardTiles dashboard={shown} words={words} />
              <DashboardCharts dashboard={shown} words={all} />
              <DepartmentTable dashboard={shown} words={all} />
            </>
          ))}
      </PageBody>
    </>
  );
}

interface YearSelectProps {
  readonly dashboard: Dashboard;
  readonly year: number;
  readonly onChange: (year: number) => void;
}

function YearSelect({ dashboard, year, onChange }: YearSelectProps) {
  const words = useWords().office.dashboard;
  return (
    <Select
      label={words.year}
      value={String(year)}
      options={dashboard.years.toReversed().map((one) => ({ value: String(one), label: words.yearOption(one) }))}
      onChange={(value) => onChange(Number(value))}
    />
  );
}
