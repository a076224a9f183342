import { useMemo, useRef, useState } from 'react';
import type { PositionRow } from '../../../shared/contract/positions.ts';
import { checkWorkflow } from '../../../shared/domain/workflow-check.ts';
import { ApprovalCard } from '../../lib/approval/approval-card.tsx';
import { headNameOf } from '../../lib/approval/head-name.ts';
import { api } from '../../lib/client.ts';
import { LinksButton } from '../../lib/links-button.tsx';
import { printPaper } from '../../lib/paper-actions.ts';
import { usePrintRequest } from '../../lib/print-request.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { flushDrafts } from '../../ui/draft.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { StepTable } from './components/step-table.tsx';
import { WorkflowCard } from './components/workflow-card.tsx';
import { DrawingEditor } from './components/drawing-editor.tsx';
import { TextDialog } from './components/text-dialog.tsx';
import { KeptRecords } from './components/kept-records.tsx';
import { drawDraft } from './draw-draft.ts';
import type { Chosen } from './drawing-moves.ts';
import { useWorkflowDraft } from './use-workflow-draft.ts';
import {
  type EditorDraft,
  withLink,
  withLinkLabel,
  withLinksFrom,
  withoutLink,
  withoutStep,
  withStep,
  withStepFields,
  withStepMoved,
} from './workflow-draft.ts';
import { useWorkflowsView } from './workflows-store.ts';

let nextStep = 1;
const noPositions: readonly PositionRow[] = [];

/** New words for a step or for the branch that an arrow is; a step is never left without words. */
function renamed(draft: EditorDraft, target: Chosen, text: string): EditorDraft {
  const words = text.replaceAll(/\s*\n\s*/gu, ' ').trim();
  if (target.kind === 'link') return withLinkLabel(draft, target, words);
  const before = draft.steps.find((step) => step.key === target.key)?.fields.action;
  return words === '' || words === before ? draft : withStepFields(draft, target.key, { action: words });
}

/** One workflow: its process card, its steps as a table, and the drawing that follows the table. */
export function WorkflowEditor({ id }: { readonly id: string }) {
  const all = useWords();
  const words = all.workflows;
  const { fit, setFit, open } = useWorkflowsView();
  const editing = useWorkflowDraft(id);
  const positions = useLoaded(() => api.positions.list({}), { key: 'positions', kinds: ['position'] });
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['department', 'person'] });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [focusKey, setFocusKey] = useState<string | null>(null);
  const [asText, setAsText] = useState(false);
  const picture = useRef<HTMLDivElement>(null);
  const { draft, change } = editing;
  const print = async (): Promise<void> => {
    await flushDrafts();
    await printPaper({ paper: 'workflows', workflowIds: [id] });
  };
  usePrintRequest(() => void print());
  const marked = chosen?.kind === 'step' ? chosen.key : null;
  const mark = (key: string): void => setChosen({ kind: 'step', key });
  const names = positions.value ?? noPositions;

  const drawing = useMemo(() => (draft === null ? null : drawDraft(draft, names)), [draft, names]);
  const issues = useMemo(
    () =>
      draft === null
        ? []
        : checkWorkflow({
            steps: draft.steps.map(({ key, fields }) => ({ key, kind: fields.kind, action: fields.action })),
            links: draft.links,
          }),
    [draft],
  );

  if (draft === null) {
    return editing.error === null ? null : <EmptyState icon="workflows" text={all.errors[editing.error.code]('')} />;
  }
  const problems = new Map<string, string>();
  for (const issue of issues) {
    const key = issue.where[0];
    if (key !== undefined) problems.set(key, [problems.get(key), words.rules[issue.rule]].filter(Boolean).join('；'));
  }
  const general = issues.filter((issue) => issue.where.length === 0);
  const insert = (afterKey: string | null): void => {
    const key = `new-${nextStep++}`;
    change((now) => withStep(now, afterKey, key));
    setFocusKey(key);
  };
  const remove = async (): Promise<void> => {
    if ((await save(() => api.workflows.remove({ id }))) === null) return;
    notify(words.removed(draft.fields.name));
    open(null);
  };
  return (
    <>
      <PageHeader
        title={draft.fields.name === '' ? words.newName : draft.fields.name}
        subtitle={issues.length === 0 ? words.allGood : words.hints(issues.length)}
        actions={
          <>
            <Button icon="copy" onClick={() => setAsText(true)}>
              {words.asText}
            </Button>
            <Button icon="workflows" onClick={() => picture.current?.scrollIntoView({ block: 'start' })}>
              {words.drawing}
            </Button>
            <Button icon="print" onClick={() => void print()}>
              {all.papers.print}
            </Button>
            <LinksButton kind="workflow" id={id} />
            <ConfirmButton
              iconOnly
              label={words.remove}
              question={words.removeQuestion(draft.fields.name)}
              note={all.common.removeKept}
              confirmLabel={all.common.remove}
              cancelLabel={all.common.cancel}
              onConfirm={() => void remove()}
            />
          </>
        }
      />
      <PageBody width="full">
        {editing.changedElsewhere && (
          <Callout tone="warn" title={words.changedElsewhere}>
            <div className="gb-actions">
              <Button onClick={editing.takeTheirs}>{words.reload}</Button>
              <Button onClick={editing.keepMine}>{words.keepMine}</Button>
            </div>
          </Callout>
        )}
        <SectionCard title={words.card}>
          <WorkflowCard
            fields={draft.fields}
            positions={names}
            words={{ ...words, nothing: words.wholeDepartment }}
            onChange={(fields) => change((now) => ({ ...now, fields: { ...now.fields, ...fields } }))}
          />
        </SectionCard>
        <div className="workflow-panes">
          <SectionCard
            title={words.table}
            note={general.map((issue) => words.rules[issue.rule]).join('；')}
            flush
            actions={
              <Button icon="plus" tone="quiet" onClick={() => insert(draft.steps.at(-1)?.key ?? null)}>
                {words.addStep}
              </Button>
            }
          >
            {draft.steps.length > 0 && (
              <StepTable
                draft={draft}
                positions={names}
                markedKey={marked}
                focusKey={focusKey}
                words={words}
                problems={problems}
                onMark={mark}
                onFields={(key, fields) => change((now) => withStepFields(now, key, fields))}
                onLinks={(key, links) => change((now) => withLinksFrom(now, key, links))}
                onInsert={insert}
                onRemove={(key) => change((now) => withoutStep(now, key))}
                onMove={(key, by) => change((now) => withStepMoved(now, key, by))}
              />
            )}
            <p className="gb-hint workflow-keys">
              {draft.fields.name.trim() === ''
                ? words.nameMissing
                : draft.steps.some((step) => step.fields.action.trim() === '')
                  ? words.unsaved
                  : words.keys}
            </p>
          </SectionCard>
          <div ref={picture}>
            <SectionCard
              title={words.drawing}
              actions={
                <>
                  <label className="gb-check">
                    <input
                      type="checkbox"
                      checked={draft.fields.swimLanes}
                      onChange={(event) => {
                        const swimLanes = event.currentTarget.checked;
                        change((now) => ({ ...now, fields: { ...now.fields, swimLanes } }));
                      }}
                    />
                    {words.fields.swimLanes}
                  </label>
                  <Button tone="quiet" onClick={() => setFit(!fit)}>
                    {fit ? words.zoomFull : words.zoomFit}
                  </Button>
                </>
              }
            >
              {drawing !== null && drawing.shapes.length > 0 && (
                <DrawingEditor
                  draft={draft}
                  drawing={drawing}
                  fit={fit}
                  chosen={chosen}
                  words={words}
                  actorOf={(key) => {
                    const fields = draft.steps.find((step) => step.key === key)?.fields;
                    return names.find((row) => row.id === fields?.actorPositionId)?.name ?? fields?.actor ?? '';
                  }}
                  onChoose={setChosen}
                  onInsert={insert}
                  onRemove={(target) => {
                    setChosen(null);
                    change((now) =>
                      target.kind === 'step' ? withoutStep(now, target.key) : withoutLink(now, target.from, target.to),
                    );
                  }}
                  onConnect={(from, to) => {
                    change((now) => withLink(now, from, to));
                    setChosen({ kind: 'link', from, to });
                  }}
                  onKind={(key, kind) => change((now) => withStepFields(now, key, { kind }))}
                  onRename={(target, text) => change((now) => renamed(now, target, text))}
                />
              )}
            </SectionCard>
          </div>
        </div>
        <SectionCard title={words.keptLabel} note={words.keptNote} flush>
          <KeptRecords
            records={draft.fields.records}
            steps={draft.steps}
            words={words}
            onRecords={(records) => change((now) => ({ ...now, fields: { ...now.fields, records } }))}
            onStep={(key, fields) => change((now) => withStepFields(now, key, fields))}
          />
        </SectionCard>
        <ApprovalCard
          subjectKind="workflow"
          subjectId={id}
          title={draft.fields.name}
          decider={headNameOf(department.value)}
        />
        {asText && (
          <TextDialog
            draft={draft}
            positions={names}
            words={{ ...words, close: all.common.close, cancel: all.common.cancel }}
            newKey={() => `new-${nextStep++}`}
            onClose={() => setAsText(false)}
            onTake={(next) => {
              setAsText(false);
              change((now) => ({ ...now, steps: next.steps, links: next.links }));
            }}
          />
        )}
        <datalist id="workflow-positions">
          {names.map((row) => (
            <option key={row.id} value={row.name} />
          ))}
        </datalist>
      </PageBody>
    </>
  );
}
