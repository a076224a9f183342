import {
  listAssignmentCopies,
  listSentLibraries,
  listSentTemplates,
  type SentTemplate,
} from '../../../db/queries/assignments.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { listTemplates } from '../../../db/queries/templates.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { getCollege, getRecord } from '../../../db/records/read-records.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import type { CallContext } from '../kernel/context.ts';
import { officeOf } from './office-guard.ts';
import { notFound, removeRecord, saveRecord } from './save-record.ts';
import { writeLibrary } from './libraries-load.ts';
import { addTemplateVersion } from './template-version.ts';

/** What the central office hands down. */
export const assignmentsHandlers: Handlers<HostContract, CallContext>['assignments'] = {
  list: ({ year }, context) => {
    const { db, departmentId } = officeOf(context);
    const copies = listAssignmentCopies(db, year);
    return selectRecords(db, 'assignment', { where: 'department_id = ?', value: departmentId })
      .filter((assignment) => assignment.year === year)
      .map((assignment) => ({ ...assignment, copies: copies.get(assignment.id) ?? [] }));
  },

  save: (input, context) => {
    officeOf(context);
    return saveRecord(context, 'assignment', { input });
  },

  remove: ({ id }, context) => {
    officeOf(context);
    return removeRecord(context, 'assignment', id);
  },

  add: ({ year, lines }, context) => {
    officeOf(context);
    return context.write((writer, { db, departmentId }) => {
      const first = nextOrdinal(db, 'assignment', departmentId);
      const contents = lines
        .split(/\r?\n/u)
        .map((line) => line.trim())
        .filter((line) => line !== '');
      for (const [at, content] of contents.entries()) {
        const fields = { year, content: content.slice(0, 20_000), ordinal: first + at };
        writer.create('assignment', fields, { departmentId });
      }
      return { added: contents.length };
    });
  },

  send: ({ assignmentIds, departmentIds }, context) => {
    const office = officeOf(context);
    const issuedBy =
      getCollege(office.db)?.qualityOfficeName || (getRecord(office.db, 'department', office.departmentId)?.name ?? '');
    const issuedOn = dayInChina(context.now());
    return context.write((writer, { db }) => {
      let sent = 0;
      let skipped = 0;
      for (const id of assignmentIds) {
        const assignment = getRecord(db, 'assignment', id);
        if (assignment === null) throw notFound('assignment', id);
        const have = new Set(
          listAssignmentCopies(db, assignment.year)
            .get(id)
            ?.map((copy) => copy.departmentId),
        );
        for (const departmentId of departmentIds) {
          if (have.has(departmentId) || getRecord(db, 'department', departmentId) === null) skipped += 1;
          else {
            sent += 1;
            handDown(writer, db, { assignment, departmentId, issuedBy, issuedOn });
          }
        }
      }
      return { sent, skipped };
    });
  },

  libraries: (_input, context) => {
    const { db, departmentId } = officeOf(context);
    return listSentLibraries(db, departmentId);
  },

  templates: (_input, context) => {
    const { db, departmentId } = officeOf(context);
    return listSentTemplates(db, departmentId).map(({ versionId: _version, ...template }) => template);
  },

  sendTemplate: ({ templateId, departmentIds }, context) => {
    officeOf(context);
    return context.write((writer, { db, departmentId: officeId }) => {
      const template = listSentTemplates(db, officeId).find(({ id }) => id === templateId);
      const version = getRecord(db, 'paperTemplateVersion', template?.versionId ?? '');
      if (template === undefined || version === null) throw notFound('paperTemplate', templateId);
      const able = departmentIds.filter(
        (id) => !template.departmentIds.includes(id) && getRecord(db, 'department', id) !== null,
      );
      for (const departmentId of able) giveTemplate(writer, db, { template, version, departmentId });
      return { sent: able.length, skipped: departmentIds.length - able.length };
    });
  },

  sendLibrary: ({ libraryId, departmentIds }, context) => {
    officeOf(context);
    return context.write((writer, { db }) => {
      const library = getRecord(db, 'library', libraryId);
      if (library === null) throw notFound('library', libraryId);
      const entries = selectRecords(db, 'libraryEntry', { where: 'library_id = ?', value: libraryId });
      let sent = 0;
      for (const departmentId of departmentIds) {
        if (getRecord(db, 'department', departmentId) === null) continue;
        const { id: _id, departmentId: _home, revisionId: _revision, ordinal: _ordinal, ...fields } = library;
        const content = entries.map(
          ({ id: _entry, departmentId: _of, revisionId: _at, libraryId: _library, ordinal: _place, ...entry }) => entry,
        );
        const { outcome } = writeLibrary(writer, { db, departmentId }, { ...fields, entries: content });
        if (outcome !== 'same') sent += 1;
      }
      return { sent, skipped: departmentIds.length - sent };
    });
  },
};

interface GivenTemplate {
  readonly template: SentTemplate;
  readonly version: StoredRecord<'paperTemplateVersion'>;
  readonly departmentId: string;
}

/** A form of the department's own, or the next version of the one that it has by this name. */
function giveTemplate(
  writer: RecordWriter,
  db: WorkspaceDb,
  { template: { name, usage }, version: given, departmentId }: GivenTemplate,
): void {
  const old = listTemplates(db, departmentId).find((each) => each.name === name && each.usage === usage);
  const { fileName, sizeBytes, fileHash, content, remarks } = given;
  const file = { fileName, sizeBytes, fileHash, content, remarks };
  addTemplateVersion(writer, db, { old: old ?? null, departmentId, name, usage, file });
}

interface HandedDown {
  readonly assignment: StoredRecord<'assignment'>;
  readonly departmentId: string;
  readonly issuedBy: string;
  readonly issuedOn: string;
}

/** The department's own task, which it may plan and split as any other, and the note that it was handed down. */
function handDown(
  writer: RecordWriter,
  db: WorkspaceDb,
  { assignment, departmentId, issuedBy, issuedOn }: HandedDown,
): void {
  const { year, taskClass, code, project, content, expectedResult, checkpoint, due, weight, remarks } = assignment;
  const fields = { year, taskClass, code, project, content, expectedResult, checkpoint, due, weight, remarks };
  const ordinal = nextOrdinal(db, 'annualTask', departmentId);
  const task = writer.create('annualTask', { ...fields, checkedBy: issuedBy, ordinal }, { departmentId });
  writer.create(
    'assignedTask',
    { annualTaskId: task.id, assignmentId: assignment.id, issuedText: content, issuedBy, issuedOn },
    { departmentId },
  );
}
