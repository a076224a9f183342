import { type KeyboardEvent, useRef, useState } from 'react';
import { type FindingConcern, findingConcernKinds } from '../../../../shared/contract/findings.ts';
import { api } from '../../../lib/client.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import { useWords } from '../../../lib/words/words.ts';
import { Dialog } from '../../../ui/dialog.tsx';

/** More rows than anyone reads; a word narrows them down. */
const shownAtMost = 100;

/** Finds the standard, duty or task that a finding concerns. Arrow keys go into the list, Enter chooses. */
export function ConcernPicker({
  onClose,
  onChoose,
}: {
  readonly onClose: () => void;
  readonly onChoose: (concerns: Pick<FindingConcern, 'kind' | 'id'>) => void;
}) {
  const all = useWords();
  const words = all.findings.picker;
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const targets = useLoaded(() => api.evidence.targets({}), {
    key: 'targets',
    kinds: ['position', 'duty', 'workStandard', 'annualTask'],
  });
  const wanted = text.trim().toLowerCase().split(/\s+/u);
  const offered = (targets.value ?? []).flatMap((target) => {
    const kind = findingConcernKinds.find((one) => one === target.targetKind);
    return kind === undefined ? [] : [{ kind, id: target.targetId, title: target.title, place: target.place }];
  });
  const found = offered.filter(({ title, place }) => {
    const hay = `${title}\n${place}`.toLowerCase();
    return wanted.every((word) => hay.includes(word));
  });
  const shown = found.slice(0, shownAtMost);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input, li button') ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  };
  return (
    <Dialog wide title={words.title} closeLabel={all.common.close} onClose={onClose}>
      <div ref={box} className="concern-picker" onKeyDown={onKeyDown}>
        <input
          type="search"
          className="gb-input"
          data-autofocus=""
          aria-label={words.search}
          placeholder={words.search}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p className="gb-hint" role="status">
          {targets.value === null
            ? all.common.loading
            : offered.length === 0
              ? words.none
              : found.length === 0
                ? words.noMatch
                : words.count(shown.length, found.length)}
        </p>
        <ul>
          {shown.map(({ kind, id, title, place }) => (
            <li key={id}>
              <button type="button" onClick={() => onChoose({ kind, id })}>
                <span className="gb-muted concern-kind">{all.records.kinds[kind]}</span>
                <span className="concern-title">{title}</span>
                <span className="gb-muted">{place}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
