import { nextOrdinal, readSiblings } from '../../../db/queries/siblings.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import { type RecordFields, recordSchemas, type StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound, ruleBroken } from './save-record.ts';

export type LineKind = 'duty' | 'workItem' | 'workStandard';

interface Below {
  readonly kind: LineKind;
  readonly field: string;
  readonly column: string;
}

/** What stands under a line, and the field by which it hangs there. */
const below: Readonly<Partial<Record<LineKind, Below>>> = {
  duty: { kind: 'workItem', field: 'dutyId', column: 'duty_id' },
  workItem: { kind: 'workStandard', field: 'workItemId', column: 'work_item_id' },
};

function mustGet<K extends LineKind>(db: WorkspaceDb, kind: K, id: string): StoredRecord<K> {
  const record = getRecord(db, kind, id);
  if (record === null) throw notFound(kind, id);
  return record;
}

/** The words of a line: a standard's are its requirement. */
function wordsField(kind: LineKind): 'text' | 'requirement' {
  return kind === 'workStandard' ? 'requirement' : 'text';
}

function wordsOf(kind: LineKind, record: StoredRecord<LineKind>): string {
  return String((record as unknown as Readonly<Record<string, unknown>>)[wordsField(kind)]);
}

function fieldsOf<K extends LineKind>(kind: K, record: StoredRecord<K>): RecordFields<K> {
  const values = record as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(recordSchemas[kind].shape).map((name) => [name, values[name]]),
  ) as RecordFields<K>;
}

/** Puts a new sibling behind a line. */
function placeBehind(writer: RecordWriter, db: WorkspaceDb, line: { kind: LineKind; id: string; newId: string }): void {
  const ids = (readSiblings(db, line.kind, line.id)?.ids ?? []).filter((id) => id !== line.newId);
  ids.splice(ids.indexOf(line.id) + 1, 0, line.newId);
  writer.order(line.kind, ids);
}

/** Parts a line in two, the second empty of all but its words. */
export function splitLine(
  context: CallContext,
  input: { readonly kind: LineKind; readonly id: string; readonly before: string; readonly after: string },
): { id: string } {
  const { kind, id, before, after } = input;
  return context.write((writer, { db, departmentId }) => {
    const line = mustGet(db, kind, id);
    const words = wordsField(kind);
    const owner = ownerOf(kind, line);
    writer.update(kind, id, { fields: { [words]: before } });
    const made = writer.create(kind, { ...owner, [words]: after }, { departmentId });
    placeBehind(writer, db, { kind, id, newId: made.id });
    return { id: made.id };
  });
}

function ownerOf(kind: LineKind, record: StoredRecord<LineKind>): Record<string, string> {
  const field = { duty: 'positionId', workItem: 'dutyId', workStandard: 'workItemId' }[kind];
  return { [field]: String((record as unknown as Readonly<Record<string, unknown>>)[field]) };
}

/** One sentence of two: the mark at the end of the first becomes a semicolon. */
function joinWords(first: string, second: string): string {
  return `${first.replace(/[。；;，,、\s]+$/u, '')}；${second}`;
}

/** Joins a line to a sibling, with all that hangs on it. */
export function mergeLines(
  context: CallContext,
  { kind, id, into }: { readonly kind: LineKind; readonly id: string; readonly into: string },
): Record<string, never> {
  context.write((writer, { db }) => {
    const [gone, kept] = [mustGet(db, kind, id), mustGet(db, kind, into)];
    if (id === into || JSON.stringify(ownerOf(kind, gone)) !== JSON.stringify(ownerOf(kind, kept)))
      throw ruleBroken('not-siblings');
    const words = joinWords(wordsOf(kind, kept), wordsOf(kind, gone));
    if (words.length > 20_000) throw new AppFailure({ code: 'invalid-input', about: kind });
    writer.update(kind, into, { fields: { ...emptyFilled(kind, kept, gone), [wordsField(kind)]: words } });
    const under = below[kind];
    if (under !== undefined) {
      let ordinal = nextOrdinal(db, under.kind, into);
      for (const child of selectRecords(db, under.kind, { where: `${under.column} = ?`, value: id })) {
        writer.update(under.kind, child.id, { fields: { [under.field]: into, ordinal } });
        ordinal += 1;
      }
    }
    moveEvidence(writer, db, { from: id, to: into });
    writer.remove(kind, id);
  });
  return {};
}

/** What a standard left empty it takes from the one that joins it; what both say differently stays in the words. */
function emptyFilled(
  kind: LineKind,
  kept: StoredRecord<LineKind>,
  gone: StoredRecord<LineKind>,
): Record<string, unknown> {
  if (kind !== 'workStandard') return {};
  const [own, other] = [kept, gone].map((record) => record as unknown as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    Object.keys(recordSchemas.workStandard.shape)
      .filter((field) => own?.[field] === '' && typeof other?.[field] === 'string' && other[field] !== '')
      .map((field) => [field, other?.[field]]),
  );
}

/**
 * What a link names never changes: one to the other record takes the place of each that goes over; `only`: of these
 * links.
 */
export function moveEvidence(
  writer: RecordWriter,
  db: WorkspaceDb,
  { from, to, only }: { readonly from: string; readonly to: string; readonly only?: ReadonlySet<string> },
): void {
  const standing = new Set(
    selectRecords(db, 'evidenceLink', { where: 'target_id = ?', value: to }).map(({ evidenceId }) => evidenceId),
  );
  for (const link of selectRecords(db, 'evidenceLink', { where: 'target_id = ?', value: from })) {
    const { id, departmentId, revisionId: _revision, ...fields } = link;
    if (only?.has(id) === false) continue;
    if (!standing.has(link.evidenceId)) writer.create('evidenceLink', { ...fields, targetId: to }, { departmentId });
    writer.remove('evidenceLink', id);
  }
}

/** A copy behind a line, with all that stands under it. */
export function duplicateLine(
  context: CallContext,
  { kind, id }: { readonly kind: LineKind; readonly id: string },
): { id: string } {
  return context.write((writer, { db, departmentId }) => {
    const copy = (of: LineKind, record: StoredRecord<LineKind>, owner: Record<string, string>): string => {
      const made = writer.create(of, { ...fieldsOf(of, record), ...owner }, { departmentId });
      const under = below[of];
      if (under !== undefined) {
        for (const child of selectRecords(db, under.kind, { where: `${under.column} = ?`, value: record.id }))
          copy(under.kind, child, { [under.field]: made.id });
      }
      return made.id;
    };
    const newId = copy(kind, mustGet(db, kind, id), {});
    placeBehind(writer, db, { kind, id, newId });
    return { id: newId };
  });
}
