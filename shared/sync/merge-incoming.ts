import { type RecordKind, recordSchemas } from '../domain/record-kind.ts';
import { isFixedField } from '../domain/record-naming.ts';
import type { Revision } from '../domain/revision.ts';
import { type CanonicalValue, canonicalJson } from './canonical-json.ts';
import type { MergeLimits, MergeStore } from './merge-plan.ts';
import type { MergeIssue, MergeRule } from './merge-rules.ts';
import { isOfficeWrite } from './office-writes.ts';

/** More issues than this tell nobody anything new. */
const maxIssues = 200;

/** What came and is new here. */
export interface Incoming {
  /** By record, in the order in which they came. */
  readonly byRecord: ReadonlyMap<string, readonly Revision[]>;
  /** How many were here already. */
  readonly known: number;
}

/**
 * Takes what is new, and refuses what cannot be: a known id with other content, a parent that nobody has, a value that
 * the kind does not allow.
 */
export function takeIncoming(
  store: MergeStore,
  incoming: Iterable<Revision>,
  { limits, issues }: { readonly limits: MergeLimits; readonly issues: MergeIssue[] },
): Incoming {
  const byRecord = new Map<string, Revision[]>();
  const byId = new Map<string, Revision>();
  let known = 0;
  const refuse = (rule: MergeRule, revision: Revision, found?: string): void => {
    if (issues.length >= maxIssues) return;
    const where = [revision.recordKind, revision.recordId];
    issues.push({ where, rule, ...(found === undefined ? {} : { found: found.slice(0, 80) }) });
  };

  for (const revision of incoming) {
    if (revision.recordKind === 'college' && limits.collegeIds?.includes(revision.recordId) === false) continue;
    const twin = byId.get(revision.id) ?? store.findRevision(revision.id);
    if (twin !== null) {
      if (!isSame(twin, revision)) refuse('merge-revision-differs', revision, revision.id);
      else if (!byId.has(revision.id)) known += 1;
      continue;
    }
    const wrong = wrongValue(revision);
    if (wrong !== null) refuse('merge-value-invalid', revision, wrong);
    if (!isAtHome(revision, limits.departmentId)) refuse('merge-other-department', revision);
    if (!limits.officeWrites && isOfficeWrite(revision)) refuse('merge-office-only', revision);
    byId.set(revision.id, revision);
    const list = byRecord.get(revision.recordId);
    if (list === undefined) byRecord.set(revision.recordId, [revision]);
    else list.push(revision);
  }

  for (const revision of byId.values()) {
    if (revision.parents.length === 0 && revision.action !== 'create') refuse('merge-missing-parent', revision);
    for (const id of revision.parents) {
      const parent = byId.get(id) ?? store.findRevision(id);
      if (parent === null) refuse('merge-missing-parent', revision, id);
      else if (!belongsTo(parent, revision)) refuse('merge-revision-misplaced', revision, id);
    }
  }
  return { byRecord, known };
}

function isSame(a: Revision, b: Revision): boolean {
  const text = (revision: Revision): string => canonicalJson(revision as unknown as CanonicalValue);
  return text(a) === text(b);
}

function belongsTo(parent: Revision, revision: Revision): boolean {
  return (
    parent.recordId === revision.recordId &&
    parent.recordKind === revision.recordKind &&
    parent.departmentId === revision.departmentId
  );
}

/** A college belongs to no department, a department to itself, and everything to the one that is being merged. */
function isAtHome({ recordKind, recordId, departmentId }: Revision, wanted: string | null): boolean {
  if (recordKind === 'college') return departmentId === null;
  if (departmentId === null || (recordKind === 'department' && departmentId !== recordId)) return false;
  return wanted === null || departmentId === wanted;
}

type Check = (value: unknown) => boolean;
const checks = new Map<RecordKind, ReadonlyMap<string, Check>>();

function checksOf(kind: RecordKind): ReadonlyMap<string, Check> {
  let found = checks.get(kind);
  if (found === undefined) {
    const shape = recordSchemas[kind].shape as Readonly<
      Record<string, { safeParse: (value: unknown) => { readonly success: boolean } }>
    >;
    found = new Map(
      Object.entries(shape).map(([field, schema]) => [field, (value) => schema.safeParse(value).success]),
    );
    checks.set(kind, found);
  }
  return found;
}

/** The first field that holds what its kind does not allow, or null. */
function wrongValue({ recordKind, action, changes }: Revision): string | null {
  const fields = checksOf(recordKind);
  for (const [field, { from, to }] of Object.entries(changes)) {
    const check = fields.get(field);
    if (check === undefined || (to !== undefined && !check(to))) return field;
    if (action === 'update' && from !== to && isFixedField(recordKind, field)) return field;
  }
  return null;
}
