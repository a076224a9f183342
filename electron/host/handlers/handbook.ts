import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { getRecord, listRecords, readRecordSet } from '../../../db/records/read-records.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { ShownEntry } from '../../../shared/contract/handbook.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { defaultHandbook } from '../../../shared/document/papers/handbook-defaults.ts';
import { impliedOutline, type OutlineEntry } from '../../../shared/domain/handbook-outline.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { listEditions, rebuildEdition, releaseEdition, upcomingEdition } from './handbook-editions.ts';
import { ensureHandbook, findHandbook } from './handbook-record.ts';
import { notFound, removeRecord, ruleBroken, saveRecord, withoutUndefined } from './save-record.ts';

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

  editions: ({ year }, context) => {
    const workspace = context.workspace();
    const handbook = findHandbook(workspace, year);
    return handbook === null
      ? { handbookId: null, next: '', editions: [] }
      : {
          handbookId: handbook.id,
          next: upcomingEdition(workspace, handbook),
          editions: listEditions(workspace, handbook.id),
        };
  },
  release: (input, context) => releaseEdition(input, context),
  rebuild: ({ id }, context) => rebuildEdition(id, context),
  withdraw: ({ id, by, on, remarks }, context) =>
    context.write((writer, { db }) => {
      const edition = getRecord(db, 'handbookEdition', id);
      if (edition === null) throw notFound('handbookEdition', id);
      if (edition.state === 'withdrawn') throw ruleBroken('nothing-to-decide');
      const { content: _content, ...withdrawn } = writer.update('handbookEdition', id, {
        fields: {
          state: 'withdrawn',
          withdrawnBy: by,
          withdrawnOn: on || dayInChina(context.now()),
          withdrawRemarks: remarks,
        },
      });
      return withdrawn;
    }),

  copies: ({ year }, context) => {
    const workspace = context.workspace();
    const handbook = findHandbook(workspace, year);
    const all = listRecords(workspace.db, 'handbookCopy', workspace.departmentId);
    return all.filter(({ handbookId }) => handbookId === handbook?.id);
  },
  addCopy: ({ year, recipient }, context) =>
    context.write((writer, workspace) => {
      const { id: handbookId } = ensureHandbook(writer, workspace, { year });
      const ordinal = nextOrdinal(workspace.db, 'handbookCopy', handbookId);
      const number = String(ordinal + 1).padStart(2, '0');
      const fields = { handbookId, recipient, ordinal, number };
      return writer.create('handbookCopy', fields, { departmentId: workspace.departmentId });
    }),
  saveCopy: (input, context) => saveRecord(context, 'handbookCopy', { input }),
  removeCopy: ({ id }, context) => removeRecord(context, 'handbookCopy', id),
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
