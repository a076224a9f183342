import { selectRecords } from '../../../db/queries/select-records.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { LibraryContent } from '../../../shared/domain/library.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';

interface Loaded {
  readonly title: string;
  readonly version: number;
  readonly entryCount: number;
  readonly outcome: 'loaded' | 'replaced' | 'same';
  readonly previousVersion: number | null;
}

/** Writes a library's file into the workspace, as one command. */
export function loadLibrary(context: CallContext, file: LibraryContent & { readonly hash: string }): Loaded {
  const { format: _, formatVersion: __, ...content } = file;
  return context.write((writer, place) => writeLibrary(writer, place, content));
}

type Content = Omit<LibraryContent, 'format' | 'formatVersion'> & { readonly hash: string };

/**
 * Writes a library into a department. A library of the same key gives way: entries of the same key are changed, new ones
 * added, those that are gone removed. What the department adopted stays as it is.
 */
export function writeLibrary(
  writer: RecordWriter,
  { db, departmentId }: Pick<OpenWorkspace, 'db' | 'departmentId'>,
  { entries, ...fields }: Content,
): Loaded {
  const told = { title: fields.title, version: fields.version, entryCount: entries.length };
  const standing = selectRecords(db, 'library', { where: 'department_id = ?', value: departmentId }).find(
    ({ key }) => key === fields.key,
  );
  if (standing?.hash === fields.hash) return { ...told, outcome: 'same', previousVersion: standing.version };
  const libraryId =
    standing === undefined
      ? writer.create('library', { ...fields, ordinal: nextOrdinal(db, 'library', departmentId) }, { departmentId }).id
      : writer.update('library', standing.id, { fields }).id;
  const old = new Map(
    selectRecords(db, 'libraryEntry', { where: 'library_id = ?', value: libraryId }).map((entry) => [entry.key, entry]),
  );
  for (const [ordinal, entry] of entries.entries()) {
    const before = old.get(entry.key);
    old.delete(entry.key);
    if (before === undefined) writer.create('libraryEntry', { ...entry, libraryId, ordinal }, { departmentId });
    else writer.update('libraryEntry', before.id, { fields: { ...entry, ordinal } });
  }
  for (const gone of old.values()) writer.remove('libraryEntry', gone.id);
  return standing === undefined
    ? { ...told, outcome: 'loaded', previousVersion: null }
    : { ...told, outcome: 'replaced', previousVersion: standing.version };
}
