import { useState } from 'react';
import type { TaskMonthList } from '../../../../shared/contract/task-months.ts';
import { readDay } from '../../../lib/day-text.ts';
import { navigate } from '../../../lib/navigation.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';

export interface Decision {
  readonly approved: boolean;
  readonly text: string;
  readonly decidedOn: string;
  readonly basis: string;
}

interface MonthDecisionProps {
  readonly list: TaskMonthList;
  readonly words: Words['tasks']['months'];
  readonly onDecide: (decision: Decision) => Promise<void>;
}

/**
 * Notes what the head of the department decided on an exception: the day and the paper. Nobody logs in to this program,
 * so it says plainly that it records a decision and does not make one.
 */
export function MonthDecision({ list, words, onDecide }: MonthDecisionProps) {
  const [opinion, setOpinion] = useState('');
  const [basis, setBasis] = useState('');
  const [day, setDay] = useState(list.today);
  const decidedOn = readDay(day);
  if (list.headPersonId === null)
    return (
      <section className="month-panel-part month-decision">
        <strong>{words.noHead}</strong>
        <Button onClick={() => navigate('department')}>{words.setHead}</Button>
      </section>
    );
  const decide = (approved: boolean): void =>
    void onDecide({ approved, text: opinion.trim(), decidedOn: decidedOn ?? '', basis: basis.trim() });
  return (
    <section className="month-panel-part month-decision" aria-label={words.decideAs(list.headName)}>
      <strong>{words.decideAs(list.headName)}</strong>
      <p className="gb-hint">{words.decideNote}</p>
      <label>
        <span>{words.basis}</span>
        <input
          className="gb-input"
          maxLength={200}
          placeholder={words.basisHint}
          value={basis}
          onChange={(event) => setBasis(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{words.decidedOn}</span>
        <input
          className="gb-input"
          maxLength={20}
          aria-invalid={decidedOn === null}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{words.opinion}</span>
        <textarea
          className="gb-input month-note"
          rows={2}
          maxLength={20_000}
          value={opinion}
          onChange={(event) => setOpinion(event.currentTarget.value)}
        />
      </label>
      <div className="gb-actions">
        <Button disabled={decidedOn === null} onClick={() => decide(false)}>
          {words.refuse}
        </Button>
        <Button tone="primary" disabled={decidedOn === null || basis.trim() === ''} onClick={() => decide(true)}>
          {words.approve}
        </Button>
      </div>
    </section>
  );
}
