import type { BundlePeer, VolumeChoice } from '../../../../shared/contract/bundles.ts';
import { usePeerRole } from '../peer-role.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Select } from '../../../ui/choice.tsx';
import { VolumeField } from './volume-field.tsx';

/** To whom, and how. */
export interface ShipmentChoice {
  /** Empty: for anybody. */
  readonly recipientId: string;
  readonly full: boolean;
  readonly encrypt: boolean;
  readonly volumes: VolumeChoice;
}

interface ShipmentFieldsProps {
  readonly words: Words;
  readonly peers: readonly BundlePeer[];
  readonly choice: ShipmentChoice;
  readonly onChange: (choice: ShipmentChoice) => void;
}

/** Who the bundle is for; for a recipient also how much of it, and whether others can read it. */
export function ShipmentFields({ words, peers, choice, onChange }: ShipmentFieldsProps) {
  const own = words.bundles.shipment;
  const roleOf = usePeerRole();
  const reachable = peers.filter(({ keys }) => keys.some(({ withdrawnAt }) => withdrawnAt === null));
  const hasRecipient = choice.recipientId !== '';
  return (
    <div className="gb-shipment">
      <label className="gb-shipment-to" htmlFor="shipment-to">
        {own.to}
        <Select
          id="shipment-to"
          value={choice.recipientId}
          options={[
            { value: '', label: own.anybody },
            ...reachable.map((peer) => ({
              value: peer.replicaId,
              label: `${peer.name}（${roleOf(peer)}）`,
            })),
          ]}
          onChange={(recipientId) =>
            onChange({ ...choice, recipientId, full: false, encrypt: recipientId !== '' && choice.encrypt })
          }
        />
      </label>
      <label className="gb-check">
        <input
          type="checkbox"
          disabled={!hasRecipient}
          checked={!hasRecipient || choice.full}
          onChange={(event) => onChange({ ...choice, full: event.currentTarget.checked })}
        />
        {own.full}
      </label>
      <label className="gb-check">
        <input
          type="checkbox"
          disabled={!hasRecipient}
          checked={choice.encrypt}
          onChange={(event) => onChange({ ...choice, encrypt: event.currentTarget.checked })}
        />
        {own.encrypt}
      </label>
      <VolumeField
        id="shipment-volumes"
        words={words}
        choice={choice.volumes}
        onChange={(volumes) => onChange({ ...choice, volumes })}
      />
    </div>
  );
}
