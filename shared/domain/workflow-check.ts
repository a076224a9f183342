import type { Issue } from '../app-error.ts';
import type { WorkflowStepKind } from './workflow.ts';

/** A workflow as it is drawn: steps named by any key, arrows between keys. */
export interface WorkflowShape {
  readonly steps: readonly { readonly key: string; readonly kind: WorkflowStepKind; readonly action: string }[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

/** Rules that `checkWorkflow` can name; the catalogue holds a sentence for each. */
export const workflowRules = [
  'step-key-twice',
  'link-to-unknown-step',
  'no-steps',
  'no-start',
  'several-starts',
  'no-end',
  'step-unreachable',
  'step-without-next',
  'end-with-next',
  'decision-needs-two-branches',
  'branch-without-label',
  'branch-label-twice',
  'several-next-without-decision',
  'link-to-itself',
  'link-twice',
  'fork-needs-two-ways',
  'join-needs-two-ways',
] as const;
export type WorkflowRule = (typeof workflowRules)[number];

/** An issue whose `where` is the step's key (and the arrow's target), or empty for the workflow as a whole. */
export type WorkflowIssue = Issue & { readonly rule: WorkflowRule };

/**
 * What makes a draft impossible to store: a key used twice, an arrow to or from a step that is not there. Everything
 * else is unfinished work, which the editor must be able to keep.
 */
export function checkWorkflowReferences(shape: WorkflowShape): WorkflowIssue[] {
  const issues: WorkflowIssue[] = [];
  const keys = new Set<string>();
  for (const step of shape.steps) {
    if (keys.has(step.key)) issues.push({ where: [step.key], rule: 'step-key-twice', found: step.action.slice(0, 80) });
    keys.add(step.key);
  }
  for (const link of shape.links) {
    for (const key of [link.from, link.to]) {
      if (!keys.has(key))
        issues.push({ where: [link.from, link.to], rule: 'link-to-unknown-step', found: key.slice(0, 80) });
    }
  }
  return issues;
}

/** Everything that is wrong or unfinished in a workflow, in the order of its steps. An empty answer means: ready to print. */
export function checkWorkflow(shape: WorkflowShape): WorkflowIssue[] {
  const references = checkWorkflowReferences(shape);
  if (references.length > 0) return references;
  if (shape.steps.length === 0) return [{ where: [], rule: 'no-steps' }];
  const issues: WorkflowIssue[] = [];
  const starts = shape.steps.filter((step) => step.kind === 'start');
  if (starts.length === 0) issues.push({ where: [], rule: 'no-start' });
  for (const step of starts.slice(1))
    issues.push({ where: [step.key], rule: 'several-starts', found: step.action.slice(0, 80) });
  if (!shape.steps.some((step) => step.kind === 'end')) issues.push({ where: [], rule: 'no-end' });
  const reached = reachableFrom(
    starts.map((step) => step.key),
    shape.links,
  );
  for (const step of shape.steps) {
    // Without a start nothing can be reached; one sentence says it.
    if (starts.length > 0 && !reached.has(step.key)) issues.push(about(step, 'step-unreachable'));
    issues.push(
      ...checkBranches(
        step,
        shape.links.filter((link) => link.from === step.key),
      ),
    );
    if (step.kind === 'join' && shape.links.filter((link) => link.to === step.key).length < 2)
      issues.push(about(step, 'join-needs-two-ways'));
  }
  return issues;
}

type Step = WorkflowShape['steps'][number];
type Link = WorkflowShape['links'][number];

function checkBranches(step: Step, branches: readonly Link[]): WorkflowIssue[] {
  const issues: WorkflowIssue[] = [];
  if (step.kind === 'end') {
    if (branches.length > 0) issues.push(about(step, 'end-with-next'));
  } else if (step.kind === 'decision') {
    if (branches.length < 2) issues.push(about(step, 'decision-needs-two-branches'));
    if (branches.some((link) => link.label.trim() === '')) issues.push(about(step, 'branch-without-label'));
    const labels = branches.map((link) => link.label.trim()).filter((label) => label !== '');
    if (new Set(labels).size < labels.length) issues.push(about(step, 'branch-label-twice'));
  } else if (step.kind === 'fork') {
    if (branches.length < 2) issues.push(about(step, 'fork-needs-two-ways'));
  } else {
    if (branches.length === 0) issues.push(about(step, 'step-without-next'));
    if (branches.length > 1) issues.push(about(step, 'several-next-without-decision'));
  }
  const seen = new Set<string>();
  for (const link of branches) {
    if (link.to === step.key) issues.push(about(step, 'link-to-itself'));
    else if (seen.has(link.to)) issues.push({ ...about(step, 'link-twice'), where: [step.key, link.to] });
    seen.add(link.to);
  }
  return issues;
}

function about(step: Step, rule: WorkflowRule): WorkflowIssue {
  return { where: [step.key], rule, found: step.action.slice(0, 80) };
}

function reachableFrom(keys: readonly string[], links: readonly Link[]): Set<string> {
  const next = new Map<string, string[]>();
  for (const link of links) next.set(link.from, [...(next.get(link.from) ?? []), link.to]);
  const reached = new Set<string>();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    waiting.push(...(next.get(key) ?? []));
  }
  return reached;
}
