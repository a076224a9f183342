import { describe, expect, it } from 'vitest';
import { listEvidenceTargets } from '../../../db/queries/evidence-targets.ts';
import { listEvidence } from '../../../db/queries/evidence.ts';
import { listHistory } from '../../../db/queries/history.ts';
import { readOverview } from '../../../db/queries/overview.ts';
import { listPositions, readPosition } from '../../../db/queries/positions.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { tempDepartment, write } from '../support/temp-workspace.ts';

const positionCount = 5_000;
const dutiesEach = 2;

/** Positions with two duties each, a work item and a standard under each duty, and evidence for every tenth position. */
function fill(db: WorkspaceDb, departmentId: string): { firstPositionId: string } {
  const home = { departmentId };
  return write(db, (writer) => {
    const sections = Array.from(
      { length: 20 },
      (_, index) => writer.create('section', { name: `科室${index}`, ordinal: index }, home).id,
    );
    const positionIds = Array.from({ length: positionCount }, (_, index) => {
      const sectionId = sections[Math.floor((index * sections.length) / positionCount)] ?? null;
      const position = writer.create('position', { name: `岗位${index}`, sectionId, ordinal: index }, home);
      const person = writer.create('person', { name: `人员${index}`, ordinal: index }, home);
      writer.create('positionHolder', { positionId: position.id, personId: person.id }, home);
      for (let at = 0; at < dutiesEach; at += 1) {
        const duty = writer.create('duty', { positionId: position.id, text: `职责${at}`, ordinal: at }, home);
        const item = writer.create('workItem', { dutyId: duty.id, text: `工作${at}` }, home);
        const frequency = at === 0 ? '每日' : '';
        const standard = writer.create(
          'workStandard',
          { workItemId: item.id, requirement: `标准${at}`, frequency },
          home,
        );
        if (index % 10 > 0 || at > 0) continue;
        const evidence = writer.create('evidence', { title: `材料${index}`, number: `1.${index}-1` }, home);
        writer.create(
          'evidenceLink',
          { evidenceId: evidence.id, targetKind: 'workStandard', targetId: standard.id },
          home,
        );
      }
      return position.id;
    });
    return { firstPositionId: positionIds[0] ?? '' };
  });
}

describe('a department of five thousand positions', () => {
  it('is listed and counted right', () => {
    const { db, departmentId } = tempDepartment();
    const { firstPositionId } = fill(db, departmentId);
    const rows = listPositions(db, departmentId);
    expect(rows).toHaveLength(positionCount);
    expect(rows[0]).toMatchObject({
      id: firstPositionId,
      name: '岗位0',
      sectionName: '科室0',
      holderNames: ['人员0'],
      dutyCount: dutiesEach,
      workItemCount: dutiesEach,
      standardCount: dutiesEach,
      measurableCount: 1,
      evidenceCount: 1,
    });
    expect(rows.filter((row) => row.evidenceCount === 1)).toHaveLength(positionCount / 10);
    expect(readPosition(db, firstPositionId)?.duties).toHaveLength(dutiesEach);

    const overview = readOverview(db, departmentId, 2026);
    expect(overview.counts).toMatchObject({
      positions: positionCount,
      duties: positionCount * dutiesEach,
      standards: positionCount * dutiesEach,
      measurableStandards: positionCount,
      provenStandards: positionCount / 10,
      evidence: positionCount / 10,
    });
    const gap = overview.gaps.find(({ rule }) => rule === 'standard-without-evidence');
    expect([gap?.count, gap?.examples.length]).toEqual([positionCount * dutiesEach - positionCount / 10, 5]);

    expect(listEvidence(db, departmentId)).toHaveLength(positionCount / 10);
    expect(listEvidenceTargets(db, departmentId).length).toBeGreaterThan(positionCount * dutiesEach);
    expect(listHistory(db, { limit: 500 })).toHaveLength(500);
  }, 120_000);
});
