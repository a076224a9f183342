import { findPieces, readCoverageDetail } from '../../../db/queries/coverage-detail.ts';
import { listRecordSources, listStandardSources, listTaskSources, readProofs } from '../../../db/queries/coverage.ts';
import { readSchoolCalendar } from '../../../db/queries/task-months.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { countsFor } from '../../../shared/domain/coverage/judge.ts';
import { CoverageMatrix, type CoverageRow } from '../../../shared/domain/coverage/matrix.ts';
import { yearSpan } from '../../../shared/domain/coverage/year-span.ts';
import type { CallContext } from '../kernel/context.ts';
import { checkOf, coverageOf, settingOf, taskYears } from './coverage-matrix.ts';
import { notFound } from './save-record.ts';

export const coverageHandlers: Handlers<HostContract, CallContext>['coverage'] = {
  matrix: (input, context) => {
    const { matrix, rows, positions, today } = coverageOf(context.workspace(), context.now(), input);
    const { span, months } = matrix;
    return { today, from: span.from, to: span.to, months: [...months], positions, rowsJson: JSON.stringify(rows) };
  },
  check: (input, context) => {
    const { today, total, items, pieces } = checkOf(context.workspace(), context.now(), input);
    return { today, total, itemsJson: JSON.stringify(items), pieces };
  },
  row: ({ kind, targetId, basis, year }, context) => {
    const workspace = context.workspace();
    const { db, departmentId } = workspace;
    const choice = { id: targetId };
    const standards = kind === 'standard' ? listStandardSources(db, choice) : [];
    const proofs = readProofs(db, departmentId, [targetId, ...standards.map(({ workItemId }) => workItemId)]);
    const matrix = new CoverageMatrix(
      settingOf(workspace, context.now(), { basis, year }),
      (id) => proofs.get(id) ?? none,
    );
    const rows: (CoverageRow | null)[] =
      kind === 'standard'
        ? standards.map((source) => matrix.standard(source))
        : kind === 'record'
          ? listRecordSources(db, departmentId, targetId).map((source) => matrix.record(source))
          : listTaskSources(db, choice, taskYears(year)).map((source) => matrix.task(source));
    return { rowsJson: JSON.stringify(rows.filter((row) => row !== null)) };
  },
  pieces: ({ text, limit }, context) => {
    const { db, departmentId } = context.workspace();
    return findPieces(db, departmentId, { words: text.trim().split(/\s+/u).filter(Boolean), limit });
  },
  detail: ({ basis, year, ...thing }, context) => {
    const workspace = context.workspace();
    const found = readCoverageDetail(workspace.db, workspace.departmentId, thing);
    if (found === null) {
      const kinds = { standard: 'workStandard', record: 'workflow', task: 'annualTask' } as const;
      throw notFound(kinds[thing.kind], thing.targetId);
    }
    const span = yearSpan(basis, year, readSchoolCalendar(workspace.db, workspace.departmentId));
    const ofRecord = found.proofs.filter(
      ({ recordName }) => thing.kind !== 'record' || recordName === '' || recordName === thing.recordName,
    );
    return {
      ...found.detail,
      proofs: ofRecord.map(({ linkYear, evidenceYear, month, recordName: _recordName, fileHash, ...proof }) => ({
        ...proof,
        year: linkYear || evidenceYear,
        hasFile: fileHash !== '',
        counts: countsFor({ day: proof.day, linkYear, evidenceYear, month }, span),
      })),
    };
  },
};

const none: readonly never[] = [];
