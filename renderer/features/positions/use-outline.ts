import { useEffect, useMemo, useRef, useState } from 'react';
import type { PositionDetail } from '../../../shared/contract/positions.ts';
import { type Answer, api, call } from '../../lib/client.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { lastStepId, undoStep } from '../../lib/undo.ts';
import {
  atEnd,
  indented,
  moved,
  type OutlineDraft,
  type OutlineKind,
  type OutlineRow,
  outdented,
  outlineRows,
  placed,
} from './outline.ts';

export interface FocusRequest {
  readonly key: string;
  readonly at: 'start' | 'end';
}

export interface Outline {
  readonly rows: readonly OutlineRow[];
  readonly focus: FocusRequest | null;
  readonly isFresh: (key: string) => boolean;
  readonly toggle: (key: string) => void;
  readonly focusRow: (key: string, at?: 'start' | 'end') => void;
  readonly saveText: (key: string, text: string) => Promise<boolean>;
  /** A new line of the same kind behind this one, or the first one under a parent. */
  readonly addAfter: (row: OutlineRow) => void;
  readonly addUnder: (parent: { readonly key: string; readonly kind: OutlineKind }) => void;
  readonly changeLevel: (row: OutlineRow, by: -1 | 1, text: string) => boolean;
  readonly move: (row: OutlineRow, by: -1 | 1) => void;
  readonly drop: (key: string, target: { readonly row: OutlineRow; readonly before: boolean }) => void;
  readonly paste: (row: OutlineRow, lines: string, text: string) => void;
  readonly remove: (row: OutlineRow) => void;
  /** Parts a line in two; what hangs on it stays with the first. */
  readonly split: (row: OutlineRow, before: string, after: string) => void;
  /** Joins a line to the sibling before it, with all that hangs on it. */
  readonly merge: (row: OutlineRow) => void;
  /** A copy behind it, with all that stands under it. */
  readonly duplicate: (row: OutlineRow) => void;
  /** Under another parent, with all that hangs on it. */
  readonly moveElsewhere: (row: OutlineRow, parentId: string) => void;
  readonly leave: (row: OutlineRow, text: string) => void;
}

interface OutlineOptions {
  readonly detail: PositionDetail;
  readonly reload: () => Promise<void>;
  readonly onRemoved: (row: OutlineRow, undo: () => void) => void;
}

let nextDraft = 1;

function create(kind: OutlineKind, parentId: string, text: string): Answer<{ readonly id: string }> {
  if (kind === 'duty') return api.positions.saveDuty({ id: null, fields: { positionId: parentId, text } });
  if (kind === 'workItem') return api.positions.saveWorkItem({ id: null, fields: { dutyId: parentId, text } });
  return api.positions.saveStandard({ id: null, fields: { workItemId: parentId, requirement: text } });
}

function order(kind: OutlineKind, ids: string[]): Answer<unknown> {
  if (kind === 'duty') return api.positions.orderDuties({ ids });
  if (kind === 'workItem') return api.positions.orderWorkItems({ ids });
  return api.positions.orderStandards({ ids });
}

/** Removes one line with what stands under it; answers whether it went. */
async function removeEntry(kind: OutlineKind, id: string): Promise<boolean> {
  const remove = {
    duty: api.positions.removeDuty,
    workItem: api.positions.removeWorkItem,
    workStandard: api.positions.removeStandard,
  }[kind];
  return (await save(() => remove({ id }))) !== null;
}

/** The outline of one position: its lines, the lines being begun, and every way to change them. */
export function useOutline({ detail, reload, onRemoved }: OutlineOptions): Outline {
  const [drafts, setDrafts] = useState<readonly OutlineDraft[]>([]);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [focus, setFocus] = useState<FocusRequest | null>(null);
  const ids = useRef(new Map<string, string>()); // draft key → the record it became
  const keys = useRef(new Map<string, string>()); // the other way round
  const fresh = useRef(new Set<string>());
  const chain = useRef<Promise<unknown>>(Promise.resolve());

  const rows = useMemo(() => {
    const shown: PositionDetail = {
      ...detail,
      duties: detail.duties
        .filter(({ id }) => !hidden.has(id))
        .map((duty) => ({
          ...duty,
          workItems: duty.workItems
            .filter(({ id }) => !hidden.has(id))
            .map((item) => ({ ...item, standards: item.standards.filter(({ id }) => !hidden.has(id)) })),
        })),
    };
    return outlineRows({ detail: shown, drafts, collapsed, keyOf: (id) => keys.current.get(id) ?? id });
  }, [detail, drafts, collapsed, hidden]);
  const latest = useRef({ rows, detail });
  latest.current = { rows, detail };

  useEffect(() => {
    const present = new Set(
      detail.duties.flatMap((duty) => [
        duty.id,
        ...duty.workItems.flatMap((item) => [item.id, ...item.standards.map(({ id }) => id)]),
      ]),
    );
    setDrafts((old) => {
      const open = old.filter(({ key }) => !present.has(ids.current.get(key) ?? ''));
      return open.length === old.length ? old : open;
    });
  }, [detail]);

  const idOf = (key: string): string => ids.current.get(key) ?? key;
  const rowOf = (key: string): OutlineRow | undefined => latest.current.rows.find((row) => row.key === key);
  const isStored = (key: string): boolean => ids.current.has(key) || rowOf(key)?.id != null;
  /** Commands run one after another: a line may hang below one that is still being written. */
  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    const next = chain.current.then(work, work);
    chain.current = next.catch(() => undefined);
    return next;
  };
  const focusRow = (key: string, at: 'start' | 'end' = 'end'): void => setFocus({ key, at });
  const begin = (draft: Omit<OutlineDraft, 'key'>): void => {
    const key = `draft-${nextDraft++}`;
    fresh.current.add(key);
    setDrafts((old) => [...old, { ...draft, key }]);
    setCollapsed((old) => new Set([...old].filter((other) => other !== draft.parentKey)));
    focusRow(key);
  };
  const dropDraft = (key: string): void => setDrafts((old) => old.filter((draft) => draft.key !== key));
  const orderSiblings = async (kind: OutlineKind, siblings: readonly string[]): Promise<void> => {
    const stored = siblings.filter(isStored).map(idOf);
    if (stored.length > 1) await save(() => order(kind, stored));
  };

  const write = async (key: string, text: string): Promise<boolean> => {
    const row = rowOf(key);
    if (row === undefined) return true; // removed meanwhile
    const id = ids.current.get(key) ?? row.id;
    if (id === null) {
      const made = await save(() => create(row.kind, idOf(row.parentKey), text), key);
      if (made === null) return false;
      ids.current.set(key, made.id);
      keys.current.set(made.id, key);
      if (row.siblings.at(-1) !== key) await orderSiblings(row.kind, row.siblings);
      return true;
    }
    const { duties } = latest.current.detail;
    if (row.kind === 'duty') {
      const record = duties.find((duty) => duty.id === id) ?? { id, revisionId: '' };
      return (await saveFields(api.positions.saveDuty, record, { fields: { text } })).ok;
    }
    const items = duties.flatMap((duty) => duty.workItems);
    if (row.kind === 'workItem') {
      const record = items.find((item) => item.id === id) ?? { id, revisionId: '' };
      return (await saveFields(api.positions.saveWorkItem, record, { fields: { text } })).ok;
    }
    const record = items.flatMap((item) => item.standards).find((standard) => standard.id === id) ?? {
      id,
      revisionId: '',
    };
    return (await saveFields(api.positions.saveStandard, record, { fields: { requirement: text } })).ok;
  };

  const remove = (row: OutlineRow): void => {
    const index = rows.findIndex((other) => other.key === row.key);
    const neighbour = rows[index - 1] ?? rows.slice(index + 1).find((other) => other.depth <= row.depth);
    if (neighbour) focusRow(neighbour.key);
    dropDraft(row.key);
    const id = ids.current.get(row.key) ?? row.id;
    if (id === null) return;
    setHidden((old) => new Set([...old, id]));
    void queue(async () => {
      const removed = await removeEntry(row.kind, id);
      // What was removed may come back under its id: by an undo, here or in the menu.
      setHidden((old) => new Set([...old].filter((other) => other !== id)));
      if (!removed) return;
      const stepId = await lastStepId();
      await reload();
      if (stepId !== null) onRemoved(row, () => void undoStep(stepId));
    });
  };

  return {
    rows,
    focus,
    isFresh: (key) => fresh.current.has(key),
    toggle: (key) =>
      setCollapsed((old) =>
        old.has(key) ? new Set([...old].filter((other) => other !== key)) : new Set([...old, key]),
      ),
    focusRow,
    saveText: (key, text) => (text.trim() === '' ? Promise.resolve(false) : queue(() => write(key, text))),
    addAfter: (row) => begin({ kind: row.kind, parentKey: row.parentKey, afterKey: row.key }),
    addUnder: ({ key, kind }) => begin({ kind, parentKey: key, afterKey: atEnd }),
    changeLevel: (row, by, text) => {
      const next = by === 1 ? indented(rows, row) : outdented(rows, row);
      const id = ids.current.get(row.key) ?? row.id;
      // Evidence proves this very record: a new one of another kind would lose it.
      if (next === null || (id !== null && (detail.evidenceCounts[id] ?? 0) > 0)) return false;
      const place = (): void => {
        setDrafts((old) => [...old.filter((draft) => draft.key !== row.key), { ...next, key: row.key }]);
        setCollapsed((old) => new Set([...old].filter((other) => other !== next.parentKey)));
        focusRow(row.key);
      };
      if (id === null) {
        place();
        return true;
      }
      // A record cannot change its kind: the words move into a new one, and the old one goes.
      setHidden((old) => new Set([...old, id]));
      ids.current.delete(row.key);
      keys.current.set(id, `was-${id}`);
      place();
      void queue(async () => {
        await write(row.key, text.trim() === '' ? row.text : text);
        await removeEntry(row.kind, id);
        setHidden((old) => new Set([...old].filter((other) => other !== id)));
      });
      return true;
    },
    move: (row, by) => {
      const next = moved(row.siblings, row.key, by);
      if (next === null) return;
      void queue(async () => {
        await orderSiblings(row.kind, next);
        await reload();
        focusRow(row.key);
      });
    },
    drop: (key, { row: target, before }) => {
      const row = rowOf(key);
      if (row === undefined || row.kind !== target.kind || row.key === target.key) return;
      void queue(async () => {
        if (row.parentKey !== target.parentKey) {
          const parentId = idOf(target.parentKey);
          const id = idOf(row.key);
          const put =
            row.kind === 'workItem'
              ? () => api.positions.saveWorkItem({ id, fields: { dutyId: parentId } })
              : () => api.positions.saveStandard({ id, fields: { workItemId: parentId } });
          if ((await save<unknown>(put)) === null) return;
        }
        const stored = placed(target.siblings, row.key, { key: target.key, before }).map(idOf);
        await save(() => order(row.kind, stored));
        await reload();
        focusRow(row.key);
      });
    },
    paste: (row, lines, text) => {
      void queue(async () => {
        const added = await save(() =>
          api.positions.addLines({ kind: row.kind, parentId: idOf(row.parentKey), lines }),
        );
        if (added === null) return;
        const siblings = rowOf(row.key)?.siblings ?? row.siblings;
        const at = siblings.indexOf(row.key) + 1;
        const next = [
          ...siblings.slice(0, at).filter(isStored).map(idOf),
          ...added.ids,
          ...siblings.slice(at).filter(isStored).map(idOf),
        ];
        await call(order(row.kind, next));
        await reload();
        if (text.trim() === '' && !isStored(row.key)) dropDraft(row.key);
        const last = added.ids.at(-1);
        if (last !== undefined) focusRow(last);
      });
    },
    remove,
    split: (row, before, after) => {
      void queue(async () => {
        if (!isStored(row.key)) return;
        const made = await save(() => api.positions.splitLine({ kind: row.kind, id: idOf(row.key), before, after }));
        if (made === null) return;
        await reload();
        focusRow(made.id, 'start');
      });
    },
    merge: (row) => {
      const previous = row.siblings[row.siblings.indexOf(row.key) - 1];
      void queue(async () => {
        if (previous === undefined || !isStored(previous) || !isStored(row.key)) return;
        const into = idOf(previous);
        if ((await save(() => api.positions.mergeLines({ kind: row.kind, id: idOf(row.key), into }))) === null) return;
        await reload();
        focusRow(previous);
      });
    },
    duplicate: (row) => {
      void queue(async () => {
        if (!isStored(row.key)) return;
        const made = await save(() => api.positions.duplicateLine({ kind: row.kind, id: idOf(row.key) }));
        if (made === null) return;
        await reload();
        focusRow(made.id);
      });
    },
    moveElsewhere: (row, parentId) => {
      void queue(async () => {
        const id = idOf(row.key);
        const put = {
          duty: () => api.positions.saveDuty({ id, fields: { positionId: parentId } }),
          workItem: () => api.positions.saveWorkItem({ id, fields: { dutyId: parentId } }),
          workStandard: () => api.positions.saveStandard({ id, fields: { workItemId: parentId } }),
        }[row.kind];
        if ((await save<unknown>(put)) !== null) await reload();
      });
    },
    leave: (row, text) => {
      fresh.current.delete(row.key);
      if (text.trim() === '' && !isStored(row.key) && row.childCount === 0) dropDraft(row.key);
    },
  };
}
