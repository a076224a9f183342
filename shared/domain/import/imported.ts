import type { ColumnTable } from './column-head.ts';
import type { ImportRole } from './labels.ts';
import type { Placement } from './ledger.ts';

/** Text of the result; `key` names it in the placements, so that source and result can point at each other. */
export interface ImportedText {
  readonly key: string;
  readonly text: string;
}
export interface ImportedStandard extends ImportedText {
  /** Fields of a work standard beside its requirement, by the name of the field. */
  readonly fields: Readonly<Partial<Record<StandardField, string>>>;
  /** 额定得分; null where standards are not scored. */
  readonly ratedScore: number | null;
  /** One a line. */
  readonly deductions: string;
}
export const standardFields = [
  'measure',
  'targetValue',
  'unit',
  'timeLimit',
  'frequency',
  'checkMethod',
  'basis',
  'expectedEvidence',
] as const satisfies readonly ImportRole[];
export type StandardField = (typeof standardFields)[number];
export interface ImportedItem extends ImportedText {
  /** The paper names none: its words are the duty's. */
  readonly implied: boolean;
  readonly standards: readonly ImportedStandard[];
}
export interface ImportedDuty extends ImportedText {
  readonly items: readonly ImportedItem[];
}

/** Fields of a position that hold text, by the name of the record's field. */
export const positionTextFields = [
  'code',
  'level',
  'purpose',
  'worksWith',
  'qualification',
  'authority',
  'workingConditions',
] as const satisfies readonly ImportRole[];
export type PositionTextField = (typeof positionTextFields)[number];
export interface ImportedPosition {
  readonly key: string;
  readonly name: string;
  /** Empty for a position of no section. */
  readonly section: string;
  readonly fields: Readonly<Partial<Record<PositionTextField, string>>>;
  readonly headcount: number | null;
  readonly reportsTo: string;
  readonly holders: readonly string[];
  readonly duties: readonly ImportedDuty[];
}
export interface ImportedStep {
  readonly key: string;
  readonly actor: string;
  readonly action: string;
  readonly input: string;
  readonly output: string;
  readonly timeLimit: string;
}
export interface ImportedWorkflow {
  readonly key: string;
  readonly name: string;
  /** The key of the position that owns it; null for the department's own. */
  readonly position: string | null;
  readonly purpose: string;
  readonly scope: string;
  readonly actors: string;
  readonly serviceTimeLimit: string;
  readonly duties: string;
  readonly norms: string;
  readonly basis: string;
  readonly records: string;
  readonly steps: readonly ImportedStep[];
}
export interface ImportedSection {
  readonly key: string;
  readonly name: string;
  /** One a line; empty when the file tells none. */
  readonly duties: string;
}

/** What a file says, and where each of its characters went. */
export interface ImportResult {
  readonly title: string;
  readonly sections: readonly ImportedSection[];
  readonly positions: readonly ImportedPosition[];
  readonly workflows: readonly ImportedWorkflow[];
  readonly columnTables: readonly ColumnTable[];
  /** Every character of every piece once, in the order of the file. */
  readonly placements: readonly Placement[];
  /** What found no field, one stretch of a piece an entry; offsets as those of the placements. */
  readonly kept: readonly {
    readonly piece: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}
