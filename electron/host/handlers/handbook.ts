import { getRecord, listRecords, readRecordSet } from '../../../db/records/read-records.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { ShownEntry } from '../../../shared/contract/handbook.ts';
import { defaultHandbook } from '../../../shared/document/papers/handbook-defaults.ts';
import { impliedOutline, type OutlineEntry } from '../../../shared/domain/handbook-outline.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { ensureHandbook, findHandbook } from './handbook-record.ts';
import { notFound, withoutUndefined } from './save-record.ts';

export const handbookHandlers: Handlers<HostContract, CallContext>['handbook'] = {
  outline: ({ year }, context) => ({ entries: shownOutline(context.workspace(), year) }),

  arrange: ({ year, known, entries }, context) => {
    context.write((writer, workspace) => {
      const { departmentId } = workspace;
      const { id: handbookId } = ensureHandbook(writer, workspace, { year });
      const present = chaptersOf(workspace, handbookId).map(({ id }) => id);
      const kept = new Set(entries.flatMap(({ id }) => id ?? []));
      for (const id of present) if (known.includes(id) && !kept.has(id)) writer.remove('handbookChapter', id);
      const placed = entries.map(({ id, ...fields }, ordinal) => {
        if (id === null)
          return writer.create('handbookChapter', { handbookId, ...fields, ordinal }, { departmentId }).id;
        if (!present.includes(id)) throw notFound('handbookChapter', id);
        return writer.update('handbookChapter', id, { fields }).id;
      });
      const strangers = present.filter((id) => !known.includes(id) && !kept.has(id));
      writer.order('handbookChapter', [...placed, ...strangers]);
    });
    return { entries: shownOutline(context.workspace(), year) };
  },

  chapter: ({ id }, context) => getRecord(context.workspace().db, 'handbookChapter', id),

  saveChapter: (input, context) =>
    context.write((writer) => {
      if (input.id === null) throw notFound('handbookChapter', '');
      const fields = withoutUndefined<'handbookChapter'>(input.fields);
      return writer.update('handbookChapter', input.id, { fields, expectedRevisionId: input.expectedRevisionId });
    }),
};

function shownOutline(workspace: OpenWorkspace, year: number): ShownEntry[] {
  const handbook = findHandbook(workspace, year);
  const chapters = handbook === null ? [] : chaptersOf(workspace, handbook.id);
  if (chapters.length > 0) return chapters.map((chapter) => shown(chapter.id, chapter));
  const { db, departmentId } = workspace;
  const cover = handbook ?? defaultHandbook(readRecordSet(db, departmentId), year);
  return impliedOutline(cover).map((entry) => shown(null, entry));
}

function shown(id: string | null, { source, title, isAppendix, isIncluded, text }: OutlineEntry): ShownEntry {
  return { id, source, title, isAppendix, isIncluded, hasText: text.trim() !== '' };
}

function chaptersOf({ db, departmentId }: OpenWorkspace, handbookId: string): StoredRecord<'handbookChapter'>[] {
  return listRecords(db, 'handbookChapter', departmentId).filter((chapter) => chapter.handbookId === handbookId);
}
