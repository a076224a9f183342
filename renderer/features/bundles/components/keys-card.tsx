import type { ReactNode } from 'react';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout, SectionCard } from '../../../ui/page.tsx';

interface KeysCardProps {
  readonly words: Words;
  readonly status: {
    readonly own: { readonly spoken: string; readonly keyFingerprint: string } | null;
    readonly isHere: boolean;
    readonly isGuarded: boolean;
  };
  readonly onWriteEnrolment: () => void;
  readonly onShowPhrase: () => void;
  readonly onRestore: () => void;
}

/** The workspace's own key: what is read out, and what to do for enrolment and for a new computer. */
export function KeysCard({ words, status, onWriteEnrolment, onShowPhrase, onRestore }: KeysCardProps) {
  const own = words.bundles.keys;
  const { isHere, isGuarded } = status;
  const isLost = status.own !== null && !isHere;
  const actions: ReactNode = isLost ? (
    <Button tone="primary" onClick={onRestore}>
      {own.restore}
    </Button>
  ) : (
    <>
      {status.own === null ? (
        <Button onClick={onRestore}>{own.restore}</Button>
      ) : (
        <Button onClick={onShowPhrase}>{own.showPhrase}</Button>
      )}
      <Button onClick={onWriteEnrolment}>{own.writeEnrolment}</Button>
    </>
  );
  return (
    <SectionCard title={own.title} note={own.note} actions={actions}>
      {isLost && (
        <Callout tone="warn" title={own.elsewhere}>
          {own.elsewhereText}
        </Callout>
      )}
      {status.own === null ? (
        <p>{own.none}</p>
      ) : (
        <dl className="gb-facts">
          <div>
            <dt>{own.spoken}</dt>
            <dd className="gb-mono">{status.own.spoken}</dd>
          </div>
          <div>
            <dt>{own.fingerprint}</dt>
            <dd className="gb-mono gb-bundle-key">{status.own.keyFingerprint}</dd>
          </div>
          {isHere && (
            <div>
              <dt>{own.keptBy}</dt>
              <dd>{isGuarded ? own.guarded : own.unguarded}</dd>
            </div>
          )}
        </dl>
      )}
    </SectionCard>
  );
}
