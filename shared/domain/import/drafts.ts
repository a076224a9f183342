import type { Words } from './ledger.ts';
import type { ImportRole } from './labels.ts';

/** What is being read, before it gets keys. */
export interface StandardDraft {
  requirement: Words;
  readonly fields: Map<ImportRole, Words>;
}
export interface ItemDraft {
  text: Words;
  /** Its words are its duty's: the paper names none. */
  readonly implied: boolean;
  readonly standards: StandardDraft[];
}
export interface DutyDraft {
  text: Words;
  readonly number: number | null;
  readonly items: ItemDraft[];
}
export interface PositionDraft {
  name: Words;
  section: Words | null;
  /** Values by role, in the order of the paper. */
  readonly fields: Map<ImportRole, Words[]>;
  readonly duties: DutyDraft[];
  /** Work items and standards that stand in lists of their own, with the words above the list. */
  readonly looseItems: { words: Words; readonly label: Words }[];
  readonly looseStandards: { words: Words; readonly label: Words }[];
}
export interface StepDraft {
  actor: Words | null;
  action: Words;
  readonly fields: Map<ImportRole, Words>;
}
export interface WorkflowDraft {
  name: Words;
  readonly position: PositionDraft | null;
  readonly fields: Map<ImportRole, Words[]>;
  steps: StepDraft[];
  /** 职责 of a process card. */
  readonly duties: Words[];
}
export interface SectionDraft {
  readonly name: Words;
  readonly duties: Words[];
}

export const noWords: Words = { text: '', spans: [] };

export function newPosition(name: Words, section: Words | null): PositionDraft {
  return { name, section, fields: new Map(), duties: [], looseItems: [], looseStandards: [] };
}

export function newWorkflow(name: Words, position: PositionDraft | null): WorkflowDraft {
  return { name, position, fields: new Map(), steps: [], duties: [] };
}

/** The work item of a duty that standards can hang on; the duty's own words when the paper names none. */
export function itemFor(duty: DutyDraft): ItemDraft {
  const last = duty.items.at(-1);
  if (last !== undefined) return last;
  const item: ItemDraft = { text: { text: duty.text.text, spans: [] }, implied: true, standards: [] };
  duty.items.push(item);
  return item;
}
