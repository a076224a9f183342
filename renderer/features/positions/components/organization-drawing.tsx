import { memo, type RefObject } from 'react';
import type { Drawing, DrawnLine, DrawnShape } from '../../../../shared/document/drawing.ts';
import { meets, pixelsPerMm, type Place } from '../organization-moves.ts';

/** Points are 25.4/72 mm. */
const mmPerPoint = 25.4 / 72;
const lineHeight = 1.35;
/** Larger drawings have only what is in sight in the page. */
const drawnAtOnce = 600;

/** How a box is marked: nobody or too few hold it; the filter leaves it out; it stands above or under the chosen one. */
export interface BoxMarks {
  readonly vacant: 'all' | 'some' | null;
  readonly isDim: boolean;
  readonly isNear: boolean;
}

interface OrganizationDrawingProps {
  readonly drawing: Drawing;
  readonly zoom: number;
  readonly label: string;
  /** The one box that the Tab key stops at. */
  readonly currentId: string;
  /** Whose lines stand out; null: no one's. */
  readonly chosenId: string | null;
  /** What of the drawing is in sight; null: all of it. */
  readonly sight: Place | null;
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly nameOf: (id: string) => string;
  readonly marksOf: (id: string) => BoxMarks;
  readonly onFocus: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

/** Sections and positions as the papers draw them, each box a button. */
export function OrganizationDrawing(props: OrganizationDrawingProps) {
  const { drawing, zoom, currentId, nameOf, marksOf, onFocus, onOpen } = props;
  const { widthMm, heightMm, shapes, lines } = drawing;
  const sight = shapes.length > drawnAtOnce ? props.sight : null;
  const shown = sight === null ? shapes : shapes.filter((shape) => shape.id === currentId || meets(shape, sight));
  const joined = sight === null ? lines : lines.filter((line) => meets(extentOf(line), sight));
  const scale = pixelsPerMm * zoom;
  return (
    <svg
      ref={props.svg}
      className="organization-drawing"
      role="group"
      aria-label={props.label}
      viewBox={`0 0 ${widthMm} ${heightMm}`}
      width={widthMm * scale}
      height={heightMm * scale}
    >
      <Lines lines={joined} chosenId={props.chosenId} />
      {shown.map((shape) => {
        const { vacant, isDim, isNear } = marksOf(shape.id);
        return (
          <Box
            key={shape.id}
            shape={shape}
            name={nameOf(shape.id)}
            isCurrent={shape.id === currentId}
            vacant={vacant}
            isDim={isDim}
            isNear={isNear}
            onFocus={onFocus}
            onOpen={onOpen}
          />
        );
      })}
    </svg>
  );
}

/** Those of the chosen box lie on top of the others. */
const Lines = memo(function Lines({
  lines,
  chosenId,
}: {
  readonly lines: readonly DrawnLine[];
  readonly chosenId: string | null;
}) {
  const isNear = ({ from, to }: DrawnLine): boolean => from === chosenId || to === chosenId;
  const draw = (line: DrawnLine, className?: string) => (
    <polyline
      key={`${line.from}:${line.to}`}
      className={className}
      points={line.points.map(({ x, y }) => `${x},${y}`).join(' ')}
    />
  );
  return (
    <>
      {lines.filter((line) => !isNear(line)).map((line) => draw(line))}
      {lines.filter(isNear).map((line) => draw(line, 'is-near'))}
    </>
  );
});

interface BoxProps extends BoxMarks {
  readonly shape: DrawnShape;
  readonly name: string;
  readonly isCurrent: boolean;
  readonly onFocus: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

/** Drawn anew only when something of it changed. */
const Box = memo(function Box({ shape, name, isCurrent, vacant, isDim, isNear, onFocus, onOpen }: BoxProps) {
  const { id, x, y, width, height, outline, text } = shape;
  const baselines = baselinesOf(shape);
  const marks = [
    'organization-box',
    vacant === null ? '' : vacant === 'all' ? 'is-vacant' : 'is-short',
    isDim ? 'is-dim' : '',
    isNear ? 'is-near' : '',
  ];
  return (
    <g className={marks.filter((mark) => mark !== '').join(' ')}>
      <g
        data-box={id}
        role="button"
        aria-label={name}
        tabIndex={isCurrent ? 0 : -1}
        onFocus={() => onFocus(id)}
        onClick={() => onOpen(id)}
      >
        <title>{name}</title>
        <rect x={x} y={y} width={width} height={height} rx={outline === 'rounded' ? 4 : 0.8} />
      </g>
      <g aria-hidden="true">
        {text.map(({ line, size, muted }, index) => (
          // Lines of one box have no identity of their own.
          <text
            key={`${index}:${line}`}
            x={x + width / 2}
            y={baselines[index]}
            fontSize={size * mmPerPoint}
            className={muted ? 'is-muted' : undefined}
          >
            {line}
          </text>
        ))}
      </g>
    </g>
  );
});

/** Where each line of a box stands: together they are in its middle. */
function baselinesOf({ y, height, text }: DrawnShape): readonly number[] {
  const heights = text.map(({ size }) => size * mmPerPoint * lineHeight);
  const heightOf = (lines: readonly number[]): number => lines.reduce((sum, each) => sum + each, 0);
  const top = y + (height - heightOf(heights)) / 2;
  return text.map(
    ({ size }, index) => top + heightOf(heights.slice(0, index)) + size * mmPerPoint * (lineHeight / 2 + 0.36),
  );
}

function extentOf({ points }: DrawnLine): Place {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
