import { listMembers } from '../../../db/queries/office-members.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { comparableName, parseMemberNames } from '../../../shared/domain/member-department.ts';
import type { CallContext } from '../kernel/context.ts';
import { dashboardOf } from './office-dashboard.ts';
import { officeOf } from './office-guard.ts';
import { removeRecord, saveRecord } from './save-record.ts';

/** The central office's list of departments and what they have done. */
export const officeHandlers: Handlers<HostContract, CallContext>['office'] = {
  dashboard: ({ year }, context) => dashboardOf(officeOf(context), { year, today: dayInChina(context.now()) }),

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
