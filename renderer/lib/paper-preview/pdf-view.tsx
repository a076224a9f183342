import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { IconButton } from '../../ui/button.tsx';
import {
  columnHeight,
  pageAt,
  type PlacedPage,
  pageBeside,
  pageGap,
  pagesInSight,
  placePages,
  sameTop,
  scaleFor,
  stepZoom,
  type Zoom,
  zoomSteps,
} from './page-layout.ts';
import type { LinePlace } from './find-words.ts';
import { type OpenPdf, sourceOf } from './pdf-document.ts';
import { PdfPage } from './pdf-page.tsx';
import './paper-preview.css';

export interface PdfViewWords {
  readonly label: string;
  readonly pageLabel: (page: number, total: number) => string;
  readonly pageNow: string;
  readonly ofPages: (total: number) => string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly zoom: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomWidth: string;
  readonly zoomPage: string;
}

/** A line that is to be in sight, and since when (`performance.now()`). */
export interface LineInSight extends LinePlace {
  readonly wantedAtMs: number;
}

interface PdfViewProps {
  readonly pdf: OpenPdf;
  readonly zoom: Zoom;
  readonly words: PdfViewWords;
  readonly status: string;
  /** A page to go to; a new object goes there again. */
  readonly target: { readonly page: number } | null;
  /** A line to keep in sight: when it is another one and not seen, the pages are turned to it. */
  readonly line?: LineInSight | null;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onPage: (page: number) => void;
  /** A page was drawn, or cannot be. */
  readonly onDrawn?: () => void;
  /** Stands in the bar beside the zoom. */
  readonly tools?: ReactNode;
  /** What lies over a page, such as its words. */
  readonly renderLayer?: (place: PlacedPage) => ReactNode;
}

/** True pages in a scrolling column; only those in sight are drawn. */
export function PdfView({
  pdf,
  zoom,
  words,
  status,
  target,
  line = null,
  onZoom,
  onPage,
  onDrawn,
  tools,
  renderLayer,
}: PdfViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 800, height: 600 });
  const [top, setTop] = useState(0);
  const scale = scaleFor(zoom, pdf.sizes, room);
  const maxWidth = typeof zoom === 'number' ? Number.POSITIVE_INFINITY : Math.max(60, room.width - 2 * pageGap);
  const pages = useMemo(() => placePages(pdf.sizes, scale, maxWidth), [pdf.sizes, scale, maxWidth]);
  const view = { top, height: room.height };
  const now = pageAt(pages, view);
  const total = pages.length;

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const measure = (): void => setRoom({ width: box.clientWidth, height: box.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  // Zooming, and a pane that became wider, keep the same words under the eye. Where they were is not asked of the box: a
  // column that became shorter has moved it already.
  const last = useRef({ scale, pages });
  const lastTop = useRef(0);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box !== null && last.current.scale !== scale) {
      box.scrollTop = sameTop(last.current.pages, pages, lastTop.current);
      lastTop.current = box.scrollTop;
    }
    last.current = { scale, pages };
  }, [scale, pages]);
  const goTo = (page: number): void => {
    const place = pages[Math.min(total, Math.max(1, page)) - 1];
    const box = scroller.current;
    if (!place || box === null) return;
    box.scrollTo({ top: place.top - pageGap / 2 });
    lastTop.current = box.scrollTop;
  };
  // Read from the box itself: a key may come before the last scrolling was drawn.
  const turn = (by: -1 | 1): void => goTo(pageBeside(pages, scroller.current?.scrollTop ?? 0, by));
  const goToLatest = useRef(goTo);
  goToLatest.current = goTo;
  useEffect(() => {
    if (target !== null) goToLatest.current(target.page);
  }, [target]);
  // Whoever has turned the pages since the line was written is left where they are.
  const turnedAtMs = useRef(0);
  const noteHand = (): void => {
    turnedAtMs.current = performance.now();
  };
  const keepInSight = (wanted: LineInSight): void => {
    if (turnedAtMs.current > wanted.wantedAtMs) return;
    const place = pages[wanted.page - 1];
    const box = scroller.current;
    if (!place || box === null) return;
    const foot = place.top + wanted.fromTop * place.scale;
    if (foot > box.scrollTop + 2 * pageGap && foot < box.scrollTop + box.clientHeight - pageGap) return;
    box.scrollTo({ top: wanted.fromTop === 0 ? place.top - pageGap / 2 : foot - box.clientHeight / 2 });
    lastTop.current = box.scrollTop;
  };
  const keepLatestInSight = useRef(keepInSight);
  keepLatestInSight.current = keepInSight;
  useEffect(() => {
    if (line !== null) keepLatestInSight.current(line);
  }, [line]);
  useEffect(() => onPage(now), [now, onPage]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey && (event.key === '+' || event.key === '=')) onZoom(stepZoom(scale, 1));
    else if (event.ctrlKey && event.key === '-') onZoom(stepZoom(scale, -1));
    else if (event.ctrlKey && event.key === '0') onZoom('width');
    else if (event.ctrlKey) return;
    else if (event.key === 'PageDown') turn(1);
    else if (event.key === 'PageUp') turn(-1);
    else if (event.key === 'Home') goTo(1);
    else if (event.key === 'End') goTo(total);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="pdf-view"
      onKeyDown={onKeyDown}
      onKeyDownCapture={noteHand}
      onPointerDownCapture={noteHand}
      onWheelCapture={noteHand}
    >
      <div className="pdf-bar">
        <IconButton icon="up" label={words.previousPage} disabled={now <= 1} onClick={() => turn(-1)} />
        <IconButton icon="down" label={words.nextPage} disabled={now >= total} onClick={() => turn(1)} />
        <PageInput key={now} now={now} label={words.pageNow} onGo={goTo} />
        <span className="pdf-total">{words.ofPages(total)}</span>
        <span className="pdf-status" role="status">
          {status}
        </span>
        {tools}
        <button
          type="button"
          className="gb-icon-button pdf-sign"
          aria-label={words.zoomOut}
          title={words.zoomOut}
          onClick={() => onZoom(stepZoom(scale, -1))}
        >
          −
        </button>
        <select
          className="gb-select pdf-zoom"
          aria-label={words.zoom}
          value={String(zoom)}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onZoom(value === 'width' || value === 'page' ? value : Number(value));
          }}
        >
          <option value="width">{words.zoomWidth}</option>
          <option value="page">{words.zoomPage}</option>
          {zoomSteps.map((step) => (
            <option key={step} value={String(step)}>
              {Math.round(step * 100)}%
            </option>
          ))}
        </select>
        <button
          type="button"
          className="gb-icon-button pdf-sign"
          aria-label={words.zoomIn}
          title={words.zoomIn}
          onClick={() => onZoom(stepZoom(scale, 1))}
        >
          +
        </button>
      </div>
      <div
        ref={scroller}
        className="pdf-scroller"
        tabIndex={0}
        role="region"
        aria-label={words.label}
        onScroll={(event) => {
          lastTop.current = event.currentTarget.scrollTop;
          setTop(lastTop.current);
        }}
      >
        <div
          className="pdf-column"
          style={{
            height: columnHeight(pages),
            minWidth: Math.max(0, ...pages.map((page) => page.width)) + 2 * pageGap,
          }}
        >
          {pagesInSight(pages, view).map((place) => (
            <PdfPage
              key={place.number}
              {...sourceOf(pdf, place.number)}
              place={place}
              inSight={place.top < top + room.height && place.top + place.height > top}
              label={words.pageLabel(place.number, total)}
              onDrawn={onDrawn}
            >
              {renderLayer?.(place)}
            </PdfPage>
          ))}
        </div>
      </div>
    </div>
  );
}

function PageInput({
  now,
  label,
  onGo,
}: {
  readonly now: number;
  readonly label: string;
  readonly onGo: (page: number) => void;
}) {
  const [text, setText] = useState(String(now));
  return (
    <input
      className="gb-input pdf-page-input"
      inputMode="numeric"
      aria-label={label}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => setText(String(now))}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        if (/^\d+$/u.test(text.trim())) onGo(Number(text));
      }}
    />
  );
}
