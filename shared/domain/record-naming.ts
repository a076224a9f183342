import { approvalSubjectKinds } from './approval.ts';
import { evidenceTargetKinds } from './evidence.ts';
import { ownerFields, type RecordHead, type RecordKind, recordKinds, referenceFields } from './record-kind.ts';
import type { FieldValue } from './revision.ts';

/** Some record, when its kind is known only at run time. */
export interface AnyRecord {
  readonly kind: RecordKind;
  readonly head: RecordHead;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

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

const fixedFields = new Map(softReferences.map(({ kind, kindField, field }) => [kind, [kindField, field]]));

/**
 * Whether a field never changes once its record is made. Kind and id of what a link names say something only together:
 * changed apart on two copies, one from each would name nothing. Another target is another link.
 */
export function isFixedField(kind: RecordKind, field: string): boolean {
  return fixedFields.get(kind)?.includes(field) === true;
}

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

/** A record that another one names. */
export interface NamedRecord {
  readonly field: string;
  readonly target: RecordKind;
  readonly id: string;
}

/** Every record that this one names, its department among them. */
export function targetsOf(
  record: Pick<AnyRecord, 'kind' | 'fields'> & { readonly departmentId: string | null },
): NamedRecord[] {
  const targets: { field: string; target: RecordKind; id: FieldValue | undefined }[] = (
    outgoing.get(record.kind) ?? []
  ).map(({ field, target }) => ({ field, target, id: record.fields[field] }));
  targets.push({ field: 'departmentId', target: 'department', id: record.departmentId });
  const soft = softReferences.find(({ kind }) => kind === record.kind);
  if (soft !== undefined) {
    // The schema of the kind holds the target's kind to the closed list of what it can be.
    targets.push({
      field: soft.field,
      target: record.fields[soft.kindField] as RecordKind,
      id: record.fields[soft.field],
    });
  }
  return targets.flatMap(({ field, target, id }) => (typeof id === 'string' ? [{ field, target, id }] : []));
}
