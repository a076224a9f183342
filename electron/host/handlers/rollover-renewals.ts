import { selectRecords } from '../../../db/queries/select-records.ts';
import { listStatements } from '../../../db/queries/statements.ts';
import { listProofLinks } from '../../../db/queries/rollover.ts';
import { readSchoolCalendar } from '../../../db/queries/task-months.ts';
import { listTasks } from '../../../db/queries/tasks.ts';
import { listStandardSources } from '../../../db/queries/coverage.ts';
import { listRecords } from '../../../db/records/read-records.ts';
import type { TaskRow } from '../../../shared/contract/tasks.ts';
import type { LinkedProof, TaskSource } from '../../../shared/domain/coverage/sources.ts';
import type { EvidenceYearKind } from '../../../shared/domain/evidence.ts';
import { dueIsPast, type TaskCarry } from '../../../shared/domain/rollover/carry-tasks.ts';
import { basisOfRow, needsRenewal, type Renewal } from '../../../shared/domain/rollover/renewals.ts';
import { statementsToRenew } from '../../../shared/domain/rollover/statement-renewals.ts';
import type { OpenWorkspace } from '../kernel/context.ts';
import { hintsIn, makeCoverage, coverageOf } from './coverage-matrix.ts';
import {
  type CarryPlan,
  linkYearOf,
  planOf,
  type ProofCarry,
  type RolloverYear,
  statusOf,
  targetsToCarry,
} from './rollover-plan.ts';
import { dueBook } from './task-month-rows.ts';

/** What is not carried yet, and would be. */
interface ToBeCarried {
  readonly tasks: readonly TaskCarry<TaskRow>[];
  readonly goalIds: ReadonlySet<string>;
  readonly proofs: readonly ProofCarry[];
}

/** Marks a task that is not there yet in the rows of the matrix. */
const coming = '+';

/** What the year after `from` has to renew: as it stands, or, where nothing came over yet, as it would be. */
export function listRenewals(
  workspace: OpenWorkspace,
  now: string,
  { plan, ...year }: RolloverYear & { readonly plan?: CarryPlan },
): { readonly asked: number; readonly items: Renewal[] } {
  if (statusOf(workspace, year).done) return renewalsOf(workspace, now, year);
  const { tasks, targets, proofs } = plan ?? planOf(workspace, now, year);
  const carried = {
    tasks: tasks.filter(({ proposed }) => proposed),
    goalIds: new Set(targets.filter(({ proposed }) => proposed).map(({ goal }) => goal.id)),
    proofs: proofs.filter(({ proposed }) => proposed),
  };
  return renewalsOf(workspace, now, { ...year, carried });
}

function renewalsOf(
  workspace: OpenWorkspace,
  now: string,
  { carried, ...year }: RolloverYear & { readonly carried?: ToBeCarried },
): { readonly asked: number; readonly items: Renewal[] } {
  const proofs = proofRenewals(workspace, now, { carried, ...year });
  const items = [
    ...goalRenewals(workspace, year, carried),
    ...dueRenewals(workspace, year, carried),
    ...otherRenewals(workspace, year),
    ...proofs.items,
  ];
  return { asked: proofs.asked + items.length - proofs.items.length, items };
}

const plain = {
  kind: null,
  recordName: '',
  positionName: '',
  detail: '',
  cadence: null,
  state: null,
  count: 0,
  countNow: 0,
  newest: '',
  keepers: [] as readonly string[],
  place: '',
  placeDay: '',
} as const;

const named = (...names: readonly string[]): string[] => names.filter((name) => name !== '');

function goalRenewals(workspace: OpenWorkspace, year: RolloverYear, carried: ToBeCarried | undefined): Renewal[] {
  const goals = targetsToCarry(workspace, year);
  // A plan that has a successor on its level asks for nothing any more.
  const planned = new Set(
    selectRecords(workspace.db, 'goal', { where: 'department_id = ?', value: workspace.departmentId })
      .filter(({ yearTo }) => yearTo > year.from)
      .map(({ level }) => level),
  );
  return goals.flatMap(({ goal, reason, present }): Renewal[] => {
    const head = { ...plain, targetId: goal.id, title: goal.text, detail: goal.value, keepers: named(goal.ownerName) };
    if (reason === 'plan-over') return planned.has(goal.level) ? [] : [{ ...head, what: 'goal' }];
    return present || carried?.goalIds.has(goal.id) === true ? [] : [{ ...head, what: 'target' }];
  });
}

function dueRenewals(
  workspace: OpenWorkspace,
  { basis, from }: RolloverYear,
  carried: ToBeCarried | undefined,
): Renewal[] {
  if (basis === 'school') return [];
  const book = dueBook(workspace);
  const standing = listTasks(workspace.db, workspace.departmentId, from + 1).filter(
    (task) => task.carriedFromTaskId !== null && task.state !== 'done' && dueIsPast(task.due, from + 1, book),
  );
  const toCome = (carried?.tasks ?? []).filter((task) => task.dueIsPast).map(({ task }) => task);
  return [...standing, ...toCome].map((task) => ({
    ...plain,
    what: 'due',
    targetId: task.id,
    positionName: task.positionName,
    title: task.content,
    detail: task.due,
    keepers: named(task.ownerName),
  }));
}

function otherRenewals({ db, departmentId }: OpenWorkspace, { basis, from }: RolloverYear): Renewal[] {
  const to = from + 1;
  const statementsOf = (year: number) => listStatements(db, departmentId, year).map(({ statement }) => statement);
  const statements = statementsToRenew(statementsOf(from), statementsOf(to), basis).map((statement) => ({
    ...plain,
    what: 'statement' as const,
    targetId: statement.id,
    title: statement.title,
    detail: statement.partyB,
    keepers: named(statement.partyBSigner),
  }));
  const handbooks = listRecords(db, 'handbook', departmentId);
  const handbook = handbooks.find(({ year }) => year === from);
  const handbookDue = basis === 'calendar' && handbook !== undefined && !handbooks.some(({ year }) => year === to);
  return [
    ...statements,
    ...(handbookDue ? [{ ...plain, what: 'handbook' as const, targetId: handbook.id, title: handbook.title }] : []),
    ...termRenewals({ db, departmentId }, { basis, from }),
  ];
}

/** Terms of the new year that nobody entered, where those of the year before were. */
function termRenewals({ db, departmentId }: Pick<OpenWorkspace, 'db' | 'departmentId'>, year: RolloverYear): Renewal[] {
  const { terms } = readSchoolCalendar(db, departmentId);
  const { basis, from } = year;
  const wanted =
    basis === 'school'
      ? ([
          [from + 1, 'autumn'],
          [from + 1, 'spring'],
        ] as const)
      : ([
          [from, 'spring'],
          [from + 1, 'autumn'],
        ] as const);
  return wanted.flatMap(([schoolYear, season]): Renewal[] => {
    const before = terms.some((term) => term.schoolYear === schoolYear - 1 && term.season === season);
    if (!before || terms.some((term) => term.schoolYear === schoolYear && term.season === season)) return [];
    return [{ ...plain, what: 'term', targetId: departmentId, title: `${schoolYear}-${season}` }];
  });
}

function proofRenewals(
  workspace: OpenWorkspace,
  now: string,
  { carried, ...year }: RolloverYear & { readonly carried: ToBeCarried | undefined },
): { readonly asked: number; readonly items: Renewal[] } {
  const { db, departmentId } = workspace;
  const next = { basis: year.basis, year: year.from + 1 };

  const { rows, positions } =
    carried === undefined
      ? coverageOf(workspace, now, next)
      : makeCoverage(workspace, now, { ...next, added: additions(workspace, year, carried) });
  const tasks = new Set([
    ...listTasks(db, departmentId, year.from + 1)
      .filter((task) => task.carriedFromTaskId !== null)
      .map(({ id }) => id),
    ...(carried?.tasks ?? []).map(({ task }) => `${task.id}${coming}`),
  ]);
  const kinds = yearKindsOfTargets(workspace);
  const hintsOf = hintsIn(workspace, positions);
  const asked = rows.filter(
    (row) =>
      (row.kind === 'task' ? tasks.has(row.targetId) : row.past[1] > 0) &&
      basisOfRow(row, kinds.get(row.targetId)) === year.basis,
  );
  const items = asked
    .filter((row) => needsRenewal(row, tasks))
    .map((row): Renewal => {
      const { kind, recordName, title, expected: detail, cadence, state, count: countNow, newest, past } = row;
      const targetId = row.targetId.replace(coming, '');
      return {
        what: 'proof',
        targetId,
        kind,
        recordName,
        title,
        detail,
        cadence,
        state,
        count: past[1],
        countNow,
        newest,
        ...hintsOf({ ...row, targetId }),
      };
    });
  return { asked: asked.length, items };
}

/** What the rows of the new year would rest on beside what is there. */
function additions({ db, departmentId }: OpenWorkspace, year: RolloverYear, { tasks, proofs }: ToBeCarried) {
  const linkYear = linkYearOf(year);
  const byTarget = new Map<string, LinkedProof[]>();
  for (const { targetId, recordName, title, day, evidenceYear } of proofs) {
    const proof = { recordName, title, day, linkYear, evidenceYear, month: '', damaged: false };
    const list = byTarget.get(targetId);
    if (list === undefined) byTarget.set(targetId, [proof]);
    else list.push(proof);
  }
  const names = new Map(listRecords(db, 'person', departmentId).map(({ id, name }) => [id, name]));
  // In the order of the rows of tasks that are there.
  const inOrder = tasks.toSorted((a, b) => a.task.taskClass.localeCompare(b.task.taskClass));
  const toCome = inOrder.map(
    ({ task }): TaskSource => ({
      id: `${task.id}${coming}`,
      year: year.from + 1,
      positionId: task.positionId,
      content: task.content,
      checkpoint: task.checkpoint,
      due: task.due,
      keeper: names.get(task.doerPersonId ?? task.ownerPersonId ?? '') ?? '',
      excepted: [],
    }),
  );
  return { proofs: byTarget, tasks: toCome };
}

/** By which years the pieces count that prove each thing; a standard takes those of its work item too. */
function yearKindsOfTargets({ db, departmentId }: OpenWorkspace): ReadonlyMap<string, ReadonlySet<EvidenceYearKind>> {
  const kinds = new Map<string, Set<EvidenceYearKind>>();
  const note = (id: string, yearKind: EvidenceYearKind): void => {
    const known = kinds.get(id);
    if (known === undefined) kinds.set(id, new Set([yearKind]));
    else known.add(yearKind);
  };
  for (const { targetId, yearKind } of listProofLinks(db, departmentId)) note(targetId, yearKind);
  for (const { id, workItemId } of listStandardSources(db, { departmentId }))
    for (const yearKind of kinds.get(workItemId) ?? []) note(id, yearKind);
  return kinds;
}
