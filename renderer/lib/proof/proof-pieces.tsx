import { type ReactNode, useState } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { api, attempt } from '../client.ts';
import { navigate } from '../navigation.ts';
import { save } from '../save-state.ts';
import { linkPieces, type ProofTarget, takeInProof } from './link-proof.ts';
import { ProofDialog } from './proof-dialog.tsx';

interface ProofPiecesProps {
  readonly evidence: readonly {
    readonly linkId: string;
    readonly evidenceId: string;
    readonly number: string;
    readonly title: string;
  }[];
  /** What is proven; made where it is not there yet. Null when it was refused. */
  readonly target: () => Promise<ProofTarget | null>;
  /** What is proven, in a few words. */
  readonly name: string;
  /** Said while nothing proves it. */
  readonly empty: ReactNode;
  /** Without words for adding files there is one quiet button: its dialog takes files in as well. */
  readonly words: {
    readonly unlink: (title: string) => string;
    readonly choose: string;
    /** What the quiet button is called where several stand on a screen. */
    readonly chooseFor?: (name: string) => string;
    readonly addFiles?: string;
  };
  /** False where it is settled what proves it. */
  readonly mayChange?: boolean;
}

/** What proves a thing: files taken in here, or evidence that is there already. */
export function ProofPieces({ evidence, target, name, empty, words, mayChange = true }: ProofPiecesProps) {
  const [picking, setPicking] = useState(false);
  const addFiles = async (): Promise<void> => {
    const picked = await attempt(api.desktop.pickFiles({ kind: 'evidence', multiple: true }));
    if (picked === null || picked.paths.length === 0) return;
    const link = await target();
    // Bytes that were here already make no second piece; what they belong to proves this as well.
    if (link !== null) await takeInProof(picked.paths, link);
  };
  const choose = async (ids: readonly string[]): Promise<void> => {
    setPicking(false);
    const link = await target();
    if (link !== null) await linkPieces(ids, link);
  };
  return (
    <>
      {evidence.length === 0 ? (
        empty
      ) : (
        <ul className="proof-pieces">
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
              {mayChange && (
                <IconButton
                  icon="close"
                  label={words.unlink(piece.title)}
                  onClick={() => void save(() => api.evidence.unlink({ id: piece.linkId }))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && words.addFiles === undefined && (
        <Button
          tone="quiet"
          icon="link"
          onClick={() => setPicking(true)}
          aria-label={words.chooseFor?.(name) ?? words.choose}
        >
          {words.choose}
        </Button>
      )}
      {mayChange && words.addFiles !== undefined && (
        <div className="gb-actions proof-actions">
          <Button icon="upload" onClick={() => void addFiles()}>
            {words.addFiles}
          </Button>
          <Button icon="link" onClick={() => setPicking(true)}>
            {words.choose}
          </Button>
        </div>
      )}
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
    </>
  );
}
