import type { DrawnLabel, DrawnLine, DrawnShape, Point } from './drawing.ts';
import { pointsPerMm, textWidthMm } from './text-measure.ts';
import type { PlacedLink, Placement } from './workflow-placement.ts';

const labelSize = 8;
const laneGap = 5;
/** Distance of a turn from the row below, so that arrow heads have a straight piece before them. */
const turnAbove = 4.5;

interface Route {
  readonly points: readonly Point[];
  /** The side on which a label stands beside the first piece. */
  readonly leaves: 'down' | 'left' | 'right';
}

/** Right-angled lines between placed shapes, each from one outline to another, and the names of the branches. */
export function routeLinks(
  placement: Placement,
  links: readonly PlacedLink[],
): { readonly lines: readonly DrawnLine[]; readonly labels: readonly DrawnLabel[] } {
  const lanes = { left: 0, right: 0 };
  const lines: DrawnLine[] = [];
  const labels: DrawnLabel[] = [];
  const taken = new Set<string>();
  for (const [index, link] of links.entries()) {
    const from = placement.shapes.find((shape) => shape.id === link.fromStepId);
    const to = placement.shapes.find((shape) => shape.id === link.toStepId);
    if (from === undefined || to === undefined) continue;
    const route = placement.backward.has(index)
      ? backwardRoute(placement, { from, to, lanes, taken })
      : forwardRoute(placement, { index, from, to, taken });
    lines.push({ from: from.id, to: to.id, points: withoutRepeats(route.points) });
    if (link.label !== '') labels.push(labelBeside(route, link.label));
  }
  return { lines, labels };
}

function forwardRoute(
  placement: Placement,
  link: { readonly index: number; readonly from: DrawnShape; readonly to: DrawnShape; readonly taken: Set<string> },
): Route {
  const { from, to } = link;
  const fromRow = placement.rowOf.get(from.id) ?? 0;
  const toRow = placement.rowOf.get(to.id) ?? 0;
  const stops: { row: number; x: number }[] = [];
  for (let row = fromRow + 1; row < toRow; row += 1)
    stops.push({ row, x: placement.columns.get(link.index)?.get(row) ?? centre(to).x });
  stops.push({ row: toRow, x: centre(to).x });

  const first = stops[0]?.x ?? centre(to).x;
  const side = sideExit(placement, { from, x: first, taken: link.taken });
  const points: Point[] =
    side === 'down'
      ? [{ x: centre(from).x, y: from.y + from.height }]
      : [
          { x: side === 'left' ? from.x : from.x + from.width, y: centre(from).y },
          { x: first, y: centre(from).y },
        ];
  let x = side === 'down' ? centre(from).x : first;
  for (const stop of stops) {
    if (Math.abs(stop.x - x) > 0.01) {
      const turn = gapTurn(placement, stop.row);
      points.push({ x, y: turn }, { x: stop.x, y: turn });
      x = stop.x;
    }
  }
  points.push({ x, y: to.y });
  return { points, leaves: side };
}

/** A decision's second way out leaves by its tip when nothing stands in the way there; everything else leaves downwards. */
function sideExit(
  placement: Placement,
  exit: { readonly from: DrawnShape; readonly x: number; readonly taken: Set<string> },
): Route['leaves'] {
  const { from, x } = exit;
  if (from.outline !== 'rhombus') return 'down';
  const side = x < from.x - 2 ? 'left' : x > from.x + from.width + 2 ? 'right' : 'down';
  if (side === 'down' || exit.taken.has(`${from.id} ${side}`)) return 'down';
  if (!clearAcross(placement, from, x)) return 'down';
  exit.taken.add(`${from.id} ${side}`);
  return side;
}

/** Whether a horizontal line at the height of a shape's middle reaches `x` without touching another shape of its row. */
function clearAcross(placement: Placement, from: DrawnShape, x: number): boolean {
  const [low, high] = [Math.min(x, centre(from).x) - 3, Math.max(x, centre(from).x) + 3];
  const row = placement.rowOf.get(from.id);
  return !placement.shapes.some(
    (shape) =>
      shape.id !== from.id && placement.rowOf.get(shape.id) === row && shape.x < high && shape.x + shape.width > low,
  );
}

/** Height between two rows at which lines turn towards the lower one. */
function gapTurn(placement: Placement, row: number): number {
  const below = placement.rows[row]?.top ?? 0;
  const above = placement.rows[row - 1]?.bottom ?? below - 2 * turnAbove;
  return Math.max(below - turnAbove, (above + below) / 2);
}

/** Out at the side, up in a lane beside everything, and in again: at the side where the way is free, else through the gaps between rows, which always are. */
function backwardRoute(
  placement: Placement,
  link: {
    readonly from: DrawnShape;
    readonly to: DrawnShape;
    readonly lanes: { left: number; right: number };
    readonly taken: Set<string>;
  },
): Route {
  const { from, to, lanes, taken } = link;
  const left = Math.min(...placement.shapes.map((shape) => shape.x), ...columnsOf(placement));
  const right = Math.max(...placement.shapes.map((shape) => shape.x + shape.width), ...columnsOf(placement));
  const free = (side: 'left' | 'right') =>
    !taken.has(`${from.id} ${side}`) &&
    clearAcross(placement, from, side === 'left' ? left - laneGap : right + laneGap) &&
    clearOfColumns(placement, from, side);
  const side = free('right') ? 'right' : free('left') ? 'left' : 'right';
  lanes[side] += 1;
  const lane = side === 'left' ? left - laneGap * lanes.left : right + laneGap * lanes.right;
  const points: Point[] = [];
  let leaves: Route['leaves'] = side;
  if (free(side)) {
    points.push(
      { x: side === 'left' ? from.x : from.x + from.width, y: centre(from).y },
      { x: lane, y: centre(from).y },
    );
    taken.add(`${from.id} ${side}`);
  } else {
    const bottom = from.y + from.height;
    const x = centre(from).x + (side === 'left' ? -from.width : from.width) / 8;
    const start = from.outline === 'rhombus' ? { x: centre(from).x, y: bottom } : { x, y: bottom };
    const row = (placement.rowOf.get(from.id) ?? 0) + 1;
    const turn =
      placement.rows[row] === undefined ? (placement.rows[row - 1]?.bottom ?? bottom) + 3 : gapTurn(placement, row) - 2;
    points.push(start, { x: start.x, y: turn }, { x: lane, y: turn });
    leaves = 'down';
  }
  if (clearAcross(placement, to, lane) && clearOfColumns(placement, to, side)) {
    points.push({ x: lane, y: centre(to).y }, { x: side === 'left' ? to.x : to.x + to.width, y: centre(to).y });
  } else {
    const turn = (placement.rows[placement.rowOf.get(to.id) ?? 0]?.top ?? to.y) - 2.5;
    points.push({ x: lane, y: turn }, { x: centre(to).x, y: turn }, { x: centre(to).x, y: to.y });
  }
  return { points, leaves };
}

function columnsOf(placement: Placement): number[] {
  return [...placement.columns.values()].flatMap((rows) => [...rows.values()]);
}

/** Whether no line passes a shape's row on the given side of it. */
function clearOfColumns(placement: Placement, shape: DrawnShape, side: 'left' | 'right'): boolean {
  const row = placement.rowOf.get(shape.id) ?? 0;
  return [...placement.columns.values()].every((rows) => {
    const x = rows.get(row);
    return x === undefined || (side === 'left' ? x > shape.x : x < shape.x + shape.width);
  });
}

function labelBeside(route: Route, text: string): DrawnLabel {
  const start = route.points[0] ?? { x: 0, y: 0 };
  const width = textWidthMm(text, labelSize) + 1;
  const height = (labelSize * 1.25) / pointsPerMm;
  const [, turn, after] = route.points;
  const place =
    route.leaves === 'down' && turn !== undefined && after !== undefined && Math.abs(after.x - turn.x) > width
      ? { x: (turn.x + after.x) / 2 - width / 2, y: turn.y - height - 0.2 } // two ways may leave at one place: name them where they part
      : route.leaves === 'down'
        ? { x: start.x + 0.8, y: start.y + 0.4 }
        : route.leaves === 'left'
          ? { x: start.x - width - 0.6, y: start.y - height - 0.4 }
          : { x: start.x + 0.6, y: start.y - height - 0.4 };
  return { ...place, width, height, text, size: labelSize };
}

function centre(shape: DrawnShape): Point {
  return { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 };
}

/** Without points that repeat the one before, or lie in the middle of a straight piece. */
function withoutRepeats(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && Math.abs(last.x - point.x) < 0.01 && Math.abs(last.y - point.y) < 0.01) continue;
    const before = kept.at(-2);
    const straight =
      last !== undefined &&
      before !== undefined &&
      ((Math.abs(before.x - last.x) < 0.01 && Math.abs(last.x - point.x) < 0.01) ||
        (Math.abs(before.y - last.y) < 0.01 && Math.abs(last.y - point.y) < 0.01));
    if (straight) kept.pop();
    kept.push(point);
  }
  return kept;
}
