import { useState } from 'react';
import type { ReviewItemRow } from '../../../../shared/contract/reviews.ts';
import { readDay } from '../../../lib/day-text.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';

/** What is said when something is handed back. */
export interface Remark {
  readonly remark: string;
  readonly score: number | null;
  readonly dueOn: string;
}

interface RemarkFormProps {
  readonly words: Words['reviews']['form'];
  readonly initial: ReviewItemRow | null;
  readonly onCancel: () => void;
  readonly onSubmit: (remark: Remark) => void;
}

/** What is to be mended, by when, and how it is scored. Esc leaves it. */
export function RemarkForm({ words, initial, onCancel, onSubmit }: RemarkFormProps) {
  const [remark, setRemark] = useState(initial?.remark ?? '');
  const [dueOn, setDueOn] = useState(initial?.dueOn ?? '');
  const [score, setScore] = useState(initial?.score?.toString() ?? '');
  const day = readDay(dueOn);
  const points = score.trim() === '' ? null : Number(score);
  const scoreFits = points === null || (points >= 0 && points <= 100);
  const fits = remark.trim() !== '' && day !== null && scoreFits;
  const submit = (): void => {
    if (fits) onSubmit({ remark: remark.trim(), score: points, dueOn: day });
  };
  return (
    <form
      className="reviews-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        if (event.key === 'Enter' && event.ctrlKey) submit();
      }}
    >
      <label className="reviews-form-wide">
        <span>{words.remark}</span>
        <textarea
          className="gb-input"
          rows={2}
          maxLength={20_000}
          value={remark}
          placeholder={words.placeholder}
          autoFocus
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{words.dueOn}</span>
        <input
          className="gb-input"
          value={dueOn}
          maxLength={20}
          placeholder="2026-11-30"
          aria-invalid={day === null}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{words.score}</span>
        <input
          className="gb-input"
          value={score}
          maxLength={6}
          inputMode="decimal"
          placeholder={words.scoreHint}
          aria-invalid={!scoreFits}
          onChange={(event) => setScore(event.currentTarget.value)}
        />
      </label>
      <div className="gb-actions gb-actions-end">
        {!scoreFits && <span className="reviews-bad">{words.badScore}</span>}
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button tone="primary" type="submit" disabled={!fits}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
