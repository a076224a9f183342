import { useEffect } from 'react';
import { exportPaper } from '../../lib/paper-actions.ts';
import { attempt } from '../../lib/client.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { CalendarView } from './calendar-view.tsx';
import { GanttView } from './gantt-view.tsx';
import { MonthView } from './month-view.tsx';
import './months.css';
import type { TaskClass } from '../../../shared/domain/annual-task.ts';
import { api } from '../../lib/client.ts';
import { navigate, replaceParams, useNavigation } from '../../lib/navigation.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { TaskTable } from './components/task-table.tsx';
import { YearSelect } from './components/year-select.tsx';
import { groupTasks } from './task-groups.ts';
import { TaskPanel } from './task-panel.tsx';
import { taskViews, useTasksView } from './tasks-store.ts';
import './tasks.css';

/** The annual tasks of classes A, B and C. */
export function TasksScreen() {
  const all = useWords();
  const words = all.tasks;
  const { year, text, taskId, view, month, set } = useTasksView();
  const departmentName = useWorkspace(({ status }) => status?.departmentName ?? '');
  const asked = useNavigation((state) => state.params);
  const years = useLoaded(() => api.tasks.years({}), { key: 'years', kinds: ['annualTask', 'statement'] });
  const list = useLoaded(() => api.tasks.list({ year }), {
    key: String(year),
    kinds: ['annualTask', 'person', 'position', 'evidenceLink'],
  });
  const rows = list.value ?? [];
  const groups = groupTasks(rows, text);
  const open = rows.find((row) => row.id === taskId);

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
    if (asked['id'] === undefined && asked['year'] === undefined) return;
    set({
      view: 'list',
      ...(asked['id'] === undefined ? {} : { taskId: asked['id'] }),
      ...(asked['year'] === undefined ? {} : { year: Number(asked['year']) }),
    });
    replaceParams({});
  }, [asked, set]);

  const add = async (taskClass: TaskClass): Promise<void> => {
    const made = await save(() => api.tasks.save({ id: null, fields: { year, taskClass, content: words.newContent } }));
    if (made === null) return;
    set({ taskId: made.id, text: '' });
  };
  const remove = async (id: string): Promise<void> => {
    if ((await save(() => api.tasks.remove({ id }))) === null) return;
    set({ taskId: null });
    notify(words.removed);
  };
  const move = async (id: string, by: -1 | 1): Promise<void> => {
    const group = groups.find((other) => other.rows.some((row) => row.id === id));
    const ids = group?.rows.map((row) => row.id) ?? [];
    const at = ids.indexOf(id);
    const other = ids[at + by];
    if (group === undefined || other === undefined) return;
    ids[at + by] = id;
    ids[at] = other;
    await save(() =>
      api.tasks.order({ ids: groups.flatMap((each) => (each === group ? ids : each.rows.map((row) => row.id))) }),
    );
    await list.reload();
    document.querySelector<HTMLElement>(`[data-task="${id}"]`)?.focus();
  };
  const unfinished = rows.filter((row) => row.state !== 'done').map((row) => row.id);
  const carryOver = async (): Promise<void> => {
    const done = await save(() => api.tasks.carryOver({ year, taskIds: unfinished }));
    if (done === null) return;
    notify(words.carried(done.made, done.present));
    set({ year: year + 1, taskId: null });
  };
  const writePlan = (format: 'pdf' | 'docx'): void =>
    void exportPaper({ paper: 'task-plan', year }, format, `${departmentName}${words.planName(year)}`);
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
          list.value === null
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
      {view !== 'list' ? null : list.value !== null && rows.length === 0 ? (
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
        <div className={open === undefined ? 'tasks-page' : 'tasks-page has-panel'}>
          <div className="tasks-list">
            <div className="month-tools">
              <input
                type="search"
                className="gb-input tasks-filter"
                aria-label={words.filter}
                placeholder={words.filter}
                value={text}
                onChange={(event) => set({ text: event.currentTarget.value })}
              />
              <div className="gb-actions">
                <Button icon="download" onClick={() => writePlan('docx')}>
                  {words.planDocx}
                </Button>
                <Button icon="download" onClick={() => writePlan('pdf')}>
                  {words.planPdf}
                </Button>
                {unfinished.length > 0 && (
                  <ConfirmButton
                    label={words.carryOver}
                    question={words.carryOverQuestion(unfinished.length, year + 1)}
                    note={words.carryOverNote}
                    confirmLabel={words.carryOver}
                    cancelLabel={all.common.cancel}
                    onConfirm={() => void carryOver()}
                  />
                )}
              </div>
            </div>
            {list.value !== null && groups.every((group) => group.rows.length === 0) ? (
              <EmptyState
                compact
                icon="search"
                text={words.noMatch}
                action={<Button onClick={() => set({ text: '' })}>{all.common.clearSearch}</Button>}
              />
            ) : (
              <div className="gb-card tasks-card">
                <TaskTable
                  groups={text === '' ? groups : groups.filter((group) => group.rows.length > 0)}
                  openId={open?.id ?? null}
                  words={words}
                  onOpen={(id) => set({ taskId: id })}
                  onState={(id, state) => {
                    const row = rows.find((other) => other.id === id);
                    if (row) void saveFields(api.tasks.save, row, { fields: { state } });
                  }}
                  onAdd={(taskClass) => void add(taskClass)}
                  onMove={(id, by) => void move(id, by)}
                />
              </div>
            )}
          </div>
          {open !== undefined && (
            <TaskPanel
              key={open.id}
              task={open}
              onClose={() => set({ taskId: null })}
              onRemove={() => void remove(open.id)}
            />
          )}
        </div>
      )}
    </>
  );
}
