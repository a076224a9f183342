import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { nextOrdinal, type OrderedKind, readSiblings, siblingField } from '../../../db/queries/siblings.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { SaveInput } from '../../../shared/contract/method.ts';
import type { RecordFields, RecordKind, StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { RuleName } from '../../../shared/domain/rules.ts';
import { mergeOrder } from '../../../shared/domain/sibling-order.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';

/** Looks at a record that was just written, in the same transaction; what it throws takes the write back. */
export type AfterSave<K extends RecordKind> = (
  record: StoredRecord<K>,
  writer: RecordWriter,
  workspace: OpenWorkspace,
) => void;

/**
 * The body of every `save` method: creates or changes one record, at the end of its siblings when it is new or moves to
 * another owner.
 */
export function saveRecord<K extends OrderedKind>(
  context: CallContext,
  kind: K,
  { input, afterSave }: { readonly input: SaveInput<K>; readonly afterSave?: AfterSave<K> },
): StoredRecord<K> {
  return context.write((writer, workspace) => {
    const fields = { ...withoutUndefined<K>(input.fields), ...placeOf(kind, input, workspace) };
    const record =
      input.id === null
        ? writer.create(kind, fields, { departmentId: workspace.departmentId })
        : writer.update(kind, input.id, { fields, expectedRevisionId: input.expectedRevisionId });
    afterSave?.(record, writer, workspace);
    return record;
  });
}

/** Absent fields stay absent; those given as undefined mean the same. */
export function withoutUndefined<K extends RecordKind>(fields: SaveInput<K>['fields']): Partial<RecordFields<K>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<
    RecordFields<K>
  >;
}

function placeOf<K extends OrderedKind>(
  kind: K,
  input: SaveInput<K>,
  { db, departmentId }: OpenWorkspace,
): Partial<RecordFields<K>> {
  const given: Readonly<Record<string, unknown>> = input.fields;
  if (given['ordinal'] !== undefined) return {};
  const ownerName = siblingField(kind);
  const owner = ownerName === null ? departmentId : given[ownerName];
  // A new record without its owner is refused by the writer, a changed one stays where it is.
  if (typeof owner !== 'string') return {};
  if (input.id !== null && (ownerName === null || readSiblings(db, kind, input.id)?.ownerId === owner)) return {};
  return { ordinal: nextOrdinal(db, kind, owner) } as Partial<RecordFields<K>>;
}

/** The body of every `remove` method. */
export function removeRecord(context: CallContext, kind: RecordKind, id: string): { removed: number } {
  return context.write((writer) => ({ removed: writer.remove(kind, id) }));
}

/** The body of every `order` method. Ids must stand side by side; siblings that are not named keep their places. */
export function orderRecords(context: CallContext, kind: OrderedKind, ids: readonly string[]): Record<string, never> {
  const [first] = ids;
  if (first === undefined) return {};
  context.write((writer, { db }) => {
    const siblings = readSiblings(db, kind, first);
    if (siblings === null) throw notFound(kind, first);
    const order = mergeOrder(siblings.ids, ids);
    if (order === null) throw ruleBroken('not-siblings');
    writer.order(kind, order);
  });
  return {};
}

export function ruleBroken(rule: RuleName): AppFailure {
  return new AppFailure({ code: 'rule-broken', about: rule });
}

export function notFound(kind: RecordKind, id: string): AppFailure {
  return new AppFailure({ code: 'not-found', about: `${kind} ${id}` });
}
