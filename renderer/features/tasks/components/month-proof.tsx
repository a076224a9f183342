import { useState } from 'react';
import { api, attempt } from '../../../lib/client.ts';
import { navigate } from '../../../lib/navigation.ts';
import { linkPieces, type ProofTarget, takeInProof } from '../../../lib/proof/link-proof.ts';
import { ProofDialog } from '../../../lib/proof/proof-dialog.tsx';
import { save } from '../../../lib/save-state.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button, IconButton } from '../../../ui/button.tsx';

interface MonthProofProps {
  readonly place: { readonly taskId: string; readonly month: string };
  readonly evidence: readonly {
    readonly linkId: string;
    readonly evidenceId: string;
    readonly number: string;
    readonly title: string;
  }[];
  readonly isDone: boolean;
  /** The task, in a few words. */
  readonly name: string;
  readonly words: Words['tasks']['months'];
}

/** What proves a month: files taken in here, or evidence that is there already. */
export function MonthProof({ place, evidence, isDone, name, words }: MonthProofProps) {
  const [picking, setPicking] = useState(false);
  const target = async (): Promise<ProofTarget | null> => {
    const made = await save(() => api.taskMonths.ensure(place));
    return made === null ? null : { targetKind: 'taskMonth', targetId: made.id, recordName: '', year: '' };
  };
  const addFiles = async (): Promise<void> => {
    const picked = await attempt(api.desktop.pickFiles({ kind: 'evidence', multiple: true }));
    if (picked === null || picked.paths.length === 0) return;
    const link = await target();
    // Bytes that were here already make no second piece; what they belong to proves this month as well.
    if (link !== null) await takeInProof(picked.paths, link);
  };
  const choose = async (ids: readonly string[]): Promise<void> => {
    setPicking(false);
    const link = await target();
    if (link !== null) await linkPieces(ids, link);
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
        <ProofDialog
          name={name}
          suggested={[]}
          linked={new Set(evidence.map((piece) => piece.evidenceId))}
          years={[]}
          onClose={() => setPicking(false)}
          onTakeIn={() => {
            setPicking(false);
            void addFiles();
          }}
          onChoose={(ids) => void choose(ids)}
        />
      )}
    </section>
  );
}
