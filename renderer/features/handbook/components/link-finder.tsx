import { useEffect, useState } from 'react';
import { type RichLink, richLinkKinds } from '../../../../shared/domain/rich-text/rich-text.ts';
import { api } from '../../../lib/client.ts';
import { iconOfKind } from '../../../lib/record-places.ts';
import { useWords } from '../../../lib/words/words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icons.tsx';

interface Found extends RichLink {
  readonly title: string;
}
interface LinkFinderProps {
  readonly onChoose: (found: Found) => void;
  readonly onClose: () => void;
}

/** Finds the record that a link of a chapter leads to. */
export function LinkFinder({ onChoose, onClose }: LinkFinderProps) {
  const all = useWords();
  const words = all.compose.text.find;
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[] | null>(null);
  useEffect(() => {
    let gone = false;
    if (text.trim() === '') setFound(null);
    else
      void api.search.find({ text, limit: 20 }).then((answer) => {
        if (gone || !answer.ok) return;
        const hits = answer.value.groups.flatMap(({ hits: ofGroup }) => ofGroup);
        setFound(
          hits.flatMap(({ id, kind, title }): Found[] => {
            const known = richLinkKinds.find((each) => each === kind);
            return known === undefined ? [] : [{ kind: known, id, title }];
          }),
        );
      });
    return () => {
      gone = true;
    };
  }, [text]);
  return (
    <Dialog title={words.title} closeLabel={all.common.close} onClose={onClose}>
      <input
        className="gb-input rich-find"
        data-autofocus=""
        aria-label={words.text}
        placeholder={words.text}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found?.length === 0 && <p className="gb-hint">{words.none}</p>}
      <ul className="rich-found">
        {(found ?? []).map((hit) => (
          <li key={hit.id}>
            <button type="button" onClick={() => onChoose(hit)}>
              <Icon name={iconOfKind(hit.kind)} size={16} />
              <span className="gb-ellipsis">{hit.title}</span>
              <span className="gb-muted">{all.records.kinds[hit.kind]}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="gb-hint">{words.note}</p>
    </Dialog>
  );
}
