import type { AppError } from '../../shared/app-error.ts';
import type { SaveInput } from '../../shared/contract/method.ts';
import type { RecordKind, StoredRecord } from '../../shared/domain/record-kind.ts';
import type { Result } from '../../shared/result.ts';
import { track } from './save-state.ts';

/** A save method of the contract. */
export type SaveRecord<K extends RecordKind> = (input: SaveInput<K>) => Promise<Result<StoredRecord<K>, AppError>>;

/**
 * The newest revision of each record that this window has written. A screen may still show an older one until it has
 * read again; its next save must not meet its own last save as a conflict.
 */
const written = new Map<string, string>();

/** UUIDv7 sorts by time, so the greater one is the newer one. */
function newestRevision(record: { readonly id: string; readonly revisionId: string }): string {
  const own = written.get(record.id);
  return own !== undefined && own > record.revisionId ? own : record.revisionId;
}

/**
 * Changes some fields of a record that was read before. Answers `conflict` when one of these fields was changed
 * elsewhere meanwhile; `overwrite` says that the user has seen that and wants it so.
 */
export async function saveFields<K extends RecordKind>(
  method: SaveRecord<K>,
  record: { readonly id: string; readonly revisionId: string },
  change: { readonly fields: SaveInput<K>['fields']; readonly overwrite?: boolean },
): Promise<Result<StoredRecord<K>, AppError>> {
  const result = await track(
    () =>
      method({
        id: record.id,
        ...(change.overwrite ? {} : { expectedRevisionId: newestRevision(record) }),
        fields: change.fields,
      }),
    `${record.id}:${Object.keys(change.fields).join(',')}`,
  );
  if (result.ok) written.set(record.id, result.value.revisionId);
  return result;
}
