import type { HostContract } from '../../../shared/contract/contract.ts';
import type { Jobs } from './jobs.ts';
import type { WorkspaceSession } from './session.ts';

/** What the kernel's own handlers (workspace, jobs) work on. */
export interface Kernel {
  readonly session: WorkspaceSession;
  readonly jobs: Jobs;
}

type Group = { readonly [method: string]: unknown };

/**
 * Each group is loaded at its first call: heavy libraries (Typst, docx, the workbook reader) cost nothing until they
 * are used, and the position list is there sooner.
 */
const groups: { readonly [G in keyof HostContract]: (kernel: Kernel) => Promise<Group> } = {
  workspace: async (kernel) => (await import('../handlers/workspace.ts')).workspaceHandlers(kernel),
  jobs: async (kernel) => (await import('../handlers/jobs.ts')).jobsHandlers(kernel),
  overview: async () => (await import('../handlers/overview.ts')).overviewHandlers,
  department: async () => (await import('../handlers/department.ts')).departmentHandlers,
  positions: async () => (await import('../handlers/positions.ts')).positionsHandlers,
  workflows: async () => (await import('../handlers/workflows.ts')).workflowsHandlers,
  goals: async () => (await import('../handlers/goals.ts')).goalsHandlers,
  indicators: async () => (await import('../handlers/indicators.ts')).indicatorsHandlers,
  findings: async () => (await import('../handlers/findings.ts')).findingsHandlers,
  tasks: async () => (await import('../handlers/tasks.ts')).tasksHandlers,
  taskMonths: async () => (await import('../handlers/task-months.ts')).taskMonthsHandlers,
  schoolCalendar: async () => (await import('../handlers/school-calendar.ts')).schoolCalendarHandlers,
  statements: async () => (await import('../handlers/statements.ts')).statementsHandlers,
  libraries: async () => (await import('../handlers/libraries.ts')).librariesHandlers,
  evidence: async () => (await import('../handlers/evidence.ts')).evidenceHandlers,
  keeping: async () => (await import('../handlers/keeping.ts')).keepingHandlers,
  coverage: async () => (await import('../handlers/coverage.ts')).coverageHandlers,
  rollover: async () => (await import('../handlers/rollover.ts')).rolloverHandlers,
  reading: async () => (await import('../handlers/reading.ts')).readingHandlers,
  links: async () => (await import('../handlers/links.ts')).linksHandlers,
  papers: async () => (await import('../handlers/papers.ts')).papersHandlers,
  handbook: async () => (await import('../handlers/handbook.ts')).handbookHandlers,
  templates: async () => (await import('../handlers/templates.ts')).templatesHandlers,
  tables: async () => (await import('../handlers/tables.ts')).tablesHandlers,
  workbook: async () => (await import('../handlers/workbook.ts')).workbookHandlers,
  imports: async () => (await import('../handlers/imports.ts')).importsHandlers,
  bundles: async () => (await import('../handlers/bundles.ts')).bundlesHandlers,
  keys: async () => (await import('../handlers/keys.ts')).keysHandlers,
  merging: async () => (await import('../handlers/merging.ts')).mergingHandlers,
  approvals: async () => (await import('../handlers/approvals.ts')).approvalsHandlers,
  history: async () => (await import('../handlers/history.ts')).historyHandlers,
  search: async () => (await import('../handlers/search.ts')).searchHandlers,
  reviews: async () => (await import('../handlers/reviews.ts')).reviewsHandlers,
  feedback: async () => (await import('../handlers/feedback.ts')).feedbackHandlers,
  assignments: async () => (await import('../handlers/assignments.ts')).assignmentsHandlers,
  inbox: async () => (await import('../handlers/inbox.ts')).inboxHandlers,
  office: async () => (await import('../handlers/office.ts')).officeHandlers,
};

/** The handler of a method that the contract is known to have. */
export async function loadHandlers(kernel: Kernel, method: string): Promise<unknown> {
  const [group, name] = method.split('.') as [keyof HostContract, string];
  return (await groups[group](kernel))[name];
}
