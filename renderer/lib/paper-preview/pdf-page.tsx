import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type ReactNode, useEffect, useRef } from 'react';
import type { PlacedPage } from './page-layout.ts';

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  /** Its number in that document, from 1. */
  readonly number: number;
  /** Drawn in one go, without a pause for each frame of the screen. */
  readonly atOnce?: boolean | undefined;
  readonly place: PlacedPage;
  /** Whether any of it is seen now: such pages are drawn before those beside them. */
  readonly inSight: boolean;
  readonly label: string;
  /** It was drawn, or cannot be. */
  readonly onDrawn?: (() => void) | undefined;
  /** Lies over the drawing, such as its words. */
  readonly children?: ReactNode;
}

/** What was drawn is on the screen. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** The pages in sight that are being drawn now. */
const drawing = new Set<Promise<unknown>>();

/** One sheet. What was drawn stays until the new drawing is complete, so that an edit does not flash. */
export function PdfPage({ document, number, atOnce = false, place, inSight, label, onDrawn, children }: PdfPageProps) {
  const holder = useRef<HTMLDivElement>(null);
  const seen = useRef(inSight);
  seen.current = inSight;
  const tell = useRef(onDrawn);
  tell.current = onDrawn;
  useEffect(() => {
    let task: { cancel: () => void } | null = null;
    let dropped = false;
    const draw = async (): Promise<void> => {
      const isFirst = seen.current;
      // All pages that came with this one have said by then what they are.
      await Promise.resolve();
      if (!isFirst) {
        await Promise.allSettled(drawing);
        await nextFrame();
      }
      if (dropped) return;
      const page = await document.getPage(number);
      if (dropped) return;
      const viewport = page.getViewport({ scale: place.scale * window.devicePixelRatio });
      const canvas = window.document.createElement('canvas');
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      // Nobody prints here: it is the way of pdf.js without pauses, and our own pages look the same on both.
      const rendering = page.render({ canvas, viewport, intent: atOnce && isFirst ? 'print' : 'display' });
      task = rendering;
      await rendering.promise;
      if (!dropped) holder.current?.replaceChildren(canvas);
    };
    // A cancelled drawing and a document that was closed meanwhile both end here, and neither is a fault.
    const drawn = draw()
      .catch(() => undefined)
      .then(() => {
        if (!dropped) tell.current?.();
      });
    if (seen.current) {
      drawing.add(drawn);
      void drawn.then(() => drawing.delete(drawn));
    }
    return () => {
      dropped = true;
      task?.cancel();
    };
  }, [document, number, atOnce, place.scale]);
  return (
    <div
      className="pdf-page"
      role={children === undefined ? 'img' : 'group'}
      aria-label={label}
      data-page={place.number}
      style={{ top: place.top, width: place.width, height: place.height, marginLeft: -place.width / 2 }}
    >
      <div ref={holder} className="pdf-sheet" />
      {children}
    </div>
  );
}
