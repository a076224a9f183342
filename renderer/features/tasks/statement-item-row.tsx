import type { AppError } from '../../../shared/app-error.ts';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { statementItemCategories } from '../../../shared/domain/statement.ts';
import type { Result } from '../../../shared/result.ts';
import { api } from '../../lib/client.ts';
import { RecordField } from '../../lib/record-field.tsx';
import { LinksButton } from '../../lib/links-button.tsx';
import { recordMark } from '../../lib/links-door.ts';
import { save } from '../../lib/save-state.ts';
import { inform } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/choice.tsx';
import { readPoints } from './statement-form.ts';

type Item = StatementDetail['items'][number];

interface StatementItemRowProps {
  readonly item: Item;
  readonly number: number;
  readonly last: boolean;
  /** Names of the first-level indicators. */
  readonly groups: readonly string[];
  readonly disabled: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly write: (
    fields: Parameters<typeof api.statements.saveItem>[0]['fields'],
    overwrite?: boolean,
  ) => Promise<Result<unknown, AppError>>;
}

/** One item: what it is, how it is judged, by when, and its points. */
export function StatementItemRow({ item, number, last, groups, disabled, onMove, write }: StatementItemRowProps) {
  const words = useWords().statements;
  const text = (name: 'content' | 'target' | 'due') => (
    <RecordField
      recordId={item.id}
      failureKey={`${item.id}:${name}`}
      value={item[name]}
      label={`${words.columns[name]} ${number}`}
      multiline={name !== 'due'}
      maxLength={name === 'due' ? 200 : 20_000}
      required={name === 'content'}
      placeholder={words.columns[name]}
      disabled={disabled}
      save={(value, overwrite) => write({ [name]: value }, overwrite)}
    />
  );
  const source = (['annualTaskId', 'goalId', 'workStandardId'] as const).find((field) => item[field] !== null);
  const isBase = item.category === 'common' || item.category === 'individual';
  const refresh = async (): Promise<void> => {
    if ((await save(() => api.statements.refreshItem({ id: item.id }))) !== null) inform(words.refreshed);
  };
  return (
    <tr
      data-item={item.id}
      {...recordMark('statementItem', item.id)}
      onKeyDown={(event) => {
        if (disabled || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <td className="gb-number">{number}</td>
      <td className="gb-cell-field">
        <Select
          label={`${words.columns.category} ${number}`}
          value={item.category}
          disabled={disabled}
          options={statementItemCategories.map((category) => ({ value: category, label: words.categories[category] }))}
          onChange={(category) => void write({ category: category as Item['category'] })}
        />
        {groups.length > 0 && isBase && (
          <Select
            label={`${words.groups.of} ${number}`}
            value={item.groupName}
            disabled={disabled}
            options={[...new Set(['', item.groupName, ...groups])].map((name) => ({
              value: name,
              label: name === '' ? words.groups.none : name,
            }))}
            onChange={(groupName) => void write({ groupName })}
          />
        )}
      </td>
      <td className="gb-cell-field">
        {text('content')}
        {source !== undefined && (
          <span className="item-source">
            {words.source[source]}
            {!disabled && (
              <button type="button" className="gb-link-button" onClick={() => void refresh()}>
                {words.refresh}
              </button>
            )}
          </span>
        )}
      </td>
      <td className="gb-cell-field">{text('target')}</td>
      <td className="gb-cell-field">{text('due')}</td>
      <td className="gb-cell-field item-weight">
        {item.category !== 'veto' && (
          <>
            {item.scoring === 'points' && (
              <RecordField
                recordId={item.id}
                failureKey={`${item.id}:weight`}
                value={String(item.weight)}
                label={`${words.columns.weight} ${number}`}
                required
                disabled={disabled}
                save={(value, overwrite) => {
                  const weight = readPoints(value);
                  if (weight !== null) return write({ weight }, overwrite);
                  return Promise.resolve({ ok: false, error: { code: 'invalid-input', about: words.weightHint } });
                }}
              />
            )}
            <Select
              label={`${words.scoringLabel} ${number}`}
              value={item.scoring}
              disabled={disabled}
              options={(['points', 'unscored'] as const).map((value) => ({ value, label: words.scoring[value] }))}
              onChange={(scoring) => void write({ scoring: scoring as Item['scoring'] })}
            />
          </>
        )}
      </td>
      <td className="item-actions">
        <LinksButton kind="statementItem" id={item.id} />
        <IconButton
          icon="up"
          label={`${words.moveUp} ${number}`}
          disabled={disabled || number === 1}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon="down"
          label={`${words.moveDown} ${number}`}
          disabled={disabled || last}
          onClick={() => onMove(1)}
        />
        <IconButton
          icon="trash"
          label={`${words.removeItem} ${number}`}
          disabled={disabled}
          onClick={() => void save(() => api.statements.removeItem({ id: item.id }))}
        />
      </td>
    </tr>
  );
}
