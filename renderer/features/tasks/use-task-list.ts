import { useCallback, useEffect, useRef, useState } from 'react';
import type { TaskRow } from '../../../shared/contract/tasks.ts';
import type { RecordKind } from '../../../shared/domain/record-kind.ts';
import { api } from '../../lib/client.ts';
import { beginRead } from '../../ui/reads.ts';
import { useChanged } from '../../lib/use-changed.ts';
import { patchTasks } from './task-patch.ts';

const kinds: readonly RecordKind[] = ['annualTask', 'person', 'position', 'evidenceLink', 'goal'];
/** More changed tasks than this are read with the whole list. */
const patchedAtMost = 50;

/** The tasks of a year. */
export interface TaskList {
  /** Null until they have been read. */
  readonly rows: readonly TaskRow[] | null;
  readonly reload: () => Promise<void>;
  /** Shows what this window has just written, before the file is asked. */
  readonly show: (row: TaskRow) => void;
}

/** Reads a year's tasks; a change of a few is followed row by row, so that an edit among thousands is seen at once. */
export function useTaskList(year: number): TaskList {
  const [state, setState] = useState<{ readonly year: number; readonly rows: readonly TaskRow[] } | null>(null);
  const rowsNow = useRef<readonly TaskRow[]>([]);
  const question = useRef(0);
  const put = useCallback(
    (rows: readonly TaskRow[]): void => {
      rowsNow.current = rows;
      setState({ year, rows });
    },
    [year],
  );
  const reload = useCallback(async (): Promise<void> => {
    const mine = ++question.current;
    const answer = await api.tasks.table({ year });
    if (mine !== question.current || !answer.ok) return;
    put(JSON.parse(answer.value.rowsJson) as TaskRow[]);
  }, [year, put]);
  useEffect(() => {
    const questions = question;
    rowsNow.current = [];
    void reload().finally(beginRead());
    return () => {
      // An answer that comes after the screen is gone belongs to nobody.
      questions.current += 1;
    };
  }, [reload]);
  const follow = async (ids: readonly string[]): Promise<void> => {
    const mine = question.current;
    const answer = await api.tasks.rowsOf({ ids: [...ids] });
    if (mine !== question.current) return;
    const fresh = answer.ok ? (JSON.parse(answer.value.rowsJson) as TaskRow[]) : [];
    const patched = patchTasks(rowsNow.current, ids, fresh);
    if (patched === null) await reload();
    else put(patched);
  };
  useChanged(kinds, (notice) => {
    const ids = notice.recordIds;
    const isSmall =
      ids.length > 0 && ids.length <= patchedAtMost && notice.kinds.every((kind) => kind === 'annualTask');
    return isSmall ? follow(ids) : reload();
  });
  const show = useCallback(
    (row: TaskRow): void => {
      const patched = patchTasks(rowsNow.current, [row.id], [row]);
      if (patched !== null) put(patched);
    },
    [put],
  );
  return { rows: state?.year === year ? state.rows : null, reload, show };
}
