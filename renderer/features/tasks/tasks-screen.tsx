import { useEffect } from 'react';
import { attempt } from '../../lib/client.ts';
import { Segments } from '../../ui/choice.tsx';
import { CalendarView } from './calendar-view.tsx';
import { GanttView } from './gantt-view.tsx';
import { MonthView } from './month-view.tsx';
import './months.css';
import type { TaskClass } from '../../../shared/domain/annual-task.ts';
import { api } from '../../lib/client.ts';
import { navigate, replaceParams, useNavigation } from '../../lib/navigation.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { YearSelect } from './components/year-select.tsx';
import { TaskListView } from './task-list-view.tsx';
import { taskViews, useTasksView } from './tasks-store.ts';
import { useTaskList } from './use-task-list.ts';
import './tasks.css';

const none: readonly never[] = [];

/** The annual tasks of classes A, B and C. */
export function TasksScreen() {
  const all = useWords();
  const words = all.tasks;
  const { year, view, month, set } = useTasksView();
  const asked = useNavigation((state) => state.params);
  const years = useLoaded(() => api.tasks.years({}), { key: 'years', kinds: ['annualTask', 'statement'] });
  const list = useTaskList(year);
  const rows = list.rows ?? none;

  useEffect(() => {
    const { monthId, view: viewAsked, month: monthAsked } = asked;
    if (monthId !== undefined) {
      replaceParams({});
      void attempt(api.taskMonths.find({ id: monthId })).then((found) => {
        if (found !== null)
          set({ view: 'month', month: found.month, filter: 'all', text: '', personId: '', openTaskId: found.taskId });
      });
      return;
    }
    const name = taskViews.find((other) => other === viewAsked);
    if (name !== undefined) {
      set({
        view: name,
        ...(monthAsked === undefined ? {} : { month: monthAsked, filter: 'all', text: '', personId: '' }),
        ...(asked['id'] === undefined ? {} : { openTaskId: asked['id'] }),
      });
      replaceParams({});
      return;
    }
    if (Object.keys(asked).length === 0) return;
    set({
      view: 'list',
      ...(asked['id'] === undefined ? {} : { taskId: asked['id'], text: '', listFilter: 'all', personId: '' }),
      ...(asked['filter'] === 'without-goal' ? { listFilter: 'without-goal', text: '', personId: '' } : {}),
      ...(asked['year'] === undefined ? {} : { year: Number(asked['year']) }),
    });
    replaceParams({});
  }, [asked, set]);

  const add = async (taskClass: TaskClass): Promise<void> => {
    const made = await save(() => api.tasks.save({ id: null, fields: { year, taskClass, content: words.newContent } }));
    if (made === null) return;
    set({ taskId: made.id, text: '', listFilter: 'all', personId: '' });
  };
  const addButton = (
    <Button tone="primary" icon="plus" onClick={() => void add('C')}>
      {words.add}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={
          list.rows === null
            ? all.common.loading
            : words.subtitle(year, rows.length, rows.filter((row) => row.state === 'done').length)
        }
        actions={
          <>
            <YearSelect
              year={year}
              years={years.value ?? []}
              label={words.year}
              nameOf={all.common.year}
              onChange={(next) => set({ year: next, taskId: null, month: `${next}-${month.slice(5)}` })}
            />
            <Segments
              label={words.viewLabel}
              value={view}
              options={taskViews.map((name) => ({ value: name, label: words.views[name] }))}
              onChange={(next) => set({ view: taskViews.find((name) => name === next) ?? 'list' })}
            />
            {addButton}
          </>
        }
      />
      {view === 'month' && <MonthView />}
      {view === 'calendar' && <CalendarView />}
      {view === 'gantt' && <GanttView />}
      {view !== 'list' ? null : list.rows !== null && rows.length === 0 ? (
        <EmptyState
          icon="tasks"
          text={words.empty(year)}
          action={
            <div className="gb-actions">
              {(['A', 'B', 'C'] as const).map((taskClass) => (
                <Button key={taskClass} icon="plus" onClick={() => void add(taskClass)}>
                  {words.addToClass(taskClass)}
                </Button>
              ))}
              <Button tone="quiet" onClick={() => navigate('workbook')}>
                {words.importHint}
              </Button>
            </div>
          }
        />
      ) : (
        <TaskListView
          rows={rows}
          loaded={list.rows !== null}
          onReload={list.reload}
          onWritten={list.show}
          onAdd={(taskClass) => void add(taskClass)}
        />
      )}
    </>
  );
}
