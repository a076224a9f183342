import { AppFailure } from '../../shared/app-error.ts';
import { approvalSubjectKinds } from '../../shared/domain/approval.ts';
import { evidenceTargetKinds } from '../../shared/domain/evidence.ts';
import { ownerFields, type RecordKind, recordKinds, referenceFields } from '../../shared/domain/record-kind.ts';
import { statement } from '../statements.ts';
import { type AnyRecord, findRow, rowExists } from './record-rows.ts';
import type { RecordSession } from './record-session.ts';

/** A field of one kind that names a record of another. */
export interface Reference {
  readonly kind: RecordKind;
  readonly field: string;
  readonly target: RecordKind;
}

/** Fields that name a record of one of several kinds; it goes with that record, as an owned one does. */
export const softReferences: readonly {
  readonly kind: RecordKind;
  readonly kindField: string;
  readonly field: string;
  readonly targets: ReadonlySet<RecordKind>;
}[] = [
  { kind: 'evidenceLink', kindField: 'targetKind', field: 'targetId', targets: new Set(evidenceTargetKinds) },
  { kind: 'approval', kindField: 'subjectKind', field: 'subjectId', targets: new Set(approvalSubjectKinds) },
];

function flatten(map: Readonly<Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>>>): Reference[] {
  return recordKinds.flatMap((kind) =>
    Object.entries(map[kind] ?? {}).map(([field, target]) => ({ kind, field, target })),
  );
}

/** Fields that name an owner: the record goes with it. */
export const owners: readonly Reference[] = flatten(ownerFields);
/** Fields that name something else: they become null when it goes. */
export const references: readonly Reference[] = flatten(referenceFields);

const outgoing = new Map(
  recordKinds.map((kind) => [kind, [...owners, ...references].filter((reference) => reference.kind === kind)]),
);

function targetsOf(record: AnyRecord): { field: string; target: RecordKind; id: string }[] {
  const targets = (outgoing.get(record.kind) ?? []).map(({ field, target }) => ({
    field,
    target,
    id: record.fields[field],
  }));
  targets.push({ field: 'departmentId', target: 'department', id: record.head.departmentId });
  const soft = softReferences.find(({ kind }) => kind === record.kind);
  if (soft !== undefined) {
    // The schema of the kind holds the target's kind to the closed list of what it can be.
    targets.push({
      field: soft.field,
      target: record.fields[soft.kindField] as RecordKind,
      id: record.fields[soft.field] ?? null,
    });
  }
  return targets.flatMap(({ field, target, id }) => (typeof id === 'string' ? [{ field, target, id }] : []));
}

/**
 * Looks, at the end of a command, whether everything that its records name is there; SQLite would refuse the commit as
 * well, but without saying what is missing. Throws `not-found` about kind, field and id.
 */
export function checkReferences(session: RecordSession): void {
  for (const [id, kind] of session.touched) {
    const record = findRow(session.raw, kind, id);
    if (record === null) continue; // removed again
    for (const { field, target, id: targetId } of targetsOf(record)) {
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
