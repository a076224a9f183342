import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { EvidenceTargetKind } from '../../../../shared/domain/evidence.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { filterTargets, type LinkTarget } from '../evidence-store.ts';

interface TargetPickerProps {
  readonly targets: readonly LinkTarget[];
  readonly linked: ReadonlySet<string>;
  readonly kinds: Readonly<Record<EvidenceTargetKind, string>>;
  readonly words: {
    readonly title: string;
    readonly search: string;
    readonly none: string;
    readonly noMatch: string;
    readonly linked: string;
    readonly count: (shown: number, total: number) => string;
    readonly close: string;
    readonly cancel: string;
    readonly choose: (count: number) => string;
  };
  readonly onClose: () => void;
  readonly onChoose: (targets: readonly LinkTarget[]) => void;
}

/** More rows than anyone reads; a word narrows them down. */
const shownAtMost = 100;

const keyOf = ({ targetKind, targetId, recordName }: LinkTarget): string => `${targetKind}:${targetId}:${recordName}`;

/**
 * Finds what a piece of evidence proves, several things at once. Arrow keys go from the search field into the list,
 * Space ticks, Enter links what is ticked, or the line that it is pressed on.
 */
export function TargetPicker({ targets, linked, kinds, words, onClose, onChoose }: TargetPickerProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, LinkTarget>>(new Map());
  const box = useRef<HTMLDivElement>(null);
  // The dialog gives the focus to its first button when it opens; this effect runs after that one.
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const found = filterTargets(targets, text);
  const shown = found.slice(0, shownAtMost);
  const toggle = (target: LinkTarget): void => {
    const next = new Map(chosen);
    if (!next.delete(keyOf(target))) next.set(keyOf(target), target);
    setChosen(next);
  };
  const confirm = (focused?: LinkTarget): void => {
    const targets = chosen.size > 0 || focused === undefined ? [...chosen.values()] : [focused];
    if (targets.length > 0) onChoose(targets);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      const { key } = event.target.dataset;
      confirm(shown.find((target) => keyOf(target) === key && !linked.has(`${target.targetId} ${target.recordName}`)));
      event.preventDefault();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input:not(:disabled)') ?? [])];
    stops[stops.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  };
  return (
    <Dialog
      wide
      title={words.title}
      closeLabel={words.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button tone="primary" disabled={chosen.size === 0} onClick={() => confirm()}>
            {words.choose(chosen.size)}
          </Button>
        </>
      }
    >
      <div ref={box} className="target-picker" onKeyDown={onKeyDown}>
        <SearchField label={words.search} value={text} onChange={setText} />
        <p className="gb-hint" role="status">
          {targets.length === 0
            ? words.none
            : found.length === 0
              ? words.noMatch
              : words.count(shown.length, found.length)}
        </p>
        <ul>
          {shown.map((target) => {
            const here = linked.has(`${target.targetId} ${target.recordName}`);
            return (
              <li key={keyOf(target)}>
                <label>
                  <input
                    type="checkbox"
                    data-key={keyOf(target)}
                    disabled={here}
                    checked={here || chosen.has(keyOf(target))}
                    onChange={() => toggle(target)}
                  />
                  <span className="target-kind">{kinds[target.targetKind]}</span>
                  <span className="target-words">
                    <span>{target.title}</span>
                    {target.place !== '' && <span className="gb-muted">{target.place}</span>}
                  </span>
                  {here && <span className="gb-muted">{words.linked}</span>}
                </label>
              </li>
            );
          })}
        </ul>
      </div>
    </Dialog>
  );
}
