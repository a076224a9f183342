import { describe, expect, it } from 'vitest';
import { listEvidenceTargets } from '../../../db/queries/evidence-targets.ts';
import { listEvidence } from '../../../db/queries/evidence.ts';
import { listHistory } from '../../../db/queries/history.ts';
import { readOverview } from '../../../db/queries/overview.ts';
import { listPositions, readPosition } from '../../../db/queries/positions.ts';
import { dutiesEach, fillLargeDepartment, positionCount } from '../../support/large-department.ts';
import { tempDepartment, write } from '../support/temp-workspace.ts';

describe('a department of five thousand positions', () => {
  it('is listed and counted right', () => {
    const { db, departmentId } = tempDepartment();
    const { firstPositionId } = write(db, (writer) => fillLargeDepartment(writer, departmentId));
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
