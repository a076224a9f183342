interface SearchFieldProps {
  /** What is searched, which stands in the empty field too. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly className?: string;
  /** In a dialog: it opens with the cursor here. */
  readonly takesFocus?: boolean;
}

/** The field above a list that narrows it while somebody types. */
export function SearchField({ label, value, onChange, className = '', takesFocus = false }: SearchFieldProps) {
  return (
    <input
      type="search"
      className={`gb-input ${className}`.trim()}
      aria-label={label}
      placeholder={label}
      value={value}
      {...(takesFocus ? { 'data-autofocus': '' } : {})}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
