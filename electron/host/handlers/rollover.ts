import { countForRollover, listTaskProofs } from '../../../db/queries/rollover.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { linkOnce } from '../evidence/record-files.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import {
  linkYearOf,
  planOf,
  proofsToCarry,
  type RolloverYear,
  statusOf,
  targetsToCarry,
  tasksToCarry,
  viewOfPlan,
} from './rollover-plan.ts';
import { listRenewals } from './rollover-renewals.ts';
import { notFound, ruleBroken } from './save-record.ts';
import { carryOver } from './tasks-parts.ts';

interface Chosen extends RolloverYear {
  readonly taskIds: readonly string[];
  readonly goalIds: readonly string[];
  readonly linkIds: readonly string[];
}

export const rolloverHandlers: Handlers<HostContract, CallContext>['rollover'] = {
  preview: (year, context) => {
    const workspace = context.workspace();
    const plan = planOf(workspace, context.now(), year);
    const { items } = listRenewals(workspace, context.now(), { ...year, plan });
    return {
      ...countForRollover(workspace.db, workspace.departmentId, year.from),
      done: statusOf(workspace, year).done,
      planJson: JSON.stringify(viewOfPlan(plan)),
      renewalsJson: JSON.stringify(items),
    };
  },

  apply: (chosen, context) => {
    const now = context.now();
    return context.write((writer, workspace) => {
      const found = proofsToCarry(workspace, now, chosen);
      const tasks = takeTasks(writer, workspace, chosen);
      const targets = takeTargets(writer, workspace, chosen);
      const proofs = takeProofs(writer, workspace, { found, ...chosen });
      const made = tasks.made + targets.made + proofs.made;
      const present = tasks.present + targets.present + proofs.present;
      if (made === 0) throw ruleBroken(present > 0 ? 'rolled-over-already' : 'nothing-to-decide');
      return { tasks: tasks.made, targets: targets.made, proofs: proofs.made, present };
    });
  },

  status: ({ basis, year }, context) => statusOf(context.workspace(), { basis, from: year - 1 }),

  renewals: ({ basis, year, limit }, context) => {
    const { asked, items } = listRenewals(context.workspace(), context.now(), { basis, from: year - 1 });
    return { open: items.length, asked, itemsJson: JSON.stringify(items.slice(0, limit)) };
  },
};

interface Taken {
  readonly made: number;
  readonly present: number;
}

/** Tasks go over with their quantities; what is unfinished takes the proof that it has with it. */
function takeTasks(writer: RecordWriter, workspace: OpenWorkspace, { taskIds, ...year }: Chosen): Taken {
  if (taskIds.length === 0) return { made: 0, present: 0 };
  const known = new Map(tasksToCarry(workspace, year).map((task) => [task.task.id, task]));
  const wanted = [...new Set(taskIds)].map((id) => {
    const task = known.get(id);
    if (task === undefined) throw notFound('annualTask', id);
    return task;
  });
  const fresh = wanted.filter(({ presentId }) => presentId === null);
  const { made } = carryOver(writer, workspace, { year: year.from, taskIds: fresh.map(({ task }) => task.id) });
  for (const { task, reason } of fresh) {
    const targetId = made.get(task.id);
    if (targetId === undefined || reason !== 'unfinished') continue;
    for (const { evidenceId } of listTaskProofs(workspace.db, task.id))
      linkOnce(writer, workspace, { evidenceId, targetKind: 'annualTask', targetId });
  }
  return { made: made.size, present: wanted.length - fresh.length };
}

/** A target holds on with its figure; what came of the old one stays with the old one. */
function takeTargets(writer: RecordWriter, workspace: OpenWorkspace, { goalIds, ...year }: Chosen): Taken {
  if (goalIds.length === 0) return { made: 0, present: 0 };
  const { db, departmentId } = workspace;
  const known = new Map(targetsToCarry(workspace, year).map((target) => [target.goal.id, target]));
  const to = year.from + 1;
  const taken = { made: 0, present: 0 };
  for (const id of new Set(goalIds)) {
    const target = known.get(id);
    if (target === undefined || target.reason === 'plan-over') throw notFound('goal', id);
    if (target.present) {
      taken.present += 1;
      continue;
    }
    const { value } = target.goal;
    const standing = selectRecords(db, 'goalTarget', { where: 'goal_id = ?', value: id }).find(
      (one) => one.year === to,
    );
    if (standing === undefined) writer.create('goalTarget', { goalId: id, year: to, value }, { departmentId });
    else writer.update('goalTarget', standing.id, { fields: { value } });
    taken.made += 1;
  }
  return taken;
}

/** A piece goes over by a further link that names the new year: no byte is copied. */
function takeProofs(
  writer: RecordWriter,
  workspace: OpenWorkspace,
  { linkIds, found, ...year }: Chosen & { readonly found: ReturnType<typeof proofsToCarry> },
): Taken {
  const known = new Map(found.map((proof) => [proof.linkId, proof]));
  const taken = { made: 0, present: 0 };
  for (const id of new Set(linkIds)) {
    const proof = known.get(id);
    if (proof === undefined) throw notFound('evidenceLink', id);
    if (proof.present) {
      taken.present += 1;
      continue;
    }
    const { evidenceId, targetKind, targetId, recordName } = proof;
    linkOnce(writer, workspace, { evidenceId, targetKind, targetId, recordName, year: linkYearOf(year) });
    taken.made += 1;
  }
  return taken;
}
