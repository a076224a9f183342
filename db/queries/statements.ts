import type { StatementDetail } from '../../shared/contract/tasks.ts';
import type { StoredRecord } from '../../shared/domain/record-kind.ts';
import { totalWeight } from '../../shared/domain/statement.ts';
import { getRecord } from '../records/read-records.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { groupBy, selectRecords } from './select-records.ts';

/** A year's responsibility statements with their items. */
export function listStatements(db: WorkspaceDb, departmentId: string, year: number): StatementDetail[] {
  const statements = selectRecords(db, 'statement', { where: 'department_id = ?', value: departmentId }).filter(
    (statement) => statement.year === year,
  );
  const items = selectRecords(db, 'statementItem', {
    where: 'statement_id IN (SELECT id FROM statement WHERE year = ?)',
    value: year,
  });
  const itemsOf = groupBy(items, (item) => item.statementId);
  return statements.map((statement) => detail(statement, itemsOf.get(statement.id) ?? []));
}

/** One statement with its items; null when there is none. */
export function readStatement(db: WorkspaceDb, id: string): StatementDetail | null {
  const statement = getRecord(db, 'statement', id);
  if (statement === null) return null;
  return detail(statement, selectRecords(db, 'statementItem', { where: 'statement_id = ?', value: id }));
}

function detail(statement: StoredRecord<'statement'>, items: StoredRecord<'statementItem'>[]): StatementDetail {
  return { statement, items, totalWeight: totalWeight(items) };
}
