import type { DepartmentView } from '../../../shared/contract/department.ts';

/** The name of who decides: the head of the department; empty where nobody is named, or before it is read. */
export function headNameOf(view: DepartmentView | null): string {
  const headId = view?.department.headPersonId ?? null;
  return view?.people.find(({ id }) => id === headId)?.name ?? '';
}
