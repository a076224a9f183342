import { memo, type MouseEvent, useEffect, useRef } from 'react';
import type { SearchHit } from '../../../../shared/contract/search.ts';
import type { FilePlace } from '../../../../shared/domain/reading.ts';
import { shortText } from '../../../../shared/domain/short-text.ts';
import { isRecordName } from '../../../lib/record-kinds.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Icon } from '../../../ui/icons.tsx';
import { iconOfKind } from '../../../lib/record-places.ts';
import { firstLines, linesWithin, type RowGroup, type SearchRow, startsOf } from '../search-rows.ts';
import { MarkedText } from './marked-text.tsx';

interface ResultListProps {
  readonly id: string;
  readonly words: Words;
  readonly groups: readonly RowGroup[];
  /** The lines stand ready for an answer, and nobody is to see, hear or reach them. */
  readonly isUnseen: boolean;
  /** Whether to draw every line, or only those that can be seen. */
  readonly isWhole: boolean;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onChoose: (row: SearchRow) => void;
}

/** The id of a line, for the box that keeps the focus. */
export function rowId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** How high the list can be: as `search.css` lets the palette be, less the box, the filters and the foot. */
const listHeight = (): number => window.innerHeight * 0.78 - 127;
/** Lines that are seen in the smallest window, while nothing was scrolled. */
const linesSurelySeen = 4;

/**
 * All lines that can be chosen, under the names of their groups. The focus stays in the box.
 */
export function ResultList(props: ResultListProps) {
  const { id, words, groups, isUnseen, isWhole, active, onActive, onChoose } = props;
  const shown = isWhole ? groups : firstLines(groups, Math.max(linesWithin(groups, listHeight()), active + 1));
  const starts = startsOf(shown);
  const list = useRef<HTMLDivElement>(null);
  const isScrolled = useRef(false);
  const shownFor = useRef(groups);
  useEffect(() => {
    // Asking where things stand lays the whole list out once more: a new answer asks only when the last was scrolled.
    const isNew = shownFor.current !== groups;
    shownFor.current = groups;
    if (isUnseen || (isNew && !isScrolled.current && active < linesSurelySeen)) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, groups, isUnseen]);
  const indexAt = (event: MouseEvent): number => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null;
    return line === null ? -1 : Number(line.dataset['line']);
  };
  const rows = groups.flatMap((group) => group.rows);
  return (
    // The keys are the box's, which names the chosen line as its active one.
    <div
      className={isUnseen ? 'search-list is-unseen' : 'search-list'}
      id={id}
      ref={list}
      role="listbox"
      aria-label={words.search.results}
      onScroll={(event) => {
        isScrolled.current = event.currentTarget.scrollTop > 0;
      }}
      onPointerMove={(event) => {
        const index = indexAt(event);
        if (index >= 0 && index !== active) onActive(index);
      }}
      onClick={(event) => {
        const row = rows[indexAt(event)];
        if (row !== undefined) onChoose(row);
      }}
    >
      {shown.map((group, order) => (
        // By their places: the next answer writes its words into the lines that stand there.
        <div key={order} role="group" aria-labelledby={`${id}-${group.key}`} className="search-group">
          <div className="search-group-name" id={`${id}-${group.key}`}>
            <span>{nameOf(group, words)}</span>
            {group.count !== null && (
              <span className="search-group-count">{words.search.count(group.count.count, group.count.more)}</span>
            )}
          </div>
          {group.rows.map((row, place) => {
            const own = (starts[order] ?? 0) + place;
            return (
              <ResultLine
                key={place}
                id={rowId(id, own)}
                index={own}
                row={row}
                words={words}
                isActive={own === active}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

type FoundFile = NonNullable<SearchHit['file']>;

interface ResultLineProps {
  readonly id: string;
  readonly index: number;
  readonly row: SearchRow;
  readonly words: Words;
  readonly isActive: boolean;
}

const ResultLine = memo(function ResultLine({ id, index, row, words, isActive }: ResultLineProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={`search-row search-row-${row.type}`}
      data-line={index}
    >
      <RowContent row={row} words={words} />
    </div>
  );
});

function nameOf(group: RowGroup, words: Words): string {
  if (group.key === 'screens') return words.search.goTo;
  if (group.key === 'recent') return words.search.recent;
  return kindName(group.kind ?? '', words);
}

function kindName(kind: string, words: Words): string {
  if (kind === 'fileText') return words.reading.fileText;
  return isRecordName(kind) ? words.records.kinds[kind] : kind;
}

/** 第12页（另有3处）： or, of a file that is not called like its piece, 照片.pdf，第12页： */
function fileLine({ fileName, place, others }: FoundFile, title: string, words: Words): string {
  const where = place === null ? '' : placeWords(place, words);
  const isNamed = fileName.replace(/\.[^.]*$/u, '').endsWith(title);
  const line = isNamed && where !== '' ? where : words.reading.hitIn(shortText(fileName, 30), where);
  return words.search.foundIn(others === 0 ? line : words.reading.hitWithMore(line, others));
}

function placeWords(place: FilePlace, words: Words): string {
  const { places } = words.reading;
  switch (place.kind) {
    case 'page':
      return places.page(place.page);
    case 'slide':
      return places.slide(place.slide);
    case 'cell':
      return places.cell(place.sheet, place.cell);
    case 'paragraph':
      return places.paragraph(place.paragraph);
    case 'line':
      return places.line(place.line);
  }
}

function RowContent({ row, words }: { readonly row: SearchRow; readonly words: Words }) {
  switch (row.type) {
    case 'hit': {
      const { hit } = row;
      const fields: Readonly<Record<string, string>> = words.records.fields;
      return (
        <>
          <Icon name={iconOfKind(hit.kind)} size={16} />
          <div className="search-hit">
            <div className="search-hit-head">
              <span className="search-hit-title">
                <MarkedText text={hit.title} ranges={hit.titleRanges} />
              </span>
              <span className="search-hit-place">{hit.place.join(' · ')}</span>
            </div>
            {hit.file !== null && (
              <div className="search-hit-excerpt">
                <span className="search-hit-field">{fileLine(hit.file, hit.title, words)}</span>
                <MarkedText text={hit.excerpt} ranges={hit.excerptRanges} />
              </div>
            )}
            {hit.field !== null && (
              <div className="search-hit-excerpt">
                <span className="search-hit-field">{words.search.foundIn(fields[hit.field] ?? hit.field)}</span>
                <MarkedText text={hit.excerpt} ranges={hit.excerptRanges} />
              </div>
            )}
          </div>
        </>
      );
    }
    case 'more':
      return <span>{words.search.showAll(kindName(row.kind, words), words.search.count(row.count, row.more))}</span>;
    case 'screen':
      return (
        <>
          <Icon name={row.screen} size={16} />
          <span>{row.name}</span>
        </>
      );
    case 'recent':
      return (
        <>
          <Icon name="history" size={16} />
          <span className="gb-ellipsis">{row.text}</span>
        </>
      );
    default:
      return <span>{words.search.clearRecent}</span>;
  }
}
