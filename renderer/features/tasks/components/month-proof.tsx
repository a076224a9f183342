import { api } from '../../../lib/client.ts';
import { ProofPieces } from '../../../lib/proof/proof-pieces.tsx';
import { save } from '../../../lib/save-state.ts';
import type { Words } from '../../../lib/words/words-shape.ts';

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
  return (
    <section className="month-panel-part">
      <h3>{words.proof}</h3>
      <ProofPieces
        evidence={evidence}
        target={async () => {
          const made = await save(() => api.taskMonths.ensure(place));
          return made === null ? null : { targetKind: 'taskMonth', targetId: made.id, recordName: '', year: '' };
        }}
        name={name}
        empty={<p className="gb-muted">{isDone ? words.noProofDone : words.noProof}</p>}
        words={words}
      />
    </section>
  );
}
