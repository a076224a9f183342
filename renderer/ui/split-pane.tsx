import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';

interface SplitPaneProps {
  readonly left: ReactNode;
  readonly right: ReactNode;
  /** Spoken name of the handle. */
  readonly label: string;
  /** Which of several uses of the left side this is: each keeps a width of its own. */
  readonly use?: string;
  readonly initialWidthPx?: number;
  readonly minWidthPx?: number;
  readonly maxWidthPx?: number;
}

/** A list beside what it opens. The handle moves with the mouse and with the arrow keys. */
export function SplitPane({
  left,
  right,
  label,
  use = '',
  initialWidthPx = 320,
  minWidthPx = 220,
  maxWidthPx = 560,
}: SplitPaneProps) {
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const width = widths[use] ?? initialWidthPx;
  const move = (to: number): void =>
    setWidths((all) => ({ ...all, [use]: Math.min(maxWidthPx, Math.max(minWidthPx, to)) }));
  // Distance of the pointer from the edge while it drags; null while nobody drags.
  const grip = useRef<number | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = event.clientX - width;
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (grip.current !== null) move(event.clientX - grip.current);
  };
  const onPointerUp = (): void => {
    grip.current = null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'ArrowLeft') move(width - 16);
    if (event.key === 'ArrowRight') move(width + 16);
  };
  return (
    <div className="gb-split">
      <div className="gb-split-left" style={{ width }}>
        {left}
      </div>
      {/* A focusable separator is the ARIA pattern of a window splitter. */}
      <div
        className="gb-split-handle"
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={minWidthPx}
        aria-valuemax={maxWidthPx}
        tabIndex={0}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onKeyDown={onKeyDown}
      />
      <div className="gb-split-right">{right}</div>
    </div>
  );
}
