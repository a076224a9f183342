import type { ImportRole } from '../../../shared/domain/import/labels.ts';

/** What a column can hold, in the groups in which people look for it. */
export const roleGroups = {
  position: [
    'name',
    'code',
    'section',
    'department',
    'level',
    'headcount',
    'reportsTo',
    'holder',
    'purpose',
    'worksWith',
    'qualification',
    'authority',
    'workingConditions',
  ],
  standard: [
    'duty',
    'workItem',
    'standard',
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
  ],
  workflow: [
    'workflowName',
    'workflow',
    'stepActor',
    'stepAction',
    'stepInput',
    'stepOutput',
    'stepTimeLimit',
    'workflowPurpose',
    'workflowScope',
    'workflowActors',
    'workflowTimeLimit',
    'workflowRecords',
    'workflowNorms',
  ],
  none: ['serial', 'keep'],
} as const satisfies Record<string, readonly ImportRole[]>;

type RoleGroup = keyof typeof roleGroups;
export const roleGroupNames = Object.keys(roleGroups) as RoleGroup[];
