import { type MouseEvent, useMemo, useRef, useState } from 'react';
import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { type KeptText, keptTexts } from '../kept-texts.ts';

interface KeptListProps {
  readonly preview: ImportPreview;
  readonly lit: string;
  readonly words: Words['imports'];
  readonly onLight: (key: string) => void;
  readonly onAssign: (texts: readonly KeptText[]) => void;
  /** Texts that are being dragged; null when the drag ends. */
  readonly onDrag: (texts: readonly KeptText[] | null) => void;
}

/** More than a screen of texts is drawn when it is asked for. */
const drawnAtOnce = 200;

/** What found no field: to be dragged or put somewhere, one or several at a time, or left for the remarks. */
export function KeptList({ preview, lit, words, onLight, onAssign, onDrag }: KeptListProps) {
  const [split, setSplit] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const lastChosen = useRef<string | null>(null);
  const texts = useMemo(() => keptTexts(preview, split), [preview, split]);
  const selected = texts.filter(({ id }) => chosen.has(id));
  /** A press with Shift takes all from the last one on. */
  const toggle = (id: string, event: MouseEvent): void => {
    const ids = texts.map((text) => text.id);
    const from = lastChosen.current === null ? -1 : ids.indexOf(lastChosen.current);
    const to = ids.indexOf(id);
    const range = event.shiftKey && from >= 0 ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    const next = new Set(chosen);
    const adds = !chosen.has(id);
    for (const one of range) {
      if (adds) next.add(one);
      else next.delete(one);
    }
    lastChosen.current = id;
    setChosen(next);
  };
  const put = (list: readonly KeptText[]): void => {
    onAssign(list);
    setChosen(new Set());
  };
  return (
    <>
      <div className="gb-import-kept-bar" data-active={selected.length > 0 ? '' : undefined}>
        {selected.length === 0 ? (
          <Button tone="quiet" onClick={() => setChosen(new Set(texts.map(({ id }) => id)))}>
            {words.keptSelectAll}
          </Button>
        ) : (
          <>
            <span>{words.keptSelected(selected.length)}</span>
            <Button tone="primary" onClick={() => put(selected)}>
              {words.assign}
            </Button>
            <Button tone="quiet" onClick={() => setChosen(new Set())}>
              {words.keptClear}
            </Button>
          </>
        )}
      </div>
      <ul className="gb-card gb-import-kept">
        {texts.slice(0, drawn).map((text) => (
          <li
            key={text.id}
            data-key={text.light}
            className={lit === text.light ? 'gb-import-lit' : undefined}
            data-chosen={chosen.has(text.id) ? '' : undefined}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', text.text);
              onDrag(chosen.has(text.id) ? selected : [text]);
            }}
            onDragEnd={() => onDrag(null)}
          >
            <input
              type="checkbox"
              aria-label={words.keptSelect(short(text.text))}
              checked={chosen.has(text.id)}
              onClick={(event) => toggle(text.id, event)}
              onChange={() => undefined}
            />
            <button type="button" className="gb-import-entry" onClick={() => onLight(text.light)}>
              {text.text}
            </button>
            <span className="gb-import-kept-acts">
              {text.canSplit && (
                <Button tone="quiet" onClick={() => setSplit(new Set([...split, text.id]))}>
                  {words.split}
                </Button>
              )}
              <Button tone="quiet" aria-label={words.assignOne(short(text.text))} onClick={() => put([text])}>
                {words.assign}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {texts.length > drawn && (
        <Button tone="quiet" onClick={() => setDrawn(texts.length)}>
          {words.keptMore(texts.length - drawn)}
        </Button>
      )}
    </>
  );
}

function short(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
