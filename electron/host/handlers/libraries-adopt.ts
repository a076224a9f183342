import { readAdopted } from '../../../db/queries/libraries.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { LibraryEntryFile } from '../../../shared/domain/library.ts';
import { fieldsOfText } from '../../../shared/domain/standard-fields.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound } from './save-record.ts';

interface Adoption {
  readonly dutyId: string | null;
  /** `entry` is null where no library has it (any more). */
  readonly entries: readonly { readonly source: string; readonly entry: LibraryEntryFile | null }[];
}

/** Takes library entries over into the department, or under a duty, in one command. */
export function adoptEntries(
  context: CallContext,
  { dutyId, entries }: Adoption,
): { adopted: number; skipped: number } {
  return context.write((writer, { db, departmentId }) => {
    if (dutyId !== null && getRecord(db, 'duty', dutyId) === null) throw notFound('duty', dutyId);
    const standing = readAdopted(db, departmentId);
    let ordinal =
      dutyId === null ? nextOrdinal(db, 'layerStandard', departmentId) : nextOrdinal(db, 'workItem', dutyId);
    let adopted = 0;
    for (const { source, entry } of entries) {
      if (entry === null) throw new AppFailure({ code: 'not-found', about: source });
      // Under a duty an entry may stand for several positions; the department has it once.
      if (dutyId === null && (standing.get(source) ?? []).some(({ kind }) => kind === 'layerStandard')) continue;
      const { key: _, ...fields } = entry;
      if (dutyId === null) {
        writer.create(
          'layerStandard',
          { ...fields, ...fieldsOfText(entry.requirement), sourceEntry: source, ordinal },
          { departmentId },
        );
      } else {
        const requirement = entry.requirement === '' ? entry.name : entry.requirement;
        const item = writer.create('workItem', { dutyId, text: entry.name, ordinal }, { departmentId });
        const { checkMethod, basis, expectedEvidence } = entry;
        writer.create(
          'workStandard',
          {
            workItemId: item.id,
            requirement,
            ...fieldsOfText(requirement),
            checkMethod,
            basis,
            expectedEvidence,
            sourceEntry: source,
          },
          { departmentId },
        );
      }
      ordinal += 1;
      adopted += 1;
    }
    return { adopted, skipped: entries.length - adopted };
  });
}
