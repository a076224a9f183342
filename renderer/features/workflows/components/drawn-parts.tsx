import type { Drawing, DrawnLabel, DrawnLane, DrawnShape } from '../../../../shared/document/drawing.ts';

/** Points are 25.4/72 mm. */
const mmPerPoint = 25.4 / 72;
const lineHeight = 1.35;

/** The frame of a shape. */
export function Outline({ shape }: { readonly shape: DrawnShape }) {
  const { x, y, width, height } = shape;
  if (shape.outline === 'rhombus') {
    return (
      <polygon
        points={`${x + width / 2},${y} ${x + width},${y + height / 2} ${x + width / 2},${y + height} ${x},${y + height / 2}`}
      />
    );
  }
  if (shape.outline === 'circle') return <circle cx={x + width / 2} cy={y + height / 2} r={width / 2} />;
  if (shape.outline === 'bar') return <rect className="is-bar" x={x} y={y} width={width} height={height} />;
  return (
    <rect x={x} y={y} width={width} height={height} rx={shape.outline === 'rounded' ? Math.min(height / 2, 5) : 0.6} />
  );
}

/** The words in a shape, line by line. */
export function Words({ shape }: { readonly shape: DrawnShape }) {
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

/** Frames and heads of the lanes. */
export function DrawnLanes({ lanes }: { readonly lanes: readonly DrawnLane[] }) {
  return lanes.map((lane) => (
    <g key={lane.x} className="workflow-lane">
      <rect x={lane.x} y={lane.y} width={lane.width} height={lane.height} />
      <rect className="is-head" x={lane.x} y={lane.y} width={lane.width} height={lane.headHeight} />
      {lane.title.map((line, index) => {
        const offset = (index - (lane.title.length - 1) / 2) * lineHeight + 0.36;
        return (
          <text
            key={`${index}:${line}`}
            x={lane.x + lane.width / 2}
            y={lane.y + lane.headHeight / 2 + offset * lane.size * mmPerPoint}
            fontSize={lane.size * mmPerPoint}
          >
            {line}
          </text>
        );
      })}
    </g>
  ));
}

/** The names of branches. */
export function DrawnLabels({ labels }: { readonly labels: readonly DrawnLabel[] }) {
  return labels.map((label, index) => (
    <g key={`${label.text}:${index}`} className="workflow-label">
      <text
        x={label.x + label.width / 2}
        y={label.y + label.height / 2 + label.size * mmPerPoint * 0.36}
        fontSize={label.size * mmPerPoint}
      >
        {label.text}
      </text>
    </g>
  ));
}

/** A drawing only to look at. */
export function StaticDrawing({ drawing, label }: { readonly drawing: Drawing; readonly label: string }) {
  return (
    <svg
      className="workflow-drawing"
      role="img"
      aria-label={label}
      viewBox={`-2 -2 ${drawing.widthMm + 4} ${drawing.heightMm + 4}`}
      style={{ width: '100%', maxWidth: `${(drawing.widthMm + 4) * 1.25}mm` }}
    >
      <ArrowHead id="workflow-arrow-still" />
      <DrawnLanes lanes={drawing.lanes ?? []} />
      {drawing.lines.map((line, index) => (
        <polyline
          key={`${line.from}:${line.to}:${index}`}
          points={line.points.map((point) => `${point.x},${point.y}`).join(' ')}
          {...(line.plain === true ? {} : { markerEnd: 'url(#workflow-arrow-still)' })}
        />
      ))}
      {drawing.shapes.map((shape) => (
        <g key={shape.id} className="workflow-shape is-still">
          <Outline shape={shape} />
          <Words shape={shape} />
        </g>
      ))}
      <DrawnLabels labels={drawing.labels} />
    </svg>
  );
}

/** The head that lines refer to by its id. */
export function ArrowHead({ id }: { readonly id: string }) {
  return (
    <defs>
      <marker
        id={id}
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
  );
}
