import { useMemo } from 'react';
import type { ApprovalRow } from '../../../shared/contract/approvals.ts';
import type { ApprovalSubjectKind, Standing } from '../../../shared/domain/approval.ts';
import type { RecordKind } from '../../../shared/domain/record-kind.ts';
import { api } from '../client.ts';
import { useLoaded } from '../use-loaded.ts';
import type { Decision } from './decision-dialog.tsx';

/** What a version of each kind of subject holds: a change of any of these may part it from its version in force. */
export const approvedKinds = {
  position: ['position', 'duty', 'workItem', 'workStandard'],
  workflow: ['workflow', 'workflowStep', 'workflowLink'],
  layerStandard: ['layerStandard'],
  handbook: ['handbook', 'handbookChapter', 'evidence'],
  statement: ['statement', 'statementItem'],
} as const satisfies Record<ApprovalSubjectKind, readonly RecordKind[]>;

/** Where something stands; null for what was never submitted. */
export type RowOf = (id: string) => ApprovalRow | null;

/** Where all subjects of a kind stand on their way to approval, read once for a whole list. */
export function useApprovals(subjectKind: ApprovalSubjectKind): { readonly rowOf: RowOf; readonly any: boolean } {
  const loaded = useLoaded(() => api.approvals.list({ subjectKind }), {
    key: `approvals-${subjectKind}`,
    kinds: ['approval', ...approvedKinds[subjectKind]],
  });
  const rows = loaded.value;
  return useMemo(() => {
    const byId = new Map((rows ?? []).map((row) => [row.subjectId, row]));
    return { rowOf: (id: string) => byId.get(id) ?? null, any: byId.size > 0 };
  }, [rows]);
}

export function standingOfRow(row: ApprovalRow | null): Standing {
  return row?.standing ?? 'draft';
}

/** What a filter by standing can ask for: a standing, or a review that is overdue. */
export type StandingFilter = Standing | 'overdue' | '';

export function passesStanding(row: ApprovalRow | null, filter: StandingFilter): boolean {
  if (filter === '') return true;
  return filter === 'overdue' ? row?.reviewOverdue === true : standingOfRow(row) === filter;
}

/** Whether a decision can be taken on something that stands so. */
export function canDecide(decision: Decision, row: ApprovalRow | null): boolean {
  switch (decision) {
    case 'submit':
      return row === null || row.maySubmit;
    case 'approve':
    case 'giveBack':
      return row?.standing === 'submitted';
    case 'withdraw':
      return row !== null && row.inForceVersion !== null;
  }
}
