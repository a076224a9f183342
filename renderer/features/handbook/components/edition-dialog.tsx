import { type FormEvent, useId, useState } from 'react';
import { readDay } from '../../../lib/day-text.ts';
import { useWords } from '../../../lib/words/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/page.tsx';

interface EditionDialogProps {
  readonly title: string;
  readonly note: string;
  readonly confirm: string;
  readonly isDanger: boolean;
  /** The name that stands in the field at first. */
  readonly by: string;
  /** Answers whether it was taken; the dialog stays open otherwise. */
  readonly onSend: (fields: { by: string; on: string; remarks: string }) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Who releases or withdraws an edition, when, and why. */
export function EditionDialog(props: EditionDialogProps) {
  const all = useWords();
  const words = all.compose.editions;
  const [by, setBy] = useState(props.by);
  const [on, setOn] = useState('');
  const [remarks, setRemarks] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useId();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const day = readDay(on);
    if (day === null) return setProblem(all.approval.badDay);
    setBusy(true);
    const taken = await props.onSend({ by: by.trim(), on: day, remarks: remarks.trim() });
    setBusy(false);
    if (taken) props.onClose();
  };
  return (
    <Dialog
      title={props.title}
      closeLabel={all.common.close}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{all.common.cancel}</Button>
          <Button tone={props.isDanger ? 'danger' : 'primary'} type="submit" form={id} busy={busy}>
            {props.confirm}
          </Button>
        </>
      }
    >
      <form id={id} className="approval-form" onSubmit={(event) => void send(event)}>
        <p className="gb-hint">{props.note}</p>
        <Field label={words.by} htmlFor={`${id}-by`}>
          <input
            id={`${id}-by`}
            className="gb-input"
            data-autofocus=""
            maxLength={200}
            value={by}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
        </Field>
        <Field label={words.on} htmlFor={`${id}-on`}>
          <input
            id={`${id}-on`}
            className="gb-input"
            placeholder={words.today}
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        </Field>
        <Field label={words.remarks} htmlFor={`${id}-remarks`}>
          <textarea
            id={`${id}-remarks`}
            className="gb-input"
            rows={3}
            maxLength={20_000}
            value={remarks}
            onChange={(event) => setRemarks(event.currentTarget.value)}
          />
        </Field>
        {problem !== '' && <p role="alert">{problem}</p>}
      </form>
    </Dialog>
  );
}
