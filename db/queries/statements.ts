import type { StatementDetail, StatementParty } from '../../shared/contract/statements.ts';
import type { StoredRecord } from '../../shared/domain/record-kind.ts';
import { totalWeight } from '../../shared/domain/statement-points.ts';
import { getRecord, listRecords } from '../records/read-records.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { groupBy, selectRecords } from './select-records.ts';

type Statement = StoredRecord<'statement'>;

/** A year's responsibility statements with their items, templates left out. */
export function listStatements(db: WorkspaceDb, departmentId: string, year: number): StatementDetail[] {
  const items = selectRecords(db, 'statementItem', {
    where: "statement_id IN (SELECT id FROM statement WHERE usage = 'statement' AND year = ?)",
    value: year,
  });
  return withItems(
    ofDepartment(db, departmentId).filter((each) => each.usage === 'statement' && each.year === year),
    items,
  );
}

/** The department's own templates with their items. */
export function listStatementTemplates(db: WorkspaceDb, departmentId: string): StatementDetail[] {
  const items = selectRecords(db, 'statementItem', {
    where: 'statement_id IN (SELECT id FROM statement WHERE usage = ?)',
    value: 'template',
  });
  return withItems(
    ofDepartment(db, departmentId).filter((each) => each.usage === 'template'),
    items,
  );
}

/** One statement with its items; null when there is none. */
export function readStatement(db: WorkspaceDb, id: string): StatementDetail | null {
  const statement = getRecord(db, 'statement', id);
  if (statement === null) return null;
  return detail(statement, selectRecords(db, 'statementItem', { where: 'statement_id = ?', value: id }));
}

/** Whom a statement can be made with: name, who signs for it, where it stands, and for which years it has one. */
export interface PartyRow {
  readonly party: StatementParty;
  readonly name: string;
  readonly signer: string;
  readonly place: string;
  readonly years: number[];
}

/** The department, then its sections, positions and people, each in their own order. */
export function listParties(db: WorkspaceDb, departmentId: string): PartyRow[] {
  const department = getRecord(db, 'department', departmentId);
  const people = new Map(listRecords(db, 'person', departmentId).map((person) => [person.id, person]));
  const sections = listRecords(db, 'section', departmentId);
  const sectionNames = new Map(sections.map((section) => [section.id, section.name]));
  const holders = groupBy(listRecords(db, 'positionHolder', departmentId), (holder) => holder.positionId);
  const nameOf = (id: string | null | undefined): string => people.get(id ?? '')?.name ?? '';
  const sectionOf = (id: string | null): string => sectionNames.get(id ?? '') ?? '';
  const statements = ofDepartment(db, departmentId).filter((each) => each.usage === 'statement');
  const yearsOf = (is: (statement: Statement) => boolean): number[] => [
    ...new Set(statements.filter(is).map((statement) => statement.year)),
  ];
  return [
    {
      party: { kind: 'department' },
      name: department?.name ?? '',
      signer: nameOf(department?.headPersonId),
      place: '',
      years: yearsOf((each) => each.partyB === department?.name),
    },
    ...sections.map((section) => ({
      party: { kind: 'section' as const, id: section.id },
      name: section.name,
      signer: nameOf(section.leaderPersonId),
      place: '',
      years: yearsOf((each) => each.partySectionId === section.id),
    })),
    ...listRecords(db, 'position', departmentId).map((position) => ({
      party: { kind: 'position' as const, id: position.id },
      name: position.name,
      signer: (holders.get(position.id) ?? [])
        .map((holder) => nameOf(holder.personId))
        .filter((name) => name !== '')
        .join('、'),
      place: sectionOf(position.sectionId),
      years: yearsOf((each) => each.partyPositionId === position.id),
    })),
    ...[...people.values()].map((person) => ({
      party: { kind: 'person' as const, id: person.id },
      name: person.name,
      signer: person.name,
      place: sectionOf(person.sectionId),
      years: yearsOf((each) => each.partyPersonId === person.id),
    })),
  ];
}

function ofDepartment(db: WorkspaceDb, departmentId: string): Statement[] {
  return selectRecords(db, 'statement', { where: 'department_id = ?', value: departmentId });
}

function withItems(
  statements: readonly Statement[],
  items: readonly StoredRecord<'statementItem'>[],
): StatementDetail[] {
  const itemsOf = groupBy(items, (item) => item.statementId);
  return statements.map((statement) => detail(statement, itemsOf.get(statement.id) ?? []));
}

function detail(statement: Statement, items: StoredRecord<'statementItem'>[]): StatementDetail {
  return { statement, items, totalWeight: totalWeight(items) };
}
