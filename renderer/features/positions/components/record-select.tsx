import { useState } from 'react';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface RecordSelectProps {
  readonly id: string;
  readonly className?: string;
  /** The chosen record's id, or empty. */
  readonly value: string;
  readonly valueName: string;
  readonly emptyName: string;
  readonly disabled?: boolean;
  readonly options: () => readonly Named[];
  readonly onChoose: (id: string) => void;
}

/** A choice among records that may be thousands: they are listed when somebody comes to choose, not before. */
export function RecordSelect(props: RecordSelectProps) {
  const { id, className = '', value, valueName, emptyName, disabled = false, options, onChoose } = props;
  const [open, setOpen] = useState(false);
  const listed = open ? options() : value === '' ? [] : [{ id: value, name: valueName }];
  return (
    <select
      id={id}
      className={`gb-select ${className}`}
      value={value}
      disabled={disabled}
      onFocus={() => setOpen(true)}
      onPointerDown={() => setOpen(true)}
      onBlur={() => setOpen(false)}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{emptyName}</option>
      {listed.map((record) => (
        <option key={record.id} value={record.id}>
          {record.name}
        </option>
      ))}
    </select>
  );
}
