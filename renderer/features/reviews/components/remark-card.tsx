import { useState } from 'react';
import type { ReviewItemRow } from '../../../../shared/contract/reviews.ts';
import { reviewedKinds } from '../../../../shared/domain/review.ts';
import { api } from '../../../lib/client.ts';
import { ChangedText } from '../../../lib/review/changed-text.tsx';
import { save } from '../../../lib/save-state.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { Tag } from '../../../ui/page.tsx';
import { type Remark, RemarkForm } from './remark-form.tsx';

interface RemarkCardProps {
  readonly item: ReviewItemRow;
  readonly words: Words;
  readonly mayJudge: boolean;
  /** Names the record and the field, where the card stands apart from them. */
  readonly withPlace?: boolean;
}

const tones = { open: 'warn', overdue: 'bad', answered: 'accent', closed: 'good' } as const;

/** One remark: what was asked, what the department answered, what became of the words, and what the office can do now. */
export function RemarkCard({ item, words: all, mayJudge, withPlace = false }: RemarkCardProps) {
  const words = all.reviews;
  const [writing, setWriting] = useState(false);
  const fieldNames: Readonly<Record<string, string>> = all.records.fields;
  const say = async (verdict: 'accepted' | 'returned', remark: Remark): Promise<void> => {
    const { rootId, recordKind, recordId, field } = item;
    const rootKind = reviewedKinds.find((kind) => kind === item.rootKind);
    if (rootKind === undefined) return;
    const place = { rootKind, rootId, recordKind, recordId, field };
    const verdicts = [{ ...place, verdict, ...remark }];
    if ((await save(() => api.reviews.judge({ reviewId: item.reviewId, verdicts }))) !== null) setWriting(false);
  };
  return (
    <div className="reviews-item" data-standing={item.standing}>
      <div className="reviews-item-head">
        <Tag tone={tones[item.standing]}>{words.standings[item.standing]}</Tag>
        {withPlace && (
          <span className="reviews-item-place">
            {item.recordTitle}
            {item.field !== '' && ` · ${fieldNames[item.field] ?? item.field}`}
          </span>
        )}
        {item.score !== null && <span>{`${words.form.score} ${item.score}`}</span>}
        {item.dueOn !== '' && <span>{words.due(item.dueOn)}</span>}
        <span className="gb-muted">{`${item.reviewer} ${item.reviewedOn}`}</span>
      </div>
      {item.remark !== '' && <p className="reviews-words">{item.remark}</p>}
      {item.answerState !== 'open' && (
        <p className="reviews-words reviews-answer">
          <Tag tone="accent">{words.answers[item.answerState]}</Tag> {item.answer}{' '}
          <span className="gb-muted">{words.answerOf(item.answeredBy, item.answeredOn)}</span>
        </p>
      )}
      {item.evidence.length > 0 && (
        <p className="reviews-became">
          {all.feedback.proofOf(
            item.evidence.map(({ number, title }) => `${number} ${title}`.trim()).join(all.compose.document.between),
          )}
        </p>
      )}
      <Became item={item} words={words} />
      {mayJudge && !writing && (
        <div className="gb-actions">
          {item.standing !== 'closed' && (
            <Button
              icon="check"
              onClick={() => void say('accepted', { remark: item.remark, score: item.score, dueOn: '' })}
            >
              {words.pass}
            </Button>
          )}
          {item.standing !== 'open' && <Button onClick={() => setWriting(true)}>{words.again}</Button>}
          <ConfirmButton
            iconOnly
            label={words.withdraw}
            question={words.withdrawQuestion}
            confirmLabel={words.withdraw}
            cancelLabel={all.common.cancel}
            onConfirm={() => void save(() => api.reviews.unjudge({ itemIds: [item.id] }))}
          />
        </div>
      )}
      {writing && (
        <RemarkForm
          words={words.form}
          initial={item}
          onCancel={() => setWriting(false)}
          onSubmit={(remark) => void say('returned', remark)}
        />
      )}
    </div>
  );
}

function Became({ item, words }: { readonly item: ReviewItemRow; readonly words: Words['reviews'] }) {
  if (item.gone) return <p className="reviews-became gb-muted">{words.gone}</p>;
  if (!item.changed) return null;
  if (item.nowText === null) return <p className="reviews-became">{words.changed}</p>;
  return (
    <p className="reviews-became">
      <ChangedText before={item.shownText} after={item.nowText} />
    </p>
  );
}
