import { useState } from 'react';
import { api } from '../../lib/client.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface DutyPickerProps {
  readonly onClose: () => void;
  readonly onChoose: (dutyId: string) => void;
}

/** Which duty of which position entries are adopted to. */
export function DutyPicker({ onClose, onChoose }: DutyPickerProps) {
  const all = useWords();
  const words = all.libraries.dutyPicker;
  const [positionId, setPositionId] = useState('');
  const [dutyId, setDutyId] = useState('');
  const { value: positions } = useLoaded(() => api.positions.list({}), { key: 'positions', kinds: ['position'] });
  const place = positionId === '' ? (positions?.[0]?.id ?? '') : positionId;
  return (
    <Dialog
      title={words.title}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={dutyId === ''} onClick={() => onChoose(dutyId)}>
            {words.accept}
          </Button>
        </>
      }
    >
      <p className="gb-hint">{words.hint}</p>
      {positions !== null && positions.length === 0 && <p>{words.noPosition}</p>}
      {positions !== null && positions.length > 0 && (
        <div className="duty-picker">
          <label htmlFor="library-position">{words.position}</label>
          <Select
            id="library-position"
            value={place}
            options={positions.map(({ id, name, sectionName }) => ({
              value: id,
              label: sectionName === '' ? name : `${name}（${sectionName}）`,
            }))}
            onChange={(id) => {
              setPositionId(id);
              setDutyId('');
            }}
          />
          <Duties key={place} positionId={place} dutyId={dutyId} onChange={setDutyId} />
        </div>
      )}
    </Dialog>
  );
}

interface DutiesProps {
  readonly positionId: string;
  readonly dutyId: string;
  readonly onChange: (id: string) => void;
}

function Duties({ positionId, dutyId, onChange }: DutiesProps) {
  const words = useWords().libraries.dutyPicker;
  const { value } = useLoaded(() => api.positions.get({ id: positionId }), {
    key: positionId,
    kinds: ['position', 'duty'],
  });
  if (value === null) return null;
  if (value.duties.length === 0) return <p className="duty-list">{words.noDuty}</p>;
  return (
    <fieldset className="duty-list">
      <legend>{words.duty}</legend>
      {value.duties.map((duty, index) => (
        <label key={duty.id} className="gb-check">
          <input type="radio" name="duty" checked={duty.id === dutyId} onChange={() => onChange(duty.id)} />
          <span>{`${index + 1}. ${duty.text}`}</span>
        </label>
      ))}
    </fieldset>
  );
}
