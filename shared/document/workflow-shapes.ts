import type { WorkflowStepKind } from '../domain/workflow.ts';
import type { DrawnShape } from './drawing.ts';
import { breakLines, pointsPerMm, textWidthMm } from './text-measure.ts';

/** A step before it has a place. */
export interface ShapeInput {
  readonly id: string;
  /** `connector`: a letter in a circle, where a drawing goes on at another page. */
  readonly kind: WorkflowStepKind | 'connector';
  readonly action: string;
  /** Second line, smaller. May be empty. */
  readonly note: string;
}

const actionSize = 9;
const noteSize = 7.5;
const lineHeight = 1.35;
const barHeight = 1.6;
const connectorSize = 7;
/** The narrowest rhombus is so much wider than a box; the others follow from it. */
const rhombusSteps = [1.26, 1.43, 1.65, 1.87];

/** The shape of a step at 0, 0, wide enough for its words: boxes of `boxWidth`, a rhombus of at most `widest`. */
export function shapeOf(step: ShapeInput, boxWidth: number, widest = Number.POSITIVE_INFINITY): DrawnShape {
  const at = { id: step.id, x: 0, y: 0 };
  if (step.kind === 'decision') return rhombusOf(step, boxWidth, widest);
  if (step.kind === 'fork' || step.kind === 'join')
    return { ...at, outline: 'bar', width: boxWidth, height: barHeight, text: [] };
  if (step.kind === 'connector') {
    const text = [{ line: step.action, size: actionSize, muted: false }];
    return { ...at, outline: 'circle', width: connectorSize, height: connectorSize, text };
  }
  const text = textOf(step, boxWidth - 4);
  const outline = step.kind === 'action' ? 'box' : 'rounded';
  const width = Math.max(outline === 'rounded' ? Math.min(30, boxWidth) : boxWidth, text.widest + 5);
  return {
    ...at,
    outline,
    width: round(width),
    height: round(Math.max(8, text.height + 3.2)),
    text: text.lines,
  };
}

/** The narrowest of some widths at which a decision is not a tower; its text's rectangle must stay inside: w/W + h/H ≤ 1. */
function rhombusOf(step: ShapeInput, boxWidth: number, widest: number): DrawnShape {
  const widths = rhombusSteps.map((factor) => Math.min(boxWidth * factor, Math.max(widest, boxWidth)));
  const candidates = widths.map((least) => {
    const text = textOf(step, least * 0.58);
    const width = Math.max(least, text.widest * 1.6 + 4);
    const height = Math.max(15, text.height / Math.max(0.3, 1 - (text.widest + 3) / width) + 1);
    const outline = 'rhombus' as const;
    return { id: step.id, outline, x: 0, y: 0, width: round(width), height: round(height), text: text.lines };
  });
  const lowest = candidates.reduce((best, each) => (each.height < best.height ? each : best));
  return candidates.find((each) => each.height <= 20) ?? lowest;
}

function textOf(
  step: ShapeInput,
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

/** Thousandths of a millimetre: below what any printer shows, and free of the last bits of floating point. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
