import { useRef, useState } from 'react';
import { api } from '../../../lib/client.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import { useWords } from '../../../lib/words/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icons.tsx';

interface FileFinderProps {
  readonly words: {
    readonly title: string;
    readonly fromComputer: string;
    readonly orPaste: string;
    readonly fromEvidence: string;
    readonly find: string;
    readonly none: string;
    readonly note: string;
  };
  /** What the system's dialog offers. */
  readonly accept: string;
  /** Whether a piece of evidence is a file of this kind. */
  readonly isWanted: (file: { readonly mediaType: string; readonly fileName: string }) => boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onPiece: (piece: { readonly id: string; readonly title: string }) => void;
  readonly onClose: () => void;
}

/** So many are listed; a word finds the others. */
const mostShown = 60;

/** A picture or a Word file for a chapter: a file of this computer, or a piece of evidence that is one. */
export function FileFinder({ words, accept, isWanted, onFiles, onPiece, onClose }: FileFinderProps) {
  const all = useWords();
  const [text, setText] = useState('');
  const files = useRef<HTMLInputElement>(null);
  const loaded = useLoaded(() => api.evidence.list({}), { key: 'files', kinds: ['evidence'] });
  const wanted = text.trim().toLowerCase();
  const found = (loaded.value ?? []).filter(
    (piece) =>
      piece.fileHash !== '' && isWanted(piece) && `${piece.number} ${piece.title}`.toLowerCase().includes(wanted),
  );
  return (
    <Dialog title={words.title} closeLabel={all.common.close} onClose={onClose}>
      <div className="picture-own">
        <Button tone="primary" icon="download" data-autofocus="" onClick={() => files.current?.click()}>
          {words.fromComputer}
        </Button>
        <input
          ref={files}
          type="file"
          accept={accept}
          multiple
          hidden
          onChange={(event) => onFiles([...(event.currentTarget.files ?? [])])}
        />
        <span className="gb-hint">{words.orPaste}</span>
      </div>
      <h3 className="picture-head">{words.fromEvidence}</h3>
      <input
        className="gb-input rich-find"
        aria-label={words.find}
        placeholder={words.find}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {loaded.value !== null && found.length === 0 && <p className="gb-hint">{words.none}</p>}
      <ul className="rich-found">
        {found.slice(0, mostShown).map((piece) => (
          <li key={piece.id}>
            <button type="button" onClick={() => onPiece(piece)}>
              <Icon name="evidence" size={16} />
              <span className="gb-ellipsis">{piece.title}</span>
              <span className="gb-muted">{piece.number}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="gb-hint">{words.note}</p>
    </Dialog>
  );
}
