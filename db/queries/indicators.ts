import type { IndicatorRow, Watched } from '../../shared/contract/indicators.ts';
import { readingsOf } from '../../shared/domain/indicator-state.ts';
import { shortText } from '../../shared/domain/short-text.ts';
import { recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { readProofPieces } from './proof-pieces.ts';
import { groupBy, selectRecords } from './select-records.ts';

type Line = Omit<IndicatorRow, 'watches' | 'readings' | 'evidence' | 'openFinding'> & {
  readonly standardText: string | null;
  readonly goalText: string | null;
};

const columns = recordTables.indicator.columns.map(({ column, field }) => `i.${column} AS "${field}"`).join(', ');
const listSql = `
  SELECT ${columns}, i.id, i.department_id AS departmentId, i.revision_id AS revisionId,
    coalesce(p.name, '') AS positionName, s.requirement AS standardText, g.text AS goalText
  FROM indicator i
    LEFT JOIN position p ON p.id = i.position_id
    LEFT JOIN work_standard s ON s.id = i.work_standard_id
    LEFT JOIN goal g ON g.id = i.goal_id
  WHERE i.department_id = ? ORDER BY i.ordinal, i.id`;
const openSql = `
  SELECT indicator_id AS indicatorId, id, number FROM finding
  WHERE department_id = ? AND indicator_id IS NOT NULL AND verified_on = '' ORDER BY found_on, id`;

/** Every indicator of a department in its order, with its readings, its proofs and the finding that is open on it. */
export function listIndicators(db: WorkspaceDb, departmentId: string): IndicatorRow[] {
  const lines = statement<Line>(db.raw, listSql).all(departmentId);
  const proofs = readProofPieces(
    db,
    'indicator',
    lines.map(({ id }) => id),
  );
  const readings = groupBy(
    selectRecords(db, 'indicatorReading', { where: 'department_id = ?', value: departmentId }),
    ({ indicatorId }) => indicatorId,
  );
  const open = statement<{ indicatorId: string; id: string; number: string }>(db.raw, openSql).all(departmentId);
  const openFindings = new Map(open.map(({ indicatorId, id, number }) => [indicatorId, { id, number }]));
  return lines.map(({ standardText, goalText, ...line }) => {
    // Two copies may have noted one day each for themselves: the record that was made last counts.
    const ofDay = new Map((readings.get(line.id) ?? []).map((reading) => [reading.readOn, reading]));
    return {
      ...line,
      watches: watchedOf('workStandard', line.workStandardId, standardText) ?? watchedOf('goal', line.goalId, goalText),
      readings: readingsOf([...ofDay.values()], null).map(({ id, readOn, measured, remarks }) => ({
        id,
        readOn,
        measured,
        remarks,
      })),
      evidence: [...(proofs.get(line.id) ?? [])],
      openFinding: openFindings.get(line.id) ?? null,
    };
  });
}

function watchedOf(kind: Watched['kind'], id: string | null, text: string | null): Watched | null {
  return id === null ? null : { kind, id, title: shortText(text ?? '') };
}

/** The position whose standard or goal this is; null where there is none. */
export function positionOfWatched(db: WorkspaceDb, { kind, id }: Pick<Watched, 'kind' | 'id'>): string | null {
  const sql = {
    workStandard: `SELECT d.position_id AS positionId FROM work_standard s JOIN work_item i ON i.id = s.work_item_id
      JOIN duty d ON d.id = i.duty_id WHERE s.id = ?`,
    goal: 'SELECT position_id AS positionId FROM goal WHERE id = ?',
  }[kind];
  return statement<{ positionId: string | null }>(db.raw, sql).get(id)?.positionId ?? null;
}
