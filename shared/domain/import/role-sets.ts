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
