import type { DepartmentView } from '../../shared/contract/department.ts';
import { getCollege, getRecord, listRecords } from '../records/read-records.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

/** Everything that the department screen shows; null when the file lacks its department or college. */
export function readDepartmentView(db: WorkspaceDb, departmentId: string): DepartmentView | null {
  const college = getCollege(db);
  const department = getRecord(db, 'department', departmentId);
  if (college === null || department === null) return null;
  return {
    college,
    department,
    sections: listRecords(db, 'section', departmentId),
    people: listRecords(db, 'person', departmentId),
    workingGroup: listRecords(db, 'workingGroupMember', departmentId),
  };
}
