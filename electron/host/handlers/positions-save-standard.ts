import { getRecord } from '../../../db/records/read-records.ts';
import type { SaveInput } from '../../../shared/contract/method.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { readInto } from '../../../shared/domain/standard-fields.ts';
import type { CallContext } from '../kernel/context.ts';
import { saveRecord, withoutUndefined } from './save-record.ts';

/** Saves a standard; a new or changed text fills the fields that nobody has filled in or corrected by hand. */
export function saveStandard(context: CallContext, input: SaveInput<'workStandard'>): StoredRecord<'workStandard'> {
  const before = input.id === null ? null : getRecord(context.workspace().db, 'workStandard', input.id);
  const given = withoutUndefined<'workStandard'>(input.fields);
  return saveRecord(context, 'workStandard', { input: { ...input, fields: { ...readInto(before, given), ...given } } });
}
