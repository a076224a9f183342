import type { RolloverPlan } from '../../../shared/contract/rollover.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';
import type { Words } from '../../lib/words/words-shape.ts';

export const rolloverTabs = ['tasks', 'targets', 'proofs', 'renewals'] as const;
export type RolloverTab = (typeof rolloverTabs)[number];
export type CarriedTab = Exclude<RolloverTab, 'renewals'>;
export const lineShows = ['all', 'chosen', 'left', 'present'] as const;
export type LineShow = (typeof lineShows)[number];

/** One thing that can be carried, as a list shows it. */
export interface CarryLine {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly who: string;
  readonly reason: string;
  readonly isProposed: boolean;
  readonly isPresent: boolean;
  /** A plan that is over has no next year to go into. */
  readonly isFixed: boolean;
  /** Something about it has to be mended afterwards. */
  readonly warning: string;
}

type Shared = Pick<Words, 'rollover' | 'records'>;

/** The lines of each list, what is proposed first. */
export function linesOf(plan: RolloverPlan, { rollover: words, records }: Shared): Record<CarriedTab, CarryLine[]> {
  const tasks = plan.tasks.map((task): CarryLine => {
    const head = [task.code, words.taskClass(task.taskClass), task.isPart ? words.part : '']
      .filter(Boolean)
      .join(' · ');
    const due = task.due === '' || task.dueIsPast ? '' : words.due(task.due);
    return {
      id: task.id,
      title: task.content,
      note: [head, due].filter(Boolean).join('　'),
      who: task.ownerName,
      reason: words.taskReasons[task.reason],
      isProposed: task.proposed,
      isPresent: task.present,
      isFixed: false,
      warning: task.dueIsPast ? words.dueIsPast(task.due) : '',
    };
  });
  const targets = plan.targets.map(
    (target): CarryLine => ({
      id: target.goalId,
      title: target.text,
      note: words.target(target.measure, target.value, target.unit),
      who: '',
      reason: words.targetReasons[target.reason],
      isProposed: target.proposed,
      isPresent: target.present,
      isFixed: target.reason === 'plan-over',
      warning: '',
    }),
  );
  const proofs = plan.proofs.map((proof): CarryLine => {
    const target = [records.kinds[proof.targetKind], proof.targetPlace, proof.recordName || proof.targetTitle];
    return {
      id: proof.linkId,
      title: [proof.number, proof.title].filter(Boolean).join(' '),
      note: words.proves(target.filter(Boolean).join(' · ')),
      who: proof.keeper,
      reason: words.proofReasons[proof.reason],
      isProposed: proof.proposed,
      isPresent: proof.present,
      isFixed: proof.reason === 'damaged',
      warning: '',
    };
  });
  return { tasks: inOrder(tasks), targets: inOrder(targets), proofs: inOrder(proofs) };
}

/** Proposed, then what could still be chosen, then what is there. Tasks keep their order within. */
function inOrder(lines: readonly CarryLine[]): CarryLine[] {
  const rank = (line: CarryLine): number => (line.isPresent ? 3 : line.isFixed ? 2 : line.isProposed ? 0 : 1);
  return lines.toSorted((a, b) => rank(a) - rank(b));
}

/** What the rules propose; nothing where the year was carried into before: what is left out then was left out on purpose. */
export function proposedIds(plan: RolloverPlan, done: boolean): ReadonlySet<string> {
  if (done) return new Set();
  return new Set([
    ...plan.tasks.filter(({ proposed }) => proposed).map(({ id }) => id),
    ...plan.targets.filter(({ proposed }) => proposed).map(({ goalId }) => goalId),
    ...plan.proofs.filter(({ proposed }) => proposed).map(({ linkId }) => linkId),
  ]);
}

/** What goes over: what the rules propose, with what was decided by hand, as far as it is still among the lines. */
export function chosenIds(
  lines: Readonly<Record<string, readonly CarryLine[]>>,
  proposed: ReadonlySet<string>,
  ticks: ReadonlyMap<string, boolean>,
): ReadonlySet<string> {
  const open = Object.values(lines).flatMap((group) => group.filter((line) => !line.isPresent && !line.isFixed));
  return new Set(open.map(({ id }) => id).filter((id) => ticks.get(id) ?? proposed.has(id)));
}

/** The lines that hold every word, among those that are asked for. */
export function filterLines(
  lines: readonly CarryLine[],
  { text, show, chosen }: { readonly text: string; readonly show: LineShow; readonly chosen: ReadonlySet<string> },
): readonly CarryLine[] {
  const wanted = wordsOf(text);
  return lines.filter((line) => {
    if (show === 'chosen' && !chosen.has(line.id)) return false;
    if (show === 'left' && (line.isPresent || chosen.has(line.id))) return false;
    if (show === 'present' && !line.isPresent) return false;
    const words = `${line.title} ${line.note} ${line.who} ${line.reason}`.toLowerCase();
    return wanted.every((word) => words.includes(word));
  });
}
