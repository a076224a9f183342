import { listPieceProblems, readKnownPlaces } from '../../../db/queries/coverage-check.ts';
import { listCoverageSources } from '../../../db/queries/coverage-sources.ts';
import {
  type CoveragePosition,
  listCoveragePositions,
  listRecordSources,
  readProofs,
} from '../../../db/queries/coverage.ts';
import { statement } from '../../../db/statements.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { readSchoolCalendar } from '../../../db/queries/task-months.ts';
import type { CheckItem } from '../../../shared/contract/coverage.ts';
import { dayInChina } from '../../../shared/document/revision-summary.ts';
import { coverageStates, isLacking } from '../../../shared/domain/coverage/judge.ts';
import { coverageKinds } from '../../../shared/domain/coverage/kinds.ts';
import { CoverageMatrix, type CoverageRow, type CoverageSetting } from '../../../shared/domain/coverage/matrix.ts';
import { type LinkedProof, provesRecord, type TaskSource } from '../../../shared/domain/coverage/sources.ts';
import type { OpenWorkspace } from '../kernel/context.ts';
import { dueBook } from './task-month-rows.ts';

/** Which year, and how years are counted. */
export type CoverageYear = Pick<CoverageSetting, 'basis' | 'year'>;

export function settingOf(workspace: OpenWorkspace, now: string, { basis, year }: CoverageYear): CoverageSetting {
  const calendar = readSchoolCalendar(workspace.db, workspace.departmentId);
  return { basis, year, calendar, today: dayInChina(now), book: dueBook(workspace) };
}

/** The last matrix that was made; a file that nothing was written to since has the same one. */
let kept: { readonly key: string; readonly db: WorkspaceDb; readonly value: ReturnType<typeof makeCoverage> } | null =
  null;

/** Every row of one year, position by position. */
export function coverageOf(workspace: OpenWorkspace, now: string, year: CoverageYear): ReturnType<typeof makeCoverage> {
  const { db, departmentId } = workspace;
  // The host is the only one that writes to the file, on this one connection.
  const changes = statement<{ changes: number }>(db.raw, 'SELECT total_changes() AS changes').get()?.changes ?? 0;
  const key = [departmentId, year.basis, year.year, dayInChina(now), changes].join(' ');
  if (kept === null || kept.key !== key || kept.db !== db)
    kept = { key, db, value: makeCoverage(workspace, now, year) };
  return kept.value;
}

let keptText: { readonly rows: readonly CoverageRow[]; readonly text: string } | null = null;

/** The same rows as one JSON text, which takes as long to write as a window takes to read it: made once as well. */
export function coverageText(workspace: OpenWorkspace, now: string, year: CoverageYear): string {
  const { rows } = coverageOf(workspace, now, year);
  if (keptText?.rows !== rows) keptText = { rows, text: JSON.stringify(rows) };
  return keptText.text;
}

/** What is not written yet, and what the rows would be with it. */
export interface CoverageAdditions {
  /** Further proofs, by what they prove. */
  readonly proofs: ReadonlyMap<string, readonly LinkedProof[]>;
  readonly tasks: readonly TaskSource[];
}

/** Like `coverageOf`, with additions, and never kept. */
export function makeCoverage(
  workspace: OpenWorkspace,
  now: string,
  { added, ...year }: CoverageYear & { readonly added?: CoverageAdditions },
) {
  const { db, departmentId } = workspace;
  const proofs = readProofs(db, departmentId);
  const setting = settingOf(workspace, now, year);
  const matrix = new CoverageMatrix(setting, (id) => {
    const more = added?.proofs.get(id);
    return more === undefined ? (proofs.get(id) ?? none) : [...(proofs.get(id) ?? none), ...more];
  });
  const positions = listCoveragePositions(db, departmentId);
  const groups = new Map<string, CoverageRow[]>(positions.map(({ id }) => [id, []]));
  const rest: CoverageRow[] = [];
  const put = (row: CoverageRow | null): void => {
    if (row !== null) (groups.get(row.positionId ?? '') ?? rest).push(row);
  };
  for (const kind of coverageKinds) {
    for (const source of listCoverageSources(db, kind, { departmentId, year: year.year }))
      put(matrix.row(kind, source));
    if (kind === 'task') for (const source of added?.tasks ?? []) put(matrix.task(source));
  }
  return { matrix, rows: [...groups.values(), rest].flat(), positions, today: setting.today };
}

/** Where the evidence of a row may be found, and with whom. */
export function hintsIn(
  { db, departmentId }: OpenWorkspace,
  positions: readonly CoveragePosition[],
): (row: Pick<CoverageRow, 'kind' | 'targetId' | 'recordName' | 'positionId' | 'keeper'>) => Omit<CheckItem, 'row'> {
  const places = readKnownPlaces(db, departmentId);
  const records = Map.groupBy(listRecordSources(db, departmentId), ({ workflowId }) => workflowId);
  const byId = new Map(positions.map((position) => [position.id, position]));
  return (row) => {
    const record = { name: row.recordName, siblings: records.get(row.targetId)?.length ?? 0 };
    const known = (places.get(row.targetId) ?? []).filter((one) => row.kind !== 'record' || provesRecord(record, one));
    const placed = known.find(({ place }) => place !== '');
    const keeper = known.find((one) => one.keeper !== '')?.keeper ?? '';
    const position = byId.get(row.positionId ?? '');
    const names = [row.keeper, keeper, ...(position?.holderNames ?? '').split('、')];
    return {
      positionName: position?.name ?? '',
      place: placed?.place ?? '',
      placeDay: placed?.day ?? '',
      keepers: [...new Set(names)].filter((name) => name !== ''),
    };
  };
}

const shownExamples = 5;

/** What is missing before the department hands its evidence in, with where to look and who keeps it. */
export function checkOf(workspace: OpenWorkspace, now: string, year: CoverageYear) {
  const { db, departmentId } = workspace;
  const { rows, positions, today } = coverageOf(workspace, now, year);
  const hintsOf = hintsIn(workspace, positions);
  const order = new Map(positions.map(({ id }, index) => [id, index]));
  const rank = (row: CoverageRow): number => order.get(row.positionId ?? '') ?? positions.length;
  const items = rows
    .filter(({ state }) => isLacking(state))
    .toSorted((a, b) => rank(a) - rank(b) || coverageStates.indexOf(a.state) - coverageStates.indexOf(b.state))
    .map((row): CheckItem => ({ row, ...hintsOf(row) }));
  return { today, total: rows.length, items, pieces: listPieceProblems(db, departmentId, shownExamples) };
}

const none: readonly never[] = [];
