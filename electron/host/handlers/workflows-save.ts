import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { readWorkflow } from '../../../db/queries/workflows.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { WorkflowDetail, WorkflowDraft } from '../../../shared/contract/workflows.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { checkWorkflowReferences } from '../../../shared/domain/workflow-check.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { notFound, withoutUndefined } from './save-record.ts';

/**
 * Brings a workflow to what the editor holds, as one command: steps and arrows that stayed keep their ids, so that
 * their history and evidence stay with them; those that are not in the draft go. Unfinished drafts are kept; only arrows
 * to nowhere and keys used twice are refused.
 */
export function saveWorkflow(context: CallContext, draft: WorkflowDraft): WorkflowDetail {
  const shape = {
    steps: draft.steps.map(({ key, fields }) => ({ key, kind: fields.kind ?? 'action', action: fields.action ?? '' })),
    links: draft.links,
  };
  const issues = checkWorkflowReferences(shape);
  if (issues.length > 0) throw new AppFailure({ code: 'invalid-input', about: 'workflow', details: issues });
  return context.write((writer, workspace) => {
    refuseOldVersion(workspace, draft);
    const id = saveHead(writer, draft, workspace);
    const before = readWorkflow(workspace.db, id);
    if (before === null) throw notFound('workflow', id);
    const keep = matchLinks(before.links, draft, new Set(before.steps.map((step) => step.id)));
    // Arrows first: a step takes those that are still on it along.
    for (const link of before.links) if (!keep.has(link.id)) writer.remove('workflowLink', link.id);
    const stepIds = saveSteps(writer, draft, before);
    saveLinks(writer, draft, { before, keep, stepIds });
    const after = readWorkflow(workspace.db, id);
    if (after === null) throw notFound('workflow', id);
    return after;
  });
}

/** The draft replaces steps and arrows as a whole, so it must have been made from what the file holds now. */
function refuseOldVersion({ db }: OpenWorkspace, { id, expectedVersion }: WorkflowDraft): void {
  if (id === null || expectedVersion === undefined) return;
  const standing = readWorkflow(db, id);
  if (standing === null) throw notFound('workflow', id);
  if (standing.version !== expectedVersion) throw new AppFailure({ code: 'conflict', about: `workflow ${id}` });
}

function saveHead(writer: RecordWriter, { id, fields }: WorkflowDraft, { db, departmentId }: OpenWorkspace): string {
  if (id !== null) return writer.update('workflow', id, { fields }).id;
  const head = { ordinal: nextOrdinal(db, 'workflow', departmentId), ...withoutUndefined<'workflow'>(fields) };
  return writer.create('workflow', head, { departmentId }).id;
}

/** Answers the ids of the draft's steps by their keys. */
function saveSteps(writer: RecordWriter, draft: WorkflowDraft, before: WorkflowDetail): ReadonlyMap<string, string> {
  const standing = new Set(before.steps.map((step) => step.id));
  const ids = new Map<string, string>();
  const workflowId = before.workflow.id;
  for (const [ordinal, { key, fields }] of draft.steps.entries()) {
    const own = { ...withoutUndefined<'workflowStep'>(fields), workflowId, ordinal };
    const step = standing.delete(key)
      ? writer.update('workflowStep', key, { fields: own })
      : writer.create('workflowStep', own, { departmentId: before.workflow.departmentId });
    ids.set(key, step.id);
  }
  for (const id of standing) writer.remove('workflowStep', id);
  return ids;
}

/**
 * Which stored arrow each arrow of the draft is: the same ends and label, or else the same ends. Answers the draft's
 * index by the stored arrow's id.
 */
function matchLinks(
  stored: readonly StoredRecord<'workflowLink'>[],
  draft: WorkflowDraft,
  storedSteps: ReadonlySet<string>,
): Map<string, number> {
  const matches = new Map<string, number>();
  const taken = new Set<number>();
  for (const sameLabel of [true, false]) {
    for (const link of stored) {
      if (matches.has(link.id)) continue;
      const index = draft.links.findIndex(
        ({ from, to, label }, at) =>
          !taken.has(at) &&
          storedSteps.has(from) &&
          from === link.fromStepId &&
          to === link.toStepId &&
          (!sameLabel || label === link.label),
      );
      if (index < 0) continue;
      matches.set(link.id, index);
      taken.add(index);
    }
  }
  return matches;
}

interface LinkPlan {
  readonly before: WorkflowDetail;
  readonly keep: ReadonlyMap<string, number>;
  readonly stepIds: ReadonlyMap<string, string>;
}

function saveLinks(writer: RecordWriter, draft: WorkflowDraft, { before, keep, stepIds }: LinkPlan): void {
  const storedIdAt = new Map([...keep].map(([id, index]) => [index, id]));
  const { id: workflowId, departmentId } = before.workflow;
  for (const [ordinal, { from, to, label }] of draft.links.entries()) {
    const id = storedIdAt.get(ordinal);
    if (id !== undefined) {
      writer.update('workflowLink', id, { fields: { label, ordinal } });
      continue;
    }
    const [fromStepId, toStepId] = [stepIds.get(from), stepIds.get(to)];
    if (fromStepId === undefined || toStepId === undefined)
      throw new Error('An arrow was not checked against the steps');
    writer.create('workflowLink', { workflowId, fromStepId, toStepId, label, ordinal }, { departmentId });
  }
}
