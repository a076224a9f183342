import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../lib/client.ts';
import { describeError } from '../../lib/error-words.ts';
import { navigate } from '../../lib/navigation.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { namesOfScreens, placeIn } from '../../lib/workspace-screens.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { useWords } from '../../lib/words/words.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { FilterBar, type SearchFilter } from './components/filter-bar.tsx';
import { ResultList, rowId } from './components/result-list.tsx';
import { NoResult, SearchTips } from './components/search-help.tsx';
import { clearRecent, noteRecent, readRecent } from './recent-searches.ts';
import { openReading } from '../../lib/reading-door.ts';
import { placeOfHit } from '../../lib/record-places.ts';
import { groupsOf, linesAhead, nextRow, type RowGroup, type SearchRow } from './search-rows.ts';
import { useDrawnWhole } from './use-drawn-whole.ts';
import { useSearch } from './use-search.ts';
import './search.css';

const noFilter: SearchFilter = { kind: null, sectionId: null, year: null };
const listId = 'search-results';

/** One box over everything: type, choose with the arrow keys, Enter opens the record on its screen. */
export function SearchPalette({ onClose }: { readonly onClose: () => void }) {
  const all = useWords();
  const words = all.search;
  const kind = useWorkspace(({ status }) => status?.kind ?? 'department');
  const dialog = useRef<HTMLDialogElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [filter, setFilter] = useState(noFilter);
  const [active, setActive] = useState(0);
  const [recent, setRecent] = useState(readRecent);
  const choices = useLoaded(() => api.search.choices({}), { key: 'choices', kinds: ['section'] });
  const reading = useLoaded(() => api.reading.progress({}), { key: 'reading', kinds: ['evidence', 'evidencePart'] });
  const waiting = reading.value?.waiting ?? 0;
  const { question, answer, error, isAwaited, askNow } = useSearch({ text: asked, ...filter });

  // Closed while it still stands in the page: the browser gives the focus back from there only.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    box.current?.focus();
    return () => opened?.close();
  }, []);

  // Made anew for an answer and for nothing else: while one types on, the lines of the last answer stay as they are.
  // What stands in the blank box stays until the first answer too: to take it away is a picture of its own, which the
  // answer would wait for.
  const groups = useMemo((): readonly RowGroup[] => {
    if (answer !== null && question !== null)
      return groupsOf(answer, question, namesOfScreens(kind, all.shell.screens));
    if (question !== null || recent.length === 0) return [];
    const rows: SearchRow[] = [
      ...recent.map((one): SearchRow => ({ type: 'recent', text: one })),
      { type: 'clear-recent' },
    ];
    return [{ key: 'recent', kind: null, count: null, rows }];
  }, [answer, question, recent, all, kind]);
  const isWhole = useDrawnWhole(groups);
  const rows = groups.flatMap((group) => group.rows);
  // Records come before screens as the first choice: who searches means what is in the file.
  const first = groups[0]?.key === 'screens' && groups.length > 1 ? groups[0].rows.length : 0;
  useEffect(() => setActive(first), [question, first]);

  const search = (value: string): void => {
    setText(value);
    setAsked(value);
  };
  const choose = (row: SearchRow): void => {
    if (row.type === 'recent') search(row.text);
    else if (row.type === 'more') setFilter({ ...filter, kind: row.kind });
    else if (row.type === 'clear-recent') {
      clearRecent();
      setRecent([]);
    } else {
      noteRecent(text);
      const place =
        row.type === 'screen' ? { screen: row.screen, params: {} } : placeIn(kind, placeOfHit(row.hit), row.hit);
      onClose();
      navigate(place.screen, place.params);
      if (row.type === 'hit' && row.hit.file !== null) {
        const { id, file, excerpt, excerptRanges } = row.hit;
        const [first] = excerptRanges;
        const find = first === undefined ? text.trim() : excerpt.slice(first[0], first[1]);
        openReading({ id, ids: [], fileHash: file.fileHash, place: file.place, find });
      }
    }
    box.current?.focus();
  };
  const onBoxKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return; // the keys are the input method's
    const row = rows[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setActive(nextRow(groups, active, { by, group: event.ctrlKey }));
    } else if (event.key === 'Enter' && row !== undefined && (question !== null || asked.trim() === '')) choose(row);
    else if (event.key === 'Backspace' && text === '' && filter.kind !== null) setFilter(noFilter);
    else return;
    event.preventDefault();
  };

  const total = answer?.groups.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const more = answer?.groups.some((group) => group.more) ?? false;
  const isFiltered = filter.kind !== null || filter.sectionId !== null || filter.year !== null;
  return (
    <dialog
      ref={dialog}
      className="search-palette"
      aria-label={words.title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="search-frame">
        <div className="search-box">
          <Icon name="search" size={20} />
          <input
            ref={box}
            role="combobox"
            aria-label={words.box}
            aria-expanded={rows.length > 0}
            aria-controls={listId}
            aria-activedescendant={rows.length > 0 ? rowId(listId, active) : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={words.box}
            maxLength={500}
            value={text}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setText(value);
              // What an input method shows while one composes is not what one searches for.
              if ((event.nativeEvent as InputEvent).isComposing) return;
              askNow({ text: value, ...filter });
              setAsked(value);
            }}
            onCompositionEnd={(event) => search(event.currentTarget.value)}
            onKeyDown={onBoxKey}
          />
          {text !== '' && (
            <IconButton
              icon="close"
              label={all.common.clearSearch}
              onClick={() => {
                search('');
                box.current?.focus();
              }}
            />
          )}
        </div>
        <FilterBar words={all} filter={filter} choices={choices.value} onChange={setFilter} />
        <div className="search-answer" data-answers={question?.text ?? ''} aria-busy={isAwaited || !isWhole}>
          {error !== null && (
            <p className="search-message" role="alert">
              {describeError(error, all)}
            </p>
          )}
          <ResultList
            id={listId}
            words={all}
            groups={groups.length > 0 ? groups : linesAhead}
            isUnseen={groups.length === 0}
            isWhole={isWhole}
            active={active}
            onActive={setActive}
            onChoose={choose}
          />
          {answer !== null && total === 0 && (
            <NoResult
              words={words}
              text={question?.text.trim() ?? ''}
              searchable={answer.searchable}
              onClearFilters={isFiltered ? () => setFilter(noFilter) : null}
            />
          )}
          {question === null && <SearchTips words={words} onTry={search} />}
        </div>
        <div className="search-foot">
          <span className="search-foot-found" role="status">
            {answer === null || total === 0 ? '' : words.found(total, more)}
            {waiting > 0 && <span>{all.reading.stillReading(waiting)}</span>}
            {answer !== null && answer.readings.length > 0 && total > 0 && (
              <span className="gb-ellipsis">{words.readAs(answer.readings.slice(0, 4).join('、'))}</span>
            )}
          </span>
          <span className="search-keys" aria-hidden="true">
            <kbd>↑</kbd>
            <kbd>↓</kbd> {words.keys.choose} <kbd>Enter</kbd> {words.keys.open} <kbd>Tab</kbd> {words.keys.filter}{' '}
            <kbd>Esc</kbd> {words.keys.close}
          </span>
        </div>
      </div>
    </dialog>
  );
}
