import { formatDateTime } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import type { TaskEntryAction } from '../../../../shared/domain/task-month.ts';

interface MonthTraceProps {
  readonly entries: readonly {
    readonly id: string;
    readonly action: TaskEntryAction;
    readonly text: string;
    readonly progress: number;
    readonly author: string;
    readonly personName: string;
    readonly madeAt: string;
    readonly decidedOn: string;
    readonly basis: string;
  }[];
  readonly words: Words['tasks']['months'];
}

/** Everything that was done with a month, newest first. */
export function MonthTrace({ entries, words }: MonthTraceProps) {
  return (
    <section className="month-panel-part">
      <h3>{words.trace}</h3>
      {entries.length === 0 ? (
        <p className="gb-muted">{words.noTrace}</p>
      ) : (
        <ol className="month-trace">
          {entries.toReversed().map((entry) => (
            <li key={entry.id} className={`is-${entry.action}`}>
              <div className="month-trace-head">
                <strong>{words.actions[entry.action]}</strong>
                {entry.action === 'progress' && <span>{entry.progress}%</span>}
                <span className="gb-muted">
                  {[entry.author, entry.madeAt === '' ? '' : formatDateTime(entry.madeAt)]
                    .filter((part) => part !== '')
                    .join('　')}
                </span>
              </div>
              {entry.personName !== '' && (
                <p className="month-trace-decision">
                  {[words.decidedBy(entry.personName), entry.decidedOn, entry.basis]
                    .filter((part) => part !== '')
                    .join('，')}
                </p>
              )}
              {entry.text !== '' && <p>{entry.text}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
