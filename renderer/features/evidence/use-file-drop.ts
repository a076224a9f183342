import { type DragEvent, useRef, useState } from 'react';

/** Whether what is dragged are files, and not words or a row. */
export function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

/** Files dragged over a screen: whether they are there, and what the screen hears of it. A place in it may take them first. */
export function useFileDrop(take: (files: readonly File[]) => void) {
  const [dragging, setDragging] = useState(false);
  const depth = useRef(0);
  const events = {
    onDragEnter: (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth.current++;
      setDragging(true);
    },
    onDragLeave: (): void => {
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setDragging(false);
    },
    onDragOver: (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent): void => {
      depth.current = 0;
      setDragging(false);
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      take([...event.dataTransfer.files]);
    },
  };
  return { dragging, events };
}
