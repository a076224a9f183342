interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  /** Spoken name; leave it out when a `<label htmlFor>` names the field. */
  readonly label?: string;
  readonly id?: string;
  /** Looks like text until it is entered, as in tables. */
  readonly inline?: boolean;
  readonly disabled?: boolean;
}

/** A choice from a short list; the system's own list, so that typing the first sound finds an entry. */
export function Select({ value, options, onChange, label, id, inline = false, disabled = false }: SelectProps) {
  return (
    <select
      className={inline ? 'gb-select gb-select-inline' : 'gb-select'}
      id={id}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

interface SegmentsProps {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly label: string;
}

/** A choice of two to four, all in sight. */
export function Segments({ value, options, onChange, label }: SegmentsProps) {
  return (
    <div className="gb-segments" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="gb-segment">
          <input
            type="radio"
            name={label}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
