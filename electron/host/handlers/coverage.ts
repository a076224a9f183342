import { findPieces, readCoverageDetail } from '../../../db/queries/coverage-detail.ts';
import {
  listCoveragePositions,
  listRecordSources,
  listStandardSources,
  listTaskSources,
  readProofs,
} from '../../../db/queries/coverage.ts';
import { readSchoolCalendar } from '../../../db/queries/task-months.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { countsFor } from '../../../shared/domain/coverage/judge.ts';
import { CoverageMatrix, type CoverageRow, type CoverageSetting } from '../../../shared/domain/coverage/matrix.ts';
import { yearSpan } from '../../../shared/domain/coverage/year-span.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { notFound } from './save-record.ts';
import { dueBook } from './task-month-rows.ts';

/** Which year, and how years are counted. */
export type CoverageYear = Pick<CoverageSetting, 'basis' | 'year'>;

export const coverageHandlers: Handlers<HostContract, CallContext>['coverage'] = {
  matrix: (input, context) => {
    const { matrix, rows, positions, today } = coverageOf(context, input);
    const { span, months } = matrix;
    return { today, from: span.from, to: span.to, months: [...months], positions, rowsJson: JSON.stringify(rows) };
  },
  row: ({ kind, targetId, basis, year }, context) => {
    const workspace = context.workspace();
    const { db, departmentId } = workspace;
    const choice = { id: targetId };
    const standards = kind === 'standard' ? listStandardSources(db, choice) : [];
    const proofs = readProofs(db, departmentId, [targetId, ...standards.map(({ workItemId }) => workItemId)]);
    const matrix = new CoverageMatrix(settingOf(workspace, context, { basis, year }), (id) => proofs.get(id) ?? none);
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

/** A school year takes tasks of both calendar years that it touches. */
function taskYears(year: number): { readonly from: number; readonly to: number } {
  return { from: year - 1, to: year + 1 };
}

function settingOf(workspace: OpenWorkspace, context: CallContext, { basis, year }: CoverageYear): CoverageSetting {
  const { db, departmentId } = workspace;
  const calendar = readSchoolCalendar(db, departmentId);
  return { basis, year, calendar, today: dayInChina(context.now()), book: dueBook(workspace) };
}

/** Every row of one year, position by position. */
export function coverageOf(context: CallContext, year: CoverageYear) {
  const workspace = context.workspace();
  const { db, departmentId } = workspace;
  const proofs = readProofs(db, departmentId);
  const setting = settingOf(workspace, context, year);
  const matrix = new CoverageMatrix(setting, (id) => proofs.get(id) ?? none);
  const positions = listCoveragePositions(db, departmentId);
  const groups = new Map<string, CoverageRow[]>(positions.map(({ id }) => [id, []]));
  const rest: CoverageRow[] = [];
  const put = (row: CoverageRow | null): void => {
    if (row !== null) (groups.get(row.positionId ?? '') ?? rest).push(row);
  };
  for (const source of listStandardSources(db, { departmentId })) put(matrix.standard(source));
  for (const source of listRecordSources(db, departmentId)) put(matrix.record(source));
  for (const source of listTaskSources(db, { departmentId }, taskYears(year.year))) put(matrix.task(source));
  const rows = [...groups.values(), rest].flat();
  return { matrix, rows, positions, today: setting.today };
}
