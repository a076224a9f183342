import { type PDFDocumentProxy, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef } from 'react';
import type { PlacedPage } from '../../../lib/paper-preview/page-layout.ts';
import { markRanges, rangesIn, showRange } from '../marks.ts';

interface PdfWordsProps {
  readonly document: PDFDocumentProxy;
  readonly place: PlacedPage;
  /** Words to mark; empty for none. */
  readonly find: string;
  /** Which of the places on this page is looked at; null for none. */
  readonly now: number | null;
}

/** The words of a page, unseen over its drawing: they can be selected, copied and marked. */
export function PdfWords({ document, place, find, now }: PdfWordsProps) {
  const holder = useRef<HTMLDivElement>(null);
  const wanted = useRef({ find, now, mark: (): void => undefined });
  const shown = useRef('');
  const unmark = useRef<() => void>(() => undefined);
  useEffect(() => {
    const mark = (): void => {
      unmark.current();
      const root = holder.current;
      if (root === null) return;
      const ranges = find === '' ? [] : rangesIn(root, find);
      const looked = now === null ? null : (ranges[now] ?? null);
      unmark.current = markRanges(ranges, looked);
      const scroller = root.closest('.pdf-scroller');
      // Once for each place: who scrolls away from it means to.
      const key = `${find} ${now}`;
      if (looked !== null && scroller !== null && shown.current !== key) showRange(looked, scroller);
      if (looked !== null) shown.current = key;
    };
    wanted.current = { find, now, mark };
    mark();
  }, [find, now]);
  useEffect(() => {
    let dropped = false;
    let layer: TextLayer | null = null;
    const root = holder.current;
    const write = async (): Promise<void> => {
      const page = await document.getPage(place.number);
      if (dropped || root === null) return;
      const viewport = page.getViewport({ scale: place.scale });
      root.replaceChildren();
      root.style.setProperty('--total-scale-factor', String(place.scale));
      layer = new TextLayer({ textContentSource: page.streamTextContent(), container: root, viewport });
      await layer.render();
      if (!dropped) wanted.current.mark();
    };
    // A page that was scrolled out of sight meanwhile, or one without words that can be read, has none to show.
    void write().catch(() => undefined);
    return () => {
      dropped = true;
      layer?.cancel();
      unmark.current();
    };
  }, [document, place.number, place.scale]);
  return <div ref={holder} className="pdf-words" />;
}
