import { readDepartmentView } from '../../../db/queries/department.ts';
import { getRecord, listRecords } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { checkWorkingGroupMember } from '../../../shared/domain/working-group-rules.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { notFound, orderRecords, removeRecord, ruleBroken, saveRecord } from './save-record.ts';

export const departmentHandlers: Handlers<HostContract, CallContext>['department'] = {
  get: (_input, context) => {
    const { db, departmentId } = context.workspace();
    const view = readDepartmentView(db, departmentId);
    if (view === null) throw notFound('department', departmentId);
    return view;
  },
  saveCollege: ({ id, fields, expectedRevisionId }, context) => {
    if (id === null) throw ruleBroken('one-college');
    return context.write((writer) => writer.update('college', id, { fields, expectedRevisionId }));
  },
  saveDepartment: ({ id, fields, expectedRevisionId }, context) => {
    if (id === null) throw ruleBroken('one-department');
    return context.write((writer, workspace) => {
      const department = writer.update('department', id, { fields, expectedRevisionId });
      letLeaderFollowHead(department, writer, workspace);
      return department;
    });
  },
  saveSection: (input, context) => saveRecord(context, 'section', { input }),
  removeSection: ({ id }, context) => removeRecord(context, 'section', id),
  orderSections: ({ ids }, context) => orderRecords(context, 'section', ids),
  savePerson: (input, context) => saveRecord(context, 'person', { input }),
  removePerson: ({ id }, context) => removeRecord(context, 'person', id),
  orderPeople: ({ ids }, context) => orderRecords(context, 'person', ids),
  saveWorkingGroupMember: (input, context) =>
    saveRecord(context, 'workingGroupMember', { input, afterSave: checkMember }),
  removeWorkingGroupMember: ({ id }, context) => removeRecord(context, 'workingGroupMember', id),
};

function checkMember(
  member: StoredRecord<'workingGroupMember'>,
  writer: RecordWriter,
  { db, departmentId }: OpenWorkspace,
): void {
  const headPersonId = getRecord(db, 'department', departmentId)?.headPersonId ?? null;
  const rule = checkWorkingGroupMember(listRecords(db, 'workingGroupMember', departmentId), member, headPersonId);
  if (rule !== null) throw ruleBroken(rule);
  // Who is filed as the leader is the head; while the department names none, this names them.
  if (member.role === 'leader' && headPersonId === null) {
    writer.update('department', departmentId, { fields: { headPersonId: member.personId } });
  }
}

/** A new head takes over the working group (S1 art. 5), and has to be filed anew. Without a head the group stays as it is. */
function letLeaderFollowHead(
  department: StoredRecord<'department'>,
  writer: RecordWriter,
  { db }: OpenWorkspace,
): void {
  const { headPersonId } = department;
  if (headPersonId === null) return;
  const members = listRecords(db, 'workingGroupMember', department.id);
  const leader = members.find((member) => member.role === 'leader');
  if (leader === undefined || leader.personId === headPersonId) return;
  const memberAlready = members.find((member) => member.personId === headPersonId);
  if (memberAlready === undefined) {
    writer.update('workingGroupMember', leader.id, { fields: { personId: headPersonId, filedOn: '' } });
    return;
  }
  writer.remove('workingGroupMember', leader.id);
  writer.update('workingGroupMember', memberAlready.id, {
    fields: { role: 'leader', filedOn: '', ordinal: leader.ordinal },
  });
}
