import { useState } from 'react';
import type { ReviewRound } from '../../../shared/domain/review.ts';
import { api } from '../../lib/client.ts';
import { readDay } from '../../lib/day-text.ts';
import { navigate } from '../../lib/navigation.ts';
import { save } from '../../lib/save-state.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/page.tsx';

type Round = ReviewRound & { readonly id: string };
const dayFields = ['opensOn', 'reportBy', 'rectifyBy', 'closedOn'] as const;

/** Name, year and days of a round. `round` null makes a new one. */
export function RoundDialog({ round, onClose }: { readonly round: Round | null; readonly onClose: () => void }) {
  const all = useWords();
  const words = all.reviews.roundDialog;
  const [title, setTitle] = useState(round?.title ?? '');
  const [year, setYear] = useState(String(round?.year ?? new Date().getFullYear()));
  const [days, setDays] = useState<Readonly<Record<(typeof dayFields)[number], string>>>({
    opensOn: round?.opensOn ?? '',
    reportBy: round?.reportBy ?? '',
    rectifyBy: round?.rectifyBy ?? '',
    closedOn: round?.closedOn ?? '',
  });
  const [refused, setRefused] = useState('');
  const submit = async (): Promise<void> => {
    if (title.trim() === '') return setRefused(words.nameMissing);
    const read = dayFields.map((field) => [field, readDay(days[field])] as const);
    if (read.some(([, day]) => day === null)) return setRefused(words.badDay);
    const fields = { title: title.trim(), year: Number(year), ...Object.fromEntries(read) };
    const saved = await save(() => api.reviews.saveRound({ id: round?.id ?? null, fields }));
    if (saved === null) return;
    navigate('reviews', { round: saved.id });
    onClose();
  };
  const remove = async (): Promise<void> => {
    if (round === null) return;
    if ((await save(() => api.reviews.removeRound({ id: round.id }))) === null) return;
    navigate('reviews', {});
    onClose();
  };
  return (
    <Dialog
      title={round === null ? words.create : words.edit}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          {round !== null && (
            <ConfirmButton
              label={words.remove}
              question={words.removeQuestion(round.title)}
              confirmLabel={all.common.remove}
              cancelLabel={all.common.cancel}
              onConfirm={() => void remove()}
            />
          )}
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" onClick={() => void submit()}>
            {words.save}
          </Button>
        </>
      }
    >
      {refused !== '' && (
        <p className="reviews-bad" role="alert">
          {refused}
        </p>
      )}
      <Field label={words.name} htmlFor="round-title" required>
        <input
          id="round-title"
          className="gb-input"
          value={title}
          maxLength={200}
          placeholder={words.namePlaceholder}
          data-autofocus=""
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </Field>
      <Field label={words.year} htmlFor="round-year">
        <input
          id="round-year"
          type="number"
          className="gb-input reviews-short"
          min={1949}
          max={2200}
          value={year}
          onChange={(event) => setYear(event.currentTarget.value)}
        />
      </Field>
      {dayFields.map((field) => (
        <Field
          key={field}
          label={words[field]}
          htmlFor={`round-${field}`}
          hint={field === 'closedOn' ? words.closedHint : field === 'opensOn' ? words.dayHint : undefined}
        >
          <input
            id={`round-${field}`}
            className="gb-input reviews-short"
            maxLength={20}
            value={days[field]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setDays((now) => ({ ...now, [field]: value }));
            }}
          />
        </Field>
      ))}
    </Dialog>
  );
}
