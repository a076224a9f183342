import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AppError } from '../../../shared/app-error.ts';
import type { CoveragePositionView } from '../../../shared/contract/coverage.ts';
import type { CoverageRow } from '../../../shared/domain/coverage/matrix.ts';
import type { YearBasis } from '../../../shared/domain/coverage/year-span.ts';
import type { RecordKind } from '../../../shared/domain/record-kind.ts';
import { api } from '../../lib/client.ts';
import { save } from '../../lib/save-state.ts';
import { beginRead } from '../../ui/reads.ts';
import { useChanged } from '../../lib/use-changed.ts';
import { replaceRows } from './coverage-lines.ts';

/** Everything that the matrix is made from. */
const kinds: readonly RecordKind[] = [
  'evidence',
  'evidenceLink',
  'section',
  'person',
  'position',
  'positionHolder',
  'duty',
  'workItem',
  'workStandard',
  'workflow',
  'workflowStep',
  'annualTask',
  'taskMonth',
  'goal',
  'indicator',
  'finding',
  'schoolTerm',
  'schoolHoliday',
];

/** Rows that surely fill the largest window. */
const rowsAtFirst = 60;
/** How long after a link of ours a notice is taken for its own. */
const ownNoticeMs = 250;

export interface CoverageData {
  readonly key: string;
  readonly today: string;
  readonly months: readonly string[];
  readonly positions: readonly CoveragePositionView[];
  readonly rows: readonly CoverageRow[];
  /** False while only the first positions have been read. */
  readonly isWhole: boolean;
}

export interface LoadedCoverage {
  readonly value: CoverageData | null;
  readonly error: AppError | null;
  readonly reload: () => Promise<void>;
  /** Links pieces to a thing; answers how many links are new, null when it was refused. */
  readonly link: (
    row: Pick<CoverageRow, 'kind' | 'targetId' | 'recordName'>,
    evidenceIds: readonly string[],
    linkYear: string,
  ) => Promise<number | null>;
  /** Reads the rows of one thing again, after `work` linked or unlinked something there; the rest stays as it is. */
  readonly changing: <T>(thing: Pick<CoverageRow, 'kind' | 'targetId'>, work: () => Promise<T>) => Promise<T>;
}

/** As long as this a window that is hidden, and paints nothing, keeps the rest waiting. */
const unpaintedMs = 250;

/**
 * Resolves when what was just shown stands on the screen. Making the whole matrix takes the host and its helpers both
 * processors of a small computer, which would be those that draw the first rows.
 */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, unpaintedMs);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}

/** The matrix of one year. A link that is made here moves its own row only; any other change reads all again. */
export function useCoverage(basis: YearBasis, year: number): LoadedCoverage {
  const key = `${basis} ${year}`;
  const [value, setValue] = useState<CoverageData | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const question = useRef(0);
  const shownKey = useRef('');
  const own = useRef(0);
  const reload = useCallback(async (): Promise<void> => {
    const mine = ++question.current;
    const isFirst = shownKey.current !== key;
    // What can be seen is read and drawn first; all of it is asked for when that is in sight.
    for (const part of isFirst ? [{ rowsAtLeast: rowsAtFirst }, {}] : [{}]) {
      const result = await api.coverage.matrix({ basis, year, ...part });
      if (mine !== question.current) return;
      if (!result.ok) {
        setError(result.error);
        return;
      }
      const { today, months, positions, rowsJson, isWhole } = result.value;
      setError(null);
      shownKey.current = key;
      setValue({ key, today, months, positions, rows: JSON.parse(rowsJson) as CoverageRow[], isWhole });
      if (isWhole) return;
      await painted();
      if (mine !== question.current) return;
    }
  }, [basis, year, key]);
  useEffect(() => {
    const questions = question;
    void reload().finally(beginRead());
    return () => {
      questions.current += 1;
    };
  }, [reload]);
  useChanged(kinds, (notice) => {
    const ours =
      /^(?:evidence|coverage)\./u.test(notice.commandName) && notice.kinds.every((kind) => kind === 'evidenceLink');
    return ours && own.current > 0 ? undefined : reload();
  });
  const take = (thing: Pick<CoverageRow, 'kind' | 'targetId'>, rowsJson: string): void => {
    const fresh = JSON.parse(rowsJson) as CoverageRow[];
    // At once, not in a task of its own: a frame that begins before it would show the old row once more.
    flushSync(() => setValue((old) => (old === null ? old : { ...old, rows: replaceRows(old.rows, thing, fresh) })));
  };
  const link: LoadedCoverage['link'] = async ({ kind, targetId, recordName }, evidenceIds, linkYear) => {
    own.current += 1;
    const thing = { kind, targetId, recordName };
    const done = await save(() =>
      api.coverage.link({ basis, year, ...thing, evidenceIds: [...evidenceIds], linkYear }),
    );
    setTimeout(() => (own.current -= 1), ownNoticeMs);
    if (done === null) return null;
    take(thing, done.rowsJson);
    return done.made;
  };
  const changing: LoadedCoverage['changing'] = async (thing, work) => {
    own.current += 1;
    const done = await work();
    // The notice of our own commit comes within a moment; it says nothing that is not read here.
    setTimeout(() => (own.current -= 1), ownNoticeMs);
    const result = await api.coverage.row({ basis, year, kind: thing.kind, targetId: thing.targetId, recordName: '' });
    if (result.ok) take(thing, result.value.rowsJson);
    return done;
  };
  return { value: value?.key === key ? value : null, error, reload, changing, link };
}
