import type { LayoutProfile, PaperPart } from './blocks.ts';

/** The page of a layout profile in upright position. Millimetres and points. */
export interface PageGeometry {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly topMm: number;
  readonly bottomMm: number;
  /** Towards the binding: left on odd pages. In the official profile always left. */
  readonly insideMm: number;
  readonly outsideMm: number;
  readonly mirrored: boolean;
  /** From the page's edge to the running head, and to the page number. */
  readonly headMm: number;
  readonly footMm: number;
  readonly bodySize: number;
  /** Distance between the base lines of body text, points. */
  readonly linePitch: number;
}

/**
 * `official` is GB/T 9704—2012: type area 156 mm × 225 mm, top 37 mm, left 28 mm, 22 lines of 28 characters at 16 pt;
 * the page number lies 7 mm under the type area.
 */
export const pageGeometry: Readonly<Record<LayoutProfile, PageGeometry>> = {
  handbook: {
    widthMm: 210,
    heightMm: 297,
    topMm: 28,
    bottomMm: 25,
    insideMm: 28,
    outsideMm: 22,
    mirrored: true,
    headMm: 16,
    footMm: 14,
    bodySize: 12,
    linePitch: 21,
  },
  official: {
    widthMm: 210,
    heightMm: 297,
    topMm: 37,
    bottomMm: 35,
    insideMm: 28,
    outsideMm: 26,
    mirrored: false,
    headMm: 20,
    footMm: 25,
    bodySize: 16,
    linePitch: 28.95,
  },
};

/** Width and height of the type area of a part, millimetres. A landscape page keeps its margins by side of the sheet. */
export function typeArea(
  layout: LayoutProfile,
  orientation: PaperPart['orientation'],
): { readonly widthMm: number; readonly heightMm: number } {
  const page = pageGeometry[layout];
  const across = page.widthMm - page.insideMm - page.outsideMm;
  const down = page.heightMm - page.topMm - page.bottomMm;
  return orientation === 'portrait'
    ? { widthMm: across, heightMm: down }
    : { widthMm: page.heightMm - page.insideMm - page.outsideMm, heightMm: page.widthMm - page.topMm - page.bottomMm };
}
