import type { Dashboard } from '../../../../shared/contract/office.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { BarList, ColumnChart } from '../../../ui/charts.tsx';
import { SectionCard } from '../../../ui/page.tsx';

interface DashboardChartsProps {
  readonly dashboard: Dashboard;
  readonly words: Words;
}

/** Years that a picture shows, the newest. */
const yearsShown = 5;
/** Departments in the list of the most overdue. */
const namesShown = 5;

/** Three pictures side by side: the years, the layers, and where most is overdue. */
export function DashboardCharts({ dashboard, words: all }: DashboardChartsProps) {
  const words = all.office.dashboard;
  const years = dashboard.progress.slice(-yearsShown);
  const late = dashboard.departments
    .filter(({ figures }) => figures.overdueTasks > 0)
    .toSorted((a, b) => b.figures.overdueTasks - a.figures.overdueTasks)
    .slice(0, namesShown);
  return (
    <div className="office-charts">
      <SectionCard title={words.progress} note={words.progressNote}>
        <ColumnChart
          label={words.progressLabel}
          columns={years.map(({ year, tasks, done }) => ({
            key: String(year),
            name: words.yearOption(year),
            whole: tasks,
            part: done,
          }))}
          valueOf={({ part, whole }) => words.share(part, whole)}
        />
      </SectionCard>
      <SectionCard title={words.layers} note={words.layersNote}>
        <BarList
          bars={dashboard.layers.map(({ layer, standards, departments }) => ({
            key: layer,
            name: all.libraries.layers[layer],
            value: standards,
            text: words.layersText(standards, departments),
          }))}
        />
      </SectionCard>
      <SectionCard title={words.most}>
        {late.length === 0 ? (
          <p className="gb-muted">{words.noneOverdue}</p>
        ) : (
          <BarList
            bars={late.map(({ memberId, name, figures }) => ({
              key: memberId,
              name,
              value: figures.overdueTasks,
              text: words.overdueText(figures.overdueTasks),
              tone: 'bad',
            }))}
          />
        )}
      </SectionCard>
    </div>
  );
}
