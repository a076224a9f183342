import { type ReactNode, useEffect, useRef } from 'react';
import { type WarningSide, warningSides, watchedKinds } from '../../../shared/domain/indicator-state.ts';
import { api } from '../../lib/client.ts';
import { AboutField } from '../../lib/ledger/about-field.tsx';
import { LinksButton } from '../../lib/links-button.tsx';
import { navigate } from '../../lib/navigation.ts';
import { ProofPieces } from '../../lib/proof/proof-pieces.tsx';
import { RecordField } from '../../lib/record-field.tsx';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { inform } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Tag } from '../../ui/page.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { ReadingList } from './components/reading-list.tsx';
import { type IndicatorOfYear, indicatorTones, readFigure } from './indicators-store.ts';

type TextName = 'code' | 'name' | 'unit' | 'frequency' | 'dataSource' | 'remarks';
type FigureName = 'targetValue' | 'warningValue';

interface IndicatorPanelProps {
  readonly shown: IndicatorOfYear;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** All of one indicator: what it watches, its lines, its values, and where they come from. */
export function IndicatorPanel({ shown, onClose, onRemove }: IndicatorPanelProps) {
  const { row: indicator, readings, state } = shown;
  const all = useWords();
  const words = all.indicators;
  const names = all.records.fields;
  const panel = useRef<HTMLElement>(null);
  const positions = useLoaded(() => api.positions.list({}), { key: 'positions', kinds: ['position'] });
  useEffect(() => {
    const box = panel.current?.querySelector<HTMLInputElement>('#indicator-name');
    box?.focus();
    // A new indicator's name is there to be typed over.
    if (box?.value === words.newName) box.select();
  }, [indicator.id, words.newName]);
  const write = (fields: Parameters<typeof api.indicators.save>[0]['fields'], overwrite = false) =>
    saveFields(api.indicators.save, indicator, { fields, overwrite });
  const text = (name: TextName) => (
    <div className="ledger-field">
      <label htmlFor={`indicator-${name}`}>{names[name]}</label>
      <RecordField
        id={`indicator-${name}`}
        recordId={indicator.id}
        failureKey={`${indicator.id}:${name}`}
        value={indicator[name]}
        label={names[name]}
        className="gb-inline-boxed"
        multiline={name === 'remarks'}
        minRows={2}
        maxLength={name === 'remarks' ? 20_000 : 200}
        required={name === 'name'}
        {...(name in words.hints ? { placeholder: words.hints[name as keyof typeof words.hints] } : {})}
        save={(value, overwrite) => write({ [name]: value }, overwrite)}
      />
    </div>
  );
  const figure = (name: FigureName) => (
    <div className="ledger-field">
      <label htmlFor={`indicator-${name}`}>{names[name]}</label>
      <RecordField
        id={`indicator-${name}`}
        recordId={indicator.id}
        failureKey={`${indicator.id}:${name}`}
        value={indicator[name] === null ? '' : String(indicator[name])}
        label={names[name]}
        className="gb-inline-boxed"
        maxLength={30}
        save={(value, overwrite) => {
          const read = readFigure(value, indicator.unit);
          if (read !== undefined) return write({ [name]: read }, overwrite);
          return Promise.resolve({ ok: false, error: { code: 'invalid-input', about: words.figureHint } });
        }}
      />
    </div>
  );
  const choice = (id: string, label: string, field: ReactNode) => (
    <div className="ledger-field">
      <label htmlFor={id}>{label}</label>
      {field}
    </div>
  );
  const raise = async (): Promise<void> => {
    const made = await save(() => api.indicators.raise({ id: indicator.id }));
    if (made === null) return;
    if (made.isNew) inform(words.raised);
    navigate('findings', { id: made.findingId });
  };
  return (
    <SidePanel
      ref={panel}
      label={words.panel}
      title={[words.panel, indicator.code].join(' ')}
      closeLabel={all.common.close}
      onClose={onClose}
      tools={
        <>
          <Tag tone={indicatorTones[state]}>{words.states[state]}</Tag>
          <ConfirmButton
            iconOnly
            label={words.remove}
            question={words.removeQuestion(indicator.name)}
            note={all.common.removeKept}
            confirmLabel={all.common.remove}
            cancelLabel={all.common.cancel}
            onConfirm={onRemove}
          />
          <LinksButton kind="indicator" id={indicator.id} />
        </>
      }
    >
      {(state === 'warning' || indicator.openFinding !== null) && (
        <div className={state === 'warning' ? 'indicator-notice is-warning' : 'indicator-notice'}>
          <span>{state === 'warning' ? words.raiseHint : words.findingOpen}</span>
          {indicator.openFinding === null ? (
            <Button icon="findings" onClick={() => void raise()}>
              {words.raise}
            </Button>
          ) : (
            <Button icon="findings" onClick={() => navigate('findings', { id: indicator.openFinding?.id ?? '' })}>
              {words.openFinding(indicator.openFinding.number)}
            </Button>
          )}
        </div>
      )}
      {text('name')}
      <div className="ledger-pair">
        {text('code')}
        {text('unit')}
      </div>
      <AboutField
        about={indicator.watches}
        kinds={watchedKinds}
        words={words}
        onChange={(watches) => void save(() => api.indicators.watch({ id: indicator.id, watches }))}
      />
      <div className="indicator-figures">
        {figure('targetValue')}
        {choice(
          'indicator-side',
          names.warningSide,
          <select
            id="indicator-side"
            className="gb-select"
            value={indicator.warningSide}
            onChange={(event) => void write({ warningSide: event.currentTarget.value as WarningSide })}
          >
            {warningSides.map((side) => (
              <option key={side} value={side}>
                {words.sides[side]}
              </option>
            ))}
          </select>,
        )}
        {figure('warningValue')}
      </div>
      <div className="ledger-pair">
        {choice(
          'indicator-position',
          words.columns.position,
          <select
            id="indicator-position"
            className="gb-select"
            value={indicator.positionId ?? ''}
            onChange={(event) => void write({ positionId: event.currentTarget.value || null })}
          >
            <option value="">{all.common.notChosen}</option>
            {(positions.value ?? []).map((position) => (
              <option key={position.id} value={position.id}>
                {position.name}
              </option>
            ))}
          </select>,
        )}
        {text('frequency')}
      </div>
      {text('dataSource')}
      <h3 className="ledger-part">{words.readings}</h3>
      <ReadingList key={indicator.id} indicator={indicator} readings={readings} words={words} />
      <h3 className="ledger-part">{words.proof}</h3>
      <ProofPieces
        evidence={indicator.evidence}
        target={() => Promise.resolve({ targetKind: 'indicator', targetId: indicator.id, recordName: '', year: '' })}
        name={indicator.name}
        empty={
          <p className={readings.length === 0 ? 'gb-muted' : 'ledger-unproven'}>
            {readings.length === 0 ? words.noProof : words.noProofRead}
          </p>
        }
        words={words}
      />
      <div className="ledger-last">{text('remarks')}</div>
    </SidePanel>
  );
}
