import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drawing, DrawnShape, Point } from '../../../shared/document/drawing.ts';
import { drawWorkflow, fittingScale, scaleDrawing } from '../../../shared/document/workflow-diagram.ts';

const kinds = ['start', 'action', 'decision', 'end', 'fork', 'join'] as const;
const actors = ['', '报修人', '维修调度岗', '科长'] as const;

/** Up to 14 steps with Chinese and Latin names, joined in any way, loops and double links included. */
const workflows = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc.record({
    steps: fc.array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        action: fc.string({ unit: fc.constantFrom(...'审核报修登记验收Ab 12，。'), minLength: 1, maxLength: 60 }),
        actor: fc.constantFrom(...actors),
        note: fc.constantFrom('', '2小时内'),
      }),
      { minLength: count, maxLength: count },
    ),
    lanes: fc.boolean(),
    links: fc.array(
      fc.record({
        from: fc.nat(count - 1),
        to: fc.nat(count - 1),
        label: fc.constantFrom('', '是', '否', '不合格，退回'),
      }),
      { maxLength: 24 },
    ),
  }),
);

function drawn(input: {
  readonly steps: readonly { kind: (typeof kinds)[number]; action: string; actor?: string; note: string }[];
  readonly lanes?: boolean;
  readonly links: readonly { from: number; to: number; label: string }[];
}): Drawing {
  return drawWorkflow(
    input.steps.map((step, index) => ({ id: `s${index}`, actor: '', ...step })),
    input.links.map((link) => ({ fromStepId: `s${link.from}`, toStepId: `s${link.to}`, label: link.label })),
    { lanes: input.lanes ?? false },
  );
}

function apart(a: DrawnShape, b: DrawnShape): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}

/** Whether a point lies on the outline of a shape, within a hundredth of a millimetre. */
function onOutline(point: Point, shape: DrawnShape): boolean {
  const dx = Math.abs(point.x - shape.x - shape.width / 2) / (shape.width / 2);
  const dy = Math.abs(point.y - shape.y - shape.height / 2) / (shape.height / 2);
  return shape.outline === 'rhombus' ? Math.abs(dx + dy - 1) < 0.01 : Math.abs(Math.max(dx, dy) - 1) < 0.01;
}

describe('a drawn workflow', () => {
  it('has no two shapes that touch, and every line begins and ends on the outline of its steps', () => {
    fc.assert(
      fc.property(workflows, (input) => {
        const drawing = drawn(input);
        for (const [index, shape] of drawing.shapes.entries())
          for (const other of drawing.shapes.slice(index + 1)) expect(apart(shape, other)).toBe(true);
        const byId = new Map(drawing.shapes.map((shape) => [shape.id, shape]));
        for (const line of drawing.lines) {
          const [from, to] = [byId.get(line.from), byId.get(line.to)];
          expect(line.points.length).toBeGreaterThan(1);
          expect(from !== undefined && onOutline(line.points[0] as Point, from), 'begins').toBe(true);
          expect(to !== undefined && onOutline(line.points.at(-1) as Point, to), 'ends').toBe(true);
          for (const [index, point] of line.points.slice(1).entries()) {
            const before = line.points[index] as Point;
            expect(Math.min(Math.abs(point.x - before.x), Math.abs(point.y - before.y))).toBeLessThan(0.01);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('lies within its own bounds, whole words and all, and is the same every time', () => {
    fc.assert(
      fc.property(workflows, (input) => {
        const drawing = drawn(input);
        for (const box of [...drawing.shapes, ...drawing.labels]) {
          expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(drawing.widthMm);
          expect(box.y + box.height).toBeLessThanOrEqual(drawing.heightMm);
        }
        expect(
          drawing.shapes.map((shape) =>
            shape.text
              .filter((text) => !text.muted)
              .map((text) => text.line)
              .join('')
              .replaceAll(' ', ''),
          ),
        ).toEqual(
          input.steps.map(({ kind, action }) => (kind === 'fork' || kind === 'join' ? '' : action.replaceAll(' ', ''))),
        );
        expect(drawn(input)).toEqual(drawing);
      }),
      { numRuns: 100 },
    );
  });

  it('scales down to the page, never up', () => {
    const drawing = drawn({
      steps: Array.from({ length: 14 }, () => ({ kind: 'action' as const, action: '逐级审核', note: '' })),
      links: [],
    });
    const scale = fittingScale(drawing, { widthMm: 160, heightMm: 120 });
    expect(scaleDrawing(drawing, scale).heightMm).toBeLessThanOrEqual(120.01);
    expect(fittingScale(drawing, { widthMm: 1000, heightMm: 1000 })).toBe(1);
  });

  it('joins steps in their order when nobody has drawn a link', () => {
    const drawing = drawn({
      steps: [
        { kind: 'start', action: '申请', note: '' },
        { kind: 'end', action: '办结', note: '' },
      ],
      links: [],
    });
    expect(drawing.lines.map((line) => [line.from, line.to])).toEqual([['s0', 's1']]);
    expect(drawWorkflow([], [])).toEqual({ widthMm: 0, heightMm: 0, shapes: [], lines: [], labels: [] });
  });
});
