import { countDepartments, type DepartmentCounts, noFigures } from '../../../db/queries/office-figures.ts';
import { listMembers } from '../../../db/queries/office-members.ts';
import type { Dashboard, OfficeFigures } from '../../../shared/contract/office.ts';
import { type Layer, layers } from '../../../shared/domain/library.ts';
import type { OpenWorkspace } from '../kernel/context.ts';

/** The figures of all departments and of the school, as the dashboard and the printed summary show them. */
export function dashboardOf(
  { db, departmentId: officeId }: OpenWorkspace,
  { year, today }: { readonly year: number; readonly today: string },
): Dashboard {
  const members = listMembers(db, { officeId, today });
  const ids = members.flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId]));
  const counts = countDepartments(db, ids, { year, today });
  const departments = members.map((member) => {
    const own = counts.get(member.departmentId ?? '');
    const { id: memberId, departmentId, name, standing, lastBundleAt } = member;
    const layersOf = layers.map((layer) => [layer, own?.layers[layer].standards ?? 0] as const);
    return {
      memberId,
      departmentId,
      name,
      standing,
      lastBundleAt,
      figures: { ...(own?.figures ?? noFigures) },
      layers: Object.fromEntries(layersOf) as Record<Layer, number>,
    };
  });
  const counted = ids.flatMap((id) => counts.get(id) ?? []);
  const progress = sumProgress(counted);
  const years = new Set([...progress.map((entry) => entry.year), Number(today.slice(0, 4)), year]);
  return {
    year,
    years: [...years].toSorted((a, b) => a - b),
    today,
    total: sumFigures(counted),
    reported: ids.length,
    departments,
    layers: sumLayers(counted),
    progress,
  };
}

function sumFigures(counted: readonly DepartmentCounts[]): OfficeFigures {
  const total: OfficeFigures = { ...noFigures };
  for (const { figures } of counted) {
    for (const key of Object.keys(total) as (keyof OfficeFigures)[]) total[key] += figures[key];
  }
  return total;
}

function sumLayers(counted: readonly DepartmentCounts[]): Dashboard['layers'] {
  return layers.map((layer) => {
    const own = counted.map((department) => department.layers[layer]);
    return {
      layer,
      standards: own.reduce((sum, { standards }) => sum + standards, 0),
      measurable: own.reduce((sum, { measurable }) => sum + measurable, 0),
      departments: own.filter(({ standards }) => standards > 0).length,
    };
  });
}

function sumProgress(counted: readonly DepartmentCounts[]): Dashboard['progress'] {
  const years = new Map<number, { year: number; tasks: number; done: number }>();
  for (const { year, tasks, done } of counted.flatMap(({ progress }) => progress)) {
    const sum = years.get(year) ?? { year, tasks: 0, done: 0 };
    years.set(year, { year, tasks: sum.tasks + tasks, done: sum.done + done });
  }
  return [...years.values()].toSorted((a, b) => a.year - b.year);
}
