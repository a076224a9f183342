import { useEffect, useRef } from 'react';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import {
  findingConcernKinds,
  type FindingOrigin,
  findingOrigins,
  findingState,
} from '../../../shared/domain/finding-state.ts';
import { api } from '../../lib/client.ts';
import { DayField } from '../../lib/day-field.tsx';
import { AboutField } from '../../lib/ledger/about-field.tsx';
import { LinksButton } from '../../lib/links-button.tsx';
import { ProofPieces } from '../../lib/proof/proof-pieces.tsx';
import { RecordField } from '../../lib/record-field.tsx';
import { save } from '../../lib/save-state.ts';
import { saveFields } from '../../lib/record-save.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Tag } from '../../ui/page.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';

type DayName = 'foundOn' | 'mendBy' | 'startedOn' | 'mendedOn' | 'verifiedOn';
type TextName = 'number' | 'foundBy' | 'problem' | 'cause' | 'correction' | 'outcome' | 'verifiedBy' | 'remarks';
const long = new Set<TextName>(['problem', 'cause', 'correction', 'outcome', 'remarks']);
const tones = { open: 'warn', mending: 'accent', mended: 'good', closed: 'plain' } as const;

interface FindingPanelProps {
  readonly finding: FindingRow;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** All of one finding: what is wrong, how it is mended, and what proves that it was. */
export function FindingPanel({ finding, onClose, onRemove }: FindingPanelProps) {
  const all = useWords();
  const words = all.findings;
  const names = all.records.fields;
  const panel = useRef<HTMLElement>(null);
  const positions = useLoaded(() => api.positions.list({}), { key: 'positions', kinds: ['position'] });
  const state = findingState(finding);
  useEffect(() => {
    const box = panel.current?.querySelector('textarea');
    box?.focus();
    // A new finding's words are there to be typed over.
    if (box?.value === words.newProblem) box.select();
  }, [finding.id, words.newProblem]);
  const write = (fields: Parameters<typeof api.findings.save>[0]['fields'], overwrite = false) =>
    saveFields(api.findings.save, finding, { fields, overwrite });
  const shared = (name: DayName | TextName, label: string) => ({
    id: `finding-${name}`,
    recordId: finding.id,
    failureKey: `${finding.id}:${name}`,
    value: finding[name],
    label,
    className: 'gb-inline-boxed',
    save: (value: string, overwrite: boolean) => write({ [name]: value }, overwrite),
  });
  const text = (name: TextName, label = names[name]) => (
    <div className="ledger-field">
      <label htmlFor={`finding-${name}`}>{label}</label>
      <RecordField
        {...shared(name, label)}
        multiline={long.has(name)}
        minRows={2}
        maxLength={long.has(name) ? 20_000 : 200}
        required={name === 'problem'}
        {...(name === 'foundBy' ? { placeholder: words.hints.foundBy } : {})}
      />
    </div>
  );
  const day = (name: DayName) => (
    <div className="ledger-field">
      <label htmlFor={`finding-${name}`}>{names[name]}</label>
      <DayField {...shared(name, names[name])} />
    </div>
  );
  return (
    <SidePanel
      ref={panel}
      label={words.panel}
      title={[words.panel, finding.number].join(' ')}
      closeLabel={all.common.close}
      onClose={onClose}
      tools={
        <>
          <Tag tone={tones[state]}>{words.states[state]}</Tag>
          <ConfirmButton
            iconOnly
            label={words.remove}
            question={words.removeQuestion(finding.problem.slice(0, 40))}
            note={all.common.removeKept}
            confirmLabel={all.common.remove}
            cancelLabel={all.common.cancel}
            onConfirm={onRemove}
          />
          <LinksButton kind="finding" id={finding.id} />
        </>
      }
    >
      {text('problem')}
      <div className="ledger-pair">
        {text('number')}
        {day('foundOn')}
      </div>
      <div className="ledger-pair">
        <div className="ledger-field">
          <label htmlFor="finding-origin">{names.origin}</label>
          <select
            id="finding-origin"
            className="gb-select"
            value={finding.origin}
            onChange={(event) => void write({ origin: event.currentTarget.value as FindingOrigin })}
          >
            {findingOrigins.map((origin) => (
              <option key={origin} value={origin}>
                {words.origins[origin]}
              </option>
            ))}
          </select>
        </div>
        {text('foundBy')}
      </div>
      <AboutField
        about={finding.concerns}
        kinds={findingConcernKinds}
        words={words}
        onChange={(concerns) => void save(() => api.findings.concern({ id: finding.id, concerns }))}
      />
      {text('cause')}
      {text('correction')}
      <div className="ledger-pair">
        <div className="ledger-field">
          <label htmlFor="finding-position">{words.position}</label>
          <select
            id="finding-position"
            className="gb-select"
            value={finding.positionId ?? ''}
            onChange={(event) => void write({ positionId: event.currentTarget.value || null })}
          >
            <option value="">{all.common.notChosen}</option>
            {(positions.value ?? []).map((position) => (
              <option key={position.id} value={position.id}>
                {position.name}
              </option>
            ))}
          </select>
          {finding.holderNames !== '' && <div className="gb-hint">{words.holders(finding.holderNames)}</div>}
        </div>
        {day('mendBy')}
      </div>
      <h3 className="ledger-part">{words.stepsTitle}</h3>
      <div className="ledger-pair">
        {day('startedOn')}
        {day('mendedOn')}
      </div>
      {text('outcome')}
      <div className="ledger-pair">
        {day('verifiedOn')}
        {text('verifiedBy')}
      </div>
      <h3 className="ledger-part">{words.proof}</h3>
      <ProofPieces
        evidence={finding.evidence}
        target={() => Promise.resolve({ targetKind: 'finding', targetId: finding.id, recordName: '', year: '' })}
        name={finding.problem}
        empty={
          <p className={state === 'open' || state === 'mending' ? 'gb-muted' : 'ledger-unproven'}>
            {state === 'open' || state === 'mending' ? words.noProof : words.noProofMended}
          </p>
        }
        words={words}
      />
      <div className="ledger-last">{text('remarks')}</div>
    </SidePanel>
  );
}
