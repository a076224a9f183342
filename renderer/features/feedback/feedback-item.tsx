import { useState } from 'react';
import type { ReviewItemRow } from '../../../shared/contract/reviews.ts';
import { isRecordName } from '../../lib/record-kinds.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { placeOfHit } from '../../lib/record-places.ts';
import { ProofPieces } from '../../lib/proof/proof-pieces.tsx';
import { ChangedText } from '../../lib/review/changed-text.tsx';
import { save } from '../../lib/save-state.ts';
import { inform } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/page.tsx';

const tones = { open: 'warn', overdue: 'bad', answered: 'accent', closed: 'good' } as const;

/** One thing to do: what to mend, the words then and now, a way to the record, and the answer. */
export function FeedbackItem({ item }: { readonly item: ReviewItemRow }) {
  const all = useWords();
  const words = all.feedback;
  const [explaining, setExplaining] = useState(false);
  const [answer, setAnswer] = useState('');
  const fieldNames: Readonly<Record<string, string>> = all.records.fields;
  const isTodo = item.standing === 'open' || item.standing === 'overdue';
  const say = async (state: 'open' | 'done' | 'explained', text: string): Promise<void> => {
    if ((await save(() => api.feedback.answer({ itemIds: [item.id], state, answer: text }))) === null) return;
    setExplaining(false);
    setAnswer('');
    if (state !== 'open') inform(words.answered);
  };
  const open = (): void => {
    const root = { kind: item.rootKind, id: item.rootId, year: null, title: '' };
    const { screen, params } = placeOfHit({ id: item.recordId, kind: item.recordKind, title: item.recordTitle, root });
    navigate(screen, params);
  };
  return (
    <article className="feedback-item" data-standing={item.standing}>
      <div className="feedback-head">
        <Tag tone={tones[item.standing]}>{all.reviews.standings[item.standing]}</Tag>
        <span className="gb-muted">{isRecordName(item.recordKind) ? all.records.kinds[item.recordKind] : ''}</span>
        <strong>{item.recordTitle}</strong>
        <span>{item.field === '' ? words.whole : (fieldNames[item.field] ?? item.field)}</span>
        {item.dueOn !== '' && <span>{all.reviews.due(item.dueOn)}</span>}
        {item.score !== null && <span>{`${all.reviews.form.score} ${item.score}`}</span>}
      </div>
      {item.remark !== '' && <p className="feedback-words">{item.remark}</p>}
      <p className="feedback-became">
        <span className={item.changed ? 'feedback-changed' : 'gb-muted'}>
          {item.gone ? all.reviews.gone : item.changed ? words.changedSince : words.notChanged}
        </span>
        {item.nowText !== null && <ChangedText before={item.shownText} after={item.nowText} />}
      </p>
      {item.answerState !== 'open' && (
        <p className="feedback-answer">
          <Tag tone="accent">{all.reviews.answers[item.answerState]}</Tag> {item.answer}{' '}
          <span className="gb-muted">{all.reviews.answerOf(item.answeredBy, item.answeredOn)}</span>
        </p>
      )}
      {(item.evidence.length > 0 || item.standing !== 'closed') && (
        <div className="feedback-proof" role="group" aria-label={words.proof}>
          <span className="gb-muted">{words.proof}</span>
          <ProofPieces
            evidence={item.evidence}
            target={() => Promise.resolve({ targetKind: 'reviewItem', targetId: item.id, recordName: '', year: '' })}
            name={item.recordTitle}
            empty={<span className="gb-muted">{words.noProof}</span>}
            words={{ unlink: all.coverage.unlink, choose: words.addProof, chooseFor: words.addProofTo }}
            mayChange={item.standing !== 'closed'}
          />
        </div>
      )}
      {isTodo && (
        <div className="feedback-act">
          <input
            className="gb-input"
            aria-label={explaining ? words.explainLabel : words.answerLabel}
            placeholder={explaining ? words.explainPlaceholder : words.answerPlaceholder}
            maxLength={20_000}
            value={answer}
            onChange={(event) => setAnswer(event.currentTarget.value)}
          />
          {!item.gone && <Button onClick={open}>{words.open}</Button>}
          {explaining ? (
            <>
              <Button onClick={() => setExplaining(false)}>{all.common.cancel}</Button>
              <Button
                tone="primary"
                disabled={answer.trim() === ''}
                onClick={() => void say('explained', answer.trim())}
              >
                {words.submit}
              </Button>
            </>
          ) : (
            <>
              <Button onClick={() => setExplaining(true)}>{words.explain}</Button>
              <Button icon="check" onClick={() => void say('done', answer.trim())}>
                {words.done}
              </Button>
            </>
          )}
        </div>
      )}
      {item.standing === 'answered' && (
        <div className="feedback-act feedback-undo">
          <Button tone="quiet" onClick={() => void say('open', '')}>
            {words.undo}
          </Button>
        </div>
      )}
    </article>
  );
}
