import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { missingCase } from '../../../shared/exhaustive.ts';
import { splitLines } from '../../../shared/domain/line-list.ts';
import { fieldsOfText } from '../../../shared/domain/standard-fields.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound } from './save-record.ts';

const parentKinds = { duty: 'position', workItem: 'duty', workStandard: 'workItem' } as const;
type LineKind = keyof typeof parentKinds;

/** One record a line of pasted text, below the parent's last one. */
export function addLines(
  context: CallContext,
  { kind, parentId, lines }: { readonly kind: LineKind; readonly parentId: string; readonly lines: string },
): { ids: string[] } {
  const texts = splitLines(lines);
  return context.write((writer, { db, departmentId }) => {
    if (getRecord(db, parentKinds[kind], parentId) === null) throw notFound(parentKinds[kind], parentId);
    const firstOrdinal = nextOrdinal(db, kind, parentId);
    const ids = texts.map(
      (text, index) => addLine(writer, kind, { text, parentId, ordinal: firstOrdinal + index, departmentId }).id,
    );
    return { ids };
  });
}

interface Line {
  readonly text: string;
  readonly parentId: string;
  readonly ordinal: number;
  readonly departmentId: string;
}

function addLine(writer: RecordWriter, kind: LineKind, line: Line): StoredRecord<LineKind> {
  const { text, parentId, ordinal, departmentId } = line;
  switch (kind) {
    case 'duty':
      return writer.create('duty', { positionId: parentId, text, ordinal }, { departmentId });
    case 'workItem':
      return writer.create('workItem', { dutyId: parentId, text, ordinal }, { departmentId });
    case 'workStandard':
      return writer.create(
        'workStandard',
        { workItemId: parentId, requirement: text, ordinal, ...fieldsOfText(text) },
        { departmentId },
      );
    default:
      return missingCase(kind);
  }
}
