import { useState } from 'react';
import type { EvidenceTargetKind } from '../../../shared/domain/evidence.ts';
import { openLinks } from '../links-door.ts';
import { useWords } from '../words/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TargetChoice } from './target-choice.tsx';

interface AboutFieldProps<K extends EvidenceTargetKind> {
  readonly about: { readonly kind: K; readonly id: string; readonly title: string } | null;
  readonly kinds: readonly K[];
  readonly words: {
    readonly about: string;
    readonly aboutNothing: string;
    readonly aboutChoose: string;
    readonly aboutClear: string;
    readonly aboutOpen: string;
    readonly picker: Parameters<typeof TargetChoice>[0]['words'];
  };
  readonly onChange: (about: { readonly kind: K; readonly id: string } | null) => void;
}

/** Which other record a line of a register is about: shown, opened, chosen, cleared. */
export function AboutField<K extends EvidenceTargetKind>({ about, kinds, words, onChange }: AboutFieldProps<K>) {
  const all = useWords();
  const [picking, setPicking] = useState(false);
  return (
    <div className="ledger-field" role="group" aria-label={words.about}>
      <span className="ledger-label">{words.about}</span>
      <div className="ledger-about">
        {about === null ? (
          <span className="gb-muted">{words.aboutNothing}</span>
        ) : (
          <button
            type="button"
            className="gb-link-button"
            title={words.aboutOpen}
            onClick={() => openLinks(about.kind, about.id)}
          >
            {`${all.records.kinds[about.kind]}：${about.title}`}
          </button>
        )}
        {about !== null && <IconButton icon="close" label={words.aboutClear} onClick={() => onChange(null)} />}
        <Button tone="quiet" onClick={() => setPicking(true)}>
          {words.aboutChoose}
        </Button>
      </div>
      {picking && (
        <TargetChoice
          kinds={kinds}
          words={words.picker}
          onClose={() => setPicking(false)}
          onChoose={(chosen) => {
            setPicking(false);
            onChange(chosen);
          }}
        />
      )}
    </div>
  );
}
