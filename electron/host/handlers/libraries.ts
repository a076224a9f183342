import { checkStandards, listPlacedStandards, readAdopted } from '../../../db/queries/libraries.ts';
import { groupBy, selectRecords } from '../../../db/queries/select-records.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { LibraryEntryRow, LibraryRow } from '../../../shared/contract/libraries.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { type LibraryContent, type LibraryEntryFile, sourceOf } from '../../../shared/domain/library.ts';
import { missingFields, readInto } from '../../../shared/domain/standard-fields.ts';
import { builtInLibrary } from '../../../shared/templates/libraries/built-in-library.ts';
import { writePaper } from '../documents/write-paper.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { libraryBytes, readLibraryFile } from '../libraries/library-file.ts';
import { adoptEntries } from './libraries-adopt.ts';
import { loadLibrary } from './libraries-load.ts';
import { removeRecord, saveRecord, withoutUndefined } from './save-record.ts';

export const librariesHandlers: Handlers<HostContract, CallContext>['libraries'] = {
  list: (_input, context) => {
    const workspace = context.workspace();
    const libraries = allLibraries(workspace);
    const adopted = readAdopted(workspace.db, workspace.departmentId);
    return {
      libraries: libraries.map(({ row }) => row),
      entries: libraries.flatMap(({ row, entries }) =>
        entries.map(
          (entry): LibraryEntryRow => ({
            ...entry,
            libraryKey: row.key,
            adopted: [...(adopted.get(sourceOf(row.key, entry.key)) ?? [])],
          }),
        ),
      ),
    };
  },
  standards: (_input, context) => layerStandards(context.workspace()),
  saveStandard: (input, context) => {
    const before = input.id === null ? null : getRecord(context.workspace().db, 'layerStandard', input.id);
    const { requirement, ...given } = withoutUndefined<'layerStandard'>(input.fields);
    const read = requirement === undefined ? {} : readInto(before, { ...given, requirement });
    return saveRecord(context, 'layerStandard', { input: { ...input, fields: { ...read, ...input.fields } } });
  },
  removeStandard: ({ id }, context) => removeRecord(context, 'layerStandard', id),
  adopt: ({ entries, dutyId }, context) => {
    const found = new Map(
      allLibraries(context.workspace()).flatMap(({ row, entries: all }) =>
        all.map((entry) => [sourceOf(row.key, entry.key), entry] as const),
      ),
    );
    return adoptEntries(context, {
      dutyId,
      entries: entries.map(({ libraryKey, entryKey }) => {
        const source = sourceOf(libraryKey, entryKey);
        return { source, entry: found.get(source) ?? null };
      }),
    });
  },
  load: async ({ path }, context) => {
    context.workspace();
    return loadLibrary(context, await readLibraryFile(path));
  },
  remove: ({ id }, context) => removeRecord(context, 'library', id),
  publish: async ({ path, title, version, publisher, summary, layers, types }, context) => {
    const workspace = context.workspace();
    const standards = layerStandards(workspace).filter(
      ({ layer, standardType }) => layers.includes(layer) && types.includes(standardType),
    );
    const content: LibraryContent = {
      format: 'gangbiao-library',
      formatVersion: 1,
      key: `department.${workspace.departmentId}`,
      title,
      version,
      publisher,
      publishedOn: context.now().slice(0, 10),
      summary,
      entries: standards.map(entryOf),
    };
    if (content.entries.length > 0)
      await writePaper(path, libraryBytes(content), { signal: context.signal, newId: context.newId });
    return { path, title, version, entryCount: content.entries.length };
  },
  check: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return checkStandards(db, departmentId);
  },
  fillFromTexts: (_input, context) =>
    context.write((writer, { db, departmentId }) => {
      let filled = 0;
      for (const standard of listPlacedStandards(db, departmentId)) {
        const fields = missingFields(standard);
        if (Object.keys(fields).length === 0) continue;
        writer.update('workStandard', standard.id, { fields });
        filled += 1;
      }
      return { filled };
    }),
};

function layerStandards({ db, departmentId }: OpenWorkspace) {
  return selectRecords(db, 'layerStandard', { where: 'department_id = ?', value: departmentId });
}

interface Library {
  readonly row: LibraryRow;
  readonly entries: readonly LibraryEntryFile[];
}

/** The built-in library first, then those that were loaded. One loaded under the built-in one's key stands in its place. */
function allLibraries({ db, departmentId }: OpenWorkspace): readonly Library[] {
  const chosen = { where: 'department_id = ?', value: departmentId } as const;
  const entriesByLibrary = groupBy(selectRecords(db, 'libraryEntry', chosen), ({ libraryId }) => libraryId);
  const loaded = selectRecords(db, 'library', chosen).map((library): Library => {
    const { id, key, title, version, publisher, publishedOn, summary } = library;
    const entries = (entriesByLibrary.get(id) ?? []).map(entryOf);
    return { row: { id, key, title, version, publisher, publishedOn, summary, entryCount: entries.length }, entries };
  });
  const { key, title, version, publisher, publishedOn, summary, entries } = builtInLibrary;
  const row = { id: null, key, title, version, publisher, publishedOn, summary, entryCount: entries.length };
  return loaded.some((library) => library.row.key === key) ? loaded : [{ row, entries }, ...loaded];
}

/** The fields of an entry alone; a department's standard goes by its record's id. */
function entryOf(
  from: Omit<LibraryEntryFile, 'key'> & { readonly id: string; readonly key?: string },
): LibraryEntryFile {
  const { layer, safeguard, standardType, area, name, requirement, checkMethod, basis, expectedEvidence } = from;
  const key = from.key ?? from.id;
  return { key, layer, safeguard, standardType, area, name, requirement, checkMethod, basis, expectedEvidence };
}
