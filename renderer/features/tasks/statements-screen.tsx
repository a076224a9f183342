import { useEffect } from 'react';
import { api } from '../../lib/client.ts';
import { replaceParams, useNavigation } from '../../lib/navigation.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { YearSelect } from './components/year-select.tsx';
import { StatementEditor } from './statement-editor.tsx';
import { pointsMissing } from './task-groups.ts';
import { useTasksView } from './tasks-store.ts';
import './tasks.css';

/** The responsibility statements of a year, and the one that is being written. */
export function StatementsScreen() {
  const all = useWords();
  const words = all.statements;
  const { year, statementId, set } = useTasksView();
  const status = useWorkspace((state) => state.status);
  const asked = useNavigation((state) => state.params);
  const years = useLoaded(() => api.tasks.years({}), { key: 'years', kinds: ['annualTask', 'statement'] });
  const list = useLoaded(() => api.statements.list({ year }), {
    key: String(year),
    kinds: ['statement', 'statementItem'],
  });
  const rows = list.value ?? [];
  const current = rows.find((row) => row.statement.id === statementId) ?? rows[0];

  useEffect(() => {
    if (asked['id'] === undefined && asked['year'] === undefined) return;
    set({
      ...(asked['id'] === undefined ? {} : { statementId: asked['id'] }),
      ...(asked['year'] === undefined ? {} : { year: Number(asked['year']) }),
    });
    replaceParams({});
  }, [asked, set]);

  const add = async (): Promise<void> => {
    const departmentName = status?.departmentName ?? '';
    const fields = {
      year,
      title: words.newTitle(year, departmentName).slice(0, 200),
      partyA: status?.collegeName ?? '',
      partyB: departmentName,
      periodFrom: `${year}-01-01`,
      periodTo: `${year}-12-31`,
    };
    const made = await save(() => api.statements.save({ id: null, fields }));
    if (made !== null) set({ statementId: made.id });
  };
  const remove = async (id: string): Promise<void> => {
    if ((await save(() => api.statements.remove({ id }))) === null) return;
    set({ statementId: null });
    notify(words.removed);
  };
  const yearSelect = (
    <YearSelect
      year={year}
      years={years.value ?? []}
      label={words.year}
      nameOf={all.common.year}
      onChange={(next) => set({ year: next, statementId: null })}
    />
  );
  if (current === undefined) {
    return (
      <>
        <PageHeader
          title={words.title}
          subtitle={list.value === null ? all.common.loading : undefined}
          actions={yearSelect}
        />
        {list.value !== null && (
          <EmptyState
            icon="statements"
            text={words.empty(year)}
            action={
              <Button tone="primary" icon="plus" onClick={() => void add()}>
                {words.add}
              </Button>
            }
          />
        )}
      </>
    );
  }
  return (
    <SplitPane
      label={words.resizeList}
      initialWidthPx={220}
      minWidthPx={180}
      maxWidthPx={420}
      left={
        <nav className="statement-list" aria-label={words.listLabel}>
          <h1>{words.title}</h1>
          {yearSelect}
          <ul>
            {rows.map(({ statement, totalWeight }) => (
              <li key={statement.id}>
                <button
                  type="button"
                  aria-current={statement.id === current.statement.id ? 'true' : undefined}
                  title={statement.title}
                  onClick={() => set({ statementId: statement.id })}
                >
                  <span className="statement-name">{statement.title}</span>
                  <span className={pointsMissing(totalWeight) === 0 ? 'gb-muted' : 'statement-short'}>
                    {words.totalShort(totalWeight)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <Button icon="plus" tone="quiet" onClick={() => void add()}>
            {words.add}
          </Button>
        </nav>
      }
      right={
        <StatementEditor
          key={current.statement.id}
          detail={current}
          onRemove={() => void remove(current.statement.id)}
        />
      }
    />
  );
}
