import { type KeyboardEvent, useState } from 'react';
import type { ShownEntry } from '../../../../shared/contract/handbook.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { type Reorder, ReorderHandle } from '../../../ui/reorder.tsx';

export interface OutlineRowWords {
  readonly move: (title: string) => string;
  readonly included: (title: string) => string;
  readonly actions: (title: string) => string;
  readonly rename: string;
  readonly name: string;
  readonly asAppendix: string;
  readonly asChapter: string;
  readonly write: string;
  readonly remove: string;
  readonly appendix: string;
}

interface OutlineRowProps {
  readonly entry: ShownEntry;
  /** What it is called on paper. */
  readonly title: string;
  /** 第三章, once it is known. */
  readonly number: string;
  readonly page: number | null;
  readonly isCurrent: boolean;
  readonly inPart: boolean;
  readonly words: OutlineRowWords;
  readonly rowProps: ReturnType<Reorder['rowProps']>;
  readonly handleProps: ReturnType<Reorder['handleProps']>;
  readonly onSelect: () => void;
  readonly onStep: (step: -1 | 1) => void;
  readonly onFocusStep: (step: -1 | 1) => void;
  readonly onChange: (change: Partial<ShownEntry>) => void;
  readonly onRemove: () => void;
  readonly onWrite: (() => void) | null;
}

/** An entry of the outline; the chosen one shows what can be done with it. */
export function OutlineRow(props: OutlineRowProps) {
  const { entry, title, number, page, isCurrent, inPart, words } = props;
  const [name, setName] = useState<string | null>(null);
  const isPart = entry.source === 'part';
  const rename = (): void => setName(entry.title === '' ? title : entry.title);
  const finish = (text: string | null): void => {
    if (text !== null && text.trim() !== title) props.onChange({ title: text.trim() });
    setName(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step !== 0 && event.altKey) props.onStep(step);
    else if (step !== 0) props.onFocusStep(step);
    else if (event.key === 'F2') rename();
    else if (event.key === 'Delete') props.onRemove();
    else return;
    event.preventDefault();
  };
  return (
    <li
      className={`compose-row${isPart ? ' is-part' : ''}${inPart ? ' in-part' : ''}${entry.isIncluded ? '' : ' is-out'}`}
      {...props.rowProps}
    >
      <div className="compose-line">
        <ReorderHandle label={words.move(title)} {...props.handleProps} />
        <input
          type="checkbox"
          aria-label={words.included(title)}
          checked={entry.isIncluded}
          onChange={(event) => props.onChange({ isIncluded: event.currentTarget.checked })}
        />
        {name === null ? (
          <button
            type="button"
            className="compose-title"
            aria-expanded={isCurrent}
            data-row=""
            title={title}
            onClick={props.onSelect}
            onDoubleClick={rename}
            onKeyDown={onKeyDown}
          >
            <span className="gb-ellipsis">
              {number !== '' && <span className="compose-number">{number}</span>}
              {title}
            </span>
            {entry.isAppendix && number === '' && <span className="gb-tag">{words.appendix}</span>}
            {page !== null && <span className="gb-muted">{page}</span>}
          </button>
        ) : (
          <input
            className="gb-input compose-name"
            aria-label={words.name}
            autoFocus
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={() => finish(name)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') finish(name);
              if (event.key === 'Escape') finish(null);
            }}
          />
        )}
      </div>
      {isCurrent && name === null && (
        <div className="compose-actions" role="group" aria-label={words.actions(title)}>
          {props.onWrite !== null && (
            <Button tone="quiet" icon="edit" onClick={props.onWrite}>
              {words.write}
            </Button>
          )}
          <Button tone="quiet" onClick={rename}>
            {words.rename}
          </Button>
          {!isPart && (
            <Button tone="quiet" onClick={() => props.onChange({ isAppendix: !entry.isAppendix })}>
              {entry.isAppendix ? words.asChapter : words.asAppendix}
            </Button>
          )}
          <IconButton icon="trash" label={words.remove} onClick={props.onRemove} />
        </div>
      )}
    </li>
  );
}
