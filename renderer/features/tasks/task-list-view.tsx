import { useMemo } from 'react';
import type { TaskRow } from '../../../shared/contract/tasks.ts';
import type { TaskClass, TaskState } from '../../../shared/domain/annual-task.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { exportPaper, printPaper } from '../../lib/paper-actions.ts';
import { usePrintRequest } from '../../lib/print-request.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { TaskTable } from './components/task-table.tsx';
import { fitsFilter, groupTasks, movedTasks, taskFilters } from './task-groups.ts';
import { TaskPanel } from './task-panel.tsx';
import { useTasksView } from './tasks-store.ts';

interface TaskListViewProps {
  readonly rows: readonly TaskRow[];
  readonly loaded: boolean;
  readonly onReload: () => Promise<void>;
  /** A task that was written here: its row is shown before the list has followed. */
  readonly onWritten: (row: TaskRow) => void;
  readonly onAdd: (taskClass: TaskClass) => void;
}

/** The year's tasks as a table with the open one beside it, and the year's plan as a paper. */
export function TaskListView({ rows, loaded, onReload, onWritten, onAdd }: TaskListViewProps) {
  const words = useWords().tasks;
  const { year, text, taskId, listFilter: filter, personId, set } = useTasksView();
  const departmentName = useWorkspace(({ status }) => status?.departmentName ?? '');
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['person'] });
  const groups = useMemo(() => groupTasks(rows, { text, filter, personId }), [rows, text, filter, personId]);
  const shown = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const isNarrowed = text.trim() !== '' || filter !== 'all' || personId !== '';
  const listed = useMemo(
    () => (isNarrowed ? groups.filter((group) => group.rows.length > 0) : groups),
    [groups, isNarrowed],
  );
  const open = rows.find((row) => row.id === taskId);
  const spec = { paper: 'task-plan', year } as const;
  const showAll = (): void => set({ text: '', listFilter: 'all', personId: '' });
  usePrintRequest(() => void printPaper(spec));

  const remove = async (id: string): Promise<void> => {
    if ((await save(() => api.tasks.remove({ id }))) === null) return;
    set({ taskId: null });
    notify(words.removed);
  };
  const move = async (id: string, by: -1 | 1): Promise<void> => {
    const group = groups.find((other) => other.rows.some((row) => row.id === id));
    const ids = group === undefined ? null : movedTasks(rows, group.rows, { id, by });
    if (ids === null || (await save(() => api.tasks.order({ ids }))) === null) return;
    await onReload();
  };
  const setState = async (id: string, state: TaskState): Promise<void> => {
    const row = rows.find((other) => other.id === id);
    if (row === undefined) return;
    const saved = await saveFields(api.tasks.save, row, { fields: { state } });
    if (saved.ok) onWritten({ ...row, ...saved.value });
  };
  const write = (format: 'pdf' | 'docx'): void =>
    void exportPaper(spec, format, `${departmentName}${words.planName(year)}`);
  return (
    <div className={open === undefined ? 'tasks-page' : 'tasks-page has-panel'}>
      <div className="tasks-list">
        <div className="month-tools">
          <FilterChips
            label={words.filterLabel}
            filters={taskFilters}
            words={words.filters}
            value={filter}
            countOf={(name) => rows.filter((row) => fitsFilter(row, name)).length}
            onChange={(name) => set({ listFilter: name })}
          />
          <div className="gb-actions">
            <Button icon="print" title={words.planTitle} onClick={() => void printPaper(spec)}>
              {words.planPrint}
            </Button>
            <Button icon="download" title={words.planTitle} onClick={() => write('docx')}>
              {words.planDocx}
            </Button>
            <Button icon="download" title={words.planTitle} onClick={() => write('pdf')}>
              {words.planPdf}
            </Button>
          </div>
        </div>
        <div className="month-tools">
          <div className="month-bar">
            <SearchField
              label={words.filter}
              value={text}
              className="tasks-filter"
              onChange={(typed) => set({ text: typed })}
            />
            <Select
              label={words.months.person}
              value={personId}
              options={[
                { value: '', label: words.months.everybody },
                ...(department.value?.people ?? []).map((person) => ({ value: person.id, label: person.name })),
              ]}
              onChange={(id) => set({ personId: id })}
            />
          </div>
          <Button
            icon="rollover"
            onClick={() => navigate('rollover', { from: String(year), basis: 'calendar', tab: 'tasks' })}
          >
            {words.carryOver(year + 1)}
          </Button>
        </div>
        {loaded && shown.length === 0 ? (
          <EmptyState
            compact
            icon="search"
            text={words.noMatch}
            action={<Button onClick={showAll}>{words.months.showAll}</Button>}
          />
        ) : (
          <div className="gb-card tasks-card">
            <TaskTable
              groups={listed}
              openId={open?.id ?? null}
              words={words}
              onOpen={(id) => set({ taskId: id })}
              onState={(id, state) => void setState(id, state)}
              onAdd={onAdd}
              onMove={move}
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
  );
}
