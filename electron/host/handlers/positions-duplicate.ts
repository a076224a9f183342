import { listPositionNames, readPosition } from '../../../db/queries/positions.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import type { RecordFields, RecordKind, StoredRecord } from '../../../shared/domain/record-kind.ts';
import { recordSchemas } from '../../../shared/domain/record-kind.ts';
import { copyName } from '../../../shared/domain/short-text.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound } from './save-record.ts';

/**
 * A copy of a position with its duties, work items and standards, at the end of the list. Without holders, workflows and
 * evidence, which are of the one position, and without its code, which would then stand twice.
 */
export function duplicatePosition(context: CallContext, id: string): { id: string } {
  return context.write((writer, { db, departmentId }) => {
    const original = readPosition(db, id);
    if (original === null) throw notFound('position', id);
    const position = writer.create(
      'position',
      {
        ...fieldsOf('position', original.position),
        name: copyName(original.position.name, new Set(listPositionNames(db, departmentId))),
        code: '',
        ordinal: nextOrdinal(db, 'position', departmentId),
      },
      { departmentId },
    );
    for (const duty of original.duties) {
      const dutyCopy = writer.create('duty', { ...fieldsOf('duty', duty), positionId: position.id }, { departmentId });
      for (const item of duty.workItems) {
        const itemCopy = writer.create(
          'workItem',
          { ...fieldsOf('workItem', item), dutyId: dutyCopy.id },
          { departmentId },
        );
        for (const standard of item.standards) {
          writer.create(
            'workStandard',
            { ...fieldsOf('workStandard', standard), workItemId: itemCopy.id },
            { departmentId },
          );
        }
      }
    }
    return { id: position.id };
  });
}

/** A record's own fields, without its head and whatever else was put beside them. */
function fieldsOf<K extends RecordKind>(kind: K, record: StoredRecord<K>): RecordFields<K> {
  const names = Object.keys(recordSchemas[kind].shape);
  const values: Readonly<Record<string, unknown>> = { ...record };
  return Object.fromEntries(names.map((name) => [name, values[name]])) as RecordFields<K>;
}
