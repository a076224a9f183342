import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CoverageCandidate } from '../../../shared/contract/coverage.ts';
import { useLoaded } from '../use-loaded.ts';
import { api } from '../client.ts';
import { useWords } from '../words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import './proof.css';

interface ProofDialogProps {
  /** What is to be proven, in a few words. */
  readonly name: string;
  /** Pieces with a similar name, shown first while nothing is looked for. */
  readonly suggested: readonly CoverageCandidate[];
  /** Pieces that are linked already. */
  readonly linked: ReadonlySet<string>;
  /** Years that the link may name; the first one is offered first. '' is the piece's own year. */
  readonly years: readonly { readonly value: string; readonly label: string }[];
  readonly onClose: () => void;
  readonly onTakeIn: (year: string) => void;
  readonly onChoose: (ids: readonly string[], year: string) => void;
}

/** More than this nobody reads through; a word narrows them down. */
const shownAtMost = 100;

/** Chooses evidence that is there already, several at once, or takes files in. */
export function ProofDialog({ name, suggested, linked, years, onClose, onTakeIn, onChoose }: ProofDialogProps) {
  const all = useWords();
  const words = all.coverage.proof;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, CoverageCandidate>>(new Map());
  const [year, setYear] = useState(years[0]?.value ?? '');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), 120);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useLoaded(() => api.coverage.pieces({ text: asked, limit: shownAtMost }), {
    key: asked,
    kinds: ['evidence'],
  });
  const first = asked.trim() === '' ? suggested : [];
  const isFirst = new Set(first.map(({ evidenceId }) => evidenceId));
  const pieces = [...first, ...(found.value?.pieces ?? []).filter(({ evidenceId }) => !isFirst.has(evidenceId))];
  const isShown = new Set(pieces.map(({ evidenceId }) => evidenceId));
  // What will be linked is always in sight, whatever is looked for next.
  const lines = [...[...chosen.values()].filter(({ evidenceId }) => !isShown.has(evidenceId)), ...pieces];
  const isCurrent = found.value !== null && asked === text;
  const awaitsLines = useRef(false);
  const stops = (): readonly HTMLElement[] => [
    ...(box.current?.querySelectorAll<HTMLElement>('input:not(:disabled)') ?? []),
  ];
  /** From the field down is the first line of the answer: chosen ones from before, which stand above it, lie upwards. */
  const goToAnswer = (): void => {
    const places = stops().slice(1);
    (places.find((place) => place.closest('[data-kept]') === null) ?? places[0])?.focus();
  };
  useEffect(() => {
    if (!isCurrent || !awaitsLines.current) return;
    awaitsLines.current = false;
    goToAnswer();
  }, [isCurrent]);
  const toggle = (piece: CoverageCandidate): void => {
    const next = new Map(chosen);
    if (!next.delete(piece.evidenceId)) next.set(piece.evidenceId, piece);
    setChosen(next);
  };
  const confirm = (): void => {
    if (chosen.size > 0) onChoose([...chosen.keys()], year);
  };
  /** Keys that come before the answer wait for it: they mean a line of it, and not what happens to stand there still. */
  const waits = (event: KeyboardEvent): boolean => {
    const isInBox = event.target === stops()[0];
    if (isCurrent || !isInBox || (event.key !== 'ArrowDown' && !awaitsLines.current)) return false;
    if (event.key === 'ArrowDown') {
      awaitsLines.current = true;
      setAsked(text);
    }
    return event.key === 'ArrowDown' || event.key === ' ' || event.key === 'Enter';
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (waits(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      confirm();
      event.preventDefault();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const places = stops();
    const at = places.indexOf(document.activeElement as HTMLElement);
    if (at === 0 && event.key === 'ArrowDown') goToAnswer();
    else places[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  };
  return (
    <Dialog
      wide
      title={words.title(name)}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button icon="upload" onClick={() => onTakeIn(year)}>
            {all.coverage.takeIn}
          </Button>
          <span className="proof-space" />
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={chosen.size === 0} onClick={confirm}>
            {words.choose(chosen.size)}
          </Button>
        </>
      }
    >
      <div ref={box} className="proof-dialog" onKeyDown={onKeyDown}>
        <div className="proof-bar">
          <SearchField
            label={words.find}
            value={text}
            takesFocus
            onChange={(typed) => {
              awaitsLines.current = false;
              setText(typed);
            }}
          />
          {years.length > 1 && (
            <label className="proof-year">
              {words.year}
              <select className="gb-select" value={year} onChange={(event) => setYear(event.currentTarget.value)}>
                {years.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        <p className="gb-hint" role="status">
          {found.value !== null && pieces.length === 0
            ? words.none
            : `${words.count(pieces.length, Math.max(pieces.length, found.value?.total ?? 0))} · ${words.hint}`}
        </p>
        <ul>
          {lines.map((piece) => {
            const here = linked.has(piece.evidenceId);
            return (
              <li key={piece.evidenceId} {...(isShown.has(piece.evidenceId) ? {} : { 'data-kept': '' })}>
                <label>
                  <input
                    type="checkbox"
                    disabled={here}
                    checked={chosen.has(piece.evidenceId)}
                    onChange={() => toggle(piece)}
                  />
                  <span className="proof-title">
                    {piece.title}
                    <small>{[piece.number, piece.day].filter((part) => part !== '').join(' · ')}</small>
                  </span>
                  {here && <span className="gb-muted">{words.linked}</span>}
                  {!here && isFirst.has(piece.evidenceId) && <span className="proof-first">{words.suggested}</span>}
                </label>
              </li>
            );
          })}
        </ul>
      </div>
    </Dialog>
  );
}
