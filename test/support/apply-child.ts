// Takes bundles' worth of revisions into the office's files named on the command line, in turn, and tells how long it took.
import { v7 } from 'uuid';
import { applyMerge } from '../../db/merge/apply-merge.ts';
import { recordTables } from '../../db/record-table.ts';
import { openWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import type { RecordKind } from '../../shared/domain/record-kind.ts';
import type { FieldChanges, Revision, RevisionAction } from '../../shared/domain/revision.ts';

interface Row {
  readonly id: string;
  readonly revisionId: string;
  readonly [field: string]: string | number | null;
}

const replicaId = v7();
let commandId = v7();

function revise(
  recordKind: RecordKind,
  place: { readonly id: string; readonly departmentId: string; readonly parent?: string },
  changes: FieldChanges,
): Revision {
  const action: RevisionAction = place.parent === undefined ? 'create' : 'update';
  return {
    id: v7(),
    recordKind,
    recordId: place.id,
    departmentId: place.departmentId,
    parents: place.parent === undefined ? [] : [place.parent],
    action,
    changes,
    author: '部门秘书',
    replicaId,
    madeAt: new Date().toISOString(),
    commandId,
    commandName: 'bench',
  };
}

function rowsOf(db: WorkspaceDb, kind: RecordKind, departmentId: string): Row[] {
  const { table, selectList } = recordTables[kind];
  return db.raw
    .prepare<[string], Row>(`SELECT ${selectList} FROM ${table} WHERE department_id = ? ORDER BY id`)
    .all(departmentId);
}

/** A month of a department: evidence catalogued and linked, standards worded anew, tasks reported on. */
function monthOf(db: WorkspaceDb, departmentId: string, count: number): Revision[] {
  commandId = v7();
  const standards = rowsOf(db, 'workStandard', departmentId);
  const evidence = rowsOf(db, 'evidence', departmentId);
  const revisions: Revision[] = [];
  for (let at = 0; revisions.length < count; at += 1) {
    const standard = standards[at % standards.length];
    const old = evidence[(at * 7) % evidence.length];
    if (standard === undefined || old === undefined) throw new Error('The department is empty');
    const id = v7();
    revisions.push(
      revise(
        'evidence',
        { id, departmentId },
        {
          number: { to: `新-${at}` },
          title: { to: `新增检查记录第${at}份` },
          formedOn: { to: '2026-03-01' },
          year: { to: '2026' },
        },
      ),
      revise(
        'evidenceLink',
        { id: v7(), departmentId },
        {
          evidenceId: { to: id },
          targetKind: { to: 'workStandard' },
          targetId: { to: standard.id },
        },
      ),
      revise(
        'evidence',
        { id: old.id, departmentId, parent: old.revisionId },
        {
          remarks: { from: String(old['remarks']), to: `${String(old['remarks'])}已核对${at}` },
        },
      ),
      revise(
        'workStandard',
        { id: standard.id, departmentId, parent: standard.revisionId },
        {
          requirement: { from: String(standard['requirement']), to: `${String(standard['requirement'])}，${at}` },
        },
      ),
    );
    // What was changed once is followed by the next change, as a department's own history goes.
    const last = revisions.at(-1);
    if (last !== undefined) {
      standards[at % standards.length] = {
        ...standard,
        revisionId: last.id,
        requirement: last.changes['requirement']?.to as string,
      };
    }
    const changed = revisions.at(-2);
    if (changed !== undefined) {
      evidence[(at * 7) % evidence.length] = {
        ...old,
        revisionId: changed.id,
        remarks: changed.changes['remarks']?.to as string,
      };
    }
  }
  return revisions.slice(0, count);
}

/** A file to apply to: its path and its departments, each of which is given one bundle's worth. */
interface Target {
  readonly path: string;
  readonly departmentIds: readonly string[];
}

const [targets = '[]', count = ''] = process.argv.slice(2);
const now = (): string => new Date().toISOString();
const files = (JSON.parse(targets) as readonly Target[]).map((target) => ({
  ...target,
  db: openWorkspaceDb(target.path, { now, newId: () => v7() }),
  millis: [] as number[],
}));
const rounds = Math.min(...files.map(({ departmentIds }) => departmentIds.length));
// In turn, and each first as often as the other: whatever else the machine does meets all of them alike. The last one
// is first in the first round, for it is the large one, of which the bench asks what the first bundle takes: nothing
// must be warm by then.
for (let round = 0; round < rounds; round += 1) {
  for (const { db, departmentIds, millis } of round % 2 === 0 ? files.toReversed() : files) {
    const departmentId = departmentIds[round] ?? '';
    const revisions = monthOf(db, departmentId, Number(count));
    const limits = { departmentId, collegeIds: [], maxRemovedPercent: 20, officeWrites: false };
    const startedAt = performance.now();
    const { outcome } = applyMerge(db, revisions, { limits, now });
    millis.push(performance.now() - startedAt);
    if (outcome.newRevisions !== Number(count)) throw new Error('Not all revisions were new');
  }
}
for (const { db } of files) db.close();
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({ millis: files.map(({ millis }) => millis), peakBytes })}\n`);
