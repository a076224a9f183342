import { AppFailure } from '../../shared/app-error.ts';
import { targetsOf } from '../../shared/domain/record-naming.ts';
import { statement } from '../statements.ts';
import { findRow, rowExists } from './record-rows.ts';
import type { RecordSession } from './record-session.ts';

/**
 * Looks, at the end of a command, whether everything that its records name is there; SQLite would refuse the commit as
 * well, but without saying what is missing. Throws `not-found` about kind, field and id.
 */
export function checkReferences(session: RecordSession): void {
  for (const [id, kind] of session.touched) {
    const record = findRow(session.raw, kind, id);
    if (record === null) continue; // removed again
    for (const { field, target, id: targetId } of targetsOf({ ...record, departmentId: record.head.departmentId })) {
      if (!rowExists(session.raw, target, targetId))
        throw new AppFailure({ code: 'not-found', about: `${kind}.${field} ${targetId}` });
    }
    const fileHash = kind === 'evidence' || kind === 'evidencePart' ? record.fields['fileHash'] : '';
    if (
      fileHash !== '' &&
      statement(session.raw, 'SELECT 1 FROM evidence_file WHERE hash = ?').get(fileHash) === undefined
    ) {
      throw new AppFailure({ code: 'not-found', about: `${kind}.fileHash ${String(fileHash)}` });
    }
  }
}
