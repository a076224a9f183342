import { useEffect, useMemo } from 'react';
import { api } from '../../lib/client.ts';
import { exportPaper, printPaper } from '../../lib/paper-actions.ts';
import { usePrintRequest } from '../../lib/print-request.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { MonthBar } from './components/month-bar.tsx';
import { MonthTable } from './components/month-table.tsx';
import { MonthPanel } from './month-panel.tsx';
import { chooseRows, countRows } from './month-rows.ts';
import { monthFilters, useTasksView } from './tasks-store.ts';
import { useMonth } from './use-month.ts';

/** What is due in a month, of everybody or of one person, and how it comes on. */
export function MonthView() {
  const all = useWords();
  const words = all.tasks.months;
  const { month, filter, personId, text, openTaskId, set } = useTasksView();
  const { list, show } = useMonth(month);
  const departmentName = useWorkspace(({ status }) => status?.departmentName ?? '');
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['person'] });
  const people = department.value?.people ?? [];
  const rows = useMemo(
    () => (list === null ? [] : chooseRows(list, { filter, personId, text })),
    [list, filter, personId, text],
  );
  const counts = useMemo(() => (list === null ? null : countRows(list, personId)), [list, personId]);
  const open = list?.rows.find((row) => row.taskId === openTaskId);
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const spec = { paper: 'task-month', month } as const;
  const write = (format: 'pdf' | 'docx'): void =>
    void exportPaper(spec, format, `${departmentName}${words.reportName(year, number)}`);
  usePrintRequest(() => void printPaper(spec));

  // Painted: the bench reads how long the month took from the click on.
  useEffect(() => {
    if (list !== null) requestAnimationFrame(() => setTimeout(() => performance.mark(`month-shown ${month}`)));
  }, [list, month]);

  return (
    <div className={open === undefined ? 'tasks-page' : 'tasks-page has-panel'}>
      <div className="tasks-list">
        <div className="month-tools">
          <MonthBar
            month={month}
            thisMonth={list?.today.slice(0, 7) ?? month}
            personId={personId}
            people={people}
            words={words}
            onMonth={(next) => set({ month: next, year: Number(next.slice(0, 4)) })}
            onPerson={(id) => set({ personId: id })}
          />
          <div className="gb-actions">
            <Button icon="print" title={words.reportTitle} onClick={() => void printPaper(spec)}>
              {words.print}
            </Button>
            <Button icon="download" title={words.reportTitle} onClick={() => write('docx')}>
              {words.reportDocx}
            </Button>
            <Button icon="download" title={words.reportTitle} onClick={() => write('pdf')}>
              {words.reportPdf}
            </Button>
          </div>
        </div>
        <div className="month-tools">
          <FilterChips
            label={words.filterLabel}
            filters={monthFilters}
            words={words.filters}
            value={filter}
            countOf={(name) => counts?.[name] ?? ''}
            pressing={['late']}
            onChange={(name) => set({ filter: name })}
          />
          <SearchField
            label={all.tasks.filter}
            value={text}
            className="month-search"
            onChange={(typed) => set({ text: typed })}
          />
        </div>
        {list !== null && rows.length === 0 ? (
          <EmptyState
            icon="tasks"
            text={words.empty}
            action={<Button onClick={() => set({ filter: 'all', text: '', personId: '' })}>{words.showAll}</Button>}
          />
        ) : (
          list !== null && (
            <div className="gb-card month-card">
              <MonthTable
                list={list}
                rows={rows}
                openId={open?.taskId ?? null}
                words={words}
                onOpen={(id) => set({ openTaskId: id })}
              />
            </div>
          )
        )}
      </div>
      {list !== null && open !== undefined && (
        <MonthPanel
          key={`${open.taskId} ${month}`}
          row={open}
          list={list}
          onShow={show}
          onClose={() => set({ openTaskId: null })}
        />
      )}
    </div>
  );
}
