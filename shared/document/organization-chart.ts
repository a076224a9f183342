import type { Drawing, DrawnLine, DrawnShape } from './drawing.ts';
import { breakLines, pointsPerMm } from './text-measure.ts';

/** The department, who stands directly under its head, and its sections with their positions. */
export interface Organization {
  readonly top: OrganizationBox;
  /** The positions that lead, side by side under the top. */
  readonly leaders: readonly OrganizationBox[];
  readonly sections: readonly { readonly head: OrganizationBox; readonly positions: readonly OrganizationBox[] }[];
}
/** `note` stands under the name, smaller, in lines: who leads, how many posts. May be empty. */
export interface OrganizationBox {
  readonly id: string;
  readonly name: string;
  readonly note: string;
}

const nameSize = 8.5;
const noteSize = 7;
const lineHeight = 1.35;
const gap = 3;
const drop = 7;
const widestColumn = 40;
const narrowestColumn = 22;

/**
 * Draws an organization from the top down: the leaders in a row, under them a column for each section with its positions.
 * `null` when there are no sections, or more than stand side by side in letters that can be read.
 */
export function drawOrganization(
  organization: Organization,
  area: { readonly widthMm: number; readonly heightMm: number },
): Drawing | null {
  const { top, leaders, sections } = organization;
  const columns = Math.max(sections.length, leaders.length);
  const width = Math.min(widestColumn, (area.widthMm - 1 - gap * (columns - 1)) / columns);
  if (sections.length === 0 || width < narrowestColumn) return null;
  const whole = Math.max(columns * width + (columns - 1) * gap, 60);
  const middle = 0.5 + whole / 2;
  const shapes: DrawnShape[] = [];
  const lines: DrawnLine[] = [];
  const put = (
    box: OrganizationBox,
    place: { x: number; y: number; width: number; outline: DrawnShape['outline'] },
  ) => {
    const shape = shapeOf(box, place);
    shapes.push(shape);
    return shape;
  };
  const join = (from: string, to: string, points: readonly { readonly x: number; readonly y: number }[]) =>
    lines.push({ from, to, points: points.map(({ x, y }) => ({ x: round(x), y: round(y) })), plain: true });
  /** A row of boxes, each joined to the middle of what stands above. */
  const row = (boxes: readonly OrganizationBox[], above: { readonly id: string; readonly y: number }) => {
    const left = middle - (boxes.length * width + (boxes.length - 1) * gap) / 2;
    const y = above.y + drop;
    const height = Math.max(...boxes.map((box) => heightOf(box, width)));
    return boxes.map((box, index) => {
      const x = left + index * (width + gap);
      const shape = { ...shapeOf(box, { x, y, width, outline: 'box' }), height };
      shapes.push(shape);
      const centre = x + width / 2;
      join(above.id, box.id, [
        { x: middle, y: above.y },
        { x: middle, y: above.y + drop / 2 },
        { x: centre, y: above.y + drop / 2 },
        { x: centre, y },
      ]);
      return shape;
    });
  };

  const head = put(top, { x: middle - 30, y: 0.5, width: 60, outline: 'rounded' });
  let above = { id: top.id, y: head.y + head.height };
  if (leaders.length > 0) {
    const placed = row(leaders, above);
    const foot = Math.max(...placed.map((shape) => shape.y + shape.height));
    // The leaders' lines meet again before the sections part from them.
    for (const shape of placed) {
      const centre = shape.x + shape.width / 2;
      join(shape.id, top.id, [
        { x: centre, y: shape.y + shape.height },
        { x: centre, y: foot + drop / 2 },
        { x: middle, y: foot + drop / 2 },
      ]);
    }
    above = { id: top.id, y: foot + drop / 2 };
  }
  const heads = row(
    sections.map((section) => section.head),
    above,
  );
  for (const [index, section] of sections.entries()) {
    let before = heads[index];
    for (const position of section.positions) {
      if (before === undefined) break;
      const y: number = before.y + before.height + 3.2;
      const shape: DrawnShape = put(position, { x: before.x, y, width, outline: 'box' });
      const centre = shape.x + width / 2;
      join(before.id, shape.id, [
        { x: centre, y: before.y + before.height },
        { x: centre, y },
      ]);
      before = shape;
    }
  }
  const heightMm = round(Math.max(...shapes.map((shape) => shape.y + shape.height)) + 0.5);
  return heightMm > area.heightMm ? null : { widthMm: round(whole + 1), heightMm, shapes, lines, labels: [] };
}

function linesIn(box: OrganizationBox, width: number): DrawnShape['text'] {
  const set = (text: string, size: number, muted: boolean) =>
    breakLines(text, size, width - 3).map((line) => ({ line, size, muted }));
  return [
    ...set(box.name, nameSize, false),
    ...(box.note === '' ? [] : box.note.split('\n').flatMap((line) => set(line, noteSize, true))),
  ];
}

function heightOf(box: OrganizationBox, width: number): number {
  const height = linesIn(box, width).reduce((sum, text) => sum + (text.size * lineHeight) / pointsPerMm, 0);
  return round(Math.max(8, height + 2.6));
}

function shapeOf(
  box: OrganizationBox,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly outline: DrawnShape['outline'] },
): DrawnShape {
  return {
    id: box.id,
    outline: place.outline,
    x: round(place.x),
    y: round(place.y),
    width: round(place.width),
    height: heightOf(box, place.width),
    text: linesIn(box, place.width),
  };
}

/** Thousandths of a millimetre. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
