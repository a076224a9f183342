import { memo } from 'react';
import type { Drawing, DrawnShape } from '../../../../shared/document/drawing.ts';

interface WorkflowDrawingProps {
  readonly drawing: Drawing;
  readonly label: string;
  /** As wide as its place, or one drawn millimetre as one on paper. */
  readonly fit: boolean;
  readonly markedKey: string | null;
  readonly onChoose: (key: string) => void;
}

/** Points are 25.4/72 mm. */
const mmPerPoint = 25.4 / 72;
const lineHeight = 1.35;

function Outline({ shape }: { readonly shape: DrawnShape }) {
  const { x, y, width, height } = shape;
  if (shape.outline === 'rhombus') {
    return (
      <polygon
        points={`${x + width / 2},${y} ${x + width},${y + height / 2} ${x + width / 2},${y + height} ${x},${y + height / 2}`}
      />
    );
  }
  return (
    <rect x={x} y={y} width={width} height={height} rx={shape.outline === 'rounded' ? Math.min(height / 2, 5) : 0.6} />
  );
}

function Words({ shape }: { readonly shape: DrawnShape }) {
  const total = shape.text.reduce((sum, { size }) => sum + size * mmPerPoint * lineHeight, 0);
  let top = shape.y + (shape.height - total) / 2;
  return shape.text.map(({ line, size, muted }, index) => {
    const height = size * mmPerPoint * lineHeight;
    const baseline = top + height / 2 + size * mmPerPoint * 0.36;
    top += height;
    return (
      // Lines of one shape have no identity of their own.
      <text
        key={`${index}:${line}`}
        x={shape.x + shape.width / 2}
        y={baseline}
        fontSize={size * mmPerPoint}
        className={muted ? 'is-muted' : undefined}
      >
        {line}
      </text>
    );
  });
}

/** The drawing as the papers print it: same places, same lines. */
export const WorkflowDrawing = memo(function WorkflowDrawing({
  drawing,
  label,
  fit,
  markedKey,
  onChoose,
}: WorkflowDrawingProps) {
  const { widthMm, heightMm } = drawing;
  return (
    <svg
      className="workflow-drawing"
      role="img"
      aria-label={label}
      viewBox={`-2 -2 ${widthMm + 4} ${heightMm + 4}`}
      width={fit ? undefined : `${widthMm + 4}mm`}
      style={fit ? { width: '100%', maxWidth: `${(widthMm + 4) * 1.25}mm` } : undefined}
    >
      <defs>
        <marker
          id="workflow-arrow"
          viewBox="0 0 6 6"
          refX="5.6"
          refY="3"
          markerWidth="6"
          markerHeight="6"
          orient="auto-start-reverse"
        >
          <path d="M0 0.6 6 3 0 5.4z" />
        </marker>
      </defs>
      {drawing.lines.map((line, index) => (
        <polyline
          key={`${line.from}:${line.to}:${index}`}
          className={markedKey === line.from ? 'is-marked' : undefined}
          points={line.points.map((point) => `${point.x},${point.y}`).join(' ')}
          markerEnd="url(#workflow-arrow)"
        />
      ))}
      {drawing.shapes.map((shape) => (
        <g
          key={shape.id}
          className={markedKey === shape.id ? 'workflow-shape is-marked' : 'workflow-shape'}
          onClick={() => onChoose(shape.id)}
        >
          <Outline shape={shape} />
          <Words shape={shape} />
        </g>
      ))}
      {drawing.labels.map((label, index) => (
        <g key={`${label.text}:${index}`} className="workflow-label">
          <rect x={label.x} y={label.y} width={label.width} height={label.height} />
          <text
            x={label.x + label.width / 2}
            y={label.y + label.height / 2 + label.size * mmPerPoint * 0.36}
            fontSize={label.size * mmPerPoint}
          >
            {label.text}
          </text>
        </g>
      ))}
    </svg>
  );
});
