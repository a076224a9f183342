import type { TaskMonthRow } from '../../../../shared/contract/task-months.ts';
import { api } from '../../../lib/client.ts';
import { navigate } from '../../../lib/navigation.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import { useWords } from '../../../lib/words/words.ts';
import { SectionCard, Tag } from '../../../ui/page.tsx';

const kinds = ['waiting', 'overdue', 'soon'] as const;
const tones = { waiting: 'accent', overdue: 'bad', soon: 'warn' } as const;

/** What is overdue, due soon, or waits for the head; nothing at all when there is none of it. */
export function DueCard() {
  const words = useWords().overview.due;
  const { value } = useLoaded(() => api.taskMonths.reminders({ limit: 5 }), {
    key: 'reminders',
    kinds: ['annualTask', 'taskMonth', 'schoolTerm', 'schoolHoliday', 'department'],
  });
  if (value === null || kinds.every((kind) => value[kind].count === 0)) return null;
  const open = (row: TaskMonthRow): void => navigate('tasks', { view: 'month', month: row.month, id: row.taskId });
  return (
    <SectionCard title={words.title} note={words.note(value.warningDays)} flush>
      <ul className="due-list">
        {kinds.flatMap((kind) => [
          ...value[kind].rows.map((row) => (
            <li key={`${kind} ${row.taskId} ${row.month}`}>
              <button type="button" className="due-line" onClick={() => open(row)}>
                <Tag tone={tones[kind]}>{words[kind]}</Tag>
                <span className="due-content" title={row.content}>
                  {row.content}
                </span>
                <span className="gb-muted due-person">{row.doerName || row.ownerName}</span>
                <span className="due-day">{row.to}</span>
              </button>
            </li>
          )),
          value[kind].count > value[kind].rows.length ? (
            <li key={`${kind} more`} className="gb-muted due-more">
              {words.more(words[kind], value[kind].count - value[kind].rows.length)}
            </li>
          ) : null,
        ])}
      </ul>
    </SectionCard>
  );
}
