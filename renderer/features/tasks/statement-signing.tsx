import { useState } from 'react';
import { create } from 'zustand';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { isLocked } from '../../../shared/domain/statement-signing.ts';
import { checkPoints } from '../../../shared/domain/statement-points.ts';
import { api, attempt } from '../../lib/client.ts';
import { readDay } from '../../lib/day-text.ts';
import { groupFingerprint } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { runJob } from '../../lib/run-job.ts';
import { save } from '../../lib/save-state.ts';
import { inform, reportError } from '../../lib/toasts.ts';
import { lastStepId, undoStep } from '../../lib/undo.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Callout, Field, SectionCard } from '../../ui/page.tsx';

/** The steps by which statements were signed while the program runs: each can be taken back until it is closed. */
const useSignings = create<{ readonly steps: ReadonlyMap<string, number> }>(() => ({ steps: new Map() }));

interface StatementSigningProps {
  readonly detail: StatementDetail;
  /** Shows another statement. */
  readonly onOpen: (id: string) => void;
}

/** Whether a statement was signed; signing locks it, and from then on it is supplemented. */
export function StatementSigning({ detail, onOpen }: StatementSigningProps) {
  const words = useWords().statements.signing;
  const [asking, setAsking] = useState(false);
  const { statement, items } = detail;
  const exact = checkPoints(statement, items).problems.length === 0;
  if (isLocked(statement)) return <Signed statement={statement} onOpen={onOpen} />;
  return (
    <SectionCard
      title={words.title}
      actions={
        <Button disabled={!exact} onClick={() => setAsking(true)}>
          {words.sign}
        </Button>
      }
    >
      <p className="gb-hint">{exact ? words.draft : words.notExact}</p>
      {asking && <SignDialog statement={statement} onClose={() => setAsking(false)} />}
    </SectionCard>
  );
}

function Signed({
  statement,
  onOpen,
}: {
  readonly statement: StatementDetail['statement'];
  readonly onOpen: (id: string) => void;
}) {
  const words = useWords().statements.signing;
  const checked = useLoaded(() => api.statements.verify({ id: statement.id }), {
    key: statement.id,
    kinds: ['statement', 'statementItem'],
  });
  const step = useSignings(({ steps }) => steps.get(statement.id));
  const takeBack = async (): Promise<void> => {
    if (step === undefined) return;
    await undoStep(step);
    useSignings.setState(({ steps }) => ({ steps: new Map([...steps].filter(([id]) => id !== statement.id)) }));
  };
  const supplement = async (): Promise<void> => {
    const made = await save(() => api.statements.makeSupplement({ id: statement.id }));
    if (made === null) return;
    inform(words.supplemented);
    onOpen(made.statement.id);
  };
  const addScan = async (): Promise<void> => {
    const picked = await attempt(api.desktop.pickFiles({ kind: 'evidence', multiple: true }));
    if (picked === null || picked.paths.length === 0) return;
    const link = { targetKind: 'statement', targetId: statement.id } as const;
    const result = await runJob(api.evidence.ingest, { paths: picked.paths, link }, { title: words.scan });
    if (result.ok) inform(words.scanned(result.value.counts.added + result.value.counts.duplicates));
    else reportError(result.error);
  };
  return (
    <SectionCard
      title={words.title}
      actions={
        <>
          <Button icon="upload" onClick={() => void addScan()}>
            {words.scan}
          </Button>
          <Button icon="plus" onClick={() => void supplement()}>
            {words.supplement}
          </Button>
        </>
      }
    >
      <Callout tone={checked.value?.unchanged === false ? 'bad' : 'good'} title={words.locked(statement.lockedOn)}>
        {checked.value !== null && (checked.value.unchanged ? words.unchanged : words.changed)}
      </Callout>
      <div className="statement-mistake">
        <p className="gb-hint">{step === undefined ? words.mistakeLater : words.mistake}</p>
        {step !== undefined && (
          <Button icon="undo" onClick={() => void takeBack()}>
            {words.takeBack}
          </Button>
        )}
      </div>
      <dl className="statement-hashes">
        <dt>{words.content}</dt>
        <dd>{groupFingerprint(statement.signedContentHash)}</dd>
        <dt>{words.pdf}</dt>
        <dd>{groupFingerprint(statement.signedPdfHash)}</dd>
      </dl>
      <button type="button" className="gb-link-button" onClick={() => navigate('evidence', { targetId: statement.id })}>
        {words.evidence}
      </button>
    </SectionCard>
  );
}

function SignDialog({
  statement,
  onClose,
}: {
  readonly statement: StatementDetail['statement'];
  readonly onClose: () => void;
}) {
  const all = useWords();
  const words = all.statements.signing;
  const [text, setText] = useState(statement.signedOn);
  const [busy, setBusy] = useState(false);
  const day = readDay(text);
  const sign = async (): Promise<void> => {
    if (day === null || day === '') return;
    setBusy(true);
    const result = await runJob(
      api.statements.sign,
      { id: statement.id, signedOn: day },
      { title: words.job, inPlace: true },
    );
    setBusy(false);
    if (!result.ok) return reportError(result.error);
    const step = await lastStepId();
    if (step !== null) useSignings.setState(({ steps }) => ({ steps: new Map(steps).set(statement.id, step) }));
    inform(words.done);
    onClose();
  };
  return (
    <Dialog
      title={words.sign}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={busy || day === null || day === ''} onClick={() => void sign()}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <p>{words.question}</p>
      <Field label={words.day} htmlFor="statement-lockedOn" required>
        <input
          id="statement-lockedOn"
          className="gb-input"
          data-autofocus=""
          value={text}
          placeholder={all.conflict.dayExample}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
    </Dialog>
  );
}
