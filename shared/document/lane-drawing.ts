import type { DrawnLabel, DrawnLane, DrawnLine, DrawnShape, Drawing, Point } from './drawing.ts';
import { type Cell, type LaneStep, placeInLanes } from './lane-grid.ts';
import { type Route, type RoutePiece, routeInLanes } from './lane-routes.ts';
import { assignTracks } from './lane-tracks.ts';
import { breakLines, pointsPerMm, textWidthMm } from './text-measure.ts';
import { placeNodes, type PlacedLink } from './workflow-placement.ts';
import { round, type ShapeInput, shapeOf } from './workflow-shapes.ts';

/** A step with the lane that it stands in. */
export interface LanedStep extends ShapeInput {
  readonly lane: number;
}

const trackGap = 2.6;
const gapBefore = 2.6;
const gapAfter = 4;
const labelSize = 8;
const labelLine = (labelSize * 1.25) / pointsPerMm;
/** A branch's name beside a step is broken into lines of this width, four letters and no more, so that lanes stay narrow. */
const labelWidth = 11.6;
const titleSize = 9;
const borderIn = 1.6;
/** What a drawing of lanes is made to fit without being made smaller: the type area of an upright page. */
const wantedWidth = 156;
const narrowestBox = 26;
const widestBox = 46;

/** Draws steps in lanes side by side, one for each title, from the top down. */
export function drawLanes(
  steps: readonly LanedStep[],
  links: readonly PlacedLink[],
  titles: readonly string[],
): Drawing {
  const boxWidth = Math.min(widestBox, Math.max(narrowestBox, (wantedWidth - 6 * (titles.length + 1)) / titles.length));
  const shapes = new Map(steps.map((step) => [step.id, shapeOf(step, boxWidth, boxWidth * 1.3)]));
  const { rowOf, backward } = placeNodes([...shapes.values()], links);
  const cells = placeInLanes(steps, links, { rowOf, backward });
  const routes = routeInLanes(steps, links, cells);
  const grid = new LaneGrid({ steps, shapes, cells, routes, titles });
  return grid.draw();
}

interface GridInput {
  readonly steps: readonly LaneStep[];
  readonly shapes: ReadonlyMap<string, DrawnShape>;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly routes: readonly Route[];
  readonly titles: readonly string[];
}

/** Where lanes, gutters, rows and gaps lie once it is known how many lines run in each. */
class LaneGrid {
  readonly #input: GridInput;
  readonly #rowCount: number;
  readonly #laneCount: number;
  /** Track of a piece of a route, by `route piece`. */
  readonly #tracks = new Map<string, number>();
  readonly #trackCounts = new Map<string, number>();
  readonly #laneLeft: number[] = [];
  readonly #laneWidth: number[] = [];
  readonly #gutterLeft: number[] = [];
  readonly #gutterWidth: number[] = [];
  /** From the left edge of a gutter to its first line. */
  readonly #gutterLead: number[] = [];
  readonly #rowTop: number[] = [];
  readonly #rowHeight: number[] = [];
  readonly #gapTop: number[] = [];
  readonly #titleLines: readonly (readonly string[])[];
  readonly #headHeight: number;
  readonly #width: number;
  readonly #height: number;

  constructor(input: GridInput) {
    this.#input = input;
    this.#laneCount = input.titles.length;
    this.#rowCount = Math.max(...[...input.cells.values()].map((cell) => cell.row)) + 1;
    for (const way of ['gap', 'gutter'] as const) this.#giveTracks(way);
    this.#width = this.#spreadLanes();
    this.#titleLines = input.titles.map((title, lane) =>
      breakLines(title, titleSize, (this.#laneWidth[lane] ?? 0) + 1),
    );
    const titleHeight = (titleSize * 1.35) / pointsPerMm;
    this.#headHeight = round(Math.max(...this.#titleLines.map((lines) => lines.length)) * titleHeight + 3);
    this.#height = this.#spreadRows();
  }

  draw(): Drawing {
    const shapes = this.#input.steps.flatMap((step) => this.#placed(step.id));
    const placed = new Map(shapes.map((shape) => [shape.id, shape]));
    const lines: DrawnLine[] = [];
    const labels: DrawnLabel[] = [];
    for (const [index, route] of this.#input.routes.entries()) {
      const [from, to] = [placed.get(route.link.fromStepId), placed.get(route.link.toStepId)];
      if (from === undefined || to === undefined) continue;
      const points = this.#points(index, { from, to });
      lines.push({ from: from.id, to: to.id, points });
      labels.push(...labelsOf(route, points));
    }
    return { widthMm: round(this.#width), heightMm: round(this.#height), lanes: this.#lanes(), shapes, lines, labels };
  }

  #giveTracks(way: 'gap' | 'gutter'): void {
    const found: {
      readonly channel: number;
      readonly key: string;
      readonly piece: Parameters<typeof assignTracks>[0][number];
    }[] = [];
    for (const [at, route] of this.#input.routes.entries()) {
      for (const [index, piece] of route.pieces.entries()) {
        if (piece.way !== way) continue;
        const ends = [this.#turn(at, index, -1), this.#turn(at, index, 1)];
        const places = ends.map((end) => end.at);
        found.push({
          channel: piece.index,
          key: `${at} ${index}`,
          piece: {
            low: Math.min(...places),
            high: Math.max(...places),
            ends,
            source: route.link.fromStepId,
            target: route.link.toStepId,
          },
        });
      }
    }
    for (const [channel, group] of Map.groupBy(found, (each) => each.channel)) {
      const tracks = assignTracks(group.map((each) => each.piece));
      for (const [index, { key }] of group.entries()) this.#tracks.set(key, tracks[index] ?? 0);
      this.#trackCounts.set(`${way} ${channel}`, Math.max(...tracks) + 1);
    }
  }

  /** Where a piece turns at its beginning or end: the place along it, and to which side the line goes on. */
  #turn(at: number, index: number, end: -1 | 1): { readonly at: number; readonly side: -1 | 1 } {
    const route = this.#input.routes[at];
    const piece = route?.pieces[index];
    const other = route?.pieces[index + end];
    if (route === undefined || piece === undefined || other === undefined) return { at: 0, side: 1 };
    const place = orderOf(other);
    const beyond = route.pieces[index + 2 * end];
    // Where the neighbour leads: to the piece behind it, or to the step at that end of the line.
    const cell = this.#input.cells.get(end === 1 ? route.link.toStepId : route.link.fromStepId);
    const goal =
      beyond === undefined
        ? piece.way === 'gap'
          ? 2 * (cell?.row ?? 0) + 1
          : 2 * (cell?.lane ?? 0) + 1
        : orderOf(beyond);
    return { at: place, side: goal < orderOf(piece) ? -1 : 1 };
  }

  #spreadLanes(): number {
    let x = 0.5;
    for (let index = 0; index <= this.#laneCount; index += 1) {
      const tracks = this.#trackCounts.get(`gutter ${index}`) ?? 0;
      const [before, behind] = [this.#labelRoom(index, 'right'), this.#labelRoom(index, 'left')];
      const least = index === 0 || index === this.#laneCount ? 2.4 : borderIn + 4;
      this.#gutterLeft.push(x);
      this.#gutterLead.push(Math.max(before, index === 0 ? 1.6 : borderIn + 1.4));
      const used = (this.#gutterLead.at(-1) ?? 0) + (tracks - 1) * trackGap + Math.max(behind, 1.8);
      this.#gutterWidth.push(Math.max(least, before, behind, tracks === 0 ? 0 : used));
      x += this.#gutterWidth.at(-1) ?? 0;
      if (index === this.#laneCount) break;
      this.#laneLeft.push(x);
      this.#laneWidth.push(this.#widthOf(index));
      x += this.#laneWidth.at(-1) ?? 0;
    }
    return x + 0.5;
  }

  #widthOf(lane: number): number {
    const widths = this.#input.steps.map((step) =>
      this.#input.cells.get(step.id)?.lane === lane ? (this.#input.shapes.get(step.id)?.width ?? 0) : 0,
    );
    return Math.max(...widths, Math.min(textWidthMm(this.#input.titles[lane] ?? '', titleSize), narrowestBox));
  }

  /** The names of branches that leave sideways into a gutter stand in it, before the lines that run there. */
  #labelRoom(gutter: number, side: 'left' | 'right'): number {
    let room = 0;
    for (const { link, leaves, pieces } of this.#input.routes) {
      if (link.label === '' || leaves !== side) continue;
      const lane = this.#input.cells.get(link.fromStepId)?.lane ?? 0;
      if ((leaves === 'left' ? lane : lane + 1) !== gutter) continue;
      const widest = Math.max(...labelLines(link.label).map((line) => textWidthMm(line, labelSize)));
      const slack =
        ((this.#laneWidth[lane] ?? this.#widthOf(lane)) - (this.#input.shapes.get(link.fromStepId)?.width ?? 0)) / 2;
      room = Math.max(room, widest + (pieces.length === 1 ? 4.4 : 2.2) - slack);
    }
    return room;
  }

  #spreadRows(): number {
    let y = 0.5 + this.#headHeight;
    for (let index = 0; index <= this.#rowCount; index += 1) {
      const tracks = this.#trackCounts.get(`gap ${index}`) ?? 0;
      const outer = index === 0 || index === this.#rowCount;
      this.#gapTop.push(y);
      y += tracks === 0 ? (outer ? 4 : 6) : gapBefore + this.#labelHeight(index) + (tracks - 1) * trackGap + gapAfter;
      if (index === this.#rowCount) break;
      const heights = this.#input.steps.map((step) =>
        this.#input.cells.get(step.id)?.row === index ? (this.#input.shapes.get(step.id)?.height ?? 0) : 0,
      );
      this.#rowTop.push(y);
      this.#rowHeight.push(Math.max(...heights));
      y += this.#rowHeight.at(-1) ?? 0;
    }
    return y + 0.5;
  }

  /** Room under a row for the names of branches that leave downwards. */
  #labelHeight(gap: number): number {
    const lines = this.#input.routes.map(({ link, leaves }) =>
      leaves === 'bottom' && link.label !== '' && (this.#input.cells.get(link.fromStepId)?.row ?? 0) + 1 === gap
        ? labelLines(link.label).length
        : 0,
    );
    const most = Math.max(0, ...lines);
    return most === 0 ? 0 : most * labelLine - 1;
  }

  #placed(id: string): DrawnShape[] {
    const cell = this.#input.cells.get(id);
    const shape = this.#input.shapes.get(id);
    if (cell === undefined || shape === undefined) return [];
    return [
      {
        ...shape,
        x: round(this.#laneX(cell.lane) - shape.width / 2),
        y: round(this.#rowY(cell.row) - shape.height / 2),
      },
    ];
  }

  #laneX(lane: number): number {
    return (this.#laneLeft[lane] ?? 0) + (this.#laneWidth[lane] ?? 0) / 2;
  }

  #rowY(row: number): number {
    return (this.#rowTop[row] ?? 0) + (this.#rowHeight[row] ?? 0) / 2;
  }

  /** The x of a piece that runs down, the y of one that runs across. */
  #place(at: number, index: number): number {
    const piece = this.#input.routes[at]?.pieces[index];
    if (piece === undefined) return 0;
    const track = this.#tracks.get(`${at} ${index}`) ?? 0;
    if (piece.way === 'lane') return this.#laneX(piece.index);
    if (piece.way === 'row') return this.#rowY(piece.index);
    if (piece.way === 'gap')
      return (this.#gapTop[piece.index] ?? 0) + gapBefore + this.#labelHeight(piece.index) + track * trackGap;
    return (this.#gutterLeft[piece.index] ?? 0) + (this.#gutterLead[piece.index] ?? 0) + track * trackGap;
  }

  #points(at: number, ends: { readonly from: DrawnShape; readonly to: DrawnShape }): Point[] {
    const route = this.#input.routes[at];
    if (route === undefined) return [];
    const { from, to } = ends;
    const points: Point[] = [outOf(from, route.leaves)];
    for (let index = 1; index < route.pieces.length; index += 1) {
      const piece = route.pieces[index];
      const [here, before] = [this.#place(at, index), this.#place(at, index - 1)];
      points.push(piece?.way === 'lane' || piece?.way === 'gutter' ? { x: here, y: before } : { x: before, y: here });
    }
    points.push(into(to, route.enters));
    return points.map(({ x, y }) => ({ x: round(x), y: round(y) }));
  }

  #lanes(): DrawnLane[] {
    const border = (index: number): number =>
      index === 0 ? 0.5 : index === this.#laneCount ? this.#width - 0.5 : (this.#gutterLeft[index] ?? 0) + borderIn;
    return this.#input.titles.map((_, lane) => ({
      x: round(border(lane)),
      y: 0.5,
      width: round(border(lane + 1) - border(lane)),
      height: round(this.#height - 1),
      headHeight: this.#headHeight,
      title: this.#titleLines[lane] ?? [],
      size: titleSize,
    }));
  }
}

/** Rows and lanes have odd places, gaps and gutters the even ones before them. */
function orderOf(piece: RoutePiece): number {
  return piece.way === 'row' || piece.way === 'lane' ? 2 * piece.index + 1 : 2 * piece.index;
}

function outOf(shape: DrawnShape, side: Route['leaves']): Point {
  if (side === 'bottom') return { x: shape.x + shape.width / 2, y: shape.y + shape.height };
  return { x: side === 'left' ? shape.x : shape.x + shape.width, y: shape.y + shape.height / 2 };
}

function into(shape: DrawnShape, side: Route['enters']): Point {
  if (side === 'top') return { x: shape.x + shape.width / 2, y: shape.y };
  return { x: side === 'left' ? shape.x : shape.x + shape.width, y: shape.y + shape.height / 2 };
}

function labelLines(label: string): string[] {
  return breakLines(label, labelSize, labelWidth);
}

function labelsOf({ link, leaves }: Route, points: readonly Point[]): DrawnLabel[] {
  const start = points[0];
  if (link.label === '' || start === undefined) return [];
  const lines = labelLines(link.label);
  return lines.map((text, index) => {
    const width = textWidthMm(text, labelSize) + 0.6;
    const y =
      leaves === 'bottom' ? start.y + 0.3 + index * labelLine : start.y - 0.5 - (lines.length - index) * labelLine;
    const x = leaves === 'left' ? start.x - width - 0.6 : start.x + (leaves === 'bottom' ? 0.7 : 0.6);
    return { x: round(x), y: round(y), width: round(width), height: round(labelLine), text, size: labelSize };
  });
}
