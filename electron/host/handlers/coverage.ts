import { listPiecesBreaking } from '../../../db/queries/coverage-check.ts';
import { findPieces, readCoverageDetail } from '../../../db/queries/coverage-detail.ts';
import { listCoverageSources } from '../../../db/queries/coverage-sources.ts';
import { readDamagedPieces, readProofs } from '../../../db/queries/coverage.ts';
import { readSchoolCalendar } from '../../../db/queries/task-months.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import { countsFor } from '../../../shared/domain/coverage/judge.ts';
import { type CoverageKind, coverageTargets } from '../../../shared/domain/coverage/kinds.ts';
import { CoverageMatrix } from '../../../shared/domain/coverage/matrix.ts';
import { provenBy } from '../../../shared/domain/coverage/sources.ts';
import { yearSpan } from '../../../shared/domain/coverage/year-span.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';
import type { CallContext } from '../kernel/context.ts';
import { linkAll } from '../evidence/link-all.ts';
import { checkOf, coverageOf, coverageText, type CoverageYear, settingOf } from './coverage-matrix.ts';
import { coverageTop } from './coverage-top.ts';
import { notFound } from './save-record.ts';

export const coverageHandlers: Handlers<HostContract, CallContext>['coverage'] = {
  matrix: ({ rowsAtLeast, ...year }, context) => {
    const workspace = context.workspace();
    const now = context.now();
    const top = rowsAtLeast === undefined ? null : coverageTop(workspace, now, { ...year, rowsAtLeast });
    const { matrix, positions, today } = top ?? coverageOf(workspace, now, year);
    return {
      today,
      from: matrix.span.from,
      to: matrix.span.to,
      months: [...matrix.months],
      positions,
      rowsJson: top === null ? coverageText(workspace, now, year) : JSON.stringify(top.rows),
      isWhole: top?.isWhole ?? true,
    };
  },
  check: (input, context) => {
    const { today, total, items, pieces } = checkOf(context.workspace(), context.now(), input);
    return { today, total, itemsJson: JSON.stringify(items), pieces };
  },
  piecesBreaking: ({ rule }, context) => {
    const { db, departmentId } = context.workspace();
    return { evidenceIds: listPiecesBreaking(db, departmentId, rule) };
  },
  row: (input, context) => ({ rowsJson: rowsOf(context, input) }),
  link: ({ evidenceIds, linkYear, ...input }, context) => {
    const { targetId, recordName } = input;
    const proof = { targetKind: coverageTargets[input.kind], targetId, recordName, year: linkYear };
    const made = context.write((writer, workspace) => linkAll(writer, workspace, { evidenceIds, proofs: [proof] }));
    return { made, rowsJson: rowsOf(context, input) };
  },
  pieces: ({ text, limit }, context) => {
    const { db, departmentId } = context.workspace();
    return findPieces(db, departmentId, { words: wordsOf(text), limit });
  },
  detail: ({ basis, year, ...thing }, context) => {
    const workspace = context.workspace();
    const found = readCoverageDetail(workspace.db, workspace.departmentId, thing);
    if (found === null) throw notFound(coverageTargets[thing.kind], thing.targetId);
    const span = yearSpan(basis, year, readSchoolCalendar(workspace.db, workspace.departmentId));
    const damaged = readDamagedPieces(workspace.db);
    const ofRecord = found.proofs.filter(
      ({ recordName }) => thing.kind !== 'record' || recordName === '' || recordName === thing.recordName,
    );
    return {
      ...found.detail,
      proofs: ofRecord.map(({ linkYear, evidenceYear, month, recordName: _recordName, fileHash, ...proof }) => ({
        ...proof,
        year: linkYear || evidenceYear,
        hasFile: fileHash !== '',
        damaged: damaged.has(proof.evidenceId),
        counts:
          !damaged.has(proof.evidenceId) &&
          // What is linked to a finding proves it whatever year it is of.
          (thing.kind === 'finding' || countsFor({ day: proof.day, linkYear, evidenceYear, month }, span)),
      })),
    };
  },
};

const none: readonly never[] = [];

/** The rows of one thing, as a JSON text. */
function rowsOf(
  context: CallContext,
  { kind, targetId, basis, year }: CoverageYear & { readonly kind: CoverageKind; readonly targetId: string },
): string {
  const workspace = context.workspace();
  const { db, departmentId } = workspace;
  const sources = listCoverageSources(db, kind, { departmentId, year, id: targetId });
  const proofs = readProofs(db, departmentId, [...new Set(sources.flatMap(provenBy))]);
  const setting = settingOf(workspace, context.now(), { basis, year });
  const matrix = new CoverageMatrix(setting, (id) => proofs.get(id) ?? none);
  const rows = sources.map((source) => matrix.row(kind, source));
  return JSON.stringify(rows.filter((row) => row !== null));
}
