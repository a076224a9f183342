import { listGoalTargets, listProofLinks, type ProofLink, readRolloverStatus } from '../../../db/queries/rollover.ts';
import { listTasks } from '../../../db/queries/tasks.ts';
import { readSchoolCalendar } from '../../../db/queries/task-months.ts';
import type { RolloverPlan, TaskOfRollover } from '../../../shared/contract/rollover.ts';
import type { TaskRow } from '../../../shared/contract/tasks.ts';
import type { EvidenceYearKind } from '../../../shared/domain/evidence.ts';
import { countsFor } from '../../../shared/domain/coverage/judge.ts';
import type { CadenceName } from '../../../shared/domain/coverage/cadence.ts';
import { spanText, type YearBasis, yearSpan } from '../../../shared/domain/coverage/year-span.ts';
import { carryProof, isCarried, type ProofCarryReason } from '../../../shared/domain/rollover/carry-proofs.ts';
import { carryTargets } from '../../../shared/domain/rollover/carry-targets.ts';
import { carryTasks, type TaskCarry } from '../../../shared/domain/rollover/carry-tasks.ts';
import type { OpenWorkspace } from '../kernel/context.ts';
import { coverageOf } from './coverage-matrix.ts';
import { dueBook } from './task-month-rows.ts';

export interface RolloverYear {
  readonly basis: YearBasis;
  readonly from: number;
}

/** A link that proved something in the old year. */
export interface ProofCarry extends ProofLink {
  readonly reason: ProofCarryReason;
  readonly proposed: boolean;
  readonly present: boolean;
}

/**
 * Things that stand in every year: their proof may hold on. Tasks and statements are of one year themselves; what proves
 * the mending of a finding proves it for good.
 */
const lastingTargets: ReadonlySet<ProofLink['targetKind']> = new Set([
  'department',
  'section',
  'position',
  'duty',
  'workItem',
  'workStandard',
  'workflow',
  'goal',
  'indicator',
]);

const yearKindOf: Readonly<Record<YearBasis, EvidenceYearKind>> = { calendar: 'calendar', school: 'school-year' };

/** Tasks of the old year; tasks are of calendar years, whatever the evidence is counted by. */
export function tasksToCarry(workspace: OpenWorkspace, { basis, from }: RolloverYear): readonly TaskCarry<TaskRow>[] {
  if (basis === 'school') return [];
  const { db, departmentId } = workspace;
  const setting = { standing: listTasks(db, departmentId, from + 1), to: from + 1, book: dueBook(workspace) };
  return carryTasks(listTasks(db, departmentId, from), setting);
}

/** Goals whose plan or target the new year touches. */
export function targetsToCarry({ db, departmentId }: OpenWorkspace, { basis, from }: RolloverYear) {
  return basis === 'school' ? [] : carryTargets(listGoalTargets(db, departmentId, from + 1), from + 1);
}

/** Links of lasting things that counted for the old year, each piece and thing once. */
export function proofsToCarry(workspace: OpenWorkspace, now: string, { basis, from }: RolloverYear): ProofCarry[] {
  const { db, departmentId } = workspace;
  const calendar = readSchoolCalendar(db, departmentId);
  const [span, next] = [yearSpan(basis, from, calendar), yearSpan(basis, from + 1, calendar)];
  const cadences = cadencesOf(workspace, now, { basis, from });
  const links = listProofLinks(db, departmentId).filter(
    ({ targetKind, yearKind }) => lastingTargets.has(targetKind) && yearKind === yearKindOf[basis],
  );
  const keyOf = ({ evidenceId, targetKind, targetId, recordName }: ProofLink): string =>
    [evidenceId, targetKind, targetId, recordName].join(' ');
  const proofOf = ({ day, linkYear, evidenceYear }: ProofLink) => ({ day, linkYear, evidenceYear, month: '' });
  const standing = new Set(links.filter((link) => countsFor(proofOf(link), next)).map(keyOf));
  const found = new Map<string, ProofCarry>();
  for (const link of links) {
    const key = keyOf(link);
    if (found.has(key) || !countsFor(proofOf(link), span)) continue;
    const { title, kind, damaged, targetId, recordName } = link;
    const cadence = cadences.get(`${targetId} ${recordName}`) ?? null;
    const reason = carryProof({ title, kind, damaged, cadence });
    const present = standing.has(key);
    found.set(key, { ...link, reason, present, proposed: isCarried(reason) && !present });
  }
  return [...found.values()];
}

/** How often each standard, record, goal and indicator asks for evidence. */
function cadencesOf(workspace: OpenWorkspace, now: string, { basis, from }: RolloverYear): Map<string, CadenceName> {
  const { rows } = coverageOf(workspace, now, { basis, year: from });
  return new Map(rows.map((row) => [`${row.targetId} ${row.recordName}`, row.cadence]));
}

/** How a carried link names its year. */
export function linkYearOf({ basis, from }: RolloverYear): string {
  return spanText({ basis, year: from + 1 });
}

/** Whether something came over already. */
export function statusOf({ db, departmentId }: OpenWorkspace, year: RolloverYear) {
  const linkYear = linkYearOf(year);
  return readRolloverStatus(db, departmentId, { year: year.from + 1, linkYear, ofTasks: year.basis === 'calendar' });
}

/** Everything that could go over, with what the rules propose. */
export interface CarryPlan {
  readonly tasks: readonly TaskCarry<TaskRow>[];
  readonly targets: ReturnType<typeof targetsToCarry>;
  readonly proofs: readonly ProofCarry[];
}

export function planOf(workspace: OpenWorkspace, now: string, year: RolloverYear): CarryPlan {
  return {
    tasks: tasksToCarry(workspace, year),
    targets: targetsToCarry(workspace, year),
    proofs: proofsToCarry(workspace, now, year),
  };
}

/** A plan with what a window shows of it. */
export function viewOfPlan({ tasks, targets, proofs }: CarryPlan): RolloverPlan {
  return {
    tasks: tasks.map(taskView),
    targets: targets.map(({ goal, reason, proposed, present }) => {
      const { id: goalId, text, measure, value, unit } = goal;
      return { goalId, text, measure, value, unit, reason, proposed, present };
    }),
    proofs: proofs.map(
      ({ linkId, number, title, targetKind, targetTitle, targetPlace, recordName, keeper, ...decision }) => {
        const { reason, proposed, present } = decision;
        const target = { targetKind, targetTitle, targetPlace, recordName };
        return { linkId, number, title, keeper, ...target, reason, proposed, present };
      },
    ),
  };
}

function taskView({ task, reason, proposed, presentId, dueIsPast }: TaskCarry<TaskRow>): TaskOfRollover {
  const { id, taskClass, code, content, ownerName, due, parentTaskId } = task;
  const isPart = parentTaskId !== null;
  return {
    id,
    taskClass,
    code,
    content,
    ownerName,
    due,
    isPart,
    reason,
    proposed,
    present: presentId !== null,
    dueIsPast,
  };
}
