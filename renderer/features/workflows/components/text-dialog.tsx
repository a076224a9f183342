import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { drawDraft } from '../draw-draft.ts';
import type { EditorDraft } from '../workflow-draft.ts';
import { draftFromText, textOfDraft } from '../workflow-text-draft.ts';
import { StaticDrawing } from './drawn-parts.tsx';

interface TextDialogProps {
  readonly draft: EditorDraft;
  readonly positions: readonly { readonly id: string; readonly name: string }[];
  readonly words: {
    readonly textTitle: string;
    readonly textLabel: string;
    readonly textHint: string;
    readonly textPlaceholder: string;
    readonly textPreview: string;
    readonly textEmpty: string;
    readonly textTake: string;
    readonly textRead: (steps: number, matched: number) => string;
    readonly close: string;
    readonly cancel: string;
  };
  readonly newKey: () => string;
  readonly onTake: (draft: EditorDraft) => void;
  readonly onClose: () => void;
}

/** A workflow typed or pasted as text, with the drawing that it gives beside it. */
export function TextDialog({ draft, positions, words, newKey, onTake, onClose }: TextDialogProps) {
  const [text, setText] = useState(() => textOfDraft(draft, positions));
  const shown = useDeferredValue(text);
  const read = useMemo(
    () => draftFromText(draft, shown, { positions, newKey: (index) => `text-${index}` }),
    [draft, positions, shown],
  );
  const drawing = useMemo(() => drawDraft(read, positions), [read, positions]);
  const matched = read.steps.filter((step) => step.fields.actorPositionId !== null).length;
  return (
    <Dialog
      wide
      title={words.textTitle}
      closeLabel={words.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            tone="primary"
            disabled={read.steps.length === 0}
            onClick={() => onTake(draftFromText(draft, text, { positions, newKey }))}
          >
            {words.textTake}
          </Button>
        </>
      }
    >
      <p className="gb-hint">{words.textHint}</p>
      <div className="workflow-as-text">
        <textarea
          className="gb-input"
          data-autofocus=""
          aria-label={words.textLabel}
          placeholder={words.textPlaceholder}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className="workflow-text-preview" tabIndex={0} role="group" aria-label={words.textPreview}>
          {read.steps.length === 0 ? (
            <p className="gb-hint">{words.textEmpty}</p>
          ) : (
            <StaticDrawing drawing={drawing} label={words.textPreview} />
          )}
        </div>
      </div>
      <p className="gb-hint" role="status">
        {read.steps.length === 0 ? '\u00A0' : words.textRead(read.steps.length, matched)}
      </p>
    </Dialog>
  );
}
