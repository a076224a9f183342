import { useRef, useState } from 'react';
import type { ShownEntry } from '../../../shared/contract/handbook.ts';
import { type ChapterSource, chapterSources } from '../../../shared/domain/handbook-chapter.ts';
import { builtInOutline, moveEntry, newEntry, stepEntry, titleOf } from '../../../shared/domain/handbook-outline.ts';
import type { OutlineEntry } from '../../lib/paper-preview/use-preview.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { useReorder } from '../../ui/reorder.tsx';
import { OutlineRow } from './components/outline-row.tsx';
import { SchemeDialog } from './components/scheme-dialog.tsx';
import { useOutline } from './use-outline.ts';

interface ComposePanelProps {
  readonly year: number;
  /** The headings of the pages that are shown. */
  readonly headings: readonly OutlineEntry[];
  readonly onGo: (page: number) => void;
  readonly onWrite: (chapterId: string) => void;
}

const written: ReadonlySet<ChapterSource> = new Set(['free', 'part']);

/** The parts and chapters of a handbook: their order, names, and what is printed of them. */
export function ComposePanel({ year, headings, onGo, onWrite }: ComposePanelProps) {
  const all = useWords();
  const words = all.compose;
  const { entries, change } = useOutline(year);
  const [current, setCurrent] = useState<number | null>(null);
  const [choosing, setChoosing] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const ids = (entries ?? []).map((_, index) => String(index));
  const reorder = useReorder({
    ids,
    onMove: (id, at) => moveTo(Number(id), at),
    onStep: (id, by) => step(Number(id), by),
  });
  if (entries === null) return null;

  const arranged = (edit: (now: readonly ShownEntry[]) => readonly ShownEntry[], follow: number): void => {
    const moved = entries[follow];
    const next = edit(entries);
    if (next === entries) return;
    change(edit);
    const at = moved === undefined ? -1 : next.indexOf(moved);
    setCurrent((now) => (now === null ? null : at));
    focusRow(at);
  };
  const moveTo = (from: number, to: number): void => arranged((now) => moveEntry(now, from, to), from);
  const step = (from: number, by: -1 | 1): void => arranged((now) => stepEntry(now, from, by), from);
  const focusRow = (index: number): void => {
    const selector = document.activeElement?.classList.contains('gb-handle') === true ? '.gb-handle' : '[data-row]';
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>(selector)[index]?.focus());
  };
  const add = (source: ChapterSource): void => {
    const { text: _text, ...made } = newEntry(source);
    const entry: ShownEntry = { id: null, ...made, hasText: false };
    const at = current === null ? entries.length : current + 1;
    change((now) => [...now.slice(0, at), entry, ...now.slice(at)]);
    setCurrent(at);
    focusRow(at);
  };
  const remove = (index: number): void => {
    change((now) => now.filter((_, place) => place !== index));
    setCurrent(null);
    focusRow(Math.min(index, entries.length - 2));
  };
  const apply = (index: number, fields: Partial<ShownEntry>): void =>
    change((now) => now.map((entry, place) => (place === index ? { ...entry, ...fields } : entry)));
  const place = (index: number): OutlineEntry | undefined =>
    headings.find(({ anchor }) => anchor === `chapter-${index + 1}`);

  return (
    <div className="compose">
      <div className="compose-tools">
        <select
          className="gb-select"
          aria-label={words.add}
          value=""
          onChange={(event) => {
            const source = chapterSources.find((each) => each === event.currentTarget.value);
            if (source !== undefined) add(source);
          }}
        >
          <option value="">{words.addBefore}</option>
          <optgroup label={words.groups.own}>
            {['free' as const, 'part' as const].map((source) => (
              <option key={source} value={source}>
                {words.sources[source]}
              </option>
            ))}
          </optgroup>
          <optgroup label={words.groups.records}>
            {chapterSources
              .filter((source) => !written.has(source))
              .map((source) => (
                <option key={source} value={source}>
                  {words.sources[source]}
                </option>
              ))}
          </optgroup>
        </select>
        <Button onClick={() => setChoosing(true)}>{words.scheme.button}</Button>
      </div>
      {entries.length === 0 && <p className="gb-hint">{words.empty}</p>}
      <ul ref={list} className="compose-list" aria-label={words.list}>
        {entries.map((entry, index) => {
          const title = titleOf(entry);
          const heading = place(index);
          const page = heading?.page ?? null;
          const number = heading?.title.endsWith(`　${title}`) ? heading.title.slice(0, -title.length) : '';
          const { id } = entry;
          return (
            <OutlineRow
              // Rows have no ids before they are written; one that gets its id must not lose the focus.
              key={`${entry.source}:${entries.slice(0, index).filter(({ source }) => source === entry.source).length}`}
              entry={entry}
              title={title}
              number={number}
              page={entry.isIncluded ? page : null}
              isCurrent={current === index}
              inPart={entry.source !== 'part' && entries.slice(0, index).some(({ source }) => source === 'part')}
              words={words}
              rowProps={reorder.rowProps(String(index))}
              handleProps={reorder.handleProps(String(index))}
              onSelect={() => {
                setCurrent(current === index ? null : index);
                if (page !== null && current !== index) onGo(page);
              }}
              onStep={(by) => step(index, by)}
              onFocusStep={(by) => focusRow(index + by)}
              onChange={(fields) => apply(index, fields)}
              onRemove={() => remove(index)}
              onWrite={id === null || !written.has(entry.source) ? null : () => onWrite(id)}
            />
          );
        })}
      </ul>
      <p className="gb-hint">{words.hint}</p>
      {choosing && (
        <SchemeDialog
          words={words.scheme}
          closeLabel={all.common.close}
          onClose={() => setChoosing(false)}
          onUse={(name) => {
            const kept = entries.filter(({ source, hasText }) => source === 'free' && hasText);
            change(() => [
              ...builtInOutline(name).map(({ text: _text, ...entry }) => ({ id: null, ...entry, hasText: false })),
              ...kept,
            ]);
            setCurrent(null);
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
}
