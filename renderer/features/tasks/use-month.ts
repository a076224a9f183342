import { useMemo, useState } from 'react';
import type { TaskMonthList, TaskMonthRow } from '../../../shared/contract/task-months.ts';
import { api } from '../../lib/client.ts';
import { useLoaded } from '../../lib/use-loaded.ts';

/** The tasks of a month. What this window has just written is shown at once, before the list is read again. */
export function useMonth(month: string): {
  readonly list: TaskMonthList | null;
  readonly show: (row: TaskMonthRow) => void;
} {
  const { value } = useLoaded(() => api.taskMonths.month({ month }), {
    key: month,
    kinds: [
      'annualTask',
      'taskMonth',
      'evidenceLink',
      'person',
      'section',
      'department',
      'schoolTerm',
      'schoolHoliday',
    ],
  });
  const read = useMemo((): TaskMonthList | null => {
    if (value === null) return null;
    const { rowsJson, ...head } = value;
    return { ...head, rows: JSON.parse(rowsJson) as TaskMonthRow[] };
  }, [value]);
  const [written, setWritten] = useState<{
    readonly over: TaskMonthList | null;
    readonly rows: ReadonlyMap<string, TaskMonthRow>;
  }>({ over: null, rows: new Map() });
  const list = useMemo((): TaskMonthList | null => {
    if (read === null || written.over !== read || written.rows.size === 0) return read;
    return { ...read, rows: read.rows.map((row) => written.rows.get(row.taskId) ?? row) };
  }, [read, written]);
  const show = (row: TaskMonthRow): void => {
    if (row.month !== month) return;
    setWritten((old) => ({ over: read, rows: new Map(old.over === read ? old.rows : []).set(row.taskId, row) }));
  };
  return { list, show };
}
