import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastArrival } from '../../db/queries/bundle-sequence.ts';
import { readRecordSet } from '../../db/records/read-records.ts';
import { getRevision, iterateRevisions, lastSavedAt, listRevisions } from '../../db/revisions/read-revisions.ts';
import type { WorkspaceDb } from '../../db/workspace-db.ts';
import { recordKinds } from '../../shared/domain/record-kind.ts';
import type { FieldValue, Revision } from '../../shared/domain/revision.ts';
import { AppFailure } from '../../shared/app-error.ts';
import { tempDepartment, write } from './support/temp-workspace.ts';

/** One thing that a user might do; numbers choose among what is there. */
const step = fc.oneof(
  fc.record({
    act: fc.constant('position' as const),
    text: fc.string({ minLength: 1, maxLength: 5 }).filter((text) => !/[\n\r]/u.test(text)),
    pick: fc.nat(),
  }),
  fc.record({ act: fc.constant('duty' as const), text: fc.string({ minLength: 1, maxLength: 5 }), pick: fc.nat() }),
  fc.record({ act: fc.constant('handbook' as const), text: fc.constantFrom('手册', '质量手册'), pick: fc.nat() }),
  fc.record({ act: fc.constant('rename' as const), text: fc.constantFrom('甲', '乙', '丙'), pick: fc.nat() }),
  fc.record({ act: fc.constant('report' as const), text: fc.constant(''), pick: fc.nat() }),
  fc.record({ act: fc.constant('remove' as const), text: fc.constant(''), pick: fc.nat() }),
  fc.record({ act: fc.constant('fail' as const), text: fc.constant(''), pick: fc.nat() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function perform(db: WorkspaceDb, departmentId: string, { act, text, pick }: Step): void {
  const at = { departmentId };
  const positions = readRecordSet(db, departmentId).position;
  const position = positions[pick % Math.max(positions.length, 1)];
  const chief = positions[(pick >> 4) % Math.max(positions.length, 1)];
  write(db, (writer) => {
    if (act === 'position') writer.create('position', { name: text, headcount: pick % 9 }, at);
    else if (act === 'handbook') writer.create('handbook', { year: 2026, title: text, controlled: pick % 2 === 0 }, at);
    else if (position === undefined) return;
    else if (act === 'duty') writer.create('duty', { positionId: position.id, text }, at);
    else if (act === 'rename') writer.update('position', position.id, { fields: { name: text } });
    else if (act === 'report')
      writer.update('position', position.id, { fields: { reportsToPositionId: chief?.id ?? null } });
    else if (act === 'remove') writer.remove('position', position.id);
    else {
      writer.remove('position', position.id);
      throw new AppFailure({ code: 'rule-broken' });
    }
  });
}

/** The rows as the revisions alone tell them, and whether each revision follows the one before. */
function replay(revisions: Iterable<Revision>): Map<string, Record<string, FieldValue>> {
  const rows = new Map<string, Record<string, FieldValue>>();
  for (const revision of revisions) {
    const row = rows.get(revision.recordId);
    expect(revision.parents).toEqual(row === undefined ? [] : [row['revisionId']]);
    for (const [field, change] of Object.entries(revision.changes)) expect(row?.[field]).toEqual(change.from);
    if (revision.action === 'remove') {
      rows.delete(revision.recordId);
      continue;
    }
    const values = Object.fromEntries(Object.entries(revision.changes).map(([field, { to }]) => [field, to ?? null]));
    rows.set(revision.recordId, {
      ...row,
      ...values,
      id: revision.recordId,
      departmentId: revision.departmentId,
      revisionId: revision.id,
    });
  }
  return rows;
}

describe('revisions', () => {
  it('Replaying the changes of all revisions from the start yields the stored rows, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const { db, departmentId } = tempDepartment();
        for (const one of steps) {
          try {
            perform(db, departmentId, one);
          } catch (error) {
            if (!(error instanceof AppFailure && error.error.code === 'rule-broken')) throw error;
          }
        }
        const set = readRecordSet(db, departmentId);
        const stored = recordKinds.flatMap((kind) => set[kind].map((record) => [record.id, { ...record }] as const));
        expect(new Map<string, object>(stored)).toEqual(replay(iterateRevisions(db, departmentId)));
        db.close();
      }),
      { numRuns: 30 },
    );
  });

  it('The history of a moment has nothing that arrives while it is read', () => {
    const { db, departmentId } = tempDepartment();
    const add = (...names: readonly string[]) =>
      write(db, (writer) => names.map((name) => writer.create('section', { name }, { departmentId })));
    add(...Array.from({ length: 1_001 }, (_, index) => `科${index}`));
    const [until, before] = [lastArrival(db), [...iterateRevisions(db, departmentId)].length];
    const seen: Revision[] = [];
    for (const revision of iterateRevisions(db, departmentId, { until })) {
      if (seen.length === 0) add('新科室');
      seen.push(revision);
    }
    expect(seen).toHaveLength(before);
    expect([...iterateRevisions(db, departmentId)]).toHaveLength(before + 1);
  });

  it('Revisions are listed newest first, page by page, without a gap', () => {
    const { db, departmentId } = tempDepartment();
    const ids = Array.from(
      { length: 7 },
      (_, index) =>
        write(db, (writer) => writer.create('section', { name: `科${index}` }, { departmentId })).revisionId,
    );
    const first = listRevisions(db, { limit: 3 });
    const second = listRevisions(db, { limit: 3, before: first.at(-1)?.id });
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 6));
    expect(lastSavedAt(db)).toBe(first[0]?.madeAt);
    expect(getRevision(db, ids[0] ?? '')?.changes['name']).toEqual({ to: '科0' });
  });
});
