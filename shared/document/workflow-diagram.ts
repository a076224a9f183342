import type { WorkflowStepKind } from '../domain/workflow.ts';
import type { Drawing, DrawnShape } from './drawing.ts';
import { breakLines, pointsPerMm, textWidthMm } from './text-measure.ts';
import { placeNodes } from './workflow-placement.ts';
import { routeLinks } from './workflow-routing.ts';

/** A step as it is drawn. */
export interface DiagramStep {
  readonly id: string;
  readonly kind: WorkflowStepKind;
  readonly action: string;
  /** Second line, smaller: who acts, and how fast. May be empty. */
  readonly note: string;
}
export interface DiagramLink {
  readonly fromStepId: string;
  readonly toStepId: string;
  readonly label: string;
}

const actionSize = 9;
const noteSize = 7.5;
const lineHeight = 1.35;
const boxWidth = 46;
const barHeight = 1.6;
const rhombusWidths = [58, 66, 76, 86];

/**
 * Lays a workflow out from top to bottom. Steps come in display order; without any links they are joined in that order,
 * since a list of steps is itself a sequence. Links to unknown steps are left out. The same input gives the same drawing.
 */
export function drawWorkflow(steps: readonly DiagramStep[], links: readonly DiagramLink[]): Drawing {
  if (steps.length === 0) return { widthMm: 0, heightMm: 0, shapes: [], lines: [], labels: [] };
  const known = new Set(steps.map((step) => step.id));
  const drawn =
    links.length > 0
      ? links.filter((link) => known.has(link.fromStepId) && known.has(link.toStepId))
      : steps.slice(1).map((step, index) => ({ fromStepId: steps[index]?.id ?? '', toStepId: step.id, label: '' }));
  const placement = placeNodes(steps.map(shapeOf), drawn);
  const routed = routeLinks(placement, drawn);
  return moveToOrigin({ shapes: placement.shapes, ...routed });
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

function shapeOf(step: DiagramStep): DrawnShape {
  if (step.kind === 'decision') return rhombusOf(step);
  if (step.kind === 'fork' || step.kind === 'join')
    return { id: step.id, outline: 'bar', x: 0, y: 0, width: boxWidth, height: barHeight, text: [] };
  const text = textOf(step, boxWidth - 4);
  const outline = step.kind === 'action' ? 'box' : 'rounded';
  const width = Math.max(outline === 'rounded' ? 30 : boxWidth, text.widest + 5);
  return {
    id: step.id,
    outline,
    x: 0,
    y: 0,
    width: round(width),
    height: round(Math.max(8, text.height + 3.2)),
    text: text.lines,
  };
}

/** The narrowest of some widths at which a decision is not a tower; its text's rectangle must stay inside: w/W + h/H ≤ 1. */
function rhombusOf(step: DiagramStep): DrawnShape {
  const candidates = rhombusWidths.map((least) => {
    const text = textOf(step, least * 0.58);
    const width = Math.max(least, text.widest * 1.6 + 4);
    const height = Math.max(15, text.height / Math.max(0.3, 1 - (text.widest + 3) / width) + 1);
    return {
      id: step.id,
      outline: 'rhombus' as const,
      x: 0,
      y: 0,
      width: round(width),
      height: round(height),
      text: text.lines,
    };
  });
  const lowest = candidates.reduce((best, each) => (each.height < best.height ? each : best));
  return candidates.find((each) => each.height <= 20) ?? lowest;
}

function textOf(
  step: DiagramStep,
  room: number,
): { readonly lines: DrawnShape['text']; readonly height: number; readonly widest: number } {
  const lines = [
    ...breakLines(step.action, actionSize, room).map((line) => ({ line, size: actionSize, muted: false })),
    ...(step.note === ''
      ? []
      : breakLines(step.note, noteSize, room).map((line) => ({ line, size: noteSize, muted: true }))),
  ];
  return {
    lines,
    height: lines.reduce((sum, line) => sum + (line.size * lineHeight) / pointsPerMm, 0),
    widest: Math.max(...lines.map((line) => textWidthMm(line.line, line.size))),
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

/** Thousandths of a millimetre: below what any printer shows, and free of the last bits of floating point. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
