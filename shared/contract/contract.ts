import type { z } from 'zod';
import type { AppError } from '../app-error.ts';
import type { Result } from '../result.ts';
import { approvalsContract } from './approvals.ts';
import { assignmentsContract } from './assignments.ts';
import { bundlesContract, keysContract } from './bundles.ts';
import { coverageContract } from './coverage.ts';
import { departmentContract } from './department.ts';
import { desktopContract } from './desktop.ts';
import { evidenceContract } from './evidence.ts';
import { feedbackContract } from './feedback.ts';
import { findingsContract } from './findings.ts';
import { goalsContract } from './goals.ts';
import { handbookContract } from './handbook.ts';
import { indicatorsContract } from './indicators.ts';
import { importsContract } from './imports.ts';
import { inboxContract } from './inbox.ts';
import { jobsContract } from './jobs.ts';
import { historyContract, overviewContract } from './overview.ts';
import { keepingContract } from './keeping.ts';
import { librariesContract } from './libraries.ts';
import { linksContract } from './links.ts';
import { officeContract } from './office.ts';
import { mergingContract } from './merging.ts';
import { papersContract } from './papers.ts';
import { positionsContract } from './positions.ts';
import { readingContract } from './reading.ts';
import { reviewsContract } from './reviews.ts';
import { statementsContract } from './statements.ts';
import { tasksContract } from './tasks.ts';
import { rolloverContract } from './rollover.ts';
import { searchContract } from './search.ts';
import { schoolCalendarContract, taskMonthsContract } from './task-months.ts';
import { templatesContract } from './templates.ts';
import { tablesContract } from './tables.ts';
import { workbookContract } from './workbook.ts';
import { workflowsContract } from './workflows.ts';
import { workspaceContract } from './workspace.ts';

/** What the host answers: group → method → schemas. */
export interface HostContract {
  readonly workspace: typeof workspaceContract;
  readonly overview: typeof overviewContract;
  readonly department: typeof departmentContract;
  readonly positions: typeof positionsContract;
  readonly workflows: typeof workflowsContract;
  readonly goals: typeof goalsContract;
  readonly indicators: typeof indicatorsContract;
  readonly findings: typeof findingsContract;
  readonly tasks: typeof tasksContract;
  readonly taskMonths: typeof taskMonthsContract;
  readonly schoolCalendar: typeof schoolCalendarContract;
  readonly statements: typeof statementsContract;
  readonly libraries: typeof librariesContract;
  readonly evidence: typeof evidenceContract;
  readonly keeping: typeof keepingContract;
  readonly coverage: typeof coverageContract;
  readonly rollover: typeof rolloverContract;
  readonly reading: typeof readingContract;
  readonly links: typeof linksContract;
  readonly papers: typeof papersContract;
  readonly handbook: typeof handbookContract;
  readonly tables: typeof tablesContract;
  readonly templates: typeof templatesContract;
  readonly workbook: typeof workbookContract;
  readonly imports: typeof importsContract;
  readonly bundles: typeof bundlesContract;
  readonly keys: typeof keysContract;
  readonly merging: typeof mergingContract;
  readonly approvals: typeof approvalsContract;
  readonly history: typeof historyContract;
  readonly search: typeof searchContract;
  readonly office: typeof officeContract;
  readonly inbox: typeof inboxContract;
  readonly assignments: typeof assignmentsContract;
  readonly reviews: typeof reviewsContract;
  readonly feedback: typeof feedbackContract;
  readonly jobs: typeof jobsContract;
}
export const hostContract: HostContract = {
  workspace: workspaceContract,
  overview: overviewContract,
  department: departmentContract,
  positions: positionsContract,
  workflows: workflowsContract,
  goals: goalsContract,
  indicators: indicatorsContract,
  findings: findingsContract,
  tasks: tasksContract,
  taskMonths: taskMonthsContract,
  schoolCalendar: schoolCalendarContract,
  statements: statementsContract,
  libraries: librariesContract,
  evidence: evidenceContract,
  keeping: keepingContract,
  coverage: coverageContract,
  rollover: rolloverContract,
  reading: readingContract,
  links: linksContract,
  papers: papersContract,
  handbook: handbookContract,
  tables: tablesContract,
  templates: templatesContract,
  workbook: workbookContract,
  imports: importsContract,
  bundles: bundlesContract,
  keys: keysContract,
  merging: mergingContract,
  approvals: approvalsContract,
  history: historyContract,
  search: searchContract,
  office: officeContract,
  inbox: inboxContract,
  assignments: assignmentsContract,
  reviews: reviewsContract,
  feedback: feedbackContract,
  jobs: jobsContract,
};

/** Everything that a window can ask for. */
export interface Contract extends HostContract {
  readonly desktop: typeof desktopContract;
}
export const contract: Contract = { ...hostContract, desktop: desktopContract };

type MethodOf<C, G extends keyof C, M extends keyof C[G]> = C[G][M] extends { input: infer I; output: infer O }
  ? I extends z.ZodType
    ? O extends z.ZodType
      ? (input: z.input<I>) => Promise<Result<z.output<O>, AppError>>
      : never
    : never
  : never;

/** A contract as callable methods: `api.positions.save(input)` answers a `Result`, and never throws. */
export type Client<C> = { readonly [G in keyof C]: { readonly [M in keyof C[G]]: MethodOf<C, G, M> } };

/** A contract as its implementation: parsed input in, value out; failures are thrown as `AppFailure` inside the process. */
export type Handlers<C, X> = {
  readonly [G in keyof C]: {
    readonly [M in keyof C[G]]: C[G][M] extends { input: infer I; output: infer O }
      ? I extends z.ZodType
        ? O extends z.ZodType
          ? (input: z.output<I>, context: X) => z.output<O> | Promise<z.output<O>>
          : never
        : never
      : never;
  };
};
