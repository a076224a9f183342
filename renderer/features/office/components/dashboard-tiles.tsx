import type { Dashboard } from '../../../../shared/contract/office.ts';
import { formatCount, percentOf } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { StatTile } from '../../../ui/page.tsx';

interface DashboardTilesProps {
  readonly dashboard: Dashboard;
  readonly words: Words['office']['dashboard'];
}

/** The five figures that a meeting asks for first. */
export function DashboardTiles({ dashboard, words }: DashboardTilesProps) {
  const { total, departments, reported } = dashboard;
  const late = departments.filter(({ standing }) => standing === 'late').length;
  const overdueIn = departments.filter(({ figures }) => figures.overdueTasks > 0).length;
  const own = words.tiles;
  return (
    <div className="office-tiles">
      <StatTile
        label={own.reported}
        value={words.share(reported, departments.length)}
        note={own.reportedNote(late)}
        percent={percentOf(reported, departments.length)}
      />
      <StatTile
        label={own.tasks}
        value={`${percentOf(total.doneTasks, total.tasks)}%`}
        note={own.tasksNote(total.doneTasks, total.tasks)}
        percent={percentOf(total.doneTasks, total.tasks)}
      />
      <StatTile
        label={own.coverage}
        value={`${percentOf(total.provenStandards, total.standards)}%`}
        note={own.coverageNote(total.provenStandards, total.standards)}
        percent={percentOf(total.provenStandards, total.standards)}
      />
      <StatTile label={own.overdue} value={formatCount(total.overdueTasks)} note={own.overdueNote(overdueIn)} />
      <StatTile
        label={own.items}
        value={formatCount(total.openItems)}
        note={own.itemsNote(total.overdueItems, total.answeredItems)}
      />
    </div>
  );
}
