import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReportingCycle } from '../../shared/domain/reporting-line.ts';

describe('reporting lines', () => {
  const line = [
    { id: 'head', reportsToPositionId: null },
    { id: 'chief', reportsToPositionId: 'head' },
    { id: 'clerk', reportsToPositionId: 'chief' },
  ];

  it('finds a position that would report to itself, at once or over others', () => {
    expect(findReportingCycle(line, { id: 'clerk', reportsToPositionId: 'clerk' })).toEqual(['clerk']);
    expect(findReportingCycle(line, { id: 'head', reportsToPositionId: 'clerk' })).toEqual(['head', 'clerk', 'chief']);
  });

  it('allows every other change, also below a circle that stands already', () => {
    expect(findReportingCycle(line, { id: 'clerk', reportsToPositionId: 'head' })).toBeNull();
    expect(findReportingCycle(line, { id: 'new', reportsToPositionId: 'clerk' })).toBeNull();
    const broken = [
      { id: 'a', reportsToPositionId: 'b' },
      { id: 'b', reportsToPositionId: 'a' },
    ];
    expect(findReportingCycle(broken, { id: 'c', reportsToPositionId: 'a' })).toBeNull();
  });

  it('keeps any sequence of allowed changes free of circles', () => {
    const moves = fc.array(fc.tuple(fc.nat(9), fc.option(fc.nat(9), { nil: null })), { maxLength: 60 });
    fc.assert(
      fc.property(moves, (changes) => {
        let positions = Array.from({ length: 10 }, (_, index) => ({
          id: `${index}`,
          reportsToPositionId: null as string | null,
        }));
        for (const [from, to] of changes) {
          const change = { id: `${from}`, reportsToPositionId: to === null ? null : `${to}` };
          if (findReportingCycle(positions, change) !== null) continue;
          positions = positions.map((position) => (position.id === change.id ? change : position));
        }
        const superiors = new Map(positions.map((position) => [position.id, position.reportsToPositionId]));
        for (const { id } of positions) {
          let steps = 0;
          for (let at: string | null = id; at !== null; at = superiors.get(at) ?? null) steps += 1;
          expect(steps).toBeLessThanOrEqual(10);
          if (steps > 10) break;
        }
      }),
    );
  });
});
