import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { ApprovalSubjectKind } from '../../../shared/domain/approval.ts';
import { Button } from '../../ui/button.tsx';
import { flushDrafts } from '../../ui/draft.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/page.tsx';
import { api } from '../client.ts';
import { readDay, todayHere } from '../day-text.ts';
import { save } from '../save-state.ts';
import { notify } from '../toasts.ts';
import { useWords } from '../words/words.ts';
import { useWorkspace } from '../workspace-store.ts';

export type Decision = 'submit' | 'approve' | 'giveBack' | 'withdraw';

interface DecisionDialogProps {
  readonly decision: Decision;
  readonly subjectKind: ApprovalSubjectKind;
  readonly subjectIds: readonly string[];
  /** Of the only subject; a batch is counted instead. */
  readonly title: string;
  /** Whose name stands in the field at first: the department head for decisions. */
  readonly decider: string;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** The last day of so many years that begin on a day; today's where that is none. */
function yearsAfter(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = (day || todayHere()).split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, date - 1)).toISOString().slice(0, 10);
}

/** Who, when, and what there is to say: one form for every step of an approval, for one or for many. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { decision, subjectKind, subjectIds, title, decider, onClose, onDone } = props;
  const all = useWords();
  const words = all.approval;
  const own = words.dialogs[decision];
  const author = useWorkspace(({ status }) => status?.author ?? '');
  const [by, setBy] = useState(decision === 'submit' ? author : decider || author);
  const [on, setOn] = useState(todayHere());
  const [effectiveOn, setEffectiveOn] = useState(todayHere());
  const [reviewBy, setReviewBy] = useState('');
  const [remarks, setRemarks] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useId();

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const days = [on, effectiveOn, reviewBy].map((text) => readDay(text));
    const [day, from, until] = days;
    if (
      day === null ||
      day === undefined ||
      from === null ||
      from === undefined ||
      until === null ||
      until === undefined
    )
      return setProblem(words.badDay);
    if (decision === 'giveBack' && remarks.trim() === '')
      return setProblem(all.errors['rule-broken']('return-without-remarks'));
    setBusy(true);
    // What stands in a field that nobody left yet is part of what is submitted.
    await flushDrafts();
    const common = { subjectKind, subjectIds: [...subjectIds], by: by.trim(), on: day, remarks: remarks.trim() };
    const result = await save(() =>
      decision === 'approve'
        ? api.approvals.approve({ ...common, effectiveOn: from, reviewBy: until })
        : api.approvals[decision](common),
    );
    setBusy(false);
    if (result === null) return;
    const skipped = result.skipped.length > 0 ? words.skipped(result.skipped.length) : '';
    notify(`${words.done(words[decision], result.done)}${skipped}`);
    onDone?.();
    onClose();
  };
  const line = (
    name: string,
    label: string,
    field: { value: string; set: (value: string) => void; hint?: ReactNode },
  ) => (
    <Field label={label} htmlFor={`${id}-${name}`} {...(field.hint === undefined ? {} : { hint: field.hint })}>
      <input
        id={`${id}-${name}`}
        className="gb-input"
        value={field.value}
        maxLength={200}
        onChange={(event) => field.set(event.currentTarget.value)}
      />
    </Field>
  );
  return (
    <Dialog
      title={`${own.title}　${subjectIds.length === 1 ? words.of(title) : words.ofMany(subjectIds.length)}`}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone={decision === 'withdraw' ? 'danger' : 'primary'} type="submit" form={id} busy={busy}>
            {words[decision]}
          </Button>
        </>
      }
    >
      <form id={id} className="approval-form" onSubmit={(event) => void send(event)}>
        <p className="gb-hint">{own.note}</p>
        {line('by', own.by, { value: by, set: setBy })}
        {line('on', words.on, { value: on, set: setOn })}
        {decision === 'approve' && (
          <>
            {line('from', words.effectiveOn, { value: effectiveOn, set: setEffectiveOn })}
            {line('until', words.reviewOn, {
              value: reviewBy,
              set: setReviewBy,
              hint: (
                <>
                  {words.reviewHint}
                  {[1, 2, 3].map((years) => (
                    <button
                      key={years}
                      type="button"
                      className="gb-link-button approval-years"
                      onClick={() => setReviewBy(yearsAfter(readDay(effectiveOn) ?? '', years))}
                    >
                      {words.yearsLater(years)}
                    </button>
                  ))}
                </>
              ),
            })}
          </>
        )}
        <Field label={own.remarks} htmlFor={`${id}-remarks`} required={decision === 'giveBack'}>
          <textarea
            id={`${id}-remarks`}
            className="gb-input"
            rows={3}
            data-autofocus=""
            value={remarks}
            onChange={(event) => setRemarks(event.currentTarget.value)}
          />
        </Field>
        {problem !== '' && (
          <p className="approval-problem" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}
