import type { BundlePeer } from '../../../../shared/contract/bundles.ts';
import { usePeerRole } from '../peer-role.ts';
import { formatDay } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SectionCard, Tag } from '../../../ui/page.tsx';

interface PeersCardProps {
  readonly words: Words;
  readonly peers: readonly BundlePeer[];
  readonly onEnrol: () => void;
  readonly onAcknowledge: (peer: BundlePeer) => void;
  readonly onWithdraw: (keyFingerprint: string) => void;
}

/** Everybody whom bundles go to or come from, and how far both sides are. */
export function PeersCard({ words, peers, onEnrol, onAcknowledge, onWithdraw }: PeersCardProps) {
  const own = words.bundles.peers;
  return (
    <SectionCard title={own.title} note={own.note} actions={<Button onClick={onEnrol}>{own.enrol}</Button>} flush>
      {peers.length === 0 ? (
        <EmptyState icon="bundles" text={own.empty} compact />
      ) : (
        <div className="gb-peers">
          <table className="gb-table">
            <thead>
              <tr>
                <th scope="col">{own.name}</th>
                <th scope="col">{own.spoken}</th>
                <th scope="col">{own.sent}</th>
                <th scope="col">{own.received}</th>
                <th scope="col">{own.actions}</th>
              </tr>
            </thead>
            <tbody>
              {peers.map((peer) => (
                <PeerRow
                  key={peer.replicaId}
                  words={words}
                  peer={peer}
                  onAcknowledge={() => onAcknowledge(peer)}
                  onWithdraw={onWithdraw}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </SectionCard>
  );
}

interface PeerRowProps {
  readonly words: Words;
  readonly peer: BundlePeer;
  readonly onAcknowledge: () => void;
  readonly onWithdraw: (keyFingerprint: string) => void;
}

function PeerRow({ words, peer, onAcknowledge, onWithdraw }: PeerRowProps) {
  const own = words.bundles.peers;
  const key = peer.keys.find(({ withdrawnAt }) => withdrawnAt === null);
  const { lastSent, acknowledgedSequence, lastReceived } = peer;
  const isOpen = lastSent !== null && lastSent.sequence > acknowledgedSequence;
  return (
    <tr>
      <td>
        {peer.name} <span className="gb-muted">{usePeerRole()(peer)}</span>
      </td>
      <td>
        {key === undefined ? (
          <Tag tone="bad">{own.withdrawn}</Tag>
        ) : (
          <>
            <span className="gb-mono gb-peer-digits">{key.spoken}</span>
            {!key.isCompared && <Tag tone="warn">{own.notCompared}</Tag>}
          </>
        )}
      </td>
      <td>
        {lastSent === null ? own.nothing : own.number(lastSent.sequence, formatDay(lastSent.madeAt))}{' '}
        {lastSent !== null && (
          <Tag tone={isOpen ? 'plain' : 'good'}>{isOpen ? own.open : own.acknowledged[peer.acknowledgedBy]}</Tag>
        )}
      </td>
      <td>{lastReceived === null ? own.nothing : own.numberOnly(lastReceived.sequence)}</td>
      <td>
        <div className="gb-peer-actions">
          {isOpen && (
            <ConfirmButton
              label={own.markReceived}
              question={own.markQuestion(peer.name, lastSent.sequence)}
              note={own.markNote}
              confirmLabel={own.markReceived}
              cancelLabel={words.common.cancel}
              onConfirm={onAcknowledge}
            />
          )}
          {key !== undefined && (
            <ConfirmButton
              label={own.withdraw}
              question={own.withdrawQuestion(peer.name)}
              note={own.withdrawNote}
              confirmLabel={own.withdraw}
              cancelLabel={words.common.cancel}
              onConfirm={() => onWithdraw(key.keyFingerprint)}
            />
          )}
        </div>
      </td>
    </tr>
  );
}
