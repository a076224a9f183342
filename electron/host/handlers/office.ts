import { countDepartments, noFigures } from '../../../db/queries/office-figures.ts';
import { listMembers } from '../../../db/queries/office-members.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { OfficeFigures } from '../../../shared/contract/office.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { type Layer, layers } from '../../../shared/domain/library.ts';
import { comparableName, parseMemberNames } from '../../../shared/domain/member-department.ts';
import type { CallContext } from '../kernel/context.ts';
import { officeOf } from './office-guard.ts';
import { removeRecord, saveRecord } from './save-record.ts';

const noLayers = Object.fromEntries(layers.map((layer) => [layer, 0])) as Record<Layer, number>;

/** The central office's list of departments and what they have done. */
export const officeHandlers: Handlers<HostContract, CallContext>['office'] = {
  dashboard: ({ year }, context) => {
    const { db, departmentId: officeId } = officeOf(context);
    const today = dayInChina(context.now());
    const members = listMembers(db, { officeId, today });
    const { figures, layers: layersOf, byLayer, progress } = countDepartments(db, { officeId, year, today });
    const total: OfficeFigures = { ...noFigures };
    const departments = members.map((member) => {
      const own = figures.get(member.departmentId ?? '') ?? noFigures;
      for (const key of Object.keys(total) as (keyof OfficeFigures)[]) total[key] += own[key];
      return {
        memberId: member.id,
        departmentId: member.departmentId,
        name: member.name,
        standing: member.standing,
        lastBundleAt: member.lastBundleAt,
        figures: { ...own },
        layers: { ...(layersOf.get(member.departmentId ?? '') ?? noLayers) },
      };
    });
    const years = new Set([...progress.map((entry) => entry.year), Number(today.slice(0, 4)), year]);
    return {
      year,
      years: [...years].toSorted((a, b) => a - b),
      today,
      total,
      reported: members.filter(({ departmentId }) => departmentId !== null).length,
      departments,
      layers: byLayer,
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
