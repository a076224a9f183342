import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryEntry } from '../../../shared/contract/overview.ts';
import { api, attempt } from '../../lib/client.ts';
import { todayHere } from '../../lib/day-text.ts';
import { formatDay } from '../../lib/format.ts';
import { replaceParams, useNavigation } from '../../lib/navigation.ts';
import { recordKinds } from '../../lib/record-kinds.ts';
import { beginRead } from '../../ui/reads.ts';
import { useChanged } from '../../lib/use-changed.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { CommandRow } from './components/command-row.tsx';
import { groupHistory } from './history-groups.ts';
import './history.css';

const pageSize = 100;

/** The revisions of the department, or of one record (`recordId`, `title` in the link). */
export function HistoryScreen() {
  const words = useWords();
  const recordId = useNavigation(({ params }) => params['recordId'] ?? null);
  const title = useNavigation(({ params }) => params['title'] ?? '');
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const [hasMore, setHasMore] = useState(false);
  const question = useRef(0);

  const load = useCallback(async (): Promise<void> => {
    const mine = ++question.current;
    const found = await attempt(api.history.list({ recordId, limit: pageSize }));
    if (found === null || mine !== question.current) return;
    setEntries(found);
    setHasMore(found.length === pageSize);
  }, [recordId]);
  useEffect(() => void load().finally(beginRead()), [load]);
  useChanged(recordKinds, () => void load());

  const loadMore = async (): Promise<void> => {
    const last = entries?.at(-1);
    if (entries === null || last === undefined) return;
    const mine = ++question.current;
    const found = await attempt(api.history.list({ recordId, limit: pageSize, before: last.id }));
    if (found === null || mine !== question.current) return;
    setEntries([...entries, ...found]);
    setHasMore(found.length === pageSize);
  };

  const own = words.history;
  const lastEntry = entries?.at(-1);
  const today = todayHere();
  const yesterday = formatDay(new Date(Date.now() - 86_400_000).toISOString());
  const nameOfDay = (day: string): string => (day === today ? own.today : day === yesterday ? own.yesterday : day);
  return (
    <>
      <PageHeader
        title={recordId === null ? own.title : own.ofRecord(title)}
        subtitle={own.subtitle}
        actions={recordId === null ? undefined : <Button onClick={() => replaceParams({})}>{own.showAll}</Button>}
      />
      <PageBody>
        {entries !== null && entries.length === 0 && (
          <SectionCard>
            <EmptyState icon="history" text={own.empty} />
          </SectionCard>
        )}
        {groupHistory(entries ?? [], formatDay).map(({ day, commands }) => (
          <SectionCard
            key={day}
            title={nameOfDay(day)}
            note={day === today || day === yesterday ? day : undefined}
            flush
          >
            <ul className="gb-history">
              {commands.map((command) => (
                <CommandRow
                  key={command.commandId}
                  words={words}
                  command={command}
                  openEnd={hasMore && command.entries.at(-1) === lastEntry}
                />
              ))}
            </ul>
          </SectionCard>
        ))}
        {entries !== null && entries.length > 0 && (
          <div className="gb-actions gb-actions-center">
            {hasMore ? (
              <Button onClick={() => void loadMore()}>{own.more}</Button>
            ) : (
              <span className="gb-muted">{own.end}</span>
            )}
          </div>
        )}
      </PageBody>
    </>
  );
}
