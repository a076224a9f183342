import type { Drawing, DrawnShape } from '../../../shared/document/drawing.ts';

export type Way = 'left' | 'right' | 'up' | 'down';

export const wayOf: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** A rectangle on the drawing, millimetres. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The next box that way: what stands straight ahead comes before what stands aside. Null at the edge. */
export function nextBox(shapes: readonly DrawnShape[], id: string, way: Way): string | null {
  const from = shapes.find((shape) => shape.id === id);
  if (from === undefined) return shapes[0]?.id ?? null;
  let best: { readonly id: string; readonly cost: number } | null = null;
  for (const to of shapes) {
    const gapX = Math.max(to.x - (from.x + from.width), from.x - (to.x + to.width));
    const gapY = Math.max(to.y - (from.y + from.height), from.y - (to.y + to.height));
    const ahead = {
      left: from.x - (to.x + to.width),
      right: to.x - (from.x + from.width),
      up: from.y - (to.y + to.height),
      down: to.y - (from.y + from.height),
    }[way];
    if (ahead < 0) continue;
    const aside = Math.max(0, way === 'left' || way === 'right' ? gapY : gapX);
    const cost = ahead + aside * 3;
    if (best === null || cost < best.cost) best = { id: to.id, cost };
  }
  return best?.id ?? null;
}

/** Pixels to a millimetre at 100 %. */
export const pixelsPerMm = 96 / 25.4;
export const leastZoom = 0.2;
export const mostZoom = 3;
/** Letters of a chart that is opened are never smaller than this share of their size; what has no room is scrolled to. */
const readableZoom = 1.1;
const openedZoom = 1.2;

/** How large the whole of a drawing can be in a window of so many pixels. */
export function fittingZoom(
  { widthMm, heightMm }: Drawing,
  room: { readonly width: number; readonly height: number },
): number {
  return clampZoom(Math.min(room.width / widthMm, room.height / heightMm) / pixelsPerMm);
}

/** How large a drawing is opened: whole where that can be read. */
export function openingZoom(drawing: Drawing, room: { readonly width: number; readonly height: number }): number {
  return Math.min(openedZoom, Math.max(readableZoom, fittingZoom(drawing, room)));
}

export function clampZoom(zoom: number): number {
  return Math.min(mostZoom, Math.max(leastZoom, zoom));
}

const columnMm = 39;
const rowMm = 12;

/** How many positions stand in a column, so that a drawing of so many is about twice as wide as high, as windows are. */
export function rowsFor(positions: number): number {
  return Math.max(8, Math.round(Math.sqrt((positions * columnMm * rowMm) / 2) / rowMm));
}

/** Whether two places touch. */
export function meets(one: Place, other: Place): boolean {
  return (
    one.x <= other.x + other.width &&
    other.x <= one.x + one.width &&
    one.y <= other.y + other.height &&
    other.y <= one.y + one.height
  );
}
