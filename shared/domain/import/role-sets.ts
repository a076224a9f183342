import type { ImportRole } from './labels.ts';

/** Roles whose value is one short text; everything else collects lines. */
export const singleRoles: ReadonlySet<ImportRole> = new Set([
  'code',
  'level',
  'headcount',
  'reportsTo',
  'workflowActors',
  'workflowTimeLimit',
]);
/** Roles that say more about the standard or the work item before them. */
export const standardRoles: ReadonlySet<ImportRole> = new Set([
  'measure',
  'targetValue',
  'unit',
  'timeLimit',
  'frequency',
  'checkMethod',
  'basis',
  'expectedEvidence',
  'ratedScore',
  'deductions',
]);
/** Roles of a process card's head. */
export const cardRoles: ReadonlySet<ImportRole> = new Set([
  'workflowPurpose',
  'workflowScope',
  'workflowActors',
  'workflowTimeLimit',
  'workflowRecords',
  'workflowNorms',
]);
/** Roles that make a row of labels the head of a list. */
export const columnRoles: ReadonlySet<ImportRole> = new Set([
  'name',
  'duty',
  'workItem',
  'standard',
  'workflow',
  'workflowName',
  'stepAction',
  'stepActor',
  'code',
]);
/** What labels that also stand with standards mean in a process card. */
export const cardWords: Readonly<Partial<Record<ImportRole, ImportRole>>> = {
  basis: 'basis',
  timeLimit: 'workflowTimeLimit',
  expectedEvidence: 'workflowRecords',
};
