import type { WorkflowDetail, WorkflowDraft } from '../../../shared/contract/workflows.ts';
import type { RecordFields } from '../../../shared/domain/record-kind.ts';

export type StepFields = Omit<RecordFields<'workflowStep'>, 'workflowId' | 'ordinal'>;
export type WorkflowFields = Omit<RecordFields<'workflow'>, 'ordinal'>;
export interface DraftStep {
  readonly key: string;
  readonly fields: StepFields;
}
export interface DraftLink {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}
/** A workflow as the editor holds it; `save` of the contract takes it as it is. */
export interface EditorDraft {
  readonly id: string;
  readonly fields: WorkflowFields;
  readonly steps: readonly DraftStep[];
  readonly links: readonly DraftLink[];
}

/** The editor's draft of what the file holds. */
export function draftOf({ workflow, steps, links }: WorkflowDetail): EditorDraft {
  const { id, departmentId: _home, revisionId: _revision, ordinal: _place, ...fields } = workflow;
  return {
    id,
    fields,
    steps: steps.map((step) => ({
      key: step.id,
      fields: {
        kind: step.kind,
        actorPositionId: step.actorPositionId,
        actor: step.actor,
        action: step.action,
        details: step.details,
        input: step.input,
        output: step.output,
        keeper: step.keeper,
        retention: step.retention,
        timeLimit: step.timeLimit,
        timing: step.timing,
      },
    })),
    links: links.map((link) => ({ from: link.fromStepId, to: link.toStepId, label: link.label })),
  };
}

/** The part of a draft that can be saved: steps without words yet stay in the window, with the arrows that touch them. */
export function savable(draft: EditorDraft): WorkflowDraft | null {
  if (draft.fields.name.trim() === '') return null;
  const steps = draft.steps.filter((step) => step.fields.action.trim() !== '');
  const keys = new Set(steps.map((step) => step.key));
  return {
    id: draft.id,
    fields: draft.fields,
    steps: steps.map((step) => ({ key: step.key, fields: step.fields })),
    links: draft.links.filter((link) => keys.has(link.from) && keys.has(link.to)),
  };
}

/** Gives new steps the ids that a save has given them, without touching words typed since. */
export function adopted(draft: EditorDraft, sent: WorkflowDraft, saved: WorkflowDetail): EditorDraft {
  const ids = new Map(sent.steps.map((step, index) => [step.key, saved.steps[index]?.id ?? step.key]));
  const rename = (key: string): string => ids.get(key) ?? key;
  return {
    ...draft,
    steps: draft.steps.map((step) => ({ ...step, key: rename(step.key) })),
    links: draft.links.map((link) => ({ ...link, from: rename(link.from), to: rename(link.to) })),
  };
}

export const emptyStep: StepFields = {
  kind: 'action',
  actorPositionId: null,
  actor: '',
  action: '',
  details: '',
  input: '',
  output: '',
  keeper: '',
  retention: '',
  timeLimit: '',
  timing: '',
};

/** A new step behind `afterKey` (null: first). An unlabelled arrow that left the step before now runs through it. */
export function withStep(draft: EditorDraft, afterKey: string | null, key: string): EditorDraft {
  const at = afterKey === null ? 0 : draft.steps.findIndex((step) => step.key === afterKey) + 1;
  const before = draft.steps[at - 1];
  const kind = draft.steps.length === 0 ? 'start' : 'action';
  const fields: StepFields = {
    ...emptyStep,
    kind,
    actor: before?.fields.actor ?? '',
    actorPositionId: before?.fields.actorPositionId ?? null,
  };
  const steps = [...draft.steps.slice(0, at), { key, fields }, ...draft.steps.slice(at)];
  if (before === undefined) {
    const first = draft.steps[0];
    return {
      ...draft,
      steps,
      links: first === undefined ? draft.links : [{ from: key, to: first.key, label: '' }, ...draft.links],
    };
  }
  const leaving = draft.links.filter((link) => link.from === before.key);
  if (before.fields.kind === 'end') return { ...draft, steps };
  if (before.fields.kind !== 'decision' && leaving.length === 1) {
    const links = draft.links.map((link) => (link.from === before.key ? { ...link, from: key } : link));
    return { ...draft, steps, links: [...links, { from: before.key, to: key, label: '' }] };
  }
  return { ...draft, steps, links: [...draft.links, { from: before.key, to: key, label: '' }] };
}

/** Without a step; what pointed at it now points at where its only arrow led. */
export function withoutStep(draft: EditorDraft, key: string): EditorDraft {
  const onward = draft.links.filter((link) => link.from === key && link.to !== key);
  const target = onward.length === 1 ? onward[0] : undefined;
  const links = draft.links
    .filter((link) => link.from !== key)
    .flatMap((link) =>
      link.to !== key ? [link] : target !== undefined && target.to !== link.from ? [{ ...link, to: target.to }] : [],
    );
  const unique = links.filter(
    (link, index) => links.findIndex((other) => other.from === link.from && other.to === link.to) === index,
  );
  return { ...draft, steps: draft.steps.filter((step) => step.key !== key), links: unique };
}

/** A step moved by one place in the table. The arrows stay: the table is only the order in which steps are read. */
export function withStepMoved(draft: EditorDraft, key: string, by: -1 | 1): EditorDraft {
  const from = draft.steps.findIndex((step) => step.key === key);
  const step = draft.steps[from];
  const other = draft.steps[from + by];
  if (step === undefined || other === undefined) return draft;
  const steps = [...draft.steps];
  steps[from] = other;
  steps[from + by] = step;
  return { ...draft, steps };
}

export function withStepFields(draft: EditorDraft, key: string, fields: Partial<StepFields>): EditorDraft {
  return {
    ...draft,
    steps: draft.steps.map((step) => (step.key === key ? { ...step, fields: { ...step.fields, ...fields } } : step)),
  };
}

/** The arrows that leave a step, replaced as a whole. */
export function withLinksFrom(draft: EditorDraft, from: string, next: readonly Omit<DraftLink, 'from'>[]): EditorDraft {
  const others = draft.links.filter((link) => link.from !== from);
  const unique = next.filter((link, index) => next.findIndex((other) => other.to === link.to) === index);
  return { ...draft, links: [...others, ...unique.map((link) => ({ from, ...link }))] };
}

/** With an arrow between two steps; one that is there stays as it is. */
export function withLink(draft: EditorDraft, from: string, to: string): EditorDraft {
  if (draft.links.some((link) => link.from === from && link.to === to)) return draft;
  return { ...draft, links: [...draft.links, { from, to, label: '' }] };
}

export function withoutLink(draft: EditorDraft, from: string, to: string): EditorDraft {
  return { ...draft, links: draft.links.filter((link) => link.from !== from || link.to !== to) };
}

export function withLinkLabel(
  draft: EditorDraft,
  ends: { readonly from: string; readonly to: string },
  label: string,
): EditorDraft {
  const links = draft.links.map((link) => (link.from === ends.from && link.to === ends.to ? { ...link, label } : link));
  return { ...draft, links };
}
