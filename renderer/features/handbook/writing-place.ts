import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { findWords } from '../../lib/paper-preview/find-words.ts';
import type { LineInSight } from '../../lib/paper-preview/pdf-view.tsx';
import type { OutlineEntry, Preview } from '../../lib/paper-preview/use-preview.ts';

/** Where somebody writes: in which chapter of the pages, and the words before the writing mark. */
interface WritingMark {
  readonly anchor: string;
  readonly before: string;
  readonly movedAtMs: number;
}

const useWritingMark = create<{ readonly mark: WritingMark | null }>(() => ({ mark: null }));

/** Null when nobody writes any more. */
export function showMark(at: Pick<WritingMark, 'anchor' | 'before'> | null): void {
  useWritingMark.setState({ mark: at === null ? null : { ...at, movedAtMs: performance.now() } });
}

/** The pages are drawn first, then turned. */
const afterDrawingMs = 150;
/** Pages that come later than this after the last key are not what was typed. */
const followMs = 4000;
/** A chapter that is being written may have grown past where the next one stood. */
const grownPages = 3;

/** The line on the pages on which somebody writes now, anew whenever the mark moves; null while nobody writes. */
export function useWritingPlace({ pdf, outline }: Pick<Preview, 'pdf' | 'outline'>): LineInSight | null {
  const mark = useWritingMark((state) => state.mark);
  const [place, setPlace] = useState<{ readonly anchor: string; readonly line: LineInSight } | null>(null);
  useEffect(() => {
    const pages = mark === null || pdf === null ? null : pagesOf(outline, mark.anchor, pdf.sizes.length);
    if (mark === null || pdf === null || pages === null) return;
    if (performance.now() - mark.movedAtMs > followMs) return;
    let dropped = false;
    const timer = setTimeout(() => {
      // Pages that were replaced meanwhile are looked through again anyway.
      const found = findWords(pdf, pages, mark.before).catch(() => null);
      void found.then((line) => {
        if (dropped || line === null) return;
        setPlace({ anchor: mark.anchor, line: { ...line, wantedAtMs: mark.movedAtMs } });
      });
    }, afterDrawingMs);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [mark, pdf, outline]);
  return place !== null && place.anchor === mark?.anchor ? place.line : null;
}

function pagesOf(
  outline: readonly OutlineEntry[],
  anchor: string,
  total: number,
): { readonly from: number; readonly to: number } | null {
  const at = outline.findIndex((entry) => entry.anchor === anchor);
  const from = outline[at]?.page;
  if (from === undefined) return null;
  const next = outline.slice(at + 1).find(({ level }) => level === 1)?.page ?? total + 1;
  return { from, to: Math.min(total, Math.max(from, next - 1) + grownPages) };
}
