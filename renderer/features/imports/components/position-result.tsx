import type { ImportAction, ImportPreviewPosition } from '../../../../shared/contract/imports.ts';
import { fileNameOf } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';
import { Entry } from './entry.tsx';

interface PositionResultProps {
  readonly position: ImportPreviewPosition;
  readonly action: ImportAction;
  /** The path of an earlier file of this import that brings the same position; null when none does. */
  readonly earlierFile: string | null;
  readonly lit: string;
  /** Keys of what was put here by hand. */
  readonly byHand: ReadonlySet<string>;
  readonly words: Words['imports'];
  readonly fieldName: (field: string) => string;
  readonly onLight: (key: string) => void;
  readonly onChoose: (action: ImportAction) => void;
}

/** One position as it would be: its fields, its duties with work items and standards, and what is there already. */
export function PositionResult(props: PositionResultProps) {
  const { position, action, earlierFile, lit, byHand, words, fieldName, onLight, onChoose } = props;
  const { key, name, section, fields, match, duties } = position;
  const lines: readonly (readonly [string, string, string])[] = [
    ...Object.entries(fields).map(([field, text]) => [field, fieldName(field), text] as const),
    ...(position.headcount === null
      ? []
      : [['headcount', fieldName('headcount'), String(position.headcount)] as const]),
    ...(position.reportsTo === '' ? [] : [['reportsTo', words.roles.reportsTo, position.reportsTo] as const]),
    ...(position.holders.length === 0 ? [] : [['holders', words.roles.holder, position.holders.join('、')] as const]),
  ];
  const entry = { lit, byHand, mark: words.byHand, onLight };
  return (
    <section className="gb-card gb-import-position" data-place={key} data-skipped={action === 'skip' ? '' : undefined}>
      <header>
        <Entry id={`${key}.name`} {...entry} strong>
          {name}
        </Entry>
        <Tag>{section === '' ? words.unnamedSection : section}</Tag>
        <select
          className="gb-select"
          aria-label={words.choice(name)}
          value={action}
          onChange={(event) => onChoose(event.target.value as ImportAction)}
        >
          {(match === null && earlierFile === null
            ? (['new', 'skip'] as const)
            : (['update', 'new', 'skip'] as const)
          ).map((one) => (
            <option key={one} value={one}>
              {one === 'update' && match === null ? words.joinEarlier : words.actions[one]}
            </option>
          ))}
        </select>
      </header>
      {match === null && earlierFile !== null && (
        <div className="gb-import-match">{words.inEarlier(fileNameOf(earlierFile))}</div>
      )}
      {match !== null && (
        <div className="gb-import-match">
          <div>{words.matched(match.name, match.by)}</div>
          {action === 'update' && (
            <>
              <div className="gb-hint">{words.matchSummary(match.added, match.same)}</div>
              {match.changes.map(({ field, from, to }) => (
                <div key={field} className="gb-hint">
                  {words.change(fieldName(field), from, to)}
                </div>
              ))}
            </>
          )}
        </div>
      )}
      {lines.length > 0 && (
        <dl>
          {lines.map(([field, label, text]) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd>
                <Entry id={`${key}.${field}`} {...entry}>
                  {text}
                </Entry>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ol>
        {duties.map((duty) => (
          <li key={duty.key} data-place={duty.key}>
            <Entry id={duty.key} {...entry}>
              {duty.text}
            </Entry>
            {duty.items.map((item) => (
              <div key={item.key} className="gb-import-item" data-place={item.implied ? undefined : item.key}>
                {!item.implied && (
                  <Entry id={item.key} {...entry}>
                    {item.text}
                  </Entry>
                )}
                {item.standards.map((standard) => (
                  <div key={standard.key} className="gb-import-standard" data-place={standard.key}>
                    <Tag tone="accent">{words.roles.standard}</Tag>
                    <Entry id={standard.key} {...entry}>
                      {standard.text}
                    </Entry>
                    {Object.entries(standard.fields).map(([field, text]) => (
                      <span key={field} className="gb-hint">
                        {fieldName(field)} {text}
                      </span>
                    ))}
                  </div>
                ))}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
