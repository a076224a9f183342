import { type PointerEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Drawing } from '../../../shared/document/drawing.ts';
import { clampZoom, fittingZoom, openingZoom, pixelsPerMm, type Place, type Way } from './organization-moves.ts';
import { type ChartZoom, usePositionsView } from './positions-store.ts';

const zoomStep = 1.2;
const panPixels = 120;
const marginPixels = 24;
/** A hand that moves less than this has pressed and not pulled. */
const pulledPixels = 4;
/** What is in sight is told in steps of so many millimetres, so that a scroll seldom draws anew. */
const sightStep = 60;

/** A point of the drawing that stays where it is in the window while all around it grows or shrinks. */
interface Anchor {
  readonly xMm: number;
  readonly yMm: number;
  readonly clientX: number;
  readonly clientY: number;
}

function zoomOf(chosen: ChartZoom, drawing: Drawing | null, room: { readonly width: number; readonly height: number }) {
  if (typeof chosen === 'number' || drawing === null) return typeof chosen === 'number' ? chosen : 1;
  return chosen === 'fit' ? fittingZoom(drawing, room) : openingZoom(drawing, room);
}

/** A drawing in a window: how large it is, what of it is in sight, and every way to move it. */
export function useChartZoom(drawing: Drawing | null) {
  const chosen = usePositionsView((view) => view.chartZoom);
  const choose = usePositionsView((view) => view.setChartZoom);
  const scroller = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const [room, setRoom] = useState({ width: 1000, height: 560 });
  const [sight, setSight] = useState<Place | null>(null);
  const anchor = useRef<Anchor | null>(null);
  const pull = useRef<{ x: number; y: number; left: number; top: number; isPulled: boolean } | null>(null);
  const moved = useRef(false);
  const zoom = zoomOf(chosen, drawing, room);
  const scale = pixelsPerMm * zoom;
  const latest = useRef({ zoom, scale, drawing });
  latest.current = { zoom, scale, drawing };

  const look = useCallback((): void => {
    const [window, whole] = [scroller.current?.getBoundingClientRect(), svg.current?.getBoundingClientRect()];
    if (window === undefined || whole === undefined) return;
    const mm = (pixels: number): number => pixels / latest.current.scale;
    const down = (value: number): number => (Math.floor(value / sightStep) - 1) * sightStep;
    const up = (value: number): number => (Math.ceil(value / sightStep) + 1) * sightStep;
    const [x, y] = [down(mm(window.left - whole.left)), down(mm(window.top - whole.top))];
    const next = {
      x,
      y,
      width: up(mm(window.right - whole.left)) - x,
      height: up(mm(window.bottom - whole.top)) - y,
    };
    setSight((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
  }, []);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const observer = new ResizeObserver(() => {
      setRoom({ width: box.clientWidth - 2 * marginPixels, height: box.clientHeight - 2 * marginPixels });
      look();
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [look]);

  useLayoutEffect(() => {
    const [box, whole] = [scroller.current, svg.current?.getBoundingClientRect()];
    const held = anchor.current;
    anchor.current = null;
    if (box !== null && whole !== undefined && held !== null)
      box.scrollBy(whole.left + held.xMm * scale - held.clientX, whole.top + held.yMm * scale - held.clientY);
    look();
  }, [scale, drawing, look]);

  const zoomAt = useCallback(
    (next: number, at?: { readonly clientX: number; readonly clientY: number }): void => {
      const [window, whole] = [scroller.current?.getBoundingClientRect(), svg.current?.getBoundingClientRect()];
      if (window === undefined || whole === undefined) return;
      const { clientX, clientY } = at ?? {
        clientX: window.left + window.width / 2,
        clientY: window.top + window.height / 2,
      };
      const { scale: now } = latest.current;
      anchor.current = { xMm: (clientX - whole.left) / now, yMm: (clientY - whole.top) / now, clientX, clientY };
      choose(clampZoom(next));
    },
    [choose],
  );
  const zoomBy = useCallback(
    (steps: number, at?: { readonly clientX: number; readonly clientY: number }) =>
      zoomAt(latest.current.zoom * zoomStep ** steps, at),
    [zoomAt],
  );

  // React listens to the wheel passively, and Ctrl+wheel would make the whole page larger.
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomBy(-Math.sign(event.deltaY), event);
    };
    box.addEventListener('wheel', onWheel, { passive: false });
    return () => box.removeEventListener('wheel', onWheel);
  }, [zoomBy]);

  const reveal = useCallback((id: string | null): void => {
    const { shapes = [] } = latest.current.drawing ?? {};
    const shape = shapes.find((one) => one.id === id) ?? shapes[0];
    const [box, whole] = [scroller.current, svg.current?.getBoundingClientRect()];
    if (box === null || whole === undefined || shape === undefined) return;
    const window = box.getBoundingClientRect();
    const by = latest.current.scale;
    // What is at the top of all stands in the middle.
    if (shape === shapes[0]) {
      box.scrollTo((box.scrollWidth - box.clientWidth) / 2, 0);
      return;
    }
    const past = (start: number, size: number, seen: { readonly from: number; readonly to: number }): number => {
      if (start < seen.from + marginPixels) return start - seen.from - marginPixels;
      return Math.max(0, start + size - seen.to + marginPixels);
    };
    box.scrollBy(
      past(whole.left + shape.x * by, shape.width * by, { from: window.left, to: window.right }),
      past(whole.top + shape.y * by, shape.height * by, { from: window.top, to: window.bottom }),
    );
  }, []);
  const pan = useCallback((way: Way): void => {
    const [x, y] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[way] as [number, number];
    scroller.current?.scrollBy(x * panPixels, y * panPixels);
  }, []);

  const scrollerProps = useMemo(
    () => ({
      ref: scroller,
      onScroll: look,
      onPointerDown: ({
        button,
        clientX: x,
        clientY: y,
        pointerType,
        currentTarget: box,
      }: PointerEvent<HTMLDivElement>) => {
        moved.current = false;
        // Fingers scroll by themselves.
        if (button !== 0 || pointerType !== 'mouse') return;
        pull.current = { x, y, left: box.scrollLeft, top: box.scrollTop, isPulled: false };
      },
      onPointerMove: ({ clientX, clientY, pointerId, currentTarget: box }: PointerEvent<HTMLDivElement>) => {
        const from = pull.current;
        if (from === null) return;
        const [x, y] = [clientX - from.x, clientY - from.y];
        if (!from.isPulled && Math.hypot(x, y) < pulledPixels) return;
        if (!from.isPulled) box.setPointerCapture(pointerId);
        from.isPulled = true;
        moved.current = true;
        box.scrollTo(from.left - x, from.top - y);
      },
      onPointerUp: () => {
        pull.current = null;
      },
      onPointerCancel: () => {
        pull.current = null;
      },
    }),
    [look],
  );
  const wasMoved = useCallback(() => moved.current, []);
  const fit = useCallback(() => choose('fit'), [choose]);
  return { zoom, sight, svg, scrollerProps, wasMoved, reveal, pan, zoomBy, zoomTo: zoomAt, fit };
}
