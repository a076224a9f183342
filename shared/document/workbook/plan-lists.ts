import type { FieldValue } from '../../domain/revision.ts';
import { comparable } from './clean-text.ts';
import { cellIssue } from './import-rules.ts';
import type { PlannedFields } from './import-plan.ts';
import type { ImportWorld, PlannedRow } from './import-world.ts';

/** Records that a single cell lists: the holders of a position, the arrows that leave a step. */
export interface ListChanges {
  readonly creates: PlannedFields[];
  readonly removes: string[];
  unchanged: number;
}

/** The holders of the positions whose rows have the column 任职人. */
export function planHolders(world: ImportWorld): ListChanges {
  const changes: ListChanges = { creates: [], removes: [], unchanged: 0 };
  for (const { id, row } of world.planned.get('position') ?? []) {
    if (!row.values.has('holders')) continue;
    const names = String(row.values.get('holders') ?? '')
      .split(/[、，,;；\n]/u)
      .filter((name) => comparable(name) !== '');
    const people = names.map((name) => world.resolve('person', name, row.placeOf('holders')));
    if (people.includes(undefined)) continue;
    const stored = world.current.positionHolder.filter((holder) => holder.positionId === id);
    const wanted = new Set(people as string[]);
    let ordinal = stored.reduce((last, holder) => Math.max(last, holder.ordinal + 1), 0);
    for (const holder of stored) {
      if (wanted.delete(holder.personId)) changes.unchanged += 1;
      else changes.removes.push(holder.id);
    }
    for (const personId of wanted) {
      changes.creates.push({ positionId: id, personId, ordinal });
      ordinal += 1;
    }
  }
  return changes;
}

/** The arrows of the steps whose rows have the column 下一步. */
export function planArrows(world: ImportWorld): ListChanges {
  const changes: ListChanges = { creates: [], removes: [], unchanged: 0 };
  const steps = world.planned.get('workflowStep') ?? [];
  const ordinals = new Map<string, number>();
  for (const { workflowId, ordinal } of world.current.workflowLink) {
    ordinals.set(workflowId, Math.max(ordinals.get(workflowId) ?? 0, ordinal + 1));
  }
  const stepIds = stepsByRank(world);
  for (const step of steps) {
    if (!step.row.values.has('next')) continue;
    const wanted = readArrows(world, step, stepIds);
    if (wanted === undefined) continue;
    for (const link of world.current.workflowLink.filter((candidate) => candidate.fromStepId === step.id)) {
      const index = wanted.findIndex(
        (arrow) => arrow.to === link.toStepId && comparable(arrow.label) === comparable(link.label),
      );
      if (index === -1) changes.removes.push(link.id);
      else {
        wanted.splice(index, 1);
        changes.unchanged += 1;
      }
    }
    for (const { to, label } of wanted) {
      const ordinal = ordinals.get(step.parentId) ?? 0;
      ordinals.set(step.parentId, ordinal + 1);
      const fields: Record<string, FieldValue> = {
        workflowId: step.parentId,
        fromStepId: step.id,
        toStepId: to,
        label,
        ordinal,
      };
      changes.creates.push(fields);
    }
  }
  return changes;
}

function stepsByRank(world: ImportWorld): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const step of world.current.workflowStep) {
    const rank = (counts.get(step.workflowId) ?? 0) + 1;
    counts.set(step.workflowId, rank);
    ids.set(`${step.workflowId} ${rank}`, step.id);
  }
  for (const step of world.planned.get('workflowStep') ?? []) ids.set(`${step.parentId} ${step.rank}`, step.id);
  return ids;
}

/** `3`, `是→3；否→5`, `是:3, 否:5`: an arrow a part, the label before the arrow or colon. */
function readArrows(
  world: ImportWorld,
  step: PlannedRow,
  stepIds: ReadonlyMap<string, string>,
): { to: string; label: string }[] | undefined {
  const words = String(step.row.values.get('next') ?? '');
  const arrows: { to: string; label: string }[] = [];
  for (const part of words.split(/[；;，,、\n]/u).filter((text) => comparable(text) !== '')) {
    const parsed = /^(?:(.*?)\s*(?:→|->|—>|⇒|=>|[:：])\s*)?(?:第\s*)?(\d+)\s*步?$/u.exec(part.normalize('NFKC').trim());
    const to = stepIds.get(`${step.parentId} ${parsed?.[2] === undefined ? '' : Number(parsed[2])}`);
    if (to === undefined) {
      const ranks = (world.planned.get('workflowStep') ?? [])
        .filter((other) => other.parentId === step.parentId)
        .map((other) => other.rank);
      world.issues.push(
        cellIssue(step.row.placeOf('next'), 'bad-next-step', { found: part, expected: `1～${Math.max(0, ...ranks)}` }),
      );
      return undefined;
    }
    arrows.push({ to, label: (part.trim().length === 0 ? '' : (parsed?.[1] ?? '')).trim() });
  }
  return arrows;
}
