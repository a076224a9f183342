import type { DrawnShape, Drawing } from '../../../shared/document/drawing.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** What is chosen on the drawing: a step, or an arrow between two. */
export type Chosen =
  | { readonly kind: 'step'; readonly key: string }
  | { readonly kind: 'link'; readonly from: string; readonly to: string };

export const directionOf: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The nearest shape that way; one straight ahead counts as nearer than one to the side. Null at the edge. */
export function neighbour(drawing: Drawing, key: string, way: Direction): string | null {
  const from = drawing.shapes.find((shape) => shape.id === key);
  if (from === undefined) return drawing.shapes[0]?.id ?? null;
  const here = centre(from);
  let best: { readonly id: string; readonly cost: number } | null = null;
  for (const shape of drawing.shapes) {
    const there = centre(shape);
    const ahead =
      way === 'left'
        ? here.x - there.x
        : way === 'right'
          ? there.x - here.x
          : way === 'up'
            ? here.y - there.y
            : there.y - here.y;
    const aside = Math.abs(way === 'left' || way === 'right' ? there.y - here.y : there.x - here.x);
    if (ahead < 1) continue;
    const cost = ahead + aside * 2;
    if (best === null || cost < best.cost) best = { id: shape.id, cost };
  }
  return best?.id ?? null;
}

/** The shape at a place on the drawing, in its millimetres. */
export function shapeAt(drawing: Drawing, at: { readonly x: number; readonly y: number }): string | null {
  const found = drawing.shapes.find(
    ({ x, y, width, height }) => at.x >= x - 1 && at.x <= x + width + 1 && at.y >= y - 1 && at.y <= y + height + 1,
  );
  return found?.id ?? null;
}

function centre(shape: DrawnShape): { readonly x: number; readonly y: number } {
  return { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 };
}
