import { useState } from 'react';
import { api } from '../../../lib/client.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

const kinds = ['section', 'position', 'person'] as const;
type Kind = (typeof kinds)[number];

/** A part of a task, by whom it is to be done. */
interface Part {
  readonly sectionId: string | null;
  readonly positionId: string | null;
  readonly personId: string | null;
}

interface SplitDialogProps {
  readonly words: Words['tasks']['parts'];
  readonly shared: Words['common'];
  readonly onClose: () => void;
  readonly onSplit: (parts: Part[]) => Promise<void>;
}

/** Chooses the sections, positions or people among whom a task is split. */
export function SplitDialog({ words, shared, onClose, onSplit }: SplitDialogProps) {
  const [kind, setKind] = useState<Kind>('section');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['person', 'section'] });
  const positions = useLoaded(() => api.positions.list({}), { key: 'positions', kinds: ['position'] });
  const options =
    kind === 'section'
      ? (department.value?.sections ?? [])
      : kind === 'person'
        ? (department.value?.people ?? [])
        : (positions.value ?? []);
  const parts = chosen.map((id) => ({
    sectionId: kind === 'section' ? id : null,
    positionId: kind === 'position' ? id : null,
    personId: kind === 'person' ? id : null,
  }));
  return (
    <Dialog
      title={words.dialogTitle}
      closeLabel={shared.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{shared.cancel}</Button>
          <Button tone="primary" disabled={chosen.length === 0} onClick={() => void onSplit(parts)}>
            {words.make(chosen.length)}
          </Button>
        </>
      }
    >
      <p className="gb-muted">{words.dialogNote}</p>
      <Segments
        label={words.by}
        value={kind}
        options={kinds.map((name) => ({ value: name, label: words.kinds[name] }))}
        onChange={(next) => {
          setKind(kinds.find((name) => name === next) ?? 'section');
          setChosen([]);
        }}
      />
      {options.length === 0 ? (
        <p className="gb-muted">{words.empty}</p>
      ) : (
        <ul className="task-picker">
          {options.map((option) => (
            <li key={option.id}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(option.id)}
                  onChange={() =>
                    setChosen(
                      chosen.includes(option.id) ? chosen.filter((id) => id !== option.id) : [...chosen, option.id],
                    )
                  }
                />
                <span className="task-picker-content">{option.name}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
