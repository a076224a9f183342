import type { MemberRow, MemberStanding } from '../../shared/contract/office.ts';
import { comparableName } from '../../shared/domain/member-department.ts';
import type { StoredRecord } from '../../shared/domain/record-kind.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import { selectRecords } from './select-records.ts';

/** A department in the file that is not the office itself. */
interface Present {
  readonly id: string;
  readonly name: string;
}

interface Arrival {
  readonly departmentId: string;
  readonly lastAt: string | null;
  readonly waiting: number;
}

/** Bundles that were taken in, on whatever screen, and those that wait in the inbox. */
const arrivalsSql = `SELECT departmentId, max(lastAt) AS lastAt, sum(waiting) AS waiting FROM (
    SELECT p.department_id AS departmentId, r.received_at AS lastAt, 0 AS waiting
      FROM received_bundle r JOIN peer p ON p.replica_id = r.peer_id WHERE r.purpose <> 'receipt'
    UNION ALL
    SELECT department_id, NULL, 1 FROM inbox_bundle WHERE state = 'waiting')
  WHERE departmentId <> '' GROUP BY departmentId`;

/** Departments that are enrolled, or whose bundle lies in the inbox: they have an id before their first record is here. */
const announcedSql = `SELECT department_id AS id, name FROM peer WHERE department_id IS NOT NULL
  UNION SELECT department_id, department_name FROM inbox_bundle WHERE state = 'waiting'`;
const changedSql = 'SELECT made_at AS madeAt FROM revision WHERE department_id = ? ORDER BY id DESC LIMIT 1';

/** The round that is under way, the newest first by its day; null when there is none. */
export function openRound(db: WorkspaceDb, officeId: string): StoredRecord<'reviewRound'> | null {
  const rounds = selectRecords(db, 'reviewRound', { where: 'department_id = ?', value: officeId });
  const open = rounds.filter(({ closedOn }) => closedOn === '');
  return (
    open.toSorted((a, b) => (a.opensOn === b.opensOn ? (a.id < b.id ? 1 : -1) : a.opensOn < b.opensOn ? 1 : -1))[0] ??
    null
  );
}

/**
 * The departments that the office expects, in its order. A department whose record says no id is the one of the same
 * name, so that a list that was typed first and the bundles that come later find each other.
 */
export function listMembers(
  db: WorkspaceDb,
  { officeId, today }: { readonly officeId: string; readonly today: string },
): MemberRow[] {
  const present = statement<Present>(db.raw, 'SELECT id, name FROM department WHERE id <> ?').all(officeId);
  const byId = new Map(present.map((department) => [department.id, department]));
  const announced = statement<Present>(db.raw, announcedSql).all();
  const byName = new Map([...announced, ...present].map(({ id, name }) => [comparableName(name), id]));
  const arrivals = new Map(
    statement<Arrival>(db.raw, arrivalsSql)
      .all()
      .map((arrival) => [arrival.departmentId, arrival]),
  );
  const round = openRound(db, officeId);
  return selectRecords(db, 'memberDepartment', { where: 'department_id = ?', value: officeId }).map((member) => {
    const knownId = member.ofDepartmentId ?? byName.get(comparableName(member.name)) ?? '';
    const department = byId.get(knownId);
    const departmentId = department?.id ?? null;
    const arrival = arrivals.get(knownId);
    const changed =
      departmentId === null ? undefined : statement<{ madeAt: string }>(db.raw, changedSql).get(departmentId);
    const lastBundleAt = arrival?.lastAt ?? '';
    return {
      id: member.id,
      revisionId: member.revisionId,
      name: member.name,
      code: member.code,
      contactName: member.contactName,
      phone: member.phone,
      remarks: member.remarks,
      departmentId,
      ownName: department !== undefined && department.name !== member.name ? department.name : '',
      standing: standingOf({ departmentId, lastBundleAt, waiting: arrival?.waiting ?? 0 }, round, today),
      lastBundleAt,
      waitingBundles: arrival?.waiting ?? 0,
      lastChangeAt: changed?.madeAt ?? '',
    };
  });
}

function standingOf(
  member: { readonly departmentId: string | null; readonly lastBundleAt: string; readonly waiting: number },
  round: StoredRecord<'reviewRound'> | null,
  today: string,
): MemberStanding {
  if (member.waiting > 0) return 'waiting';
  const inRound = round === null || member.lastBundleAt.slice(0, 10) >= round.opensOn;
  const isLate = round !== null && round.reportBy !== '' && round.reportBy < today;
  if (member.departmentId !== null && member.lastBundleAt !== '' && inRound) return 'current';
  if (isLate) return 'late';
  return member.departmentId === null ? 'never' : member.lastBundleAt === '' ? 'never' : 'current';
}
