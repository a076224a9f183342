import { listTaskNames } from '../../../db/queries/tasks.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { TaskName } from '../../../shared/contract/tasks.ts';
import type { AnnualTask } from '../../../shared/domain/annual-task.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { shareAmount, sumQuantities } from '../../../shared/domain/task-quantity.ts';
import type { OpenWorkspace } from '../kernel/context.ts';
import { notFound } from './save-record.ts';

type Task = StoredRecord<'annualTask'>;

function mustFind({ db }: OpenWorkspace, id: string): Task {
  const task = getRecord(db, 'annualTask', id);
  if (task === null) throw notFound('annualTask', id);
  return task;
}

function quantitiesOf({ db }: OpenWorkspace, taskId: string): StoredRecord<'taskQuantity'>[] {
  return selectRecords(db, 'taskQuantity', { where: 'annual_task_id = ?', value: taskId });
}

/** Quantities of a task and the sums of its parts, and where it came from and went to. */
export function taskDetail(workspace: OpenWorkspace, id: string) {
  const { db } = workspace;
  const task = mustFind(workspace, id);
  const parts = listTaskNames(db, { field: 'parentTaskId', id });
  const one = (other: string | null) =>
    other === null ? null : (listTaskNames(db, { field: 'id', id: other }).map(nameOf)[0] ?? null);
  return {
    quantities: quantitiesOf(workspace, id),
    partSums: [...sumQuantities(parts.flatMap((part) => quantitiesOf(workspace, part.id)))],
    partWeight: parts.reduce((sum, part) => sum + Math.round(part.weight * 100), 0) / 100,
    parts: parts.map(nameOf),
    parent: one(task.parentTaskId),
    carriedFrom: one(task.carriedFromTaskId),
    carriedTo: listTaskNames(db, { field: 'carriedFromTaskId', id }).map(nameOf),
  };
}

function nameOf({ id, year, code, content, state, ownerName }: TaskName): TaskName {
  return { id, year, code, content, state, ownerName };
}

/** Fields that a part or a copy takes over. */
function copied(task: Task): Partial<AnnualTask> {
  const fields = Object.entries(task).filter(
    ([name]) => !['id', 'departmentId', 'revisionId', 'ordinal'].includes(name),
  );
  return { ...Object.fromEntries(fields), state: 'planned' };
}

/** Who answers for a part that goes to a section or a position: its leader, or the only one who holds it. */
function ownerOf(
  { db }: OpenWorkspace,
  { sectionId, positionId }: { readonly sectionId: string | null; readonly positionId: string | null },
): string | null {
  if (sectionId !== null) return getRecord(db, 'section', sectionId)?.leaderPersonId ?? null;
  if (positionId === null) return null;
  const holders = selectRecords(db, 'positionHolder', { where: 'position_id = ?', value: positionId });
  return holders.length === 1 ? (holders[0]?.personId ?? null) : null;
}

/** Splits a task: weight and quantities are shared so that the parts add up to the whole. */
export function splitTask(
  writer: RecordWriter,
  workspace: OpenWorkspace,
  input: {
    readonly id: string;
    readonly parts: readonly { sectionId: string | null; positionId: string | null; personId: string | null }[];
  },
): { ids: string[] } {
  const { db, departmentId } = workspace;
  const task = mustFind(workspace, input.id);
  const count = input.parts.length;
  const standing = listTaskNames(db, { field: 'parentTaskId', id: task.id }).length;
  const weights = shareAmount(Math.round(task.weight * 100), count).map((hundredths) => hundredths / 100);
  const shares = quantitiesOf(workspace, task.id).map((quantity) => ({
    quantity,
    targets: shareAmount(quantity.target, count),
  }));
  let ordinal = nextOrdinal(db, 'annualTask', departmentId);
  const ids = input.parts.map(({ sectionId, positionId, personId }, index) => {
    const part = writer.create(
      'annualTask',
      {
        ...copied(task),
        code: task.code === '' ? '' : `${task.code}-${standing + index + 1}`,
        weight: weights[index] ?? 0,
        sectionId,
        positionId,
        ownerPersonId: personId ?? ownerOf(workspace, { sectionId, positionId }),
        doerPersonId: null,
        parentTaskId: task.id,
        carriedFromTaskId: null,
        ordinal: ordinal++,
      },
      { departmentId },
    );
    for (const { quantity, targets } of shares) {
      writer.create(
        'taskQuantity',
        {
          annualTaskId: part.id,
          name: quantity.name,
          unit: quantity.unit,
          target: targets[index] ?? 0,
          ordinal: quantity.ordinal,
        },
        { departmentId },
      );
    }
    return part.id;
  });
  return { ids };
}

/**
 * Copies tasks into the next year; parts stay parts of the copies. The due text stays as it was written. Answers the
 * copies by the ids of what they were made from.
 */
export function carryOver(
  writer: RecordWriter,
  workspace: OpenWorkspace,
  { year, taskIds }: { readonly year: number; readonly taskIds: readonly string[] },
): { made: ReadonlyMap<string, string>; present: number } {
  const { db, departmentId } = workspace;
  const copies = new Map<string, string>();
  const fresh: Task[] = [];
  let present = 0;
  for (const id of new Set(taskIds)) {
    const task = mustFind(workspace, id);
    if (task.year !== year) throw notFound('annualTask', id);
    const already = listTaskNames(db, { field: 'carriedFromTaskId', id }).find((other) => other.year === year + 1);
    if (already !== undefined) {
      present += 1;
      copies.set(id, already.id);
    } else fresh.push(task);
  }
  let ordinal = nextOrdinal(db, 'annualTask', departmentId);
  for (const task of fresh) {
    const copy = writer.create(
      'annualTask',
      { ...copied(task), year: year + 1, parentTaskId: null, carriedFromTaskId: task.id, ordinal: ordinal++ },
      { departmentId },
    );
    copies.set(task.id, copy.id);
    for (const { name, unit, target, ordinal: place } of quantitiesOf(workspace, task.id)) {
      writer.create('taskQuantity', { annualTaskId: copy.id, name, unit, target, ordinal: place }, { departmentId });
    }
  }
  for (const task of fresh) {
    const parentTaskId = copies.get(task.parentTaskId ?? '');
    const id = copies.get(task.id);
    if (parentTaskId !== undefined && id !== undefined) writer.update('annualTask', id, { fields: { parentTaskId } });
  }
  return { made: new Map(fresh.map(({ id }) => [id, copies.get(id) ?? ''])), present };
}

/** Whether a task would stand under itself, by way of others. */
export function standsUnderItself(workspace: OpenWorkspace, task: Task): boolean {
  const passed = new Set<string>([task.id]);
  for (let id = task.parentTaskId; id !== null; ) {
    if (passed.has(id)) return true;
    passed.add(id);
    id = getRecord(workspace.db, 'annualTask', id)?.parentTaskId ?? null;
  }
  return false;
}
