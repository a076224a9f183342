import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { LinksButton } from '../../../lib/links-button.tsx';
import { recordMark } from '../../../lib/links-door.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useAutosaveField } from '../../../ui/use-autosave.ts';
import { isManyLines, type OutlineKind, type OutlineRow } from '../outline.ts';
import type { Outline } from '../use-outline.ts';

export interface OutlineWords {
  readonly kinds: Readonly<Record<OutlineKind, string>>;
  readonly placeholders: Readonly<Record<OutlineKind, string>>;
  readonly expand: string;
  readonly collapse: string;
  readonly drag: string;
  readonly duplicate: string;
  readonly moveElsewhere: string;
  readonly remove: string;
}

interface OutlineLineProps {
  readonly row: OutlineRow;
  /** The number as the department writes it. */
  readonly mark: string;
  readonly onMoveElsewhere: () => void;
  readonly outline: Outline;
  readonly words: OutlineWords;
  readonly marks: ReactNode;
  readonly children?: ReactNode;
}

/** Whether the caret has words on both sides. */
function inside({ selectionStart, selectionEnd, value }: HTMLTextAreaElement): boolean {
  return value.slice(0, selectionStart).trim() !== '' && value.slice(selectionEnd).trim() !== '';
}

function previousSibling(row: OutlineRow): string | undefined {
  return row.siblings[row.siblings.indexOf(row.key) - 1];
}

const dragType = 'application/x-gangbiao-outline';
/** Only one line is dragged at a time, and a drop target may not read the data before the drop. */
let dragged: { readonly key: string; readonly kind: OutlineKind } | null = null;

/** One duty, work item or standard: its number, its words, and the keys that work on it. */
export function OutlineLine({ row, mark, onMoveElsewhere, outline, words, marks, children }: OutlineLineProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const field = useAutosaveField({ value: row.text, save: (text) => outline.saveText(row.key, text) });

  useLayoutEffect(() => {
    if (box.current === null) return;
    box.current.style.height = 'auto';
    box.current.style.height = `${box.current.scrollHeight}px`;
  }, [field.text]);
  useEffect(() => {
    if (outline.focus?.key !== row.key || box.current === null) return;
    box.current.focus();
    const caret = outline.focus.at === 'start' ? 0 : box.current.value.length;
    box.current.setSelectionRange(caret, caret);
  }, [outline.focus, row.key]);

  const neighbour = (by: -1 | 1): OutlineRow | undefined =>
    outline.rows[outline.rows.findIndex((other) => other.key === row.key) + by];
  const go = (by: -1 | 1): boolean => {
    const next = neighbour(by);
    if (next) outline.focusRow(next.key, by === 1 ? 'start' : 'end');
    return next !== undefined;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return; // the keys belong to the input method while it spells
    if (handleKey(event)) event.preventDefault();
  };
  const handleKey = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const empty = value.trim() === '';
    switch (event.key) {
      case 'Enter':
        if (event.shiftKey || event.altKey) return false;
        if (empty) {
          if (outline.isFresh(row.key)) outline.changeLevel(row, -1, '');
          return true;
        }
        if (!event.ctrlKey && inside(event.currentTarget)) {
          // As in every editor: Enter within the words parts them.
          void field.flush();
          outline.split(row, value.slice(0, selectionStart).trim(), value.slice(selectionEnd).trim());
          return true;
        }
        void field.flush();
        if (event.ctrlKey && row.kind !== 'workStandard')
          outline.addUnder({ key: row.key, kind: row.kind === 'duty' ? 'workItem' : 'workStandard' });
        else outline.addAfter(row);
        return true;
      case 'Tab':
        if (!outline.isFresh(row.key)) return false;
        return outline.changeLevel(row, event.shiftKey ? -1 : 1, value);
      case 'ArrowUp':
      case 'ArrowDown': {
        const by = event.key === 'ArrowUp' ? -1 : 1;
        if (event.altKey) {
          void field.flush(); // a line has a place in the file only once it is there
          outline.move(row, by);
          return true;
        }
        const atEdge = by === -1 ? selectionEnd === 0 : selectionStart === value.length;
        return atEdge && !event.shiftKey && go(by);
      }
      case '[':
      case ']':
        if (!event.ctrlKey) return false;
        outline.changeLevel(row, event.key === '[' ? -1 : 1, value);
        return true;
      case 'd':
      case 'D':
        if (!event.ctrlKey || row.id === null) return false;
        void field.flush();
        outline.duplicate(row);
        return true;
      case 'm':
      case 'M':
        if (!event.ctrlKey || row.id === null) return false;
        void field.flush();
        onMoveElsewhere();
        return true;
      case 'Backspace':
        if (!empty && selectionEnd === 0 && previousSibling(row) !== undefined) {
          void field.flush();
          outline.merge(row);
          return true;
        }
        if (!empty) return false;
        field.restore(); // an emptied text is not one that waits to be saved
        outline.remove(row);
        return true;
      case 'Escape':
        field.restore();
        return true;
      default:
        return false;
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const lines = event.clipboardData.getData('text/plain');
    if (!isManyLines(lines)) return;
    event.preventDefault();
    outline.paste(row, lines, field.text);
  };
  const onBlur = (): void => {
    if (field.text.trim() === '') field.restore();
    else void field.flush();
    outline.leave(row, field.text);
  };
  const dropPlace = (event: DragEvent<HTMLElement>): boolean => {
    const rect = event.currentTarget.getBoundingClientRect();
    return event.clientY < rect.top + rect.height / 2;
  };
  const onDragOver = (event: DragEvent<HTMLElement>): void => {
    if (dragged?.kind !== row.kind) return;
    event.preventDefault();
    event.currentTarget.dataset['drop'] = dropPlace(event) ? 'before' : 'after';
  };

  return (
    <div
      className={`outline-line is-${row.kind}`}
      {...(row.id === null ? {} : recordMark(row.kind, row.id))}
      onDragOver={onDragOver}
      onDragLeave={(event) => delete event.currentTarget.dataset['drop']}
      onDrop={(event) => {
        delete event.currentTarget.dataset['drop'];
        if (dragged === null || dragged.kind !== row.kind) return;
        event.preventDefault();
        outline.drop(dragged.key, { row, before: dropPlace(event) });
      }}
    >
      <div className="outline-main">
        <span
          className="outline-grip"
          title={words.drag}
          draggable
          onDragStart={(event) => {
            dragged = { key: row.key, kind: row.kind };
            event.dataTransfer.setData(dragType, row.key);
            event.dataTransfer.effectAllowed = 'move';
          }}
          onDragEnd={() => {
            dragged = null;
          }}
        >
          <Icon name="grip" size={14} />
        </span>
        {row.childCount > 0 ? (
          <button
            type="button"
            className={row.collapsed ? 'outline-twist is-closed' : 'outline-twist'}
            aria-expanded={!row.collapsed}
            aria-label={`${row.collapsed ? words.expand : words.collapse} ${row.number}`}
            tabIndex={-1}
            onClick={() => outline.toggle(row.key)}
          >
            <Icon name="right" size={12} />
          </button>
        ) : (
          <span className="outline-twist" />
        )}
        <span className="outline-number">{mark}</span>
        <textarea
          ref={box}
          className="gb-inline outline-text"
          rows={1}
          value={field.text}
          data-state={field.text.trim() === '' ? 'clean' : field.state}
          aria-label={`${words.kinds[row.kind]} ${row.number}`}
          placeholder={words.placeholders[row.kind]}
          maxLength={20_000}
          spellCheck={false}
          onChange={(event) => field.type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={onBlur}
        />
        <span className="outline-marks">{marks}</span>
        {row.id !== null && <LinksButton kind={row.kind} id={row.id} className="outline-remove" />}
        {row.id !== null && (
          <>
            <button
              type="button"
              className="gb-icon-button outline-remove"
              tabIndex={-1}
              aria-label={`${words.duplicate} ${row.number}`}
              title={`${words.duplicate}（Ctrl+D）`}
              onClick={() => outline.duplicate(row)}
            >
              <Icon name="copy" size={14} />
            </button>
            <button
              type="button"
              className="gb-icon-button outline-remove"
              tabIndex={-1}
              aria-label={`${words.moveElsewhere} ${row.number}`}
              title={`${words.moveElsewhere}（Ctrl+M）`}
              onClick={onMoveElsewhere}
            >
              <Icon name="move" size={14} />
            </button>
          </>
        )}
        <button
          type="button"
          className="gb-icon-button outline-remove"
          tabIndex={-1}
          aria-label={`${words.remove} ${row.number}`}
          title={words.remove}
          onClick={() => outline.remove(row)}
        >
          <Icon name="trash" size={14} />
        </button>
      </div>
      {children}
    </div>
  );
}
