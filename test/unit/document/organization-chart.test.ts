import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawOrganization, type Organization } from '../../../shared/document/organization-chart.ts';

const area = { widthMm: 160, heightMm: 170 };
let count = 0;
const box = (name: string) => {
  count += 1;
  return { id: `b${count}`, name, note: '编制1人' };
};
function organization(sizes: readonly number[], leaders: number, name = '水电运维岗'): Organization {
  return {
    top: box('后勤处'),
    leaders: Array.from({ length: leaders }, () => box('副处长')),
    sections: sizes.map((size) => ({ head: box('综合科'), positions: Array.from({ length: size }, () => box(name)) })),
  };
}

describe('an organization chart', () => {
  it('has every box once, none over another, all inside its area, each reached by a line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { minLength: 1, maxLength: 6 }),
        fc.nat(4),
        fc.stringMatching(/^[一-龥]{1,16}$/u),
        (sizes, leaders, name) => {
          const drawing = drawOrganization(organization(sizes, leaders, name), area);
          if (drawing === null) return; // higher than the area
          const { shapes } = drawing;
          expect(shapes).toHaveLength(1 + leaders + sizes.length + sizes.reduce((sum, size) => sum + size, 0));
          for (const [index, one] of shapes.entries()) {
            expect(one.x).toBeGreaterThanOrEqual(0);
            expect(one.x + one.width).toBeLessThanOrEqual(drawing.widthMm);
            expect(one.y + one.height).toBeLessThanOrEqual(drawing.heightMm);
            for (const other of shapes.slice(index + 1)) {
              const apart =
                one.x + one.width <= other.x ||
                other.x + other.width <= one.x ||
                one.y + one.height <= other.y ||
                other.y + other.height <= one.y;
              expect(apart).toBe(true);
            }
          }
          const reached = new Set(drawing.lines.flatMap((line) => [line.from, line.to]));
          expect(shapes.filter((shape) => !reached.has(shape.id))).toEqual([]);
          expect(drawing.widthMm).toBeLessThanOrEqual(area.widthMm + 0.001);
          expect(drawing.heightMm).toBeLessThanOrEqual(area.heightMm);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is drawn for an ordinary department of five sections, and left out where it could not be read', () => {
    expect(drawOrganization(organization([6, 6, 4, 4, 5], 3), area)).not.toBeNull();
    expect(drawOrganization(organization([2, 2, 2, 2, 2, 2, 2, 2], 1), area)).toBeNull();
    expect(drawOrganization(organization([40], 1), area)).toBeNull();
    expect(drawOrganization(organization([], 3), area)).toBeNull();
  });
});
