import {
  listApprovalRows,
  readApproval,
  readContent,
  readContents,
  readVersions,
  sameWords,
} from '../../../db/queries/approvals.ts';
import { readRecordTitles } from '../../../db/queries/record-titles.ts';
import { getRecord } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { type ApprovalContent, parseContent, printContent } from '../../../shared/domain/approval-content.ts';
import {
  type ApprovalSubjectKind,
  inForceOn,
  inOrder,
  maySubmit,
  nextVersion,
} from '../../../shared/domain/approval.ts';
import {
  ownerFields,
  type RecordKind,
  referenceFields,
  type StoredRecord,
} from '../../../shared/domain/record-kind.ts';
import { compareContents } from '../../../shared/domain/version-compare.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { notFound, ruleBroken } from './save-record.ts';

type StoredApproval = StoredRecord<'approval'>;

export const approvalsHandlers: Handlers<HostContract, CallContext>['approvals'] = {
  list: ({ subjectKind }, context) => {
    const { db, departmentId } = context.workspace();
    return listApprovalRows(db, { departmentId, subjectKind, today: todayOf(context) });
  },
  get: ({ subjectKind, subjectId }, context) => {
    const { db, departmentId } = context.workspace();
    return readApproval(db, subjectId, { departmentId, subjectKind, today: todayOf(context) });
  },
  submit: ({ subjectKind, subjectIds, by, on, remarks }, context) =>
    context.write((writer, workspace) => {
      const { db, departmentId } = workspace;
      const today = todayOf(context);
      const versions = readVersions(db, departmentId, subjectKind);
      const contentOf = readContents(db, departmentId, subjectKind);
      return takeEach(subjectIds, (subjectId) => {
        const content = contentOf(subjectId);
        if (content === null) throw notFound(subjectKind, subjectId);
        const ofSubject = versions.get(subjectId) ?? [];
        const last = inOrder(ofSubject).at(-1);
        if (!maySubmit(ofSubject, today, last !== undefined && !sameWords(last, content))) return false;
        writer.create(
          'approval',
          {
            subjectKind,
            subjectId,
            version: nextVersion(ofSubject),
            state: 'submitted',
            content: printContent(content),
            submittedBy: by,
            submittedOn: on || today,
            submitRemarks: remarks,
          },
          { departmentId },
        );
        return true;
      });
    }),
  approve: ({ subjectKind, subjectIds, by, on, remarks, effectiveOn, reviewBy }, context) => {
    const decidedOn = on || todayOf(context);
    if (reviewBy !== '' && reviewBy < (effectiveOn || decidedOn)) throw ruleBroken('period-reversed');
    return decide(context, { subjectKind, subjectIds }, (writer, { id }) =>
      writer.update('approval', id, {
        fields: {
          state: 'approved',
          decidedBy: by,
          decidedOn,
          decisionRemarks: remarks,
          effectiveOn: effectiveOn || decidedOn,
          reviewBy,
        },
      }),
    );
  },
  giveBack: ({ subjectKind, subjectIds, by, on, remarks }, context) => {
    if (remarks.trim() === '') throw ruleBroken('return-without-remarks');
    return decide(context, { subjectKind, subjectIds }, (writer, { id }) =>
      writer.update('approval', id, {
        fields: { state: 'returned', decidedBy: by, decidedOn: on || todayOf(context), decisionRemarks: remarks },
      }),
    );
  },
  withdraw: ({ subjectKind, subjectIds, by, on, remarks }, context) =>
    context.write((writer, { db, departmentId }) => {
      const versions = readVersions(db, departmentId, subjectKind);
      const today = todayOf(context);
      return takeEach(subjectIds, (subjectId) => {
        const inForce = inForceOn(versions.get(subjectId) ?? [], today);
        if (inForce === null) return false;
        writer.update('approval', inForce.id, {
          fields: { state: 'withdrawn', withdrawnBy: by, withdrawnOn: on || today, withdrawRemarks: remarks },
        });
        return true;
      });
    }),
  compare: ({ subjectKind, subjectId, before, after }, context) => {
    const { db } = context.workspace();
    const contentAt = (versionId: string | null): ApprovalContent => {
      if (versionId === null) {
        const now = readContent(db, subjectKind, subjectId);
        if (now === null) throw notFound(subjectKind, subjectId);
        return now;
      }
      const version = getRecord(db, 'approval', versionId);
      if (version === null || version.subjectId !== subjectId) throw notFound('approval', versionId);
      return parseContent(version.content);
    };
    const [old, now] = [contentAt(before), contentAt(after)];
    return compareContents(old, now, { subject: subjectKind, nameOf: namesIn(db, [old, now]) }).map(
      ({ fields, ...record }) => ({
        ...record,
        fields: fields.map(({ field, pieces }) => ({ field, pieces: [...pieces] })),
      }),
    );
  },
};

function todayOf(context: CallContext): string {
  return dayInChina(context.now());
}

/** One command for a whole batch. Refused when there is nothing in it that could be taken. */
function takeEach(subjectIds: readonly string[], take: (subjectId: string) => boolean) {
  const skipped = [...new Set(subjectIds)].filter((subjectId) => !take(subjectId));
  const done = new Set(subjectIds).size - skipped.length;
  if (done === 0) throw ruleBroken('nothing-to-decide');
  return { done, skipped };
}

function decide(
  context: CallContext,
  { subjectKind, subjectIds }: { readonly subjectKind: ApprovalSubjectKind; readonly subjectIds: readonly string[] },
  write: (writer: RecordWriter, version: StoredApproval) => unknown,
) {
  return context.write((writer, { db, departmentId }: OpenWorkspace) => {
    const versions = readVersions(db, departmentId, subjectKind);
    return takeEach(subjectIds, (subjectId) => {
      const last = inOrder(versions.get(subjectId) ?? []).at(-1);
      if (last?.state !== 'submitted') return false;
      write(writer, last);
      return true;
    });
  });
}

/** The names of everything that two versions refer to. */
function namesIn(db: WorkspaceDb, contents: readonly ApprovalContent[]) {
  type Named = Readonly<Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>>>;
  const fieldsOf = (kind: RecordKind): Readonly<Record<string, RecordKind>> => ({
    ...(ownerFields as Named)[kind],
    ...(referenceFields as Named)[kind],
  });
  const kinds = new Map<string, RecordKind>();
  for (const content of contents) {
    for (const [kind, records] of Object.entries(content)) {
      for (const [field, target] of Object.entries(fieldsOf(kind as RecordKind))) {
        for (const record of records) if (typeof record[field] === 'string') kinds.set(record[field], target);
      }
    }
  }
  const titles = readRecordTitles(db, kinds);
  return (kind: RecordKind, field: string, value: unknown): string | null => {
    // Two fingerprints are told apart by their beginnings.
    if (kind === 'evidence' && field === 'fileHash') return String(value).slice(0, 8);
    return field in fieldsOf(kind) ? (titles.get(String(value)) ?? '') : null;
  };
}
