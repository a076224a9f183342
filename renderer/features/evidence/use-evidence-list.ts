import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import type { ChangeNotice } from '../../../shared/contract/notices.ts';
import type { RecordKind } from '../../../shared/domain/record-kind.ts';
import { api } from '../../lib/client.ts';
import type { Loaded } from '../../lib/use-loaded.ts';
import { beginRead } from '../../ui/reads.ts';
import { useChanged } from '../../lib/use-changed.ts';
import { patchRows, recordsInRows } from './list-patch.ts';

const evidenceRecords: readonly RecordKind[] = ['evidence', 'evidencePart', 'evidenceLink'];
const targetKinds: readonly RecordKind[] = [
  'position',
  'duty',
  'workItem',
  'workStandard',
  'workflow',
  'annualTask',
  'taskMonth',
  'goal',
  'statement',
  'statementItem',
  'reviewItem',
  'finding',
  'indicator',
  'section',
  'department',
];
const allKinds: readonly RecordKind[] = [...evidenceRecords, ...targetKinds];

/** Taking a thousand rows over from the host holds the page for 30 to 60 ms; this many are a few. */
const rowsAtOnce = 200;
/** A running ingest commits many times a second; the list follows at a calmer pace, and the calmer the longer it is. */
const restMs = 800;
const restTimesReading = 12;
/** More changed records than this are read with the whole list. */
const patchedAtMost = 200;

/** The evidence that the screen lists. */
export interface EvidenceList extends Loaded<readonly EvidenceRow[]> {
  /** Whether all of it has been read: the first rows are shown while the others come. */
  readonly isWhole: boolean;
  /** Shows changed fields at once, before the host has told of them. */
  readonly show: (changes: ReadonlyMap<string, Partial<EvidenceRow>>) => void;
}

interface State {
  readonly rows: readonly EvidenceRow[] | null;
  readonly isWhole: boolean;
  readonly error: AppError | null;
}

/**
 * All evidence, read a slice at a time, the first of them shown at once. Small changes are followed row by row, so that
 * what a person edits stays where it is; large ones, and a running ingest, make the list be read again.
 */
export function useEvidenceList(ingesting: boolean): EvidenceList {
  const [state, setState] = useState<State>({ rows: null, isWhole: false, error: null });
  const rowsNow = useRef<readonly EvidenceRow[]>([]);
  const question = useRef(0);
  // What was shown while a list was being read: that list may have been read before it was saved.
  const shownSince = useRef(new Map<string, Partial<EvidenceRow>>());
  const put = useCallback((next: State): void => {
    rowsNow.current = next.rows ?? [];
    setState(next);
  }, []);
  const reload = useCallback(async (): Promise<void> => {
    const mine = ++question.current;
    shownSince.current = new Map();
    const rows = new Map<string, EvidenceRow>();
    for (let from = 0; ; from += rowsAtOnce) {
      const answer = await api.evidence.list({ from, count: rowsAtOnce });
      if (mine !== question.current) return;
      if (!answer.ok) {
        setState((old) => ({ ...old, error: answer.error }));
        return;
      }
      for (const row of answer.value) rows.set(row.id, row);
      if (answer.value.length < rowsAtOnce) break;
      if (from === 0 && rowsNow.current.length === 0)
        put({ rows: withShown([...rows.values()], shownSince.current), isWhole: false, error: null });
    }
    put({ rows: withShown([...rows.values()], shownSince.current), isWhole: true, error: null });
  }, [put]);
  useEffect(() => {
    const questions = question;
    void reload().finally(beginRead());
    return () => {
      // An answer that comes after the screen is gone belongs to nobody.
      questions.current += 1;
    };
  }, [reload]);
  const follow = useCallback(
    async ({ kinds, recordIds }: ChangeNotice): Promise<void> => {
      const asked = recordsInRows(rowsNow.current, recordIds);
      const small = recordIds.length > 0 && asked.length <= patchedAtMost;
      if (!small || kinds.some((kind) => !evidenceRecords.includes(kind))) return reload();
      const mine = question.current;
      const answer = await api.evidence.rowsOf({ recordIds: asked });
      if (!answer.ok || mine !== question.current) return reload();
      // They are newer than a list that is still being read.
      for (const row of answer.value.rows) shownSince.current.set(row.id, row);
      put({ rows: patchRows(rowsNow.current, answer.value), isWhole: true, error: null });
    },
    [put, reload],
  );
  useFollowing(ingesting, { follow, reload });
  const show = useCallback((changes: ReadonlyMap<string, Partial<EvidenceRow>>): void => {
    for (const [id, change] of changes) shownSince.current.set(id, { ...shownSince.current.get(id), ...change });
    rowsNow.current = withShown(rowsNow.current, changes);
    const rows = rowsNow.current;
    setState((old) => (old.rows === null ? old : { ...old, rows, error: null }));
  }, []);
  return useMemo(
    () => ({ value: state.rows, isWhole: state.isWhole, error: state.error, reload, show }),
    [state, reload, show],
  );
}

function withShown(
  rows: readonly EvidenceRow[],
  changes: ReadonlyMap<string, Partial<EvidenceRow>>,
): readonly EvidenceRow[] {
  if (changes.size === 0) return rows;
  return rows.map((row) => (changes.has(row.id) ? { ...row, ...changes.get(row.id) } : row));
}

/** Follows what changes: notice by notice, and at a steady pace while an ingest runs. */
function useFollowing(
  ingesting: boolean,
  {
    follow,
    reload,
  }: { readonly follow: (notice: ChangeNotice) => Promise<void>; readonly reload: () => Promise<void> },
): void {
  useChanged(ingesting ? targetKinds : allKinds, follow);
  useEffect(() => {
    if (!ingesting) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const again = async (): Promise<void> => {
      const began = performance.now();
      await reload();
      const rest = Math.max(restMs, (performance.now() - began) * restTimesReading);
      if (!ended) timer = setTimeout(() => void again(), rest);
    };
    timer = setTimeout(() => void again(), restMs);
    return () => {
      ended = true;
      clearTimeout(timer);
      void reload();
    };
  }, [ingesting, reload]);
}
