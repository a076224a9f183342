/** Sizes of a PDF page in points at scale 1. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}
/** A page in the scrolling column, in CSS pixels. */
export interface PlacedPage {
  readonly number: number; // from 1
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** CSS pixels a point. */
  readonly scale: number;
}
export type Zoom = 'width' | 'page' | number;
export const pageGap = 16;
export const zoomSteps = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;
/** A PDF point is 1/72 inch, a CSS pixel 1/96. */
export const pixelsPerPoint = 96 / 72;

/** CSS pixels a point. Fitting leaves a margin of one gap on each side; the first page decides. */
export function scaleFor(zoom: Zoom, pages: readonly PageSize[], room: PageSize): number {
  if (typeof zoom === 'number') return zoom * pixelsPerPoint;
  const { width, height } = pages[0] ?? { width: 1, height: 1 };
  const byWidth = Math.max(0.1, (room.width - 2 * pageGap) / width);
  return zoom === 'width' ? byWidth : Math.min(byWidth, Math.max(0.1, (room.height - 2 * pageGap) / height));
}

/**
 * All pages one under another, a gap between them and at both ends. A page that would be wider than `maxWidth` (a sheet
 * across among upright ones) is made smaller by itself.
 */
export function placePages(pages: readonly PageSize[], wanted: number, maxWidth: number): readonly PlacedPage[] {
  let top = pageGap;
  return pages.map((page, index) => {
    const scale = Math.min(wanted, maxWidth / page.width);
    const placed = {
      number: index + 1,
      top,
      width: Math.round(page.width * scale),
      height: Math.round(page.height * scale),
      scale,
    };
    top += placed.height + pageGap;
    return placed;
  });
}

export function columnHeight(pages: readonly PlacedPage[]): number {
  const last = pages.at(-1);
  return last === undefined ? 0 : last.top + last.height + pageGap;
}

/** Pages that are in sight, with one more on either side, so that a page is drawn before it scrolls in. */
export function pagesInSight(
  pages: readonly PlacedPage[],
  view: { readonly top: number; readonly height: number },
): readonly PlacedPage[] {
  const first = pages.findIndex((page) => page.top + page.height >= view.top);
  if (first < 0) return pages.slice(-1);
  const beyond = pages.findIndex((page) => page.top > view.top + view.height);
  return pages.slice(Math.max(0, first - 1), beyond < 0 ? pages.length : beyond + 1);
}

/** The page that fills the middle of the view; 0 when there is none. */
export function pageAt(pages: readonly PlacedPage[], view: { readonly top: number; readonly height: number }): number {
  const middle = view.top + view.height / 2;
  return (pages.findLast((page) => page.top <= middle) ?? pages[0])?.number ?? 0;
}

/** Where the view must begin after the pages were placed anew (another size), to begin with the same words. */
export function sameTop(before: readonly PlacedPage[], now: readonly PlacedPage[], top: number): number {
  const old = before.findLast((page) => page.top <= top);
  const page = old === undefined ? undefined : now[old.number - 1];
  return old === undefined || page === undefined ? top : page.top + ((top - old.top) * page.scale) / old.scale;
}

/** The page whose head comes next above or below the top of the view, so that turning pages never skips or sticks. */
export function pageBeside(pages: readonly PlacedPage[], top: number, by: -1 | 1): number {
  // Above the first page is a margin; turning on from there means the second page.
  const from = Math.max(top, (pages[0]?.top ?? 0) - pageGap / 2);
  const beside =
    by === 1
      ? pages.find((page) => page.top - pageGap / 2 > from + 1)
      : pages.findLast((page) => page.top - pageGap / 2 < top - 1);
  return (beside ?? (by === 1 ? pages.at(-1) : pages[0]))?.number ?? 0;
}

/** The next larger or smaller zoom from any present scale. */
export function stepZoom(scale: number, by: -1 | 1): number {
  const now = scale / pixelsPerPoint;
  const next = by === 1 ? zoomSteps.find((step) => step > now + 0.01) : zoomSteps.findLast((step) => step < now - 0.01);
  return next ?? (by === 1 ? (zoomSteps.at(-1) ?? 1) : zoomSteps[0]);
}
