/** What the order of tasks needs to know of one. */
interface TaskPlace {
  readonly id: string;
  readonly parentTaskId: string | null;
}

/**
 * Every task followed by the parts that it was split into, else in the order given. A part whose whole is not among them
 * stands by itself; a circle, which only a merge could make, loses none.
 */
export function partsUnderWholes<T extends TaskPlace>(tasks: readonly T[]): readonly T[] {
  if (tasks.every((task) => task.parentTaskId === null)) return tasks;
  const known = new Set(tasks.map((task) => task.id));
  const parts = Map.groupBy(tasks, (task) =>
    task.parentTaskId !== null && known.has(task.parentTaskId) ? task.parentTaskId : '',
  );
  const placed = new Set<T>();
  const put = (task: T): void => {
    if (placed.has(task)) return;
    placed.add(task);
    for (const part of parts.get(task.id) ?? []) put(part);
  };
  for (const task of parts.get('') ?? []) put(task);
  for (const task of tasks) put(task);
  return [...placed];
}
