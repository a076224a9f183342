import type { HistoryEntry } from '../../../../shared/contract/overview.ts';
import { isRecordName } from '../../../lib/record-kinds.ts';
import { formatTime } from '../../../lib/format.ts';
import { valueWords } from '../../../lib/value-words.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';
import type { HistoryCommand } from '../history-groups.ts';

interface CommandRowProps {
  readonly words: Words;
  readonly command: HistoryCommand;
  /** The last one read so far may go on in what is not read yet. */
  readonly openEnd: boolean;
}

/** A command that touched more records than this is told by its name first, its records on request. */
const toldAtOnce = 4;
/** Records listed when a large command is opened; an import may have thousands. */
const listedAtMost = 100;

export function CommandRow({ words, command, openEnd }: CommandRowProps) {
  const own = words.history;
  const many = command.entries.length > toldAtOnce;
  const name = own.commands[command.commandName];
  return (
    <li>
      <time dateTime={command.madeAt}>{formatTime(command.madeAt)}</time>
      <span className="gb-history-author gb-ellipsis" title={command.author}>
        {command.author || own.unknownAuthor}
      </span>
      <div className="gb-history-what">
        {many ? (
          <details>
            <summary>
              {name ?? summaryOf(command.entries, words)}{' '}
              <span className="gb-muted">
                {openEnd ? own.atLeast(command.entries.length) : own.manyRecords(command.entries.length)}
              </span>
            </summary>
            {command.entries.slice(0, listedAtMost).map((entry) => (
              <EntryLine key={entry.id} words={words} entry={entry} />
            ))}
            {command.entries.length > listedAtMost && (
              <p className="gb-muted">{own.andMore(command.entries.length - listedAtMost)}</p>
            )}
          </details>
        ) : (
          command.entries.map((entry) => <EntryLine key={entry.id} words={words} entry={entry} />)
        )}
      </div>
    </li>
  );
}

function kindName(kind: string, words: Words): string {
  return isRecordName(kind) ? words.records.kinds[kind] : kind;
}

function summaryOf(entries: readonly HistoryEntry[], words: Words): string {
  const kinds = new Set(entries.map(({ recordKind }) => kindName(recordKind, words)));
  const first = entries[0];
  return first === undefined ? '' : `${words.history.actions[first.action]} ${[...kinds].join('、')}`;
}

function wordsOf(field: string, value: string | null, words: Words): string | null {
  return value === null ? null : valueWords(field, value, words);
}

const tones = { create: 'good', update: 'accent', remove: 'bad' } as const;

function EntryLine({ words, entry }: { readonly words: Words; readonly entry: HistoryEntry }) {
  const own = words.history;
  const shown = (text: string | null): string => (text === null || text === '' ? own.blank : text);
  const fieldNames: Readonly<Record<string, string>> = words.records.fields;
  return (
    <div className="gb-history-entry">
      <div className="gb-history-title">
        <Tag tone={tones[entry.action]}>{own.actions[entry.action]}</Tag>
        <span className="gb-muted">{kindName(entry.recordKind, words)}</span>
        <span className="gb-ellipsis" title={entry.recordTitle}>
          {entry.recordTitle}
        </span>
      </div>
      {entry.action === 'update' && (
        <ul>
          {entry.changes.map((change) => (
            <li key={change.field}>
              <span className="gb-history-field">{fieldNames[change.field] ?? change.field}</span>
              <del>{shown(wordsOf(change.field, change.from, words))}</del>
              <span aria-hidden="true"> → </span>
              <ins>{shown(wordsOf(change.field, change.to, words))}</ins>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
