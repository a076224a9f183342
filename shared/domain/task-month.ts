import { z } from 'zod';
import { missingCase } from '../exhaustive.ts';
import { dayField, idSchema, lineField, ordinalField, refField, textField } from './fields.ts';
import type { RuleName } from './rules.ts';

/** A month as `2026-03`. */
export const monthField = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u);

/** open: being done; waiting: an exception is before the head; excepted: closed without proof, as the head approved. */
export const taskMonthStates = ['open', 'waiting', 'closed', 'excepted'] as const;
export type TaskMonthState = (typeof taskMonthStates)[number];

/** 月完销号: what is known of one task in one month. Made when the first thing is noted; a month without one is open. */
export const taskMonthSchema = z.object({
  annualTaskId: idSchema,
  month: monthField,
  /** Set by hand for a task whose text says no date; empty: the due text decides. */
  dueOn: dayField,
  state: z.enum(taskMonthStates).default('open'),
  progress: z.number().int().min(0).max(100).default(0), // percent
  ordinal: ordinalField,
});
export type TaskMonth = z.infer<typeof taskMonthSchema>;

export const taskEntryActions = ['progress', 'close', 'ask', 'approve', 'refuse', 'reopen'] as const;
export type TaskEntryAction = (typeof taskEntryActions)[number];

/** 办理记录: entries are only ever added, so that closing and reopening leave a full trace. */
export const taskEntrySchema = z.object({
  taskMonthId: idSchema,
  action: z.enum(taskEntryActions).default('progress'),
  text: textField,
  progress: z.number().int().min(0).max(100).default(0), // percent after this entry
  personId: refField, // the head who decided
  madeOn: dayField,
  ordinal: ordinalField,
  decidedOn: dayField, // when the head decided; the entry may be made later
  basis: lineField, // the paper that says so: 例外申请单签批, 处务会纪要第5期
});
export type TaskEntry = z.infer<typeof taskEntrySchema>;

/** Where a month stands. */
export interface MonthStanding {
  readonly state: TaskMonthState;
  readonly progress: number;
}

/** What somebody wants to do with a month. */
export interface MonthStep {
  readonly action: TaskEntryAction;
  readonly text: string;
  /** Percent; only `progress` changes it, and `close`, which makes it 100. */
  readonly progress?: number;
  readonly personId?: string | null;
  /** The paper on which the head decided. The program knows no log-in: an approval rests on its paper. */
  readonly basis?: string;
}

/** What must be known to judge a step. */
export interface MonthFacts {
  readonly evidenceCount: number;
  readonly headPersonId: string | null;
}

/**
 * The month after a step, or the rule that forbids it: closed only with proof or with a reasoned exception that the head
 * of the department approved, reopened only with a reason (S4 三-5).
 */
export function stepMonth(
  now: MonthStanding,
  step: MonthStep,
  facts: MonthFacts,
): { readonly ok: true; readonly next: MonthStanding } | { readonly ok: false; readonly rule: RuleName } {
  const isDone = now.state === 'closed' || now.state === 'excepted';
  const refuse = (rule: RuleName) => ({ ok: false, rule }) as const;
  const go = (next: MonthStanding) => ({ ok: true, next }) as const;
  switch (step.action) {
    case 'progress':
      return isDone ? refuse('month-is-closed') : go({ state: now.state, progress: step.progress ?? now.progress });
    case 'close':
      if (isDone) return refuse('month-is-closed');
      return facts.evidenceCount === 0 ? refuse('close-without-proof') : go({ state: 'closed', progress: 100 });
    case 'ask':
      if (isDone) return refuse('month-is-closed');
      return step.text.trim() === '' ? refuse('reason-missing') : go({ state: 'waiting', progress: now.progress });
    case 'approve':
    case 'refuse':
      if (now.state !== 'waiting') return refuse('no-exception-asked');
      if (facts.headPersonId === null || step.personId !== facts.headPersonId) return refuse('only-head-decides');
      if (step.action === 'approve' && (step.basis ?? '').trim() === '') return refuse('approval-without-paper');
      return go({ state: step.action === 'approve' ? 'excepted' : 'open', progress: now.progress });
    case 'reopen':
      if (!isDone) return refuse('month-not-closed');
      return step.text.trim() === '' ? refuse('reason-missing') : go({ state: 'open', progress: now.progress });
    default:
      return missingCase(step.action);
  }
}

/** The state that a list of entries leads to: what the month's own state must always say. */
export function stateAfter(entries: readonly Pick<TaskEntry, 'action'>[]): TaskMonthState {
  let state: TaskMonthState = 'open';
  for (const { action } of entries) {
    if (action === 'close') state = 'closed';
    else if (action === 'ask') state = 'waiting';
    else if (action === 'approve') state = 'excepted';
    else if (action !== 'progress') state = 'open';
  }
  return state;
}
