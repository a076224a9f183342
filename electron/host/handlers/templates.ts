import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { listTemplates, readTemplateFile } from '../../../db/queries/templates.ts';
import { readRecordSet } from '../../../db/records/read-records.ts';
import { lastSavedAt } from '../../../db/revisions/read-revisions.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { type FormReading, checkForm } from '../../../shared/document/template-fields.ts';
import { type FormSubject, formData } from '../../../shared/document/template-data.ts';
import { largestTemplateBytes, type TemplateUsage } from '../../../shared/domain/paper-template.ts';
import { statForeignFile } from '../documents/import/source-reader.ts';
import { fillFormFile, readForm } from '../documents/templates/template-files.ts';
import { freeName, writePaper } from '../documents/write-paper.ts';
import { type CallContext, throwIfCancelled } from '../kernel/context.ts';
import { notFound, removeRecord, ruleBroken, saveRecord } from './save-record.ts';
import { addTemplateVersion } from './template-version.ts';

export const templatesHandlers: Handlers<HostContract, CallContext>['templates'] = {
  list: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return listTemplates(db, departmentId);
  },

  check: async ({ usage, path }, context) => {
    const { reading, bytes } = await readAndCheck(usage, path, context);
    return {
      fileName: basename(path),
      sizeBytes: bytes.length,
      fields: [...reading.fields],
      issues: [...reading.issues],
    };
  },

  add: async ({ usage, path, name, templateId }, context) => {
    const { reading, bytes } = await readAndCheck(usage, path, context);
    if (reading.issues.length > 0) throw ruleBroken('template-has-faults');
    throwIfCancelled(context.signal);
    return context.write((writer, { db, departmentId }) => {
      const old = templateId === null ? null : listTemplates(db, departmentId).find(({ id }) => id === templateId);
      if (old === undefined || (old !== null && old.usage !== usage)) throw notFound('paperTemplate', templateId ?? '');
      const file = {
        fileName: basename(path).slice(0, 255),
        sizeBytes: bytes.length,
        fileHash: createHash('sha256').update(bytes).digest('hex'),
        content: bytes.toString('base64'),
      };
      return addTemplateVersion(writer, db, { old, departmentId, name, usage, file });
    });
  },

  save: (input, context) => saveRecord(context, 'paperTemplate', { input }),
  remove: ({ id }, context) => removeRecord(context, 'paperTemplate', id),

  saveCopy: async ({ versionId, path }, context) => {
    const file = readTemplateFile(context.workspace().db, versionId);
    if (file === null) throw notFound('paperTemplateVersion', versionId);
    await writePaper(path, file.bytes, { signal: context.signal, newId: context.newId });
    return { path };
  },

  example: async ({ usage, path }, context) => {
    const { exampleForm } = await import('../documents/templates/example-form.ts');
    await writePaper(path, await exampleForm(usage), { signal: context.signal, newId: context.newId });
    return { path };
  },

  fillIn: async ({ templateId, spec, path: wanted, keepExisting }, context) => {
    const { db, departmentId } = context.workspace();
    const template = listTemplates(db, departmentId).find(({ id }) => id === templateId);
    const file = readTemplateFile(db, template?.versions[0]?.id ?? '');
    if (template === undefined || file === null) throw notFound('paperTemplate', templateId);
    report(context, 'collecting', file.fileName);
    const subject = subjectOf(spec);
    if (subject?.usage !== template.usage) throw new AppFailure({ code: 'invalid-input', about: 'spec' });
    const date = dayInChina(lastSavedAt(db) ?? context.now());
    const data = formData(readRecordSet(db, departmentId), subject, date);
    if (data === null) throw new AppFailure({ code: 'not-found', about: template.usage });
    const filled = await fillFormFile({ bytes: file.bytes, name: file.fileName, signal: context.signal }, data);
    const path = keepExisting === true ? freeName(wanted) : wanted;
    report(context, 'writing', basename(path));
    await writePaper(path, filled, { signal: context.signal, newId: context.newId });
    return { path, sizeBytes: filled.length };
  },
};

/** The one record that a form can be filled with; null where a paper is of several, or of another kind. */
function subjectOf(spec: PaperSpec): FormSubject | null {
  if (spec.paper === 'statement') return { usage: 'statement', statementId: spec.statementId };
  if (spec.paper === 'evidence-list') return { usage: 'evidence-list', evidenceIds: spec.evidenceIds };
  if (spec.paper !== 'job-description') return null;
  const [positionId] = spec.positionIds;
  return positionId === undefined || spec.positionIds.length > 1 ? null : { usage: 'job-description', positionId };
}

async function readAndCheck(
  usage: TemplateUsage,
  path: string,
  context: CallContext,
): Promise<{ readonly reading: FormReading; readonly bytes: Buffer }> {
  context.workspace();
  report(context, 'reading', basename(path));
  const { size } = await statForeignFile(path);
  if (size > largestTemplateBytes) throw ruleBroken('template-too-large');
  const bytes = await readFile(path);
  const texts = await readForm({ bytes, name: basename(path), signal: context.signal });
  return { reading: checkForm(usage, texts), bytes };
}

function report(context: CallContext, stage: 'reading' | 'collecting' | 'writing', label: string): void {
  context.progress({ stage, done: stage === 'writing' ? 1 : 0, total: 2, unit: 'steps', label });
}
