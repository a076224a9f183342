import type { CoverageKind } from '../../shared/domain/coverage/kinds.ts';
import {
  type CoverageSources,
  type FindingSource,
  gatheringLevels,
  type GoalSource,
  type IndicatorSource,
} from '../../shared/domain/coverage/sources.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { chosen, type CoverageChoice, listRecordSources, listStandardSources, listTaskSources } from './coverage.ts';

const gathering = Array.from(gatheringLevels, (level) => `'${level}'`).join(', ');

/** Goals that name their proof, and are not proven by those below them. */
function listGoalSources(db: WorkspaceDb, choice: CoverageChoice): GoalSource[] {
  const { where, value } = chosen(choice, 'g');
  const sql = `
    SELECT g.id, g.year_from AS yearFrom, g.year_to AS yearTo, g.position_id AS positionId, substr(g.text, 1, 200) AS text,
      substr(g.checkpoint, 1, 400) AS checkpoint, coalesce(n.name, '') AS keeper
    FROM goal g LEFT JOIN person n ON n.id = coalesce(g.person_id, g.owner_person_id)
    WHERE ${where} AND trim(g.checkpoint) <> '' AND g.level NOT IN (${gathering}) ORDER BY g.ordinal, g.id`;
  return statement<GoalSource>(db.raw, sql).all(value);
}

function listIndicatorSources(db: WorkspaceDb, choice: CoverageChoice): IndicatorSource[] {
  const { where, value } = chosen(choice, 'i');
  const sql = `
    SELECT i.id, i.code, i.name, i.position_id AS positionId, i.frequency, i.data_source AS dataSource
    FROM indicator i WHERE ${where} ORDER BY i.ordinal, i.id`;
  return statement<IndicatorSource>(db.raw, sql).all(value);
}

/** Findings of every year, in the order in which they came to light. */
function listFindingSources(db: WorkspaceDb, choice: CoverageChoice): FindingSource[] {
  const { where, value } = chosen(choice, 'f');
  const sql = `
    SELECT f.id, f.number, substr(f.problem, 1, 200) AS problem, f.position_id AS positionId, f.found_on AS foundOn,
      f.mend_by AS mendBy, f.started_on AS startedOn, f.mended_on AS mendedOn, f.verified_on AS verifiedOn
    FROM finding f WHERE ${where} ORDER BY f.found_on, f.ordinal, f.id`;
  return statement<FindingSource>(db.raw, sql).all(value);
}

/** All things of a department, or one of them, as a matrix of `year` needs them. */
export interface CoverageScope {
  readonly departmentId: string;
  readonly year: number;
  readonly id?: string;
}

const choiceOf = ({ departmentId, id }: CoverageScope): CoverageChoice =>
  id === undefined ? { departmentId } : { id };

const listers: { readonly [K in CoverageKind]: (db: WorkspaceDb, scope: CoverageScope) => CoverageSources[K][] } = {
  standard: (db, scope) => listStandardSources(db, choiceOf(scope)),
  record: (db, { departmentId, id }) => listRecordSources(db, departmentId, id),
  // A school year takes tasks of both calendar years that it touches.
  task: (db, scope) => listTaskSources(db, choiceOf(scope), { from: scope.year - 1, to: scope.year + 1 }),
  goal: (db, scope) => listGoalSources(db, choiceOf(scope)),
  indicator: (db, scope) => listIndicatorSources(db, choiceOf(scope)),
  finding: (db, scope) => listFindingSources(db, choiceOf(scope)),
};

/** What the rows of one kind are made of, in the order in which the matrix lists them. */
export function listCoverageSources<K extends CoverageKind>(
  db: WorkspaceDb,
  kind: K,
  scope: CoverageScope,
): CoverageSources[K][] {
  return listers[kind](db, scope);
}
