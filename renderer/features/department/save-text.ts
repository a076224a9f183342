import type { SaveInput } from '../../../shared/contract/method.ts';
import type { RecordKind } from '../../../shared/domain/record-kind.ts';
import type { Answer } from '../../lib/client.ts';
import { track } from '../../lib/save-state.ts';

/**
 * Saves some fields of a record; answers whether the file took them. One key a field, so that a later success takes the
 * failure of an earlier try away.
 */
export async function saveText<K extends RecordKind>(
  method: (input: SaveInput<K>) => Answer<unknown>,
  id: string,
  fields: SaveInput<K>['fields'],
): Promise<boolean> {
  const result = await track(() => method({ id, fields }), `${id}/${Object.keys(fields).join(',')}`);
  return result.ok;
}
