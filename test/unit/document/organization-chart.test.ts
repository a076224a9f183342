import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Organization, OrganizationPosition } from '../../../shared/document/organization.ts';
import { drawOrganization } from '../../../shared/document/organization-chart.ts';

const area = { widthMm: 160, heightMm: 170 };
let count = 0;
const box = (name: string) => {
  count += 1;
  return { id: `b${count}`, name, note: '编制1 在岗1' };
};
const position = (name: string, superior: OrganizationPosition['superior'] = null): OrganizationPosition => ({
  ...box(name),
  superior,
});
/** `above` says of each position in turn whom of those before it in its section it reports to; 0: nobody. */
function organization(
  sizes: readonly number[],
  leaders: number,
  { name = '水电运维岗', above = [0] } = {},
): Organization {
  let at = 0;
  return {
    top: box('后勤处'),
    leaders: Array.from({ length: leaders }, () => position('副处长')),
    sections: sizes.map((size) => {
      const positions: OrganizationPosition[] = [];
      for (let index = 0; index < size; index += 1) {
        at += 1;
        positions.push(position(name, positions[(above[at % above.length] ?? 0) - 1] ?? null));
      }
      return { head: box('综合科'), positions };
    }),
  };
}

describe('an organization chart', () => {
  it('has every box once, none over another, all inside its area, each reached by a line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { minLength: 1, maxLength: 6 }),
        fc.nat(4),
        fc.record({
          name: fc.stringMatching(/^[一-龥]{1,16}$/u),
          above: fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }),
          mostRows: fc.constantFrom(Number.POSITIVE_INFINITY, 4),
        }),
        (sizes, leaders, { mostRows, ...how }) => {
          const given = organization(sizes, leaders, how);
          const drawing = drawOrganization(given, { ...area, mostRows });
          if (drawing === null) return; // higher or wider than the area
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
          // Whom a position reports to is drawn or said, never both and never neither.
          for (const { id, superior } of given.sections.flatMap(({ positions }) => positions)) {
            const isSaid = shapes.find((shape) => shape.id === id)?.text.some(({ line }) => line.startsWith('上级'));
            const isDrawn = drawing.lines.some((line) => line.to === id && line.from === superior?.id);
            expect([isSaid, isDrawn]).toEqual(superior === null ? [false, false] : [!isDrawn, !isSaid]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('draws each leader under the one it reports to, and says who leads a section where several could', () => {
    const head = position('处长');
    const deputies = ['副处长（后勤）', '副处长（基建）'].map((name) => position(name, { id: head.id, name: '处长' }));
    const [deputy] = deputies;
    const chief = position('维修科科长', deputy === undefined ? null : { id: deputy.id, name: deputy.name });
    const worker = position('水电运维岗', { id: chief.id, name: chief.name });
    const drawing = drawOrganization(
      {
        top: box('后勤处'),
        leaders: [head, ...deputies],
        sections: [{ head: box('维修科'), positions: [worker, chief] }],
      },
      area,
    );
    const wordsOf = (id: string | undefined) =>
      drawing?.shapes.find((shape) => shape.id === id)?.text.map(({ line }) => line);
    const top = (id: string | undefined) => drawing?.shapes.find((shape) => shape.id === id)?.y ?? 0;
    expect(wordsOf(deputy?.id)).toEqual(['副处长（后勤）', '编制1 在岗1']);
    expect(wordsOf(chief.id)).toEqual(['维修科科长', '编制1 在岗1', '上级：副处长（后勤）']);
    expect(wordsOf(worker.id)).toEqual(['水电运维岗', '编制1 在岗1']);
    expect([head.id, deputy?.id, chief.id, worker.id].map(top)).toEqual(
      [head.id, deputy?.id, chief.id, worker.id].map(top).toSorted((a, b) => a - b),
    );
  });

  it('breaks a name into lines of about one length', () => {
    const names = ['副处长（分管工程与物业）', '质量管理与满意度测评岗', '水电运维岗'];
    const drawing = drawOrganization(
      {
        top: box('后勤处'),
        leaders: names.map((name) => position(name)),
        sections: [{ head: box('科'), positions: [] }],
      },
      { widthMm: 106, heightMm: 170 },
    );
    const lines = drawing?.shapes.slice(1, 4).map(({ text }) => text.slice(0, -1).map(({ line }) => line));
    expect(lines).toEqual([['副处长（分管', '工程与物业）'], ['质量管理与满', '意度测评岗'], ['水电运维岗']]);
  });

  it('is drawn for an ordinary department of five sections, and left out where it could not be read', () => {
    expect(drawOrganization(organization([6, 6, 4, 4, 5], 3), area)).not.toBeNull();
    expect(drawOrganization(organization([2, 2, 2, 2, 2, 2, 2, 2], 1), area)).toBeNull();
    expect(drawOrganization(organization([40], 1), area)).toBeNull();
    expect(drawOrganization(organization([], 3), area)).toBeNull();
  });
});
