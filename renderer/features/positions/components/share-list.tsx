import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { rowAfterKey } from '../../../ui/row-keys.ts';

interface ShareLine {
  readonly id: string;
  readonly title: string;
  readonly note: string;
}

interface ShareListProps {
  readonly title: string;
  /** How many of how many are ticked, in words. */
  readonly count: string;
  readonly lines: readonly ShareLine[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ids: readonly string[], on: boolean) => void;
}

/**
 * One kind of things to tick, with a box for all of them: one stop for the Tab key, arrows inside, ranges with Shift.
 */
export function ShareList({ title, count, lines, ticked, onTick }: ShareListProps) {
  const list = useRef<HTMLDivElement>(null);
  const all = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState(0);
  const chosen = lines.filter(({ id }) => ticked.has(id)).length;
  useEffect(() => {
    if (all.current !== null) all.current.indeterminate = chosen > 0 && chosen < lines.length;
  }, [chosen, lines.length]);
  /** The lines between two, both among them. */
  const between = (from: number, to: number): string[] =>
    lines.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey && event.key.toLowerCase() === 'a') {
      onTick(
        lines.map(({ id }) => id),
        chosen < lines.length,
      );
    } else {
      const next = rowAfterKey(event.key, at, { count: lines.length });
      if (next === -1) return;
      if (event.shiftKey) onTick(between(at, next), ticked.has(lines[at]?.id ?? ''));
      setAt(next);
      list.current?.querySelectorAll('input')[next]?.focus();
    }
    event.preventDefault();
  };
  const onChange = (event: ChangeEvent<HTMLInputElement>, index: number): void => {
    const { nativeEvent, currentTarget } = event;
    const isRange = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
    onTick(between(isRange ? at : index, index), currentTarget.checked);
    setAt(index);
  };
  return (
    <section className="split-share">
      <label className="split-share-head">
        <input
          ref={all}
          type="checkbox"
          checked={chosen === lines.length}
          onChange={() =>
            onTick(
              lines.map(({ id }) => id),
              chosen < lines.length,
            )
          }
        />
        <span>{title}</span>
        <span className="gb-muted">{count}</span>
      </label>
      <div ref={list} className="split-share-lines" role="group" aria-label={title} onKeyDown={onKeyDown}>
        <ul>
          {lines.map((line, index) => (
            <li key={line.id}>
              <label>
                <input
                  type="checkbox"
                  tabIndex={index === Math.min(at, lines.length - 1) ? 0 : -1}
                  checked={ticked.has(line.id)}
                  onChange={(event) => onChange(event, index)}
                />
                <span className="split-share-words">{line.title}</span>
                {line.note !== '' && <span className="split-share-note">{line.note}</span>}
              </label>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
