import type { WorkflowStepKind } from '../domain/workflow.ts';
import type { Drawing, DrawnLane } from './drawing.ts';
import { drawLanes } from './lane-drawing.ts';
import { placeNodes } from './workflow-placement.ts';
import { routeLinks } from './workflow-routing.ts';
import { round, shapeOf } from './workflow-shapes.ts';

/** A step as it is drawn. */
export interface DiagramStep {
  readonly id: string;
  /** `connector`: a letter in a circle, where a drawing goes on at another page. */
  readonly kind: WorkflowStepKind | 'connector';
  readonly action: string;
  /** Who acts: the title of its lane, or written in the shape. May be empty. */
  readonly actor: string;
  /** When, and how fast. May be empty. */
  readonly note: string;
}
export interface DiagramLink {
  readonly fromStepId: string;
  readonly toStepId: string;
  readonly label: string;
}
export interface DiagramLook {
  /** A lane for each actor, where there are at least two and no more than stand side by side on a page. */
  readonly lanes: boolean;
  /** The lanes in this order, also those that none of the steps stands in: for drawings on several pages. */
  readonly titles?: readonly string[];
}

const boxWidth = 46;
const mostLanes = 7;

/**
 * Lays a workflow out from top to bottom. Steps come in display order; without any links they are joined in that order,
 * since a list of steps is itself a sequence. Links to unknown steps are left out. The same input gives the same drawing.
 */
export function drawWorkflow(
  steps: readonly DiagramStep[],
  links: readonly DiagramLink[],
  look: DiagramLook = { lanes: false },
): Drawing {
  if (steps.length === 0) return { widthMm: 0, heightMm: 0, shapes: [], lines: [], labels: [] };
  const drawn = drawnLinks(steps, links);
  const titles = look.lanes ? (look.titles ?? laneTitles(steps)) : [];
  if (titles.length > 0) {
    const lanes = laneOf(steps);
    return drawLanes(
      steps.map((step, index) => ({ ...step, lane: Math.max(0, titles.indexOf(lanes[index] ?? '')) })),
      drawn,
      titles,
    );
  }
  const shapes = steps.map((step) => {
    const note = step.kind === 'connector' ? '' : [step.actor, step.note].filter((text) => text !== '').join(' · ');
    return shapeOf({ ...step, note }, boxWidth);
  });
  const placement = placeNodes(shapes, drawn);
  const routed = routeLinks(placement, drawn);
  return moveToOrigin({ shapes: placement.shapes, ...routed });
}

/** The links that are drawn: those given, or else from each step to the next. */
export function drawnLinks(steps: readonly DiagramStep[], links: readonly DiagramLink[]): readonly DiagramLink[] {
  const known = new Set(steps.map((step) => step.id));
  return links.length > 0
    ? links.filter((link) => known.has(link.fromStepId) && known.has(link.toStepId))
    : steps.slice(1).map((step, index) => ({ fromStepId: steps[index]?.id ?? '', toStepId: step.id, label: '' }));
}

/** Actors in the order in which they first act; none where lanes would show nothing or not fit side by side. */
export function laneTitles(steps: readonly DiagramStep[]): readonly string[] {
  const titles = [...new Set(laneOf(steps))].filter((title) => title !== '');
  return titles.length < 2 || titles.length > mostLanes ? [] : titles;
}

/** Whose lane each step stands in: a step of nobody stays with the one before it, the first ones with the next. */
function laneOf(steps: readonly DiagramStep[]): readonly string[] {
  let actor = steps.find((step) => step.actor !== '')?.actor ?? '';
  return steps.map((step) => {
    if (step.actor !== '') actor = step.actor;
    return actor;
  });
}

/** Largest factor, at most 1, at which a drawing fits into an area. */
export function fittingScale(
  drawing: Pick<Drawing, 'widthMm' | 'heightMm'>,
  area: { readonly widthMm: number; readonly heightMm: number },
): number {
  return Math.min(1, area.widthMm / Math.max(drawing.widthMm, 1), area.heightMm / Math.max(drawing.heightMm, 1));
}

/** The drawing at another size: places, lengths and letters alike. */
export function scaleDrawing(drawing: Drawing, factor: number): Drawing {
  const by = (value: number) => round(value * factor);
  return {
    widthMm: by(drawing.widthMm),
    heightMm: by(drawing.heightMm),
    shapes: drawing.shapes.map((shape) => ({
      ...shape,
      x: by(shape.x),
      y: by(shape.y),
      width: by(shape.width),
      height: by(shape.height),
      text: shape.text.map((text) => ({ ...text, size: by(text.size) })),
    })),
    lines: drawing.lines.map((line) => ({
      ...line,
      points: line.points.map((point) => ({ x: by(point.x), y: by(point.y) })),
    })),
    ...(drawing.lanes === undefined ? {} : { lanes: drawing.lanes.map((lane) => scaleLane(lane, by)) }),
    labels: drawing.labels.map((label) => ({
      ...label,
      x: by(label.x),
      y: by(label.y),
      width: by(label.width),
      height: by(label.height),
      size: by(label.size),
    })),
  };
}

function scaleLane(lane: DrawnLane, by: (value: number) => number): DrawnLane {
  const { x, y, width, height, headHeight, size } = lane;
  return {
    ...lane,
    x: by(x),
    y: by(y),
    width: by(width),
    height: by(height),
    headHeight: by(headHeight),
    size: by(size),
  };
}

type Placed = Pick<Drawing, 'shapes' | 'lines' | 'labels'>;

/** Shifts everything so that the drawing begins at 0, 0 with half a millimetre for the strokes. */
function moveToOrigin(drawing: Placed): Drawing {
  const boxes = [
    ...drawing.shapes,
    ...drawing.labels,
    ...drawing.lines.flatMap((line) => line.points.map((point) => ({ ...point, width: 0, height: 0 }))),
  ];
  const left = Math.min(...boxes.map((box) => box.x)) - 0.5;
  const top = Math.min(...boxes.map((box) => box.y)) - 0.5;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + 0.5;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + 0.5;
  const moved = <T extends { readonly x: number; readonly y: number }>(box: T): T => ({
    ...box,
    x: round(box.x - left),
    y: round(box.y - top),
  });
  return {
    widthMm: round(right - left),
    heightMm: round(bottom - top),
    shapes: drawing.shapes.map(moved),
    lines: drawing.lines.map((line) => ({ ...line, points: line.points.map(moved) })),
    labels: drawing.labels.map(moved),
  };
}
