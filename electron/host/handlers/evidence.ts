import { listEvidenceTargets } from '../../../db/queries/evidence-targets.ts';
import { findEvidenceFile } from '../../../db/queries/evidence-files.ts';
import { readEvidenceLink, readEvidenceRows } from '../../../db/queries/evidence.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { EvidenceLink } from '../../../shared/domain/evidence.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { evidenceSlice } from '../evidence/list-slices.ts';
import { exportCopy } from '../evidence/export-copy.ts';
import { ingestFiles } from '../evidence/ingest-files.ts';
import { linkAll } from '../evidence/link-all.ts';
import { linkOnce } from '../evidence/record-files.ts';
import { pasteFiles } from '../evidence/paste-files.ts';
import type { CallContext } from '../kernel/context.ts';
import { refuseFileFields } from './evidence-fields.ts';
import { evidencePiecesHandlers } from './evidence-pieces.ts';
import { notFound, removeRecord, saveRecord } from './save-record.ts';

export const evidenceHandlers: Handlers<HostContract, CallContext>['evidence'] = {
  list: ({ from = 0, count = Number.POSITIVE_INFINITY }, context) => {
    return evidenceSlice(context.workspace(), { from, count });
  },
  rowsOf: ({ recordIds }, context) => readEvidenceRows(context.workspace().db, recordIds),
  targets: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return listEvidenceTargets(db, departmentId);
  },
  ingest: async (input, context) => {
    mustFindTarget(context, input.link);
    return ingestFiles(context, input);
  },
  paste: async (input, context) => {
    mustFindTarget(context, input.link);
    return pasteFiles(context, input);
  },
  ...evidencePiecesHandlers,
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
    context.write((writer, workspace) => ({
      made: linkAll(writer, workspace, {
        evidenceIds,
        proofs: proofs.map(({ recordName = '', year = '', ...target }) => ({ ...target, recordName, year })),
      }),
    })),
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

function mustFindTarget(context: CallContext, link: Pick<EvidenceLink, 'targetKind' | 'targetId'> | undefined): void {
  if (link === undefined || getRecord(context.workspace().db, link.targetKind, link.targetId) !== null) return;
  throw notFound(link.targetKind, link.targetId);
}
