import { listEvidenceTargets } from '../../../db/queries/evidence-targets.ts';
import { findEvidenceFile } from '../../../db/queries/evidence-files.ts';
import { findEvidenceLink, listEvidence, readEvidenceLink } from '../../../db/queries/evidence.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { Patch } from '../../../shared/contract/method.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { exportCopy } from '../evidence/export-copy.ts';
import { ingestFiles, linkOnce } from '../evidence/ingest-files.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound, removeRecord, ruleBroken, saveRecord } from './save-record.ts';

export const evidenceHandlers: Handlers<HostContract, CallContext>['evidence'] = {
  list: ({ from = 0, count = Number.POSITIVE_INFINITY }, context) => {
    const { db, departmentId } = context.workspace();
    return listEvidence(db, departmentId).slice(from, from + count);
  },
  targets: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return listEvidenceTargets(db, departmentId);
  },
  ingest: async (input, context) => {
    const { link } = input;
    if (link !== undefined && getRecord(context.workspace().db, link.targetKind, link.targetId) === null) {
      throw notFound(link.targetKind, link.targetId);
    }
    return ingestFiles(context, input);
  },
  save: (input, context) => {
    refuseFileFields(context.workspace().db, input.id, input.fields);
    return saveRecord(context, 'evidence', { input });
  },
  remove: ({ id }, context) => removeRecord(context, 'evidence', id),
  link: (input, context) =>
    context.write((writer, workspace) => {
      const id = linkOnce(writer, workspace, input);
      const link = readEvidenceLink(workspace.db, id);
      if (link === null) throw notFound('evidenceLink', id);
      return link;
    }),
  linkMany: ({ evidenceIds, proofs }, context) =>
    context.write((writer, workspace) => {
      let made = 0;
      for (const evidenceId of new Set(evidenceIds)) {
        for (const { targetKind, targetId, recordName = '', year = '' } of proofs) {
          const fields = { targetKind, targetId, recordName, year };
          if (findEvidenceLink(workspace.db, evidenceId, fields) !== null) continue;
          linkOnce(writer, workspace, { evidenceId, ...fields });
          made += 1;
        }
      }
      return { made };
    }),
  unlink: ({ id }, context) => removeRecord(context, 'evidenceLink', id),
  unlinkMany: ({ ids }, context) => {
    context.write((writer) => {
      for (const id of new Set(ids)) writer.remove('evidenceLink', id);
    });
    return {};
  },
  exportCopy: async ({ id, partId = null, path }, context) => {
    const file = findEvidenceFile(context.workspace().db, id, partId);
    if (file === null) throw new AppFailure({ code: 'not-found', about: `file of evidence ${partId ?? id}` });
    return exportCopy(context, file, path);
  },
};

const fileFields = ['fileHash', 'mediaType', 'sizeBytes'] as const;

/** Hash, size and type say what the bytes are, and the name says what they were called: a form cannot change them. */
function refuseFileFields(db: WorkspaceDb, id: string | null, fields: Patch<'evidence'>): void {
  const standing = id === null ? null : getRecord(db, 'evidence', id);
  const hasFile = standing !== null && standing.fileHash !== '';
  const fixed = hasFile ? [...fileFields, 'fileName' as const] : fileFields;
  const empty = { fileHash: '', mediaType: '', sizeBytes: 0, fileName: '' };
  for (const field of fixed) {
    const given = fields[field];
    if (given !== undefined && given !== (standing ?? empty)[field]) throw ruleBroken('file-of-evidence-fixed');
  }
}
