import { AlignmentType, LineRuleType, Paragraph, type ParagraphChild, TextRun } from 'docx';
import { ShapeGroupRun, type IShapeGroupChildOptions } from 'docx/shapes';
import type { DiagramBlock } from '../../../shared/document/blocks.ts';
import type { DrawnLabel, DrawnLane, DrawnLine, DrawnShape, Point } from '../../../shared/document/drawing.ts';
import { fontOf, ink } from './docx-styles.ts';

const presets = {
  rounded: 'flowChartTerminator',
  box: 'rectangle',
  rhombus: 'diamond',
  bar: 'rectangle',
  circle: 'ellipse',
} as const;
const fills = { rounded: 'E9F2EC', box: 'FFFFFF', rhombus: 'FDF6E7', bar: ink, circle: 'EAF0F8' } as const;

/** A drawing as a group of Word's own shapes: sharp at any size, and its words can be searched and edited. */
export function drawingRun(block: DiagramBlock): ParagraphChild {
  const { drawing, alternative } = block;
  return new ShapeGroupRun({
    altText: { name: '图', description: alternative },
    children: [
      ...(drawing.lanes ?? []).flatMap(laneShapes),
      ...drawing.lines.flatMap(lineShapes),
      ...drawing.shapes.map(boxShape),
      ...drawing.labels.map(labelShape),
    ],
  });
}

const laneInk = '9AA5B1';

function pixels(mm: number): number {
  return Math.round((mm * 96 * 100) / 25.4) / 100;
}

const textOptions = {
  wrap: false,
  verticalAlignment: 'center',
  margins: { top: 0, right: 0, bottom: 0, left: 0 },
} as const;

function boxShape(shape: DrawnShape): IShapeGroupChildOptions {
  return {
    type: presets[shape.outline],
    transformation: {
      offset: { left: pixels(shape.x), top: pixels(shape.y) },
      width: pixels(shape.width),
      height: pixels(shape.height),
    },
    fill: fills[shape.outline],
    line: { color: ink, width: 0.75 },
    textOptions,
    children: shape.text.map((text) =>
      textParagraph(text.line, { size: text.size, color: text.muted ? '505050' : '000000' }),
    ),
  };
}

/** The frame of a lane, and over it the head with the title. */
function laneShapes(lane: DrawnLane): IShapeGroupChildOptions[] {
  const box = (height: number) => ({
    offset: { left: pixels(lane.x), top: pixels(lane.y) },
    width: pixels(lane.width),
    height: pixels(height),
  });
  const line = { color: laneInk, width: 0.5 };
  return [
    { type: 'rectangle', transformation: box(lane.height), line, textOptions, children: [] },
    {
      type: 'rectangle',
      transformation: box(lane.headHeight),
      fill: 'F0F3F7',
      line,
      textOptions,
      children: lane.title.map((text) => textParagraph(text, { size: lane.size, color: '000000' })),
    },
  ];
}

function labelShape(label: DrawnLabel): IShapeGroupChildOptions {
  return {
    type: 'rectangle',
    transformation: {
      offset: { left: pixels(label.x), top: pixels(label.y) },
      width: pixels(label.width),
      height: pixels(label.height),
    },
    line: { color: 'FFFFFF', width: 0, transparency: 100 },
    textOptions,
    children: [textParagraph(label.text, { size: label.size, color: '8A4B00' })],
  };
}

function textParagraph(text: string, look: { readonly size: number; readonly color: string }): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0, line: Math.round(look.size * 1.28 * 20), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text, font: fontOf('song'), size: Math.round(look.size * 2), color: look.color })],
  });
}

/** Straight pieces; the last one bears the arrow head. */
function lineShapes(line: DrawnLine): IShapeGroupChildOptions[] {
  return line.points
    .slice(1)
    .map((to, index) =>
      straight(line.points[index] ?? to, to, index === line.points.length - 2 && line.plain !== true),
    );
}

function straight(from: Point, to: Point, arrow: boolean): IShapeGroupChildOptions {
  return {
    type: 'line',
    transformation: {
      offset: { left: pixels(Math.min(from.x, to.x)), top: pixels(Math.min(from.y, to.y)) },
      width: pixels(Math.abs(to.x - from.x)),
      height: pixels(Math.abs(to.y - from.y)),
      flip: { horizontal: to.x < from.x - 0.001, vertical: to.y < from.y - 0.001 },
    },
    line: { color: ink, width: 0.75, cap: 'square', ...(arrow ? { endArrow: 'triangle' } : {}) },
  };
}
