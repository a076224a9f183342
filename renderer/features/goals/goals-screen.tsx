import { useEffect, useMemo, useState } from 'react';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import { flattenTree, goalTree } from '../../../shared/domain/goal-tree.ts';
import { api } from '../../lib/client.ts';
import { replaceParams, useNavigation } from '../../lib/navigation.ts';
import { exportPaper, printPaper } from '../../lib/paper-actions.ts';
import { usePrintRequest } from '../../lib/print-request.ts';
import { track } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { AdoptDialog } from './adopt-dialog.tsx';
import { GapBar } from './components/gap-bar.tsx';
import { GoalFilters } from './components/goal-filters.tsx';
import { GoalTable } from './components/goal-table.tsx';
import { GoalTree } from './components/goal-tree.tsx';
import { GoalPanel } from './goal-panel.tsx';
import { filterGoals, goalChain, hasGap, planYears } from './goal-view.ts';
import { useGoalsView } from './goals-store.ts';
import { TablesView } from './tables-view.tsx';
import { TaskLinkDialog } from './task-link-dialog.tsx';
import { goalActions, stepOf } from './use-goals.ts';
import './goals.css';

const paper: PaperSpec = { paper: 'goal-table' };

/** The 目标链: goals from the school's plan down to a person, as a tree and as a table, and the tasks that serve them. */
export function GoalsScreen() {
  const all = useWords();
  const words = all.goals;
  const view = useGoalsView();
  const { set } = view;
  const asked = useNavigation((state) => state.params);
  const [dialog, setDialog] = useState<'adopt' | 'goal-tasks' | 'loose-tasks' | null>(null);
  const list = useLoaded(() => api.goals.list({}), {
    key: 'goals',
    kinds: ['goal', 'goalTarget', 'annualTask', 'person'],
  });
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['person', 'section'] });
  const goals = list.value?.goals ?? [];
  const tasks = list.value?.tasks ?? [];
  const chain = useMemo(() => goalChain(list.value?.goals ?? [], list.value?.tasks ?? []), [list.value]);
  const shown = filterGoals(goals, chain, view);
  const roots = goalTree(shown);
  const years = planYears(goals);
  const open = goals.find((goal) => goal.id === view.goalId);
  const plan = { yearFrom: years[0] ?? new Date().getFullYear(), yearTo: years.at(-1) ?? new Date().getFullYear() + 4 };
  const facts = [...chain.factsOf.values()];
  const gaps = {
    'without-task': facts.filter((each) => hasGap(each, 'without-task')).length,
    'not-smart': facts.filter((each) => hasGap(each, 'not-smart')).length,
    weights: facts.filter((each) => hasGap(each, 'weights')).length,
  };
  const isEmpty = list.value !== null && goals.length === 0;
  usePrintRequest(() => void printPaper(paper));
  useEffect(() => {
    const { id, gap, view: viewAsked } = asked;
    if (viewAsked === 'papers') {
      set({ view: 'papers' });
      replaceParams({});
      return;
    }
    if (id === undefined && gap !== 'without-task') return;
    set({
      ...(id === undefined ? { gap: 'without-task' } : { gap: null, goalId: id }),
      ...(view.view === 'papers' ? { view: 'tree' } : {}),
      year: 0,
      sectionId: '',
      ownerId: '',
    });
    replaceParams({});
  }, [asked, set, view.view]);

  const closed = view.gap === null ? view.closed : new Set<string>();
  const views = (
    <Segments
      value={view.view}
      options={(['tree', 'table', 'papers'] as const).map((name) => ({ value: name, label: words.views[name] }))}
      onChange={(name) => set({ view: name as 'tree' | 'table' | 'papers' })}
      label={words.view}
    />
  );
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={
          list.value === null
            ? all.common.loading
            : words.subtitle(
                goals.length,
                isEmpty ? 0 : gaps['without-task'] + gaps['not-smart'] + gaps.weights + chain.looseTasks.length,
              )
        }
        actions={
          <>
            {!isEmpty && view.view !== 'papers' && (
              <>
                <Button
                  icon="download"
                  onClick={() => void exportPaper(paper, 'docx', all.handbook.papers['goal-table'])}
                >
                  Word
                </Button>
                <Button
                  icon="download"
                  onClick={() => void exportPaper(paper, 'pdf', all.handbook.papers['goal-table'])}
                >
                  PDF
                </Button>
                <Button icon="print" onClick={() => void printPaper(paper)}>
                  {all.common.print}
                </Button>
              </>
            )}
            {view.view !== 'papers' && (
              <Button tone="primary" icon="plus" onClick={() => void goalActions.add(open ?? null, plan)}>
                {open === undefined ? words.add : words.addUnder}
              </Button>
            )}
          </>
        }
      />
      {view.view === 'papers' ? (
        <div className="goals-page">
          <div className="goals-main">
            <div className="goals-bar">{views}</div>
            <TablesView />
          </div>
        </div>
      ) : isEmpty ? (
        <EmptyState
          icon="goals"
          text={words.empty}
          action={
            <div className="gb-actions">
              <Button icon="check" onClick={() => setDialog('adopt')}>
                {words.adopt}
              </Button>
              <Button icon="upload" onClick={() => set({ view: 'papers' })}>
                {words.importTable}
              </Button>
            </div>
          }
        />
      ) : (
        <div className="goals-page">
          <div className="goals-main">
            <div className="goals-bar">
              {views}
              <GoalFilters
                view={view}
                years={years}
                sections={department.value?.sections ?? []}
                people={department.value?.people ?? []}
                words={words}
                onChange={set}
              />
              <Button
                tone="quiet"
                onClick={() =>
                  set({
                    closed:
                      view.closed.size > 0
                        ? new Set()
                        : new Set(
                            chain.nodes
                              .filter((node) => node.children.length > 0 && node.depth > 0)
                              .map((node) => node.goal.id),
                          ),
                  })
                }
              >
                {view.closed.size > 0 ? words.expandAll : words.collapseAll}
              </Button>
              {open === undefined && (
                <Button tone="quiet" onClick={() => setDialog('adopt')}>
                  {words.adopt}
                </Button>
              )}
            </div>
            {list.value !== null && (
              <GapBar
                counts={gaps}
                loose={chain.looseTasks.length}
                gap={view.gap}
                words={words}
                onGap={(gap) => set({ gap })}
                onLoose={() => setDialog('loose-tasks')}
              />
            )}
            {list.value !== null && shown.length === 0 ? (
              <EmptyState
                compact
                icon="search"
                text={words.noMatch}
                action={
                  <Button onClick={() => set({ year: 0, sectionId: '', ownerId: '', gap: null })}>
                    {words.clearFilter}
                  </Button>
                }
              />
            ) : (
              <div className={`goals-canvas goals-${view.view}`}>
                {view.view === 'tree' ? (
                  <GoalTree
                    roots={roots}
                    factsOf={chain.factsOf}
                    closed={closed}
                    openId={open?.id ?? null}
                    year={view.year}
                    words={words}
                    onOpen={(id) => set({ goalId: id })}
                    onToggle={view.toggle}
                    onDrop={(id, to) => void goalActions.move(id, to)}
                    onStep={(goal, key) => {
                      const to = stepOf(
                        flattenTree(chain.roots).map((node) => node.goal),
                        goal,
                        key,
                      );
                      if (to !== null) void goalActions.move(goal.id, to);
                    }}
                    onAdd={(parent) => void goalActions.add(parent, plan)}
                  />
                ) : (
                  <GoalTable
                    roots={roots}
                    factsOf={chain.factsOf}
                    closed={closed}
                    openId={open?.id ?? null}
                    years={view.year === 0 ? years : [view.year]}
                    words={words}
                    onOpen={(id) => set({ goalId: id })}
                    onToggle={view.toggle}
                    onText={async (goal, name, text) => (await goalActions.write(goal, { [name]: text })).ok}
                    onYear={async (goal, year, value) =>
                      (await track(() => api.goals.setYear({ goalId: goal.id, year, value }), `${goal.id}:${year}`)).ok
                    }
                  />
                )}
              </div>
            )}
          </div>
          {open !== undefined && (
            <GoalPanel
              key={open.id}
              goal={open}
              goals={goals}
              chain={chain}
              onOpen={(id) => set({ goalId: id })}
              onClose={() => set({ goalId: null })}
              onLinkTasks={() => setDialog('goal-tasks')}
            />
          )}
        </div>
      )}
      {dialog === 'adopt' && <AdoptDialog onClose={() => setDialog(null)} />}
      {(dialog === 'goal-tasks' || dialog === 'loose-tasks') && (
        <TaskLinkDialog
          goal={dialog === 'goal-tasks' ? (open ?? null) : null}
          goals={chain.nodes.map((node) => node.goal)}
          tasks={dialog === 'goal-tasks' ? tasks : chain.looseTasks}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
