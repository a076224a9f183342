import { countDepartments, type DepartmentCounts, noFigures } from '../../../db/queries/office-figures.ts';
import { listMembers } from '../../../db/queries/office-members.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { Dashboard, OfficeFigures } from '../../../shared/contract/office.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { type Layer, layers } from '../../../shared/domain/library.ts';
import { comparableName, parseMemberNames } from '../../../shared/domain/member-department.ts';
import type { CallContext } from '../kernel/context.ts';
import { officeOf } from './office-guard.ts';
import { removeRecord, saveRecord } from './save-record.ts';

/** The central office's list of departments and what they have done. */
export const officeHandlers: Handlers<HostContract, CallContext>['office'] = {
  dashboard: ({ year }, context) => {
    const { db, departmentId: officeId } = officeOf(context);
    const today = dayInChina(context.now());
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
  },

  members: (_input, context) => {
    const { db, departmentId: officeId } = officeOf(context);
    return listMembers(db, { officeId, today: dayInChina(context.now()) });
  },

  addMembers: ({ lines }, context) => {
    officeOf(context);
    return context.write((writer, { db, departmentId }) => {
      const standing = selectRecords(db, 'memberDepartment', { where: 'department_id = ?', value: departmentId });
      const known = new Set(standing.map(({ name }) => comparableName(name)));
      const named = parseMemberNames(lines);
      const fresh = named.filter(({ name }) => !known.has(comparableName(name)));
      const first = nextOrdinal(db, 'memberDepartment', departmentId);
      for (const [at, fields] of fresh.entries()) {
        writer.create('memberDepartment', { ...fields, ordinal: first + at }, { departmentId });
      }
      return { added: fresh.length, known: named.length - fresh.length };
    });
  },

  saveMember: (input, context) => {
    officeOf(context);
    return saveRecord(context, 'memberDepartment', { input });
  },

  removeMember: ({ id }, context) => {
    officeOf(context);
    return removeRecord(context, 'memberDepartment', id);
  },
};

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
