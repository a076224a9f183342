import { v7 } from 'uuid';
import { readMeta, setMeta } from '../../db/meta.ts';
import { runCommand } from '../../db/records/run-command.ts';
import { createWorkspaceDb } from '../../db/workspace-db.ts';
import type { RecordKind } from '../../shared/domain/record-kind.ts';
import { recordKinds } from '../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../shared/domain/record-set.ts';

const clock = { now: () => '2026-01-05T01:00:00.000Z', newId: () => v7() };

/** A new file at `path` with the given records under their own ids. */
export function storeRecords(path: string, records: RecordSet): void {
  const db = createWorkspaceDb(path, clock);
  try {
    const context = { ...clock, name: 'workspace.create', author: '苏明溪', replicaId: readMeta(db).replicaId };
    const [department] = records.department;
    if (department === undefined) throw new Error('There is no department');
    runCommand(db, context, (writer) => {
      const put = (kind: RecordKind): void => {
        for (const { id, departmentId, revisionId: _, ...fields } of records[kind]) {
          // Whoever leads the department comes after it.
          const given = kind === 'department' ? { ...fields, headPersonId: null, secretaryPersonId: null } : fields;
          writer.create(kind, given, { departmentId, id });
        }
      };
      for (const kind of recordKinds) put(kind);
      const { headPersonId, secretaryPersonId } = department;
      writer.update('department', department.id, { fields: { headPersonId, secretaryPersonId } });
    });
    setMeta(db, 'departmentId', department.id);
  } finally {
    db.close();
  }
}
