import { useState } from 'react';
import { api } from '../../../lib/client.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Tag } from '../../../ui/page.tsx';
import { SearchField } from '../../../ui/search-field.tsx';

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
  /** Points of the whole. */
  readonly weight: number;
  /** Names of those who have a part already. */
  readonly standing: readonly string[];
  readonly onClose: () => void;
  readonly onSplit: (parts: Part[]) => Promise<void>;
}

/** Chooses the sections, positions and people among whom a task is split; all three kinds may go together. */
export function SplitDialog({ words, shared, weight, standing, onClose, onSplit }: SplitDialogProps) {
  const [kind, setKind] = useState<Kind>('section');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Kind>>(new Map());
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['person', 'section'] });
  const positions = useLoaded(() => api.positions.list({}), { key: 'positions', kinds: ['position'] });
  const options = {
    section: department.value?.sections ?? [],
    person: department.value?.people ?? [],
    position: positions.value ?? [],
  }[kind];
  const sought = text.trim().toLowerCase();
  const shown = options.filter((option) => option.name.toLowerCase().includes(sought));
  const countOf = (name: Kind): number => [...chosen.values()].filter((each) => each === name).length;
  const toggle = (id: string): void => {
    const next = new Map(chosen);
    if (!next.delete(id)) next.set(id, kind);
    setChosen(next);
  };
  const parts = [...chosen].map(([id, of]) => ({
    sectionId: of === 'section' ? id : null,
    positionId: of === 'position' ? id : null,
    personId: of === 'person' ? id : null,
  }));
  return (
    <Dialog
      title={words.dialogTitle}
      closeLabel={shared.close}
      onClose={onClose}
      footer={
        <>
          {parts.length > 0 && weight > 0 && (
            <span className="task-picker-sum gb-muted">
              {words.share(weight, Math.round((weight / parts.length) * 100) / 100)}
            </span>
          )}
          <Button onClick={onClose}>{shared.cancel}</Button>
          <Button tone="primary" disabled={parts.length === 0} onClick={() => void onSplit(parts)}>
            {words.make(parts.length)}
          </Button>
        </>
      }
    >
      <p className="gb-hint">{words.dialogNote}</p>
      <div className="split-tools">
        <Segments
          label={words.by}
          value={kind}
          options={kinds.map((name) => ({
            value: name,
            label: countOf(name) === 0 ? words.kinds[name] : `${words.kinds[name]} ${countOf(name)}`,
          }))}
          onChange={(next) => {
            setKind(kinds.find((name) => name === next) ?? 'section');
            setText('');
          }}
        />
        {options.length > 8 && <SearchField label={words.find} value={text} onChange={setText} />}
      </div>
      {shown.length === 0 ? (
        <p className="gb-muted">{options.length === 0 ? words.empty : words.noMatch}</p>
      ) : (
        <ul className="task-picker split-options" tabIndex={0} aria-label={words.by}>
          {shown.map((option) => (
            <li key={option.id}>
              <label>
                <input type="checkbox" checked={chosen.has(option.id)} onChange={() => toggle(option.id)} />
                <span className="task-picker-content">{option.name}</span>
                {standing.includes(option.name) && <Tag tone="warn">{words.already}</Tag>}
              </label>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
