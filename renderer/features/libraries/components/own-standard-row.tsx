import type { ApprovalRow } from '../../../../shared/contract/approvals.ts';
import type { RecordFields, StoredRecord } from '../../../../shared/domain/record-kind.ts';
import {
  type Layer,
  layers,
  type Safeguard,
  safeguards,
  type StandardType,
  standardTypes,
} from '../../../../shared/domain/library.ts';
import { judgeMeasurability } from '../../../../shared/domain/measurability.ts';
import { ApprovalCard } from '../../../lib/approval/approval-card.tsx';
import { StandingTag } from '../../../lib/approval/standing-tag.tsx';
import { standingOfRow } from '../../../lib/approval/use-approvals.ts';
import { recordMark } from '../../../lib/links-door.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Select } from '../../../ui/choice.tsx';
import { InlineTextArea, InlineTextField } from '../../../ui/inline-text.tsx';
import { Tag } from '../../../ui/page.tsx';

type Standard = StoredRecord<'layerStandard'>;

interface OwnStandardRowProps {
  readonly standard: Standard;
  readonly open: boolean;
  readonly approval: ApprovalRow | null;
  /** The name that decisions carry at first. */
  readonly decider: string;
  readonly checked: boolean;
  readonly selectLabel: string;
  readonly onCheck: () => void;
  readonly words: Words['libraries'];
  readonly notes: Words['standards'];
  readonly onToggle: () => void;
  readonly onSave: (fields: Partial<RecordFields<'layerStandard'>>) => Promise<boolean>;
  readonly onRemove: () => void;
}

/** What was read from the requirement: the figure, the time limit, the frequency. */
function measuresOf(standard: Standard): readonly string[] {
  const { measure, comparison, targetValue, unit, timeLimit, frequency } = standard;
  const figure = targetValue === '' ? '' : `${measure} ${comparison}${targetValue}${unit}`.trim();
  return [figure, timeLimit, frequency].filter((part) => part !== '');
}

/** One standard of the department: every word can be changed where it stands. */
export function OwnStandardRow(props: OwnStandardRowProps) {
  const { standard, open, approval, words, notes, onToggle, onSave, onRemove } = props;
  const { own } = words;
  const { vagueness, otherFigures } = judgeMeasurability({ ...standard, text: standard.requirement });
  const text = (name: 'area' | 'basis' | 'checkMethod' | 'expectedEvidence', label: string) => (
    <InlineTextField
      value={standard[name]}
      label={`${label} ${standard.name}`}
      maxLength={200}
      onSave={(value) => onSave({ [name]: value })}
    />
  );
  return (
    <>
      <tr {...recordMark('layerStandard', standard.id)}>
        <td className="own-check">
          <input type="checkbox" aria-label={props.selectLabel} checked={props.checked} onChange={props.onCheck} />
        </td>
        <td className="gb-cell-field">
          <Select
            inline
            label={`${own.columns.layer} ${standard.name}`}
            value={standard.layer}
            options={layers.map((layer) => ({ value: layer, label: words.layers[layer] }))}
            onChange={(layer) => void onSave({ layer: layer as Layer })}
          />
        </td>
        <td className="gb-cell-field">
          <Select
            inline
            label={`${own.columns.type} ${standard.name}`}
            value={standard.standardType}
            options={standardTypes.map((type) => ({ value: type, label: words.types[type] }))}
            onChange={(type) => void onSave({ standardType: type as StandardType })}
          />
        </td>
        <td className="gb-cell-field">{text('area', own.columns.area)}</td>
        <td className="gb-cell-field">
          <InlineTextField
            required
            value={standard.name}
            label={`${own.columns.name} ${standard.name}`}
            maxLength={200}
            onSave={(name) => onSave({ name })}
          />
        </td>
        <td className="gb-cell-field">
          <InlineTextArea
            value={standard.requirement}
            label={`${own.columns.requirement} ${standard.name}`}
            placeholder={own.requirementHint}
            maxLength={20_000}
            onSave={(requirement) => onSave({ requirement })}
          />
          {standard.requirement !== '' && (
            <div className="own-measures">
              {vagueness === null ? (
                <>
                  {measuresOf(standard).join(' · ')}
                  {otherFigures > 0 && <span className="own-vague">{`　${notes.moreFigures(otherFigures)}`}</span>}
                </>
              ) : (
                <span className="own-vague" title={notes.suggestion(notes.remedies[vagueness.remedy])}>
                  {`${notes.notCheckable}：${notes.vagueness[vagueness.reason](vagueness.word)}`}
                </span>
              )}
            </div>
          )}
        </td>
        <td className="own-standing">
          <StandingTag standing={standingOfRow(approval)} overdue={approval?.reviewOverdue ?? false} />
        </td>
        <td className="own-acts">
          <IconButton icon="edit" label={own.details(standard.name)} aria-expanded={open} onClick={onToggle} />
          <IconButton icon="trash" label={own.remove(standard.name)} onClick={onRemove} />
        </td>
      </tr>
      {open && (
        <tr className="own-details">
          <td colSpan={8}>
            <div className="own-fields">
              <div>
                <span className="own-label">{own.safeguard}</span>

                <Select
                  inline
                  label={`${own.safeguard} ${standard.name}`}
                  value={standard.safeguard}
                  options={safeguards.map((safeguard) => ({
                    value: safeguard,
                    label: safeguard === '' ? words.noSafeguard : words.safeguards[safeguard],
                  }))}
                  onChange={(safeguard) => void onSave({ safeguard: safeguard as Safeguard })}
                />
              </div>
              <div>
                <span className="own-label">{own.checkMethod}</span>
                {text('checkMethod', own.checkMethod)}
              </div>
              <div>
                <span className="own-label">{own.expectedEvidence}</span>
                {text('expectedEvidence', own.expectedEvidence)}
              </div>
              <div className="is-wide">
                <span className="own-label">{own.basis}</span>
                {text('basis', own.basis)}
              </div>
              {standard.sourceEntry !== '' && <Tag>{own.fromLibrary}</Tag>}
            </div>
            <ApprovalCard
              subjectKind="layerStandard"
              subjectId={standard.id}
              title={standard.name}
              decider={props.decider}
            />
          </td>
        </tr>
      )}
    </>
  );
}
