import { listCoverageSources } from '../../../db/queries/coverage-sources.ts';
import { listCoveragePositions, listStandardSources, readProofs } from '../../../db/queries/coverage.ts';
import { coverageKinds } from '../../../shared/domain/coverage/kinds.ts';
import { CoverageMatrix, type CoverageRow } from '../../../shared/domain/coverage/matrix.ts';
import { provenBy } from '../../../shared/domain/coverage/sources.ts';
import type { OpenWorkspace } from '../kernel/context.ts';
import { type CoverageYear, settingOf } from './coverage-matrix.ts';

const none: readonly never[] = [];

/**
 * The first positions with all of their rows, until there are `rowsAtLeast`: what a window shows while the whole is being
 * made. `isWhole` when there are no more.
 */
export function coverageTop(
  workspace: OpenWorkspace,
  now: string,
  { rowsAtLeast, ...year }: CoverageYear & { readonly rowsAtLeast: number },
) {
  const { db, departmentId } = workspace;
  const setting = settingOf(workspace, now, year);
  let proofs: ReturnType<typeof readProofs> = new Map();
  const matrix = new CoverageMatrix(setting, (id) => proofs.get(id) ?? none);
  const positions = listCoveragePositions(db, departmentId);
  const known = new Set(positions.map(({ id }) => id));
  const homeOf = (source: { readonly positionId: string | null }): string | null =>
    source.positionId !== null && known.has(source.positionId) ? source.positionId : null;
  // Standards are read position by position: they are most of what there is.
  const others = coverageKinds.flatMap((kind) => {
    if (kind === 'standard') return [];
    const sources = listCoverageSources(db, kind, { departmentId, year: year.year });
    return [{ kind, byHome: Map.groupBy(sources, homeOf) }];
  });
  const rows: CoverageRow[] = [];
  let isWhole = true;
  // What belongs to no position comes last.
  for (const positionId of [...positions.map(({ id }) => id), null]) {
    if (rows.length >= rowsAtLeast) {
      isWhole = false;
      break;
    }
    const standards = positionId === null ? [] : listStandardSources(db, { positionId });
    const own = others.map(({ kind, byHome }) => ({ kind, sources: byHome.get(positionId) ?? [] }));
    // Once each: several standards share a work item and a duty, several records a workflow.
    const proven = new Set([...standards, ...own.flatMap(({ sources }) => sources)].flatMap(provenBy));
    proofs = readProofs(db, departmentId, [...proven]);
    const made = [
      ...standards.map((source) => matrix.standard(source)),
      ...own.flatMap(({ kind, sources }) => sources.map((source) => matrix.row(kind, source))),
    ];
    rows.push(...made.filter((row) => row !== null));
  }
  return { matrix, rows, positions, today: setting.today, isWhole };
}
