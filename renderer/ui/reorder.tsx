import { type DragEvent, type HTMLAttributes, type KeyboardEvent, useState } from 'react';
import { Icon } from './icons.tsx';

interface ReorderOptions {
  readonly ids: readonly string[];
  readonly onOrder?: (ids: readonly string[]) => void;
  /** Instead of `onOrder`, where more than the row itself may move: to the place of another row, and a step by key. */
  readonly onMove?: (id: string, at: number) => void;
  readonly onStep?: (id: string, step: -1 | 1) => void;
}

export interface Reorder {
  /** For the element of a row. */
  readonly rowProps: (id: string) => HTMLAttributes<HTMLElement> & { 'data-drop'?: string };
  /** For the `ReorderHandle` inside it. */
  readonly handleProps: (id: string) => Pick<HandleProps, 'onKeyDown' | 'onDragStart' | 'onDragEnd'>;
}

/** Order by dragging a row's handle, or with the up and down keys on it. */
export function useReorder({ ids, onOrder, onMove, onStep }: ReorderOptions): Reorder {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const place = (id: string, at: number): void => {
    const from = ids.indexOf(id);
    if (from < 0 || at < 0 || at >= ids.length || at === from) return;
    onMove?.(id, at);
    const rest = ids.filter((other) => other !== id);
    onOrder?.([...rest.slice(0, at), id, ...rest.slice(at)]);
  };
  return {
    rowProps: (id) => ({
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver(id);
      },
      onDrop: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        place(dragged, ids.indexOf(id));
      },
      ...(dragged !== null && over === id && dragged !== id
        ? { 'data-drop': ids.indexOf(id) < ids.indexOf(dragged) ? 'before' : 'after' }
        : {}),
    }),
    handleProps: (id) => ({
      onDragStart: (event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
        setDragged(id);
      },
      onDragEnd: () => {
        setDragged(null);
        setOver(null);
      },
      onKeyDown: (event) => {
        const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
        if (step === 0) return;
        event.preventDefault();
        if (onStep === undefined) place(id, ids.indexOf(id) + step);
        else onStep(id, step);
      },
    }),
  };
}

interface HandleProps {
  /** Spoken name, which tells how to move. */
  readonly label: string;
  readonly onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  readonly onDragStart: (event: DragEvent<HTMLButtonElement>) => void;
  readonly onDragEnd: () => void;
}

export function ReorderHandle({ label, ...events }: HandleProps) {
  return (
    <button type="button" className="gb-icon-button gb-handle" draggable aria-label={label} title={label} {...events}>
      <Icon name="grip" size={16} />
    </button>
  );
}
