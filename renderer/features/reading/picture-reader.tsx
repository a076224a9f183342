import { type KeyboardEvent, type WheelEvent, useEffect, useRef, useState } from 'react';
import { CallError } from '../../lib/client.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { readBytes } from '../../lib/stored-file/file-bytes.ts';
import type { ReaderProps } from './reader-props.ts';

const steps = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8] as const;

/** A picture, upright as its camera says; it can be turned and looked at closely. Nothing of it is changed in the store. */
export function PictureReader({ file, words, renderFailed, waiting }: ReaderProps) {
  const own = words.reading.picture;
  const [address, setAddress] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [turns, setTurns] = useState(0);
  const [zoom, setZoom] = useState<number | 'fit'>('fit');
  const [room, setRoom] = useState({ width: 800, height: 600 });
  const scroller = useRef<HTMLDivElement>(null);
  const { broken } = own;
  const { damaged } = words.reading.none;
  useEffect(() => {
    let dropped = false;
    let made: string | null = null;
    readBytes(file, 0, file.sizeBytes).then(
      (bytes) => {
        if (dropped) return;
        made = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }));
        setAddress(made);
      },
      (error: unknown) => {
        const isDamaged = error instanceof CallError && error.error.code === 'workspace-damaged';
        if (!dropped) setFailure(isDamaged ? damaged : broken);
      },
    );
    return () => {
      dropped = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [file, broken, damaged]);
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    const observer = new ResizeObserver(() => setRoom({ width: box.clientWidth, height: box.clientHeight }));
    observer.observe(box);
    return () => observer.disconnect();
  }, [address]);
  if (failure !== null) return renderFailed(failure);
  if (address === null) return waiting;
  const isAcross = turns % 2 !== 0;
  const [width, height] = size === null ? [1, 1] : isAcross ? [size.height, size.width] : [size.width, size.height];
  const fitting = Math.min(1, (room.width - 32) / width, (room.height - 32) / height);
  const scale = zoom === 'fit' ? Math.max(0.01, fitting) : zoom;
  const step = (by: -1 | 1): void => {
    const next = by === 1 ? steps.find((one) => one > scale + 0.01) : steps.findLast((one) => one < scale - 0.01);
    if (next !== undefined) setZoom(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === '+' || event.key === '=') step(1);
    else if (event.key === '-') step(-1);
    else if (event.key === '0') setZoom('fit');
    else if (event.key === '1') setZoom(1);
    else if (event.key.toLowerCase() === 'r' && !event.ctrlKey) setTurns(turns + (event.shiftKey ? 3 : 1));
    else return;
    event.preventDefault();
  };
  const onWheel = (event: WheelEvent): void => {
    if (event.ctrlKey) step(event.deltaY < 0 ? 1 : -1);
  };
  return (
    <div className="reading-picture" onKeyDown={onKeyDown}>
      <div className="pdf-bar">
        <IconButton icon="undo" label={own.rotateLeft} onClick={() => setTurns(turns + 3)} />
        <IconButton icon="redo" label={own.rotateRight} onClick={() => setTurns(turns + 1)} />
        <span className="pdf-status">{size === null ? '' : `${size.width} × ${size.height}`}</span>
        <Button tone="quiet" onClick={() => setZoom('fit')} aria-pressed={zoom === 'fit'}>
          {own.fit}
        </Button>
        <Button tone="quiet" onClick={() => setZoom(1)} aria-pressed={zoom === 1}>
          {own.actual}
        </Button>
        <button
          type="button"
          className="gb-icon-button pdf-sign"
          aria-label={own.zoomOut}
          title={own.zoomOut}
          onClick={() => step(-1)}
        >
          −
        </button>
        <span className="reading-scale">{Math.round(scale * 100)}%</span>
        <button
          type="button"
          className="gb-icon-button pdf-sign"
          aria-label={own.zoomIn}
          title={own.zoomIn}
          onClick={() => step(1)}
        >
          +
        </button>
      </div>
      <div
        ref={scroller}
        className="reading-canvas"
        tabIndex={0}
        role="region"
        aria-label={own.label}
        data-reading-focus=""
        onWheel={onWheel}
      >
        <div className="reading-canvas-room" style={{ width: width * scale, height: height * scale }}>
          <img
            src={address}
            alt={file.fileName}
            draggable={false}
            style={{
              width: (size?.width ?? 1) * scale,
              height: (size?.height ?? 1) * scale,
              visibility: size === null ? 'hidden' : 'visible',
              transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
            }}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
              // A drawing without a size of its own fills what there is.
              setSize({ width: naturalWidth || 800, height: naturalHeight || 600 });
            }}
            onError={() => setFailure(broken)}
          />
        </div>
      </div>
    </div>
  );
}
