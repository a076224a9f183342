import { useState } from 'react';
import type { EnrolmentPreview } from '../../../../shared/contract/bundles.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Callout } from '../../../ui/page.tsx';

interface PhraseDialogProps {
  readonly words: Words;
  readonly phrase: string;
  readonly onClose: () => void;
}

/** Twelve characters to write down. */
export function PhraseDialog({ words, phrase, onClose }: PhraseDialogProps) {
  const own = words.bundles.keys;
  return (
    <Dialog
      title={own.phraseTitle}
      closeLabel={words.common.close}
      onClose={onClose}
      footer={
        <Button tone="primary" data-autofocus onClick={onClose}>
          {own.phraseDone}
        </Button>
      }
    >
      <p>{own.phraseText}</p>
      <ol className="gb-phrase">
        {phrase.split(' ').map((character, place) => (
          <li key={`${place + 1} ${character}`}>{character}</li>
        ))}
      </ol>
      <Callout tone="warn">{own.phraseWarning}</Callout>
    </Dialog>
  );
}

interface RestoreDialogProps {
  readonly words: Words;
  /** Answers what is wrong with the characters; null when the key is back. */
  readonly onRestore: (phrase: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Takes the twelve characters. */
export function RestoreDialog({ words, onRestore, onClose }: RestoreDialogProps) {
  const own = words.bundles.keys;
  const [phrase, setPhrase] = useState('');
  const [wrong, setWrong] = useState('');
  const restore = async (): Promise<void> => {
    const failure = await onRestore(phrase);
    if (failure === null) onClose();
    else setWrong(failure);
  };
  return (
    <Dialog
      title={own.restoreTitle}
      closeLabel={words.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button tone="primary" disabled={phrase.trim() === ''} onClick={() => void restore()}>
            {own.restoreAction}
          </Button>
        </>
      }
    >
      <p>{own.restoreText}</p>
      <input
        className="gb-input gb-phrase-input"
        aria-label={own.phraseTitle}
        data-autofocus
        value={phrase}
        aria-invalid={wrong !== ''}
        onChange={(event) => {
          setPhrase(event.currentTarget.value);
          setWrong('');
        }}
      />
      {wrong !== '' && <Callout tone="bad">{wrong}</Callout>}
    </Dialog>
  );
}

interface EnrolDialogProps {
  readonly words: Words;
  readonly preview: EnrolmentPreview;
  readonly onEnrol: (isCompared: boolean) => Promise<boolean>;
  readonly onClose: () => void;
}

/** What an enrolment file says, and whether the digits were read out. */
export function EnrolDialog({ words, preview, onEnrol, onClose }: EnrolDialogProps) {
  const own = words.bundles.peers;
  const [isCompared, setCompared] = useState(false);
  const enrol = async (): Promise<void> => {
    if (await onEnrol(isCompared)) onClose();
  };
  return (
    <Dialog
      title={own.enrolTitle}
      closeLabel={words.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button tone="primary" disabled={preview.standing === 'withdrawn'} onClick={() => void enrol()}>
            {own.enrolAction}
          </Button>
        </>
      }
    >
      <dl className="gb-facts">
        <div>
          <dt>{own.name}</dt>
          <dd>
            {preview.school} {preview.name} {own.roles[preview.role]}
          </dd>
        </div>
        <div>
          <dt>{own.group}</dt>
          <dd>{preview.workingGroup.map(({ name }) => name).join('、') || own.nothing}</dd>
        </div>
        <div>
          <dt>{own.spoken}</dt>
          <dd className="gb-mono gb-spoken">{preview.spoken}</dd>
        </div>
      </dl>
      {preview.standing !== 'new' && (
        <Callout tone={preview.standing === 'same' ? 'info' : 'warn'}>{own.standing[preview.standing]}</Callout>
      )}
      <p>{own.compareText}</p>
      <label className="gb-check">
        <input
          type="checkbox"
          data-autofocus
          checked={isCompared}
          onChange={(event) => setCompared(event.currentTarget.checked)}
        />
        {own.compared}
      </label>
    </Dialog>
  );
}
