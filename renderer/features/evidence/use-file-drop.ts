import { type DragEvent, useEffect, useState } from 'react';

/** Whether what is dragged are files, and not words or a row. */
export function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

/** Files dragged over a screen: whether they are there, and what the screen hears of it. A place in it may take them first. */
export function useFileDrop(take: (files: readonly File[]) => void) {
  const [dragging, setDragging] = useState(false);
  // The pointer is heard of only when nothing is dragged any more: a drag that ended elsewhere may not have said so.
  useEffect(() => {
    if (!dragging) return undefined;
    const end = (): void => setDragging(false);
    document.addEventListener('pointermove', end);
    return () => document.removeEventListener('pointermove', end);
  }, [dragging]);
  const events = {
    // Rows come and go under the pointer: whether it left the screen is told by where it went to.
    onDragLeave: (event: DragEvent): void => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false);
    },
    // Said again and again for as long as they are held, so that a pointer which was heard of late hides nothing for good.
    onDragOver: (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    },
    onDrop: (event: DragEvent): void => {
      setDragging(false);
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      take([...event.dataTransfer.files]);
    },
  };
  return { dragging, events };
}
