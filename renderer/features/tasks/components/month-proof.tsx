import { useState } from 'react';
import { api, attempt } from '../../../lib/client.ts';
import { navigate } from '../../../lib/navigation.ts';
import { newJobId, runJob } from '../../../lib/run-job.ts';
import { save } from '../../../lib/save-state.ts';
import { reportError } from '../../../lib/toasts.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ProofPicker } from './proof-picker.tsx';

interface MonthProofProps {
  readonly place: { readonly taskId: string; readonly month: string };
  readonly evidence: readonly {
    readonly linkId: string;
    readonly evidenceId: string;
    readonly number: string;
    readonly title: string;
  }[];
  readonly isDone: boolean;
  readonly words: Words['tasks']['months'];
  readonly shared: Words['common'];
}

/** What proves a month: files taken in here, or evidence that is there already. */
export function MonthProof({ place, evidence, isDone, words, shared }: MonthProofProps) {
  const [picking, setPicking] = useState(false);
  const target = async (): Promise<{ targetKind: 'taskMonth'; targetId: string } | null> => {
    const made = await save(() => api.taskMonths.ensure(place));
    return made === null ? null : { targetKind: 'taskMonth', targetId: made.id };
  };
  const addFiles = async (): Promise<void> => {
    const picked = await attempt(api.desktop.pickFiles({ kind: 'evidence', multiple: true }));
    if (picked === null || picked.paths.length === 0) return;
    const link = await target();
    if (link === null) return;
    const result = await runJob(
      api.evidence.ingest,
      { paths: picked.paths, link },
      { title: words.ingesting, id: newJobId() },
    );
    if (!result.ok) {
      reportError(result.error);
      return;
    }
    // Bytes that were here already make no second piece; what they belong to proves this month as well.
    for (const { evidenceId } of result.value.duplicates) {
      if (!evidence.some((piece) => piece.evidenceId === evidenceId))
        await save(() => api.evidence.link({ ...link, evidenceId }));
    }
  };
  const choose = async (ids: readonly string[]): Promise<void> => {
    setPicking(false);
    const link = await target();
    if (link === null) return;
    for (const evidenceId of ids) await save(() => api.evidence.link({ ...link, evidenceId }));
  };
  return (
    <section className="month-panel-part">
      <h3>{words.proof}</h3>
      {evidence.length === 0 ? (
        <p className="gb-muted">{isDone ? words.noProofDone : words.noProof}</p>
      ) : (
        <ul className="month-proof">
          {evidence.map((piece) => (
            <li key={piece.linkId}>
              <button
                type="button"
                className="gb-link-button"
                title={piece.title}
                onClick={() => navigate('evidence', { id: piece.evidenceId })}
              >
                {[piece.number, piece.title].filter((part) => part !== '').join(' ')}
              </button>
              <IconButton
                icon="close"
                label={words.unlink(piece.title)}
                onClick={() => void save(() => api.evidence.unlink({ id: piece.linkId }))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="gb-actions">
        <Button icon="upload" onClick={() => void addFiles()}>
          {words.addFiles}
        </Button>
        <Button icon="link" onClick={() => setPicking(true)}>
          {words.choose}
        </Button>
      </div>
      {picking && (
        <ProofPicker
          taken={new Set(evidence.map((piece) => piece.evidenceId))}
          words={words}
          shared={shared}
          onClose={() => setPicking(false)}
          onChoose={(ids) => void choose(ids)}
        />
      )}
    </section>
  );
}
