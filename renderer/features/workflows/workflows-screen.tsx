import { useEffect } from 'react';
import { ApprovalBatch } from '../../lib/approval/approval-batch.tsx';
import { headNameOf } from '../../lib/approval/head-name.ts';
import { StandingSelect } from '../../lib/approval/standing-select.tsx';
import { StandingTag } from '../../lib/approval/standing-tag.tsx';
import { passesStanding, standingOfRow, useApprovals } from '../../lib/approval/use-approvals.ts';
import { api } from '../../lib/client.ts';
import { recordMark } from '../../lib/links-door.ts';
import { replaceParams, useNavigation } from '../../lib/navigation.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { WorkflowEditor } from './workflow-editor.tsx';
import { useWorkflowsView } from './workflows-store.ts';
import './workflows.css';

/** The workflows of the department: a list, and the one that is being written. */
export function WorkflowsScreen() {
  const all = useWords();
  const words = all.workflows;
  const { openId, open, text, setText, standing, setStanding, checked, setChecked } = useWorkflowsView();
  const asked = useNavigation((state) => state.params);
  const list = useLoaded(() => api.workflows.list({}), {
    key: 'workflows',
    kinds: ['workflow', 'workflowStep', 'position'],
  });
  const rows = list.value ?? [];
  const { rowOf, any: approving } = useApprovals('workflow');
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['department', 'person'] });
  const shown = rows.filter(
    (row) =>
      `${row.code}\n${row.name}\n${row.positionName}`.toLowerCase().includes(text.trim().toLowerCase()) &&
      passesStanding(rowOf(row.id), standing),
  );
  const chosen = shown.filter(({ id }) => checked.has(id)).map(({ id }) => id);
  const toggle = (id: string): void =>
    setChecked(new Set(checked.has(id) ? [...checked].filter((other) => other !== id) : [...checked, id]));
  const current = rows.some((row) => row.id === openId) ? openId : (shown[0]?.id ?? null);

  const add = async (positionId: string | null): Promise<void> => {
    const made = await save(() =>
      api.workflows.save({ id: null, fields: { name: words.newName, positionId }, steps: [], links: [] }),
    );
    if (made === null) return;
    await list.reload();
    open(made.workflow.id);
  };
  useEffect(() => {
    const { id, create } = asked;
    if (id === undefined && create === undefined) return;
    replaceParams({});
    if (id !== undefined) open(id);
    else if (create !== undefined) void add(create === '' ? null : create);
    // Only a new wish is a reason to act; `add` is made anew on every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked]);

  const addButton = (
    <Button tone="primary" icon="plus" onClick={() => void add(null)}>
      {words.add}
    </Button>
  );
  if (list.value === null) return <PageHeader title={words.title} subtitle={all.common.loading} />;
  if (rows.length === 0) {
    return (
      <>
        <PageHeader title={words.title} />
        <EmptyState icon="workflows" text={words.empty} action={addButton} />
      </>
    );
  }
  return (
    <SplitPane
      label={words.resizeList}
      initialWidthPx={window.innerWidth < 1200 ? 188 : 216}
      minWidthPx={180}
      maxWidthPx={420}
      left={
        <nav className="workflow-list" aria-label={words.listLabel}>
          <div className="workflow-list-head">
            <h1>{words.title}</h1>
            <Button icon="plus" aria-label={words.add} title={words.add} onClick={() => void add(null)}>
              {words.add}
            </Button>
          </div>
          <SearchField label={words.filter} value={text} onChange={setText} />
          {(approving || standing !== '') && <StandingSelect value={standing} onChange={setStanding} />}
          {chosen.length > 0 && (
            <ApprovalBatch
              subjectKind="workflow"
              ids={chosen}
              titleOf={(id) => rows.find((row) => row.id === id)?.name ?? ''}
              rowOf={rowOf}
              decider={headNameOf(department.value)}
              onClear={() => setChecked(new Set())}
            />
          )}
          {shown.length === 0 && <p className="gb-hint">{words.noMatch}</p>}
          <ul>
            {shown.map((row) => (
              <li
                key={row.id}
                className={chosen.length > 0 ? 'is-choosing' : undefined}
                {...recordMark('workflow', row.id)}
              >
                <input
                  type="checkbox"
                  aria-label={all.approval.selectOne(row.name)}
                  checked={checked.has(row.id)}
                  onChange={() => toggle(row.id)}
                />
                <button
                  type="button"
                  aria-current={row.id === current ? 'true' : undefined}
                  title={row.name}
                  onClick={() => open(row.id)}
                >
                  <span className="gb-ellipsis">{row.name}</span>
                  <span className="gb-muted gb-ellipsis">
                    {[
                      row.positionName === '' ? words.wholeDepartment : row.positionName,
                      words.steps(row.stepCount),
                    ].join(' · ')}
                  </span>
                  {approving && rowOf(row.id) !== null && (
                    <StandingTag
                      standing={standingOfRow(rowOf(row.id))}
                      overdue={rowOf(row.id)?.reviewOverdue ?? false}
                    />
                  )}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      }
      right={
        current === null ? (
          <EmptyState icon="workflows" text={words.chooseOne} />
        ) : (
          <WorkflowEditor key={current} id={current} />
        )
      }
    />
  );
}
