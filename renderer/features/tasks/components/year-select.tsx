interface YearSelectProps {
  readonly year: number;
  /** Years that have something; the present and the next are offered always. */
  readonly years: readonly number[];
  readonly label: string;
  readonly nameOf: (year: number) => string;
  readonly onChange: (year: number) => void;
}

/** The year that tasks and statements are shown for. */
export function YearSelect({ year, years, label, nameOf, onChange }: YearSelectProps) {
  const now = new Date().getFullYear();
  const all = [...new Set([now + 1, now, year, ...years])].sort((a, b) => b - a);
  return (
    <select
      className="gb-select year-select"
      aria-label={label}
      value={year}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    >
      {all.map((other) => (
        <option key={other} value={other}>
          {nameOf(other)}
        </option>
      ))}
    </select>
  );
}
