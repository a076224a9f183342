import { useEffect, useState } from 'react';
import type { DepartmentView } from '../../../shared/contract/department.ts';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import type { PositionRow } from '../../../shared/contract/positions.ts';
import { ApprovalCard } from '../../lib/approval/approval-card.tsx';
import { headNameOf } from '../../lib/approval/head-name.ts';
import { api } from '../../lib/client.ts';
import { describeError } from '../../lib/error-words.ts';
import { LinksButton } from '../../lib/links-button.tsx';
import { navigate } from '../../lib/navigation.ts';
import { exportPaper, printPaper } from '../../lib/paper-actions.ts';
import { usePrintRequest } from '../../lib/print-request.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { PositionBasics, PositionConditions, type PositionFormProps } from './components/position-form.tsx';
import { DutyOutline } from './duty-outline.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { usePositionsView } from './positions-store.ts';

interface PositionEditorProps {
  /** Sections and people to choose from; null until they are read. */
  readonly department: DepartmentView | null;
  readonly id: string;
  readonly rows: readonly PositionRow[];
  readonly onRemove: (row: PositionRow) => void;
}

/** One position as a document: the five parts of a 岗位说明书, each word where it will be printed. */
export function PositionEditor({ id, rows, onRemove, department }: PositionEditorProps) {
  const all = useWords();
  const words = all.positions;
  const open = usePositionsView((view) => view.open);
  const close = usePositionsView((view) => view.close);
  const focus = usePositionsView((view) => view.focus);
  const [isMerging, setIsMerging] = useState(false);
  const [isSplitting, setIsSplitting] = useState(false);
  const detail = useLoaded(() => api.positions.get({ id }), {
    key: id,
    kinds: [
      'position',
      'positionHolder',
      'duty',
      'workItem',
      'workStandard',
      'workflow',
      'section',
      'person',
      'evidenceLink',
    ],
  });
  const spec: PaperSpec = { paper: 'job-description', positionIds: [id] };
  usePrintRequest(() => void printPaper(spec));

  const loaded = detail.value !== null && department !== null;
  useEffect(() => {
    if (!loaded || (focus !== 'holders' && focus !== 'workflows')) return;
    const place = focus === 'holders' ? '#position-holder' : '#position-workflows button';
    const field = document.querySelector<HTMLElement>(place);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }, [loaded, focus, id]);

  if (detail.error !== null && detail.value === null) {
    return (
      <EmptyState
        icon="positions"
        text={describeError(detail.error, all)}
        action={<Button onClick={close}>{words.back}</Button>}
      />
    );
  }
  if (detail.value === null) return null;
  const { position, workflows } = detail.value;
  const index = rows.findIndex((row) => row.id === id);
  const previous = rows[index - 1];
  const next = rows[index + 1];
  const row = rows[index];
  const form: PositionFormProps = {
    detail: detail.value,
    positions: rows,
    sections: department?.sections ?? [],
    people: department?.people ?? [],
    words: { ...words, notChosen: all.common.notChosen },
    onSave: (fields, overwrite) => saveFields(api.positions.save, position, { fields, overwrite }),
    onAddHolder: (personId) =>
      void save(() => api.positions.addHolder({ id: null, fields: { positionId: id, personId } })),
    onRemoveHolder: (holderId) => void save(() => api.positions.removeHolder({ id: holderId })),
  };
  const duplicate = async (): Promise<void> => {
    const made = await save(() => api.positions.duplicate({ id }));
    if (made === null) return;
    notify(words.duplicated);
    open(made.id);
  };
  const merge = async (into: PositionRow): Promise<void> => {
    if ((await save(() => api.positions.merge({ id, into: into.id }))) === null) return;
    notify(words.merge.merged(position.name, into.name));
    open(into.id);
  };
  return (
    <>
      <PageHeader
        title={position.name}
        subtitle={[detail.value.sectionName, position.level].filter((part) => part !== '').join(' · ')}
        actions={
          <>
            <IconButton
              icon="up"
              label={words.previous}
              disabled={!previous}
              onClick={() => previous && open(previous.id)}
            />
            <IconButton icon="down" label={words.next} disabled={!next} onClick={() => next && open(next.id)} />
            <LinksButton kind="position" id={id} />
            <IconButton icon="copy" label={words.duplicate} onClick={() => void duplicate()} />
            <IconButton
              icon="merging"
              label={words.merge.action}
              disabled={rows.length < 2}
              onClick={() => setIsMerging(true)}
            />
            <IconButton icon="split" label={words.split.action} onClick={() => setIsSplitting(true)} />
            <IconButton icon="trash" label={words.removeTitle} disabled={!row} onClick={() => row && onRemove(row)} />
            <Button icon="download" onClick={() => void exportPaper(spec, 'pdf', words.descriptionName(position.name))}>
              {all.papers.exportPdf}
            </Button>
            <Button icon="print" onClick={() => void printPaper(spec)}>
              {words.printDescription}
            </Button>
          </>
        }
      />
      <PageBody>
        <SectionCard title={words.parts.basics}>
          <PositionBasics {...form} />
        </SectionCard>
        <DutyOutline
          key={id}
          numbering={department?.department.dutyNumbering ?? 'arabic'}
          positions={rows}
          detail={detail.value}
          reload={detail.reload}
        />
        <SectionCard
          id="position-workflows"
          title={words.parts.workflows}
          flush={workflows.length > 0}
          actions={
            <Button icon="plus" tone="quiet" onClick={() => navigate('workflows', { create: id })}>
              {words.addWorkflow}
            </Button>
          }
        >
          {workflows.length === 0 ? (
            <p className="gb-muted">{words.noWorkflows}</p>
          ) : (
            <ul className="position-workflows">
              {workflows.map((workflow) => (
                <li key={workflow.id}>
                  <button
                    type="button"
                    className="gb-link-button"
                    onClick={() => navigate('workflows', { id: workflow.id })}
                  >
                    {workflow.name}
                  </button>
                  <span className="gb-muted">{words.workflowSteps(workflow.stepCount)}</span>
                </li>
              ))}
            </ul>
          )}
        </SectionCard>
        <SectionCard title={words.parts.conditions}>
          <PositionConditions {...form} />
        </SectionCard>
        <ApprovalCard
          key={`approval-${id}`}
          subjectKind="position"
          subjectId={id}
          title={position.name}
          decider={headNameOf(department)}
        />
      </PageBody>
      {isSplitting && (
        <SplitDialog
          position={position}
          positions={rows}
          sections={department?.sections ?? []}
          onSplit={(made) => {
            notify(words.split.wasSplit(position.name, made.name));
            open(made.id);
          }}
          onClose={() => setIsSplitting(false)}
        />
      )}
      {isMerging && (
        <MergeDialog
          id={id}
          name={position.name}
          positions={rows}
          onMerge={(into) => void merge(into)}
          onClose={() => setIsMerging(false)}
        />
      )}
    </>
  );
}
