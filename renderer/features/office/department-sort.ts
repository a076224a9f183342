import type { Dashboard } from '../../../shared/contract/office.ts';
import type { Layer } from '../../../shared/domain/library.ts';
import { compareText } from '../../lib/format.ts';

type Department = Dashboard['departments'][number];

export type SortKey =
  | 'name'
  | 'tasks'
  | 'overdue'
  | 'coverage'
  | 'standards'
  | 'positions'
  | 'evidence'
  | 'items'
  | Layer;

const share = (part: number, whole: number): number => (whole === 0 ? -1 : part / whole);

function valueOf({ figures, layers, departmentId }: Department, key: Exclude<SortKey, 'name'>): number {
  if (departmentId === null) return -2; // who has not reported stands at the end, or at the front
  switch (key) {
    case 'tasks':
      return share(figures.doneTasks, figures.tasks);
    case 'overdue':
      return figures.overdueTasks;
    case 'coverage':
      return share(figures.provenStandards, figures.standards);
    case 'standards':
      return share(figures.measurableStandards, figures.standards);
    case 'positions':
      return figures.positions;
    case 'evidence':
      return figures.evidence;
    case 'items':
      return figures.openItems;
    default:
      return layers[key];
  }
}

/** Departments by one of their figures; without a choice in the order of the list. Equals keep that order. */
export function sortedDepartments(
  departments: readonly Department[],
  sort: { readonly key: SortKey; readonly down: boolean } | null,
): readonly Department[] {
  if (sort === null) return departments;
  const { key, down } = sort;
  const compare =
    key === 'name'
      ? (a: Department, b: Department) => compareText(a.name, b.name)
      : (a: Department, b: Department) => valueOf(a, key) - valueOf(b, key);
  return departments.toSorted((a, b) => (down ? -compare(a, b) : compare(a, b)));
}
