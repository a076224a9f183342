import { useState } from 'react';
import type { TaskMonthList, TaskMonthRow } from '../../../shared/contract/task-months.ts';
import { type Answer, api } from '../../lib/client.ts';
import { readDay } from '../../lib/day-text.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { InlineTextField } from '../../ui/inline-text.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { type Decision, MonthDecision } from './components/month-decision.tsx';
import { MonthProof } from './components/month-proof.tsx';
import { MonthTrace } from './components/month-trace.tsx';
import { ReasonDialog } from './components/reason-dialog.tsx';
import { StandingTag } from './components/standing-tag.tsx';
import { useTasksView } from './tasks-store.ts';

interface MonthPanelProps {
  readonly row: TaskMonthRow;
  readonly list: TaskMonthList;
  /** Takes a row that was just written. */
  readonly onShow: (row: TaskMonthRow) => void;
  readonly onClose: () => void;
}

/** One task in one month: progress, proof, close-out or exception, and the trace of it all. */
export function MonthPanel({ row, list, onShow, onClose }: MonthPanelProps) {
  const all = useWords();
  const words = all.tasks.months;
  const set = useTasksView((view) => view.set);
  const [note, setNote] = useState('');
  const [progress, setProgress] = useState(row.progress);
  const [asking, setAsking] = useState<'ask' | 'reopen' | null>(null);
  const place = { taskId: row.taskId, month: row.month };
  const detail = useLoaded(() => api.taskMonths.detail(place), {
    key: `${row.taskId} ${row.month}`,
    kinds: ['taskMonth', 'taskEntry', 'evidenceLink', 'evidence'],
  });
  const isDone = row.state === 'closed' || row.state === 'excepted';
  const take = async (write: () => Answer<TaskMonthRow>): Promise<boolean> => {
    const fresh = await save(write);
    if (fresh === null) return false;
    onShow(fresh);
    setProgress(fresh.progress);
    return true;
  };
  const noteProgress = async (): Promise<void> => {
    if (await take(() => api.taskMonths.note({ ...place, text: note.trim(), progress }))) setNote('');
  };
  const close = async (): Promise<void> => {
    if (await take(() => api.taskMonths.close({ ...place, text: note.trim() }))) setNote('');
  };
  const decide = async (decision: Decision): Promise<void> => {
    await take(() => api.taskMonths.decide({ ...place, personId: list.headPersonId, ...decision }));
  };
  return (
    <SidePanel
      label={words.panel}
      title={words.name(Number(row.month.slice(0, 4)), Number(row.month.slice(5)))}
      className="month-panel"
      closeLabel={all.common.close}
      onClose={onClose}
      tools={<StandingTag row={row} today={list.today} warningDays={list.warningDays} words={words} />}
    >
      <p className="month-panel-content">{row.content}</p>
      <p className="gb-muted month-panel-facts">
        {[row.code, row.ownerName, row.doerName, row.sectionName].filter((part) => part !== '').join('　')}
      </p>
      <button
        type="button"
        className="gb-link-button"
        onClick={() => set({ view: 'list', taskId: row.taskId, year: row.year, text: '' })}
      >
        {words.openTask}
      </button>
      <dl className="month-panel-due">
        <dt>{words.dueText}</dt>
        <dd>{row.due || '—'}</dd>
        <dt>{words.dueOn}</dt>
        <dd>
          {row.place === 'due' && row.dueOn === '' ? (
            row.days.length > 6 ? (
              words.times(row.days.length)
            ) : (
              row.days.join('、')
            )
          ) : (
            <InlineTextField
              key={row.dueOn}
              label={words.dueOn}
              placeholder={words.dueOnHint}
              className="gb-inline-boxed"
              value={row.dueOn}
              maxLength={20}
              onSave={async (text) => {
                const dueOn = readDay(text);
                return dueOn !== null && (await take(() => api.taskMonths.setDue({ ...place, dueOn })));
              }}
            />
          )}
          {row.assumed && <div className="gb-hint">{words.assumed}</div>}
        </dd>
      </dl>
      {!isDone && (
        <section className="month-panel-part">
          <label className="month-slider">
            <span>{words.progress}</span>
            <input
              type="range"
              min={0}
              max={100}
              step={5}
              value={progress}
              onChange={(event) => setProgress(Number(event.currentTarget.value))}
            />
            <output>{progress}%</output>
          </label>
          <textarea
            className="gb-input month-note"
            aria-label={words.note}
            placeholder={words.notePlaceholder}
            rows={3}
            maxLength={20_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div className="gb-actions">
            <Button disabled={note.trim() === '' && progress === row.progress} onClick={() => void noteProgress()}>
              {words.save}
            </Button>
            <Button tone="primary" icon="check" disabled={row.evidenceCount === 0} onClick={() => void close()}>
              {words.closeOut}
            </Button>
          </div>
        </section>
      )}
      <MonthProof
        place={place}
        evidence={detail.value?.evidence ?? []}
        isDone={isDone}
        name={row.content}
        words={words}
      />
      {row.state === 'waiting' && <MonthDecision list={list} words={words} onDecide={decide} />}
      <div className="gb-actions month-panel-part">
        {row.state === 'open' && row.evidenceCount === 0 && (
          <Button tone="quiet" onClick={() => setAsking('ask')}>
            {words.ask}
          </Button>
        )}
        {isDone && (
          <Button icon="undo" onClick={() => setAsking('reopen')}>
            {words.reopen}
          </Button>
        )}
      </div>
      <MonthTrace entries={detail.value?.entries ?? []} words={words} />
      {asking !== null && (
        <ReasonDialog
          title={asking === 'ask' ? words.askTitle : words.reopenTitle}
          label={asking === 'ask' ? words.askText : words.reopenText}
          action={asking === 'ask' ? words.askSend : words.reopenDo}
          cancel={all.common.cancel}
          close={all.common.close}
          onClose={() => setAsking(null)}
          onSend={async (text) => {
            const method = asking === 'ask' ? api.taskMonths.ask : api.taskMonths.reopen;
            if (await take(() => method({ ...place, text }))) setAsking(null);
          }}
        />
      )}
    </SidePanel>
  );
}
