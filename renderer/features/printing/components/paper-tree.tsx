import { useEffect, useRef } from 'react';
import type { PaperName } from '../../../../shared/contract/papers.ts';
import { Icon } from '../../../ui/icons.tsx';
import { isOfAll, type Queued } from '../printing-store.ts';

/** A kind of paper with what of it is shown. */
export interface TreeGroup {
  readonly paper: PaperName;
  readonly items: readonly Queued[];
}

interface PaperTreeProps {
  readonly groups: readonly TreeGroup[];
  readonly chosen: ReadonlySet<string>;
  readonly open: ReadonlySet<PaperName>;
  readonly words: {
    readonly choose: string;
    readonly kinds: Readonly<Record<PaperName, string>>;
    readonly unfinished: string;
    readonly unfinishedHint: string;
    readonly chooseAll: (kind: string) => string;
    readonly open: (kind: string) => string;
    readonly chosenOf: (chosen: number, all: number) => string;
  };
  readonly onChoose: (items: readonly Queued[], chosen: boolean) => void;
  readonly onOpen: (paper: PaperName, open: boolean) => void;
}

/** Everything that can be printed; a kind with one paper stands as one line. */
export function PaperTree({ groups, chosen, open, words, onChoose, onOpen }: PaperTreeProps) {
  return (
    <ul className="printing-tree" aria-label={words.choose}>
      {groups.map((group) => {
        const [only] = group.items;
        const title = words.kinds[group.paper];
        if (group.items.length === 1 && only !== undefined)
          return (
            <li key={group.paper} className="printing-kind">
              <span className="printing-kind-line">
                <span className="printing-fold" />
                <PaperLine
                  item={only}
                  title={title}
                  chosen={chosen.has(only.key)}
                  words={words}
                  onChoose={(on) => onChoose([only], on)}
                />
              </span>
            </li>
          );
        return <Kind key={group.paper} {...{ group, title, chosen, open, words, onChoose, onOpen }} />;
      })}
    </ul>
  );
}

interface KindProps extends Omit<PaperTreeProps, 'groups'> {
  readonly group: TreeGroup;
  readonly title: string;
}

function Kind({ group: { paper, items }, title, chosen, open, words, onChoose, onOpen }: KindProps) {
  const isOpen = open.has(paper);
  const count = items.filter(({ key }) => chosen.has(key)).length;
  // The paper of all of them is no further one: ticking the kind means each for itself.
  const each = items.filter(({ spec }) => !isOfAll(spec));
  const all = each.length > 0 && each.every(({ key }) => chosen.has(key));
  return (
    <li className="printing-kind">
      <span className="printing-kind-line">
        <button
          type="button"
          className="printing-fold"
          aria-expanded={isOpen}
          aria-label={words.open(title)}
          onClick={() => onOpen(paper, !isOpen)}
        >
          <Icon name="right" size={12} />
        </button>
        <label className="printing-line">
          <MixedBox
            label={words.chooseAll(title)}
            checked={all}
            mixed={!all && count > 0}
            onChange={(on) => onChoose(on ? each : items, on)}
          />
          <span className="gb-ellipsis" title={title}>
            {title}
          </span>
          <span className="printing-count">{words.chosenOf(count, items.length)}</span>
        </label>
      </span>
      {isOpen && (
        <ul>
          {items.map((item) => (
            <li key={item.key}>
              <PaperLine
                item={item}
                title={item.title}
                chosen={chosen.has(item.key)}
                words={words}
                onChoose={(on) => onChoose([item], on)}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

interface PaperLineProps {
  readonly item: Queued;
  readonly title: string;
  readonly chosen: boolean;
  readonly words: PaperTreeProps['words'];
  readonly onChoose: (chosen: boolean) => void;
}

function PaperLine({ item, title, chosen, words, onChoose }: PaperLineProps) {
  return (
    <label className="printing-line">
      <input type="checkbox" checked={chosen} onChange={(event) => onChoose(event.currentTarget.checked)} />
      <span className="gb-ellipsis" title={item.note === '' ? title : `${title}　${item.note}`}>
        {title}
      </span>
      {!item.ready ? (
        <span className="printing-note is-unfinished" title={words.unfinishedHint}>
          {words.unfinished}
        </span>
      ) : (
        item.note !== '' && <span className="printing-note gb-ellipsis">{item.note}</span>
      )}
    </label>
  );
}

interface MixedBoxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly mixed: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A box that is neither on nor off while some of its lines are. */
function MixedBox({ label, checked, mixed, onChange }: MixedBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
