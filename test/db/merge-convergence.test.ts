import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { RecordKind } from '../../shared/domain/record-kind.ts';
import { mergeRecord } from '../../shared/sync/merge-record.ts';
import { editsOf, performEdit } from '../support/random-edits.ts';
import { beginTogether, exchangeAll, Replica, sharedDepartmentId } from '../support/merge-replica.ts';

/** Few kinds that own, name and prove one another, so that edits meet. */
const kinds: readonly RecordKind[] = [
  'section',
  'person',
  'position',
  'duty',
  'workItem',
  'goal',
  'workflow',
  'workflowStep',
  'workflowLink',
  'evidence',
  'evidenceLink',
];
const yearMs = 365.25 * 86_400_000;
const pool = [0, 20 * yearMs, -20 * yearMs, 0, 3_600_000].map(
  (shiftMs, index) => new Replica(`副本${index}`, { shiftMs }),
);

afterAll(() => {
  for (const { db } of pool) db.close();
});

const scenario = fc.record({
  replicas: fc.constantFrom(3, 3, 3, 4, 5),
  together: fc.array(editsOf(kinds), { minLength: 2, maxLength: 4 }),
  steps: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ at: fc.nat({ max: 4 }), edit: editsOf(kinds) }) },
      // A bundle from one to another: all that it has, or a part that was lost on the way and comes again later.
      { weight: 1, arbitrary: fc.record({ from: fc.nat({ max: 4 }), to: fc.nat({ max: 4 }), twice: fc.boolean() }) },
    ),
    { minLength: 4, maxLength: 8 },
  ),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

function play({ replicas: count, together, steps }: Scenario): readonly Replica[] {
  const replicas = pool.slice(0, count);
  for (const replica of replicas) replica.clear();
  beginTogether(replicas);
  const edit = (replica: Replica, one: Scenario['together'][number]): void =>
    performEdit({ db: replica.db, departmentId: sharedDepartmentId, context: replica.context() }, one);
  const [first] = replicas;
  if (first === undefined) throw new Error('No replica');
  for (const one of together) edit(first, one);
  for (const replica of replicas.slice(1)) replica.apply(first.revisions());
  for (const step of steps) {
    if ('edit' in step) edit(replicas[step.at % count] ?? first, step.edit);
    else {
      const from = replicas[step.from % count] ?? first;
      const to = replicas[step.to % count] ?? first;
      if (from === to) continue;
      to.apply(from.revisions().toReversed());
      if (step.twice) to.apply(from.revisions());
    }
  }
  exchangeAll(replicas);
  return replicas;
}

/** Values of a field that no later write knew of, and that neither stand nor are listed to be decided. */
function lostValues(replica: Replica): string[] {
  const lost: string[] = [];
  const { raw } = replica.db;
  const listed = new Set(raw.prepare("SELECT record_id || ' ' || field FROM merge_conflict").pluck().all() as string[]);
  for (const revisions of Map.groupBy(replica.revisions(), ({ recordId }) => recordId).values()) {
    const merged = mergeRecord(revisions);
    const { recordId, recordKind } = merged.head;
    if (!merged.isStanding) continue;
    for (const { field, writes } of merged.contested) {
      if (field !== 'ordinal' && !listed.has(`${recordId} ${field}`)) lost.push(`${recordKind} ${recordId} ${field}`);
      if (new Set(writes.map(({ changes }) => changes[field]?.to)).size !== writes.length) lost.push(`twice ${field}`);
    }
  }
  return lost;
}

describe('copies that were changed apart', () => {
  it('M1–M6 300 runs: whatever order, loss and repetition, with clocks 20 years apart, all copies come to the same records and list every losing value', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const replicas = play(one);
        const digests = new Set(replicas.map((replica) => replica.digest()));
        expect(digests.size).toBe(1);
        const [first] = replicas;
        expect(first?.db.raw.pragma('foreign_key_check')).toEqual([]);
        expect(first === undefined ? [] : lostValues(first)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
