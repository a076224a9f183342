import { type KeyboardEvent, memo, type PointerEvent, type RefObject, useRef, useState } from 'react';
import type { Drawing, DrawnShape, Point } from '../../../../shared/document/drawing.ts';
import { type Chosen, directionOf, neighbour, shapeAt } from '../drawing-moves.ts';
import { ArrowHead, DrawnLanes, DrawnLabels, Outline, Words } from './drawn-parts.tsx';

interface WorkflowDrawingProps {
  readonly drawing: Drawing;
  readonly label: string;
  /** As wide as its place, or one drawn millimetre as one on paper. */
  readonly fit: boolean;
  readonly chosen: Chosen | null;
  /** The step whose arrow is being drawn by keyboard; the next one chosen is its end. */
  readonly connectFrom: string | null;
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly nameOf: (key: string) => string;
  readonly linkName: (from: string, to: string) => string;
  readonly onChoose: (chosen: Chosen | null) => void;
  readonly onRename: (chosen: Chosen) => void;
  readonly onInsert: (afterKey: string) => void;
  readonly onRemove: (chosen: Chosen) => void;
  readonly onConnect: (from: string, to: string) => void;
  /** Begins (a key) or gives up (null) an arrow. */
  readonly onConnectFrom: (key: string | null) => void;
}

/** The drawing as the papers print it: same places, same lines. Every step and arrow can be chosen and changed on it. */
export const WorkflowDrawing = memo(function WorkflowDrawing(props: WorkflowDrawingProps) {
  const { drawing, chosen, connectFrom, svg } = props;
  const { widthMm, heightMm } = drawing;
  const [pulled, setPulled] = useState<{ readonly from: string; readonly to: Point } | null>(null);
  const pulling = useRef(false);
  const chosenKey = chosen?.kind === 'step' ? chosen.key : null;
  const tabbable = chosenKey ?? drawing.shapes[0]?.id;

  const placeOf = (event: PointerEvent): Point => {
    const matrix = svg.current?.getScreenCTM();
    if (matrix === null || matrix === undefined) return { x: 0, y: 0 };
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return { x, y };
  };
  const focus = (key: string): void => {
    svg.current?.querySelector<SVGElement>(`[data-shape="${CSS.escape(key)}"]`)?.focus();
  };
  const choose = (key: string): void => {
    if (connectFrom !== null && connectFrom !== key) props.onConnect(connectFrom, key);
    else props.onChoose({ kind: 'step', key });
  };
  const onKeyDown = (event: KeyboardEvent, key: string): void => {
    const way = directionOf[event.key];
    const next = way === undefined ? null : neighbour(drawing, key, way);
    if (way !== undefined) {
      // While an arrow is drawn only the focus moves; Enter then ends the arrow.
      if (next !== null) focus(next);
      if (next !== null && connectFrom === null) props.onChoose({ kind: 'step', key: next });
    } else if (connectFrom !== null && event.key === 'Escape') props.onConnectFrom(null);
    else if (connectFrom !== null && (event.key === 'Enter' || event.key === ' ')) choose(key);
    else if (event.key === 'Enter' && event.ctrlKey) props.onInsert(key);
    else if (event.key === 'Enter' || event.key === 'F2') props.onRename({ kind: 'step', key });
    else if (event.key === 'Insert') props.onInsert(key);
    else if (event.key === 'Delete') props.onRemove({ kind: 'step', key });
    else if (event.key.toLowerCase() === 'l' && !event.ctrlKey && !event.altKey) props.onConnectFrom(key);
    else if (event.key === ' ') choose(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onLinkKey = (event: KeyboardEvent, link: Chosen): void => {
    if (event.key === 'Delete') props.onRemove(link);
    else if (event.key === 'Enter' || event.key === 'F2') props.onRename(link);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pull = (shape: DrawnShape) => (event: PointerEvent<SVGElement>) => {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    pulling.current = true;
    setPulled({ from: shape.id, to: placeOf(event) });
  };
  const drop = (event: PointerEvent<SVGElement>): void => {
    if (!pulling.current || pulled === null) return;
    pulling.current = false;
    setPulled(null);
    const target = shapeAt(drawing, placeOf(event));
    if (target === null) props.onInsert(pulled.from);
    else if (target !== pulled.from) props.onConnect(pulled.from, target);
  };
  const handle = drawing.shapes.find((shape) => shape.id === chosenKey);
  const source = drawing.shapes.find((shape) => shape.id === pulled?.from);
  return (
    <svg
      ref={svg}
      className={connectFrom === null ? 'workflow-drawing' : 'workflow-drawing is-connecting'}
      role="group"
      aria-label={props.label}
      viewBox={`-2 -2 ${widthMm + 4} ${heightMm + 4}`}
      width={props.fit ? undefined : `${widthMm + 4}mm`}
      style={props.fit ? { width: '100%', maxWidth: `${(widthMm + 4) * 1.25}mm` } : undefined}
      onClick={(event) => event.target === event.currentTarget && props.onChoose(null)}
    >
      <ArrowHead id="workflow-arrow" />
      <DrawnLanes lanes={drawing.lanes ?? []} />
      {drawing.lines.map((line, index) => {
        const link: Chosen = { kind: 'link', from: line.from, to: line.to };
        const marked = chosen?.kind === 'link' && chosen.from === line.from && chosen.to === line.to;
        const points = line.points.map((point) => `${point.x},${point.y}`).join(' ');
        return (
          <g
            key={`${line.from}:${line.to}:${index}`}
            className={
              marked ? 'workflow-line is-marked' : chosenKey === line.from ? 'workflow-line is-near' : 'workflow-line'
            }
            role="button"
            tabIndex={marked ? 0 : -1}
            aria-label={props.linkName(line.from, line.to)}
            aria-pressed={marked}
            onClick={(event) => {
              props.onChoose(link);
              event.currentTarget.focus();
            }}
            onDoubleClick={() => props.onRename(link)}
            onKeyDown={(event) => onLinkKey(event, link)}
          >
            <polyline className="is-hit" points={points} />
            <polyline points={points} markerEnd="url(#workflow-arrow)" />
          </g>
        );
      })}
      {drawing.shapes.map((shape) => (
        <g
          key={shape.id}
          data-shape={shape.id}
          className={chosenKey === shape.id ? 'workflow-shape is-marked' : 'workflow-shape'}
          role="button"
          tabIndex={shape.id === tabbable ? 0 : -1}
          aria-label={props.nameOf(shape.id)}
          aria-pressed={chosenKey === shape.id}
          onClick={(event) => {
            event.currentTarget.focus();
            choose(shape.id);
          }}
          onDoubleClick={() => props.onRename({ kind: 'step', key: shape.id })}
          onKeyDown={(event) => onKeyDown(event, shape.id)}
        >
          <Outline shape={shape} />
          <Words shape={shape} />
        </g>
      ))}
      <DrawnLabels labels={drawing.labels} />
      {handle !== undefined && (
        <circle
          className="workflow-handle"
          cx={handle.x + handle.width / 2}
          cy={handle.y + handle.height + 2.4}
          r={1.7}
          onPointerDown={pull(handle)}
          onPointerMove={(event) => pulling.current && pulled && setPulled({ from: pulled.from, to: placeOf(event) })}
          onPointerUp={drop}
          onPointerCancel={() => setPulled(null)}
        />
      )}
      {pulled !== null && source !== undefined && (
        <line
          className="workflow-pulled"
          x1={source.x + source.width / 2}
          y1={source.y + source.height}
          x2={pulled.to.x}
          y2={pulled.to.y}
          markerEnd="url(#workflow-arrow)"
        />
      )}
    </svg>
  );
});
