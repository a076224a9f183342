import { readOverview } from '../../../db/queries/overview.ts';
import { readRecordSet } from '../../../db/records/read-records.ts';
import { lastSavedAt } from '../../../db/revisions/read-revisions.ts';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import type { Paper } from '../../../shared/document/blocks.ts';
import { draftPaper } from '../../../shared/document/draft-mark.ts';
import { evidenceListPaper } from '../../../shared/document/papers/evidence-list.ts';
import { coverageCheckPaper } from '../../../shared/document/papers/coverage-check-paper.ts';
import { coveragePaper } from '../../../shared/document/papers/coverage-paper.ts';
import { goalTablePaper } from '../../../shared/document/papers/goal-table.ts';
import { jobDescriptionPaper } from '../../../shared/document/papers/job-description.ts';
import { layerStandardsPaper } from '../../../shared/document/papers/layer-standards.ts';
import { ledgerPaper } from '../../../shared/document/papers/ledgers.ts';
import { officeSummaryPaper } from '../../../shared/document/papers/office-summary.ts';
import { organizationPaper } from '../../../shared/document/papers/organization-paper.ts';
import { renewalsPaper } from '../../../shared/document/papers/renewals-paper.ts';
import { scoredStandardsPaper } from '../../../shared/document/papers/scored-standards.ts';
import { standardsTablePaper } from '../../../shared/document/papers/standards-table.ts';
import { statementPaper } from '../../../shared/document/papers/statement.ts';
import { statementResultPaper } from '../../../shared/document/papers/statement-result.ts';
import { workflowsPaper } from '../../../shared/document/papers/workflows.ts';
import { lookUp } from '../../../shared/document/record-lookup.ts';
import { printedRecords } from '../../../shared/document/printed-records.ts';
import { taskMonthPaper } from '../../../shared/document/papers/task-month.ts';
import { taskPlanPaper } from '../../../shared/document/papers/task-plan.ts';
import { taskTablePaper } from '../../../shared/document/papers/task-table.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { missingCase } from '../../../shared/exhaustive.ts';
import type { OpenWorkspace } from '../kernel/context.ts';
import { checkOf, coverageOf } from './coverage-matrix.ts';
import { evidenceHeld } from './handbook-paper.ts';
import { dashboardOf } from './office-dashboard.ts';
import { officeOf } from './office-guard.ts';
import { listRenewals } from './rollover-renewals.ts';
import { notFound } from './save-record.ts';

/** Papers that are made of the records as they stand, at once. */
type RecordSpec = Exclude<
  PaperSpec,
  { readonly paper: 'handbook' | 'handbook-edition' | 'handbook-changes' | 'transmittal' }
>;

/**
 * The paper of some records as they stand now. Its day is that of the newest change, not today: the same records print
 * the same bytes tomorrow.
 */
export function recordPaper(spec: RecordSpec, workspace: OpenWorkspace, now: string): Paper {
  const { db, departmentId } = workspace;
  const stored = readRecordSet(db, departmentId);
  const date = dayInChina(lastSavedAt(db) ?? now);
  const drafts = 'drafts' in spec && spec.drafts === true;
  const { records, editions } = printedRecords(stored, { today: dayInChina(now), drafts });
  /** Whether drafts were asked for, and the paper holds any. */
  const isDraft = (...kinds: readonly ('position' | 'layerStandard')[]): boolean =>
    drafts && kinds.some((kind) => records[kind].some(({ id }) => editions.get(id)?.draft === true));
  switch (spec.paper) {
    case 'job-description': {
      const missing = spec.positionIds.find((id) => !records.position.some((position) => position.id === id));
      if (missing !== undefined) throw notFound('position', missing);
      return jobDescriptionPaper(records, { positionIds: spec.positionIds, date, editions });
    }
    case 'standards-table':
      return marked(standardsTablePaper(records, { date }), isDraft('position'));
    case 'statement':
      if (!records.statement.some((statement) => statement.id === spec.statementId))
        throw notFound('statement', spec.statementId);
      return statementPaper(records, { statementIds: [spec.statementId], date });
    case 'statements': {
      const missing = spec.statementIds.find((id) => !records.statement.some((statement) => statement.id === id));
      if (missing !== undefined) throw notFound('statement', missing);
      return statementPaper(records, { statementIds: spec.statementIds, date });
    }
    case 'statement-result':
      if (!records.statement.some((statement) => statement.id === spec.statementId))
        throw notFound('statement', spec.statementId);
      return statementResultPaper(records, { statementId: spec.statementId, date });
    // Tasks are worked on from day to day: plan and report say what stands now.
    case 'task-plan':
      return taskPlanPaper(stored, { year: spec.year, date });
    case 'task-month':
      return taskMonthPaper(stored, { month: spec.month, date, today: dayInChina(now) });
    case 'evidence-list':
      // Evidence proves what stands now.
      return evidenceListPaper(stored, {
        date,
        group: spec.group,
        evidenceIds: spec.evidenceIds,
        held: evidenceHeld(db),
      });
    case 'coverage': {
      const { rows, positions, matrix } = coverageOf(workspace, now, spec);
      return coveragePaper(
        { rows, positions, months: matrix.months, date: dayInChina(now), year: spec },
        lookUp(stored),
      );
    }
    case 'coverage-check': {
      const { items, pieces, total } = checkOf(workspace, now, spec);
      const gaps = readOverview(db, departmentId, spec.year).gaps;
      return coverageCheckPaper({ items, pieces, gaps, total, date: dayInChina(now), year: spec }, lookUp(stored));
    }
    case 'renewals': {
      const { asked, items } = listRenewals(workspace, now, { basis: spec.basis, from: spec.year - 1 });
      return renewalsPaper({ items, asked, date: dayInChina(now), year: spec }, lookUp(stored));
    }
    case 'goal-table':
      return goalTablePaper(records, { date });
    case 'organization-chart':
      return organizationPaper(records, { date });
    case 'workflows': {
      const missing = spec.workflowIds.find((id) => !records.workflow.some((workflow) => workflow.id === id));
      if (missing !== undefined) throw notFound('workflow', missing);
      return workflowsPaper(records, { workflowIds: spec.workflowIds, date, editions });
    }
    case 'layer-standards':
      return marked(layerStandardsPaper(records, { date, editions }), isDraft('layerStandard'));
    case 'scored-standards':
      return marked(scoredStandardsPaper(records, { date }), isDraft('position'));
    case 'ledger':
      return ledgerPaper(records, { ledger: spec.ledger, year: spec.year, date, today: dayInChina(now) });
    case 'task-table':
      if (!records.taskTable.some((table) => table.id === spec.tableId)) throw notFound('taskTable', spec.tableId);
      return taskTablePaper(records, { tableId: spec.tableId, date });
    case 'office-summary': {
      const today = dayInChina(now);
      return officeSummaryPaper(
        dashboardOf(officeOf({ workspace: () => workspace }), { year: spec.year, today }),
        lookUp(stored),
      );
    }
    default:
      return missingCase(spec);
  }
}

function marked(paper: Paper, isDraft: boolean): Paper {
  return isDraft ? draftPaper(paper) : paper;
}
