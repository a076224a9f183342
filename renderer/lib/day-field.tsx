import { useState } from 'react';
import { readDay } from './day-text.ts';
import { RecordField, type RecordFieldProps } from './record-field.tsx';
import { useWords } from './words/words.ts';

/**
 * A day of the calendar, typed as people write it and stored as `2026-11-22`. The browser's own date field would show
 * it in the order of the machine's language and cannot take 2026.4.2 or a pasted day.
 */
export function DayField(
  props: Omit<RecordFieldProps, 'multiline' | 'minRows' | 'required' | 'maxLength' | 'placeholder'>,
) {
  const words = useWords().conflict;
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <>
      <RecordField
        {...props}
        maxLength={20}
        placeholder={words.dayExample}
        save={(text, overwrite) => {
          const day = readDay(text);
          setRefused(day === null ? text : null);
          if (day !== null) return props.save(day, overwrite);
          return Promise.resolve({ ok: false, error: { code: 'invalid-input', about: words.dayExample } });
        }}
      />
      {/* Goes with the mark of the field: Esc puts the old day back. */}
      {refused !== null && (
        <p role="alert" className="gb-day-refused">
          {words.noDay(refused)}
        </p>
      )}
    </>
  );
}
