import { useState } from 'react';
import { api } from '../../lib/client.ts';
import { save } from '../../lib/save-state.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/page.tsx';

interface ConclusionDialogProps {
  readonly review: {
    readonly id: string;
    readonly reviewer: string;
    readonly score: number | null;
    readonly conclusion: string;
    readonly meanScore: number | null;
  };
  readonly onClose: () => void;
}

/** Who reviewed, with how many points, and in words. */
export function ConclusionDialog({ review, onClose }: ConclusionDialogProps) {
  const all = useWords();
  const words = all.reviews.conclusion;
  const [reviewer, setReviewer] = useState(review.reviewer);
  const [score, setScore] = useState(review.score?.toString() ?? '');
  const [conclusion, setConclusion] = useState(review.conclusion);
  const points = score.trim() === '' ? null : Number(score);
  const fits = points === null || (points >= 0 && points <= 100);
  const submit = async (): Promise<void> => {
    const fields = { reviewer: reviewer.trim(), score: points, conclusion };
    if ((await save(() => api.reviews.save({ reviewId: review.id, fields }))) !== null) onClose();
  };
  return (
    <Dialog
      title={words.title}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={!fits} onClick={() => void submit()}>
            {words.save}
          </Button>
        </>
      }
    >
      <Field label={words.reviewer} htmlFor="conclusion-reviewer">
        <input
          id="conclusion-reviewer"
          className="gb-input"
          maxLength={200}
          value={reviewer}
          onChange={(event) => setReviewer(event.currentTarget.value)}
        />
      </Field>
      <Field
        label={words.score}
        htmlFor="conclusion-score"
        hint={
          fits
            ? review.meanScore === null
              ? all.reviews.form.scoreHint
              : words.mean(review.meanScore.toFixed(1))
            : all.reviews.form.badScore
        }
      >
        <input
          id="conclusion-score"
          className="gb-input reviews-short"
          inputMode="decimal"
          maxLength={6}
          value={score}
          aria-invalid={!fits}
          onChange={(event) => setScore(event.currentTarget.value)}
        />
      </Field>
      <Field label={words.text} htmlFor="conclusion-text">
        <textarea
          id="conclusion-text"
          className="gb-input"
          rows={6}
          maxLength={20_000}
          value={conclusion}
          data-autofocus=""
          onChange={(event) => setConclusion(event.currentTarget.value)}
        />
      </Field>
    </Dialog>
  );
}
