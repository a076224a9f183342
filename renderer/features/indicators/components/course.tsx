interface CourseProps {
  readonly values: readonly number[];
  /** Drawn across; null: none. */
  readonly line: number | null;
  /** What the picture shows, in one sentence. */
  readonly label: string;
}

const width = 96;
const height = 28;
const edge = 4;

/** A small course of values, oldest first, with the warning line across it. */
export function Course({ values, line, label }: CourseProps) {
  const last = values.at(-1);
  if (last === undefined) return null;
  const all = line === null ? values : [...values, line];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (at: number): number => edge + (values.length === 1 ? 0.5 : at / (values.length - 1)) * (width - 2 * edge);
  const y = (value: number): number =>
    high === low ? height / 2 : height - edge - ((value - low) / (high - low)) * (height - 2 * edge);
  return (
    <svg className="indicator-course" width={width} height={height} role="img" aria-label={label}>
      {line !== null && <line className="indicator-course-line" x1={0} x2={width} y1={y(line)} y2={y(line)} />}
      <polyline points={values.map((value, at) => `${x(at)},${y(value)}`).join(' ')} />
      <circle cx={x(values.length - 1)} cy={y(last)} r={2.5} />
    </svg>
  );
}
