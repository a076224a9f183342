import { readSiblings } from '../../../db/queries/siblings.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { SaveInput } from '../../../shared/contract/method.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { readInto } from '../../../shared/domain/standard-fields.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound, saveRecord, withoutUndefined } from './save-record.ts';

/** Saves a standard; a new or changed text fills the fields that nobody has filled in or corrected by hand. */
export function saveStandard(context: CallContext, input: SaveInput<'workStandard'>): StoredRecord<'workStandard'> {
  const before = input.id === null ? null : getRecord(context.workspace().db, 'workStandard', input.id);
  const given = withoutUndefined<'workStandard'>(input.fields);
  return saveRecord(context, 'workStandard', { input: { ...input, fields: { ...readInto(before, given), ...given } } });
}

/** Parts a standard that asks for several things into one standard each, as one step. */
export function splitStandard(
  context: CallContext,
  { id, parts }: { readonly id: string; readonly parts: readonly string[] },
): { ids: string[] } {
  return context.write((writer, { db, departmentId }) => {
    const whole = getRecord(db, 'workStandard', id);
    if (whole === null) throw notFound('workStandard', id);
    const [first = '', ...others] = parts;
    writer.update('workStandard', id, { fields: { requirement: first, ...readInto(whole, { requirement: first }) } });
    const { workItemId, checkMethod, basis, expectedEvidence } = whole;
    const made = others.map((requirement) => {
      const fields = { workItemId, requirement, checkMethod, basis, expectedEvidence };
      return writer.create('workStandard', { ...fields, ...readInto(null, { requirement }) }, { departmentId }).id;
    });
    const ids = (readSiblings(db, 'workStandard', id)?.ids ?? []).filter((other) => !made.includes(other));
    ids.splice(ids.indexOf(id) + 1, 0, ...made);
    writer.order('workStandard', ids);
    return { ids: [id, ...made] };
  });
}
