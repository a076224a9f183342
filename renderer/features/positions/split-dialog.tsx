import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { PositionRow, PositionShare } from '../../../shared/contract/positions.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import {
  type PositionShares,
  sharedKinds,
  shareOut,
  type SplitFault,
  splitFaults,
} from '../../../shared/domain/split-position.ts';
import { api } from '../../lib/client.ts';
import { describeError } from '../../lib/error-words.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/page.tsx';
import { ShareList } from './components/share-list.tsx';
import { noteOf, shareWords } from './split-words.ts';
import './split-dialog.css';

interface SplitDialogProps {
  readonly position: StoredRecord<'position'>;
  readonly positions: readonly PositionRow[];
  readonly sections: readonly { readonly id: string; readonly name: string }[];
  readonly onSplit: (made: { readonly id: string; readonly name: string }) => void;
  readonly onClose: () => void;
}

const nothing: readonly PositionShare[] = [];
const noShares: PositionShares<PositionShare> = {
  duty: nothing,
  positionHolder: nothing,
  workflow: nothing,
  annualTask: nothing,
  goal: nothing,
  indicator: nothing,
  finding: nothing,
  position: nothing,
  evidenceLink: nothing,
};

/** What of a position goes to a new one: its name and place, and a box for everything that hangs on it. */
export function SplitDialog({ position, positions, sections, onSplit, onClose }: SplitDialogProps) {
  const all = useWords();
  const words = all.positions.split;
  const [name, setName] = useState('');
  const [sectionId, setSectionId] = useState(position.sectionId ?? '');
  const [level, setLevel] = useState(position.level);
  const [posts, setPosts] = useState(position.headcount > 1 ? '1' : '0');
  const [withTexts, setWithTexts] = useState(true);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  // What is missing is said once the split was asked for; until then the form is only not filled in yet.
  const [isAsked, setIsAsked] = useState(false);
  const [isRunning, setIsRunning] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const shares = useLoaded(() => api.positions.shares({ id: position.id }), {
    key: position.id,
    kinds: [
      'position',
      'positionHolder',
      'person',
      'duty',
      'workItem',
      'workStandard',
      'workflow',
      'workflowStep',
      'annualTask',
      'goal',
      'indicator',
      'finding',
      'evidence',
      'evidenceLink',
    ],
  });
  const whole = shares.value ?? noShares;
  const takenNames = useMemo(() => new Set(positions.map((row) => row.name)), [positions]);
  const { goes, stays } = useMemo(() => shareOut(whole, ticked), [whole, ticked]);
  const moved = /^\d{1,3}$/u.test(posts.trim()) ? Number(posts) : Number.NaN;
  const faults = splitFaults({ name, takenNames, headcount: position.headcount, posts: moved, whole, ticked });
  const faultOf = (field: SplitFault['field']): string => {
    const fault = faults.find((one) => one.field === field);
    if (fault === undefined || (!isAsked && fault.broken !== 'position-name-taken' && fault.broken !== 'split-posts'))
      return '';
    return all.errors['rule-broken'](fault.broken);
  };
  const tick = (ids: readonly string[], on: boolean): void =>
    setTicked((old) => (on ? new Set([...old, ...ids]) : new Set([...old].filter((id) => !ids.includes(id)))));
  const split = async (): Promise<void> => {
    setIsAsked(true);
    const [fault] = faults;
    if (fault !== undefined) {
      form.current?.querySelector<HTMLElement>(`[data-field="${fault.field}"] input`)?.focus();
      return;
    }
    setIsRunning(true);
    const made = await save(() =>
      api.positions.split({
        id: position.id,
        name: name.trim(),
        sectionId: sectionId || null,
        level: level.trim(),
        posts: moved,
        withTexts,
        goes: sharedKinds.flatMap((kind) => goes[kind].map(({ id }) => id)),
      }),
    );
    setIsRunning(false);
    if (made === null) return;
    onSplit({ id: made.id, name: name.trim() });
    onClose();
  };
  const kinds = sharedKinds.filter((kind) => whole[kind].length > 0);
  const textField = (field: 'name' | 'posts', label: string, { input, hint }: { input: ReactNode; hint?: string }) => (
    <div data-field={field} className="split-field">
      <Field label={label} htmlFor={`split-${field}`} required={field === 'name'}>
        {input}
        <Fault id={`split-${field}-fault`} text={faultOf(field)} hint={hint} />
      </Field>
    </div>
  );
  const inputProps = (field: 'name' | 'posts') => ({
    id: `split-${field}`,
    className: 'gb-input',
    'aria-invalid': faultOf(field) !== '' || undefined,
    'aria-describedby': faultOf(field) === '' ? undefined : `split-${field}-fault`,
  });
  return (
    <Dialog
      wide
      title={words.title(position.name)}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <p className="split-sum" role="status">
            <span>
              <b>{words.goes}</b>
              {shareWords(goes, Number.isNaN(moved) ? 0 : moved, words)}
            </span>
            <span>
              <b>{words.stays}</b>
              {shareWords(stays, position.headcount - (Number.isNaN(moved) ? 0 : moved), words)}
            </span>
          </p>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={isRunning || shares.value === null} onClick={() => void split()}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <div ref={form} className="split-form">
        {textField('name', words.name, {
          input: (
            <input
              {...inputProps('name')}
              data-autofocus=""
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          ),
        })}
        <div className="position-columns">
          <Field label={all.positions.fields.section} htmlFor="split-section">
            <select
              id="split-section"
              className="gb-select"
              value={sectionId}
              onChange={(event) => setSectionId(event.currentTarget.value)}
            >
              <option value="">{all.common.notChosen}</option>
              {sections.map((section) => (
                <option key={section.id} value={section.id}>
                  {section.name}
                </option>
              ))}
            </select>
          </Field>
          <Field label={all.positions.fields.level} htmlFor="split-level">
            <input
              id="split-level"
              className="gb-input"
              maxLength={200}
              value={level}
              onChange={(event) => setLevel(event.currentTarget.value)}
            />
          </Field>
          {textField('posts', words.posts, {
            input: (
              <input
                {...inputProps('posts')}
                inputMode="numeric"
                maxLength={3}
                value={posts}
                onChange={(event) => setPosts(event.currentTarget.value)}
              />
            ),
            hint: words.postsHint(position.headcount),
          })}
        </div>
        <label className="positions-check">
          <input type="checkbox" checked={withTexts} onChange={(event) => setWithTexts(event.currentTarget.checked)} />
          {words.withTexts}
        </label>
        <div data-field="shares" className="split-shares">
          <h3>{words.shares}</h3>
          <Fault id="split-shares-fault" text={faultOf('shares')} hint={kinds.length > 0 ? words.keys : undefined} />
          {shares.error !== null && <p role="alert">{describeError(shares.error, all)}</p>}
          {shares.value !== null && kinds.length === 0 && <p className="gb-muted">{words.empty}</p>}
          {kinds.map((kind) => (
            <ShareList
              key={kind}
              title={words.kinds[kind]}
              count={words.ticked(goes[kind].length, whole[kind].length)}
              lines={whole[kind].map((share) => ({
                id: share.id,
                title: share.title,
                note: noteOf(kind, share, words),
              }))}
              ticked={ticked}
              onTick={tick}
            />
          ))}
        </div>
        <p className="gb-hint">{words.note}</p>
        <p className="gb-hint">{words.approval}</p>
      </div>
    </Dialog>
  );
}

/** What is wrong at a field, in the place of its hint. */
function Fault({ id, text, hint }: { readonly id: string; readonly text: string; readonly hint?: string | undefined }) {
  if (text !== '')
    return (
      <p id={id} className="split-fault" role="alert">
        {text}
      </p>
    );
  return hint === undefined ? null : <p className="gb-hint">{hint}</p>;
}
