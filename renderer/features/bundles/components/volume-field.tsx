import { useState } from 'react';
import type { VolumeChoice } from '../../../../shared/contract/bundles.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Select } from '../../../ui/choice.tsx';
import { bytesOfTyped, choiceOf, typedBytes, volumeEntryOf, volumeNames } from '../volume-sizes.ts';

interface VolumeFieldProps {
  /** Unique on the page. */
  readonly id: string;
  readonly words: Words;
  readonly choice: VolumeChoice;
  readonly onChange: (choice: VolumeChoice) => void;
}

/** Whether the bundle is one file or several, and how large each is. */
export function VolumeField({ id, words, choice, onChange }: VolumeFieldProps) {
  const own = words.bundles.volumes;
  const [typed, setTyped] = useState<string | null>(null);
  const entry = typed === null ? volumeEntryOf(choice) : 'custom';
  const isWrong = typed !== null && bytesOfTyped(typed) === null;
  return (
    <div className="gb-shipment-to">
      <label htmlFor={id}>{own.label}</label>
      <Select
        id={id}
        value={entry}
        options={[
          { value: 'auto', label: own.auto },
          { value: 'none', label: own.none },
          ...volumeNames.map((name) => ({ value: name, label: own.sizes[name] })),
          { value: 'custom', label: own.custom },
        ]}
        onChange={(value) => {
          const next = choiceOf(value);
          setTyped(value === 'custom' && typeof next === 'number' ? typedBytes(next) : null);
          onChange(next);
        }}
      />
      {entry === 'custom' && (
        <>
          <input
            className="gb-input gb-volume-size"
            inputMode="numeric"
            aria-label={own.customLabel}
            aria-invalid={isWrong || undefined}
            value={typed ?? (typeof choice === 'number' ? typedBytes(choice) : '')}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setTyped(text);
              const bytes = bytesOfTyped(text);
              if (bytes !== null) onChange(bytes);
            }}
            onBlur={() => {
              // What is no size goes back to the one that holds.
              if (isWrong && typeof choice === 'number') setTyped(typedBytes(choice));
            }}
          />
          <span className="gb-muted">MB</span>
        </>
      )}
    </div>
  );
}
