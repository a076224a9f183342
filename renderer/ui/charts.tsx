import type { ReactNode } from 'react';
import './charts.css';

/** One column: a part of a whole, with what is written above and below it. */
export interface ChartColumn {
  readonly key: string;
  readonly name: string;
  readonly whole: number;
  readonly part: number;
}

interface ColumnChartProps {
  readonly columns: readonly ChartColumn[];
  /** Written over a column: `45/60`. */
  readonly valueOf: (column: ChartColumn) => string;
  /** What the picture shows, in one sentence; the figures themselves stand in the columns. */
  readonly label: string;
}

const height = 120;
const step = 76;

/** Columns of wholes with their parts filled: progress over the years. Every figure is written, so no colour must be read. */
export function ColumnChart({ columns, valueOf, label }: ColumnChartProps) {
  const most = Math.max(1, ...columns.map(({ whole }) => whole));
  const width = Math.max(1, columns.length) * step;
  return (
    <svg className="gb-columns" viewBox={`0 0 ${width} ${height + 44}`} role="img" aria-label={label}>
      <line className="gb-columns-base" x1={0} x2={width} y1={height + 20} y2={height + 20} />
      {columns.map((column, at) => {
        const whole = (column.whole / most) * height;
        const part = (column.part / most) * height;
        const left = at * step + 18;
        return (
          <g key={column.key}>
            <rect className="gb-columns-whole" x={left} y={height + 20 - whole} width={40} height={whole} />
            <rect className="gb-columns-part" x={left} y={height + 20 - part} width={40} height={part} />
            <text x={left + 20} y={height + 14 - whole}>
              {valueOf(column)}
            </text>
            <text x={left + 20} y={height + 38}>
              {column.name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** One bar of a list: its name, how long it is, and the words behind it. */
export interface ChartBar {
  readonly key: string;
  readonly name: ReactNode;
  readonly value: number;
  readonly text: string;
  readonly tone?: 'accent' | 'good' | 'bad';
}

/** Bars under each other on one scale, as a list that reads aloud by itself. */
export function BarList({ bars, most }: { readonly bars: readonly ChartBar[]; readonly most?: number }) {
  const scale = Math.max(1, most ?? 0, ...bars.map(({ value }) => value));
  return (
    <ul className="gb-bars">
      {bars.map((bar) => (
        <li key={bar.key}>
          <span className="gb-bars-name">{bar.name}</span>
          <span className="gb-bars-track" aria-hidden="true">
            <span data-tone={bar.tone ?? 'accent'} style={{ width: `${(bar.value / scale) * 100}%` }} />
          </span>
          <span className="gb-bars-text">{bar.text}</span>
        </li>
      ))}
    </ul>
  );
}

/** A share of a whole inside a table's cell: the words first, a short bar under them. */
export function ShareCell({
  text,
  percent,
  tone = 'accent',
}: {
  readonly text: string;
  readonly percent: number;
  readonly tone?: 'accent' | 'good' | 'bad';
}) {
  return (
    <span className="gb-share">
      <span>{text}</span>
      <span className="gb-bars-track" aria-hidden="true">
        <span data-tone={tone} style={{ width: `${percent}%` }} />
      </span>
    </span>
  );
}
