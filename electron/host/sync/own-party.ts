import { getCollege, getRecord, listRecords } from '../../../db/records/read-records.ts';
import type { Enrolment } from '../../../shared/sync/enrolment.ts';
import type { OpenWorkspace } from '../kernel/context.ts';
import type { PublicKeys } from '../../../db/queries/peers.ts';
import type { Shipment } from './plan-bag.ts';

/** This copy, as its bundles name it. */
export function ownParty({ db, departmentId, kind, replicaId }: OpenWorkspace): Shipment['sender'] {
  return { replicaId, role: kind, name: getRecord(db, 'department', departmentId)?.name ?? '' };
}

/** What this copy hands in for its enrolment. */
export function ownEnrolment(workspace: OpenWorkspace, keys: PublicKeys, madeAt: string): Enrolment {
  const { db, departmentId } = workspace;
  const people = new Map(listRecords(db, 'person', departmentId).map(({ id, name }) => [id, name]));
  const { replicaId, role, name } = ownParty(workspace);
  return {
    format: 'gangbiao-enrolment',
    version: 1,
    role,
    replicaId,
    school: getCollege(db)?.name ?? '',
    name,
    departmentId: role === 'office' ? null : departmentId,
    workingGroup: listRecords(db, 'workingGroupMember', departmentId).map((member) => ({
      name: people.get(member.personId) ?? '',
      role: member.role,
    })),
    signingKey: keys.signingKey,
    encryptionKey: keys.encryptionKey,
    madeAt,
  };
}
