import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { ReadingAnswer } from '../../../shared/contract/reading.ts';
import type { FilePlace } from '../../../shared/domain/reading.ts';
import { FindBox } from './components/find-box.tsx';
import { type CellPlace, SheetView } from './components/sheet-view.tsx';
import { findInText } from './find-text.ts';
import type { ReaderProps } from './reader-props.ts';

type Sheets = Extract<ReadingAnswer, { kind: 'sheets' }>['sheets'];

interface Match extends CellPlace {
  readonly sheet: number;
}

/** A workbook, a sheet at a time; words are looked for on all of them. */
export function SheetReader({ sheets, place, find: asked, words }: ReaderProps & { readonly sheets: Sheets }) {
  const own = words.reading;
  const [begin] = useState(() => placeIn(sheets, place));
  const [shown, setShown] = useState(
    begin?.sheet ??
      Math.max(
        0,
        sheets.findIndex(({ hidden }) => !hidden),
      ),
  );
  const [text, setText] = useState(asked);
  const find = useDeferredValue(text.trim());
  const matches = useMemo(() => findCells(sheets, find), [sheets, find]);
  const [at, setAt] = useState(-1);
  useEffect(() => {
    const from = begin !== null && find === asked.trim() ? matches.findIndex((match) => isAtOrBehind(match, begin)) : 0;
    setAt(matches.length === 0 ? -1 : Math.max(0, from));
  }, [matches, find, asked, begin]);
  const now = matches[at] ?? null;
  const nowSheet = now?.sheet;
  useEffect(() => {
    if (nowSheet !== undefined) setShown(nowSheet);
  }, [nowSheet, at]);
  const sheet = sheets[shown];
  const looked = now?.sheet === shown ? now : find === '' && begin?.sheet === shown ? begin : null;
  const step = (by: -1 | 1): void =>
    setAt((old) => (matches.length === 0 ? -1 : (old + by + matches.length) % matches.length));
  return (
    <div className="reading-paged">
      <div className="pdf-bar">
        <span className="pdf-status">{sheet?.isCut === true ? own.sheet.cut : ''}</span>
        <FindBox
          text={text}
          state={{ at, total: matches.length, isBusy: false }}
          words={own}
          onText={setText}
          onStep={step}
        />
      </div>
      {sheet !== undefined && (
        <SheetView
          key={shown}
          sheet={sheet}
          label={sheet.name || own.title}
          empty={own.sheet.empty}
          find={find}
          now={looked}
        />
      )}
      {sheets.length > 1 && (
        <div className="reading-tabs" role="tablist" aria-label={own.sheet.tabs}>
          {sheets.map(({ name, hidden }, index) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={index === shown}
              className={index === shown ? 'reading-tab is-shown' : 'reading-tab'}
              onClick={() => setShown(index)}
            >
              {hidden ? own.sheet.hidden(name) : name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Marks beyond this many are of no use, and a short word stands in every cell. */
const mostMatches = 5_000;

function findCells(sheets: Sheets, words: string): Match[] {
  const matches: Match[] = [];
  if (words === '') return matches;
  for (const [sheet, { rows }] of sheets.entries()) {
    for (const [row, cells] of rows.entries()) {
      for (const [column, text] of cells.entries()) {
        if (text !== '' && findInText(text, words).length > 0) matches.push({ sheet, row, column });
        if (matches.length >= mostMatches) return matches;
      }
    }
  }
  return matches;
}

function placeIn(sheets: Sheets, place: FilePlace | null): Match | null {
  if (place?.kind !== 'cell') return null;
  const { letters = '', row = '' } = /^(?<letters>[A-Z]{1,3})(?<row>\d{1,7})$/u.exec(place.cell)?.groups ?? {};
  const sheet = sheets.findIndex(({ name }) => name === place.sheet);
  if (letters === '' || sheet < 0) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { sheet, row: Number(row) - 1, column };
}

function isAtOrBehind(match: Match, place: Match): boolean {
  if (match.sheet !== place.sheet) return match.sheet > place.sheet;
  return match.row !== place.row ? match.row > place.row : match.column >= place.column;
}
