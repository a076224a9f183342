import { useMemo, useState } from 'react';
import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import { rolesAt } from '../../../../shared/domain/import/assign.ts';
import type { ImportRole } from '../../../../shared/domain/import/labels.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/page.tsx';
import { faultOf, type KeptText } from '../kept-texts.ts';
import { roleNameAt } from '../role-names.ts';

interface AssignDialogProps {
  readonly preview: ImportPreview;
  readonly texts: readonly KeptText[];
  /** The key of the place that is offered first: where the text was dropped, or the last one. */
  readonly to: string;
  readonly words: Words;
  readonly onClose: () => void;
  readonly onAssign: (to: string, as: ImportRole) => void;
}

const shownTexts = 4;

/** Where texts that found no field belong: of which position, at which place, as what. */
export function AssignDialog({ preview, texts, to: offered, words: all, onClose, onAssign }: AssignDialogProps) {
  const words = all.imports;
  const [to, setTo] = useState(offered);
  const [wanted, setWanted] = useState<ImportRole | null>(null);
  const owner = to.split('.')[0] ?? '';
  const roles = useMemo(
    () => rolesAt(to).map((role) => ({ role, fault: faultOf(preview, texts, { to, as: role }) })),
    [preview, texts, to],
  );
  const free = roles.filter(({ fault }) => fault === null);
  const chosen = free.find(({ role }) => role === wanted)?.role ?? free[0]?.role;
  const owners = [
    ...preview.positions.map(({ key, name }) => ({ value: key, label: words.ownerPosition(name) })),
    ...preview.workflows.map(({ key, name }) => ({ value: key, label: words.ownerWorkflow(name) })),
    { value: '', label: words.newPosition },
  ];
  const places = useMemo(() => placesIn(preview, owner, words), [preview, owner, words]);
  return (
    <Dialog
      title={words.assignTitle(texts.length)}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button
            tone="primary"
            data-autofocus=""
            disabled={chosen === undefined}
            onClick={() => chosen !== undefined && onAssign(to, chosen)}
          >
            {words.assignRun}
          </Button>
        </>
      }
    >
      <div className="gb-import-quote">
        {texts.slice(0, shownTexts).map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
        {texts.length > shownTexts && <p className="gb-hint">{words.assignMore(texts.length - shownTexts)}</p>}
      </div>
      <Field label={words.assignOwner} htmlFor="import-assign-owner">
        <Select id="import-assign-owner" value={owner} options={owners} onChange={setTo} />
      </Field>
      {places.length > 1 && (
        <Field label={words.assignPlace} htmlFor="import-assign-place">
          <Select id="import-assign-place" value={to} options={places} onChange={setTo} />
        </Field>
      )}
      <Field label={words.assignAs}>
        <div className="gb-import-as" role="radiogroup" aria-label={words.assignAs}>
          {roles.map(({ role, fault }) => (
            <label key={role} title={fault === null ? undefined : words.faults[fault]}>
              <input
                type="radio"
                name="import-assign-as"
                value={role}
                checked={role === chosen}
                disabled={fault !== null}
                onChange={() => setWanted(role)}
              />
              <span>{roleNameAt(to, role, words)}</span>
            </label>
          ))}
        </div>
      </Field>
    </Dialog>
  );
}

const shownCharacters = 40;

/** The places of a position: itself, its duties, their work items, and the standards of those. */
function placesIn(
  { positions }: ImportPreview,
  owner: string,
  words: Words['imports'],
): { readonly value: string; readonly label: string }[] {
  const position = positions.find(({ key }) => key === owner);
  if (position === undefined) return [];
  const short = (text: string): string => text.replace(/\s+/gu, ' ').slice(0, shownCharacters);
  return [
    { value: position.key, label: words.placeSelf },
    ...position.duties.flatMap((duty, index) => [
      { value: duty.key, label: words.placeDuty(index + 1, short(duty.text)) },
      ...duty.items.flatMap((item) => [
        { value: item.key, label: words.placeItem(short(item.text)) },
        ...item.standards.map(({ key, text }) => ({ value: key, label: words.placeStandard(short(text)) })),
      ]),
    ]),
  ];
}
