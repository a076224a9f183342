import { create } from 'zustand';
import type { EvidenceRow, IngestOutcome } from '../../../shared/contract/evidence.ts';
import type { PieceRule } from '../../../shared/domain/coverage/piece-rules.ts';
import type { EvidenceKind, EvidenceTargetKind } from '../../../shared/domain/evidence.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import type { EvidenceOrder } from './evidence-order.ts';

export interface LinkTarget {
  readonly targetKind: EvidenceTargetKind;
  readonly targetId: string;
  readonly title: string;
  readonly place: string;
  /** Which record of a workflow; empty for the thing itself. */
  readonly recordName: string;
}

export interface EvidenceFilter {
  readonly text: string;
  readonly kind: EvidenceKind | '';
  readonly onlyUnlinked: boolean;
  /** Only evidence that proves this record; '' for all. */
  readonly targetId: string;
  /** Only pieces that broke a rule when the check led here: one that is mended stays in sight. Null for all. */
  readonly broken: { readonly rule: PieceRule; readonly ids: ReadonlySet<string> } | null;
  /** Only what an intake has brought; null for all. */
  readonly takenIn: ReadonlySet<string> | null;
}

/** The filter that lets everything through. */
export const everything: EvidenceFilter = {
  text: '',
  kind: '',
  onlyUnlinked: false,
  targetId: '',
  broken: null,
  takenIn: null,
};

/** What the evidence screen remembers while the program runs; a running ingest survives a change of screen. */
interface EvidenceView extends EvidenceFilter {
  /** Null for the list's own order, by numbers. */
  readonly order: EvidenceOrder | null;
  readonly selectedId: string | null;
  readonly panelOpen: boolean;
  /** The list, or the sheet in which many pieces are edited. */
  readonly mode: 'list' | 'sheet';
  readonly jobId: string | null;
  /** Intakes that wait for the running one to end. */
  readonly waiting: number;
  readonly outcome: IngestOutcome | null;
  readonly set: (change: Partial<Omit<EvidenceView, 'set'>>) => void;
}

export const useEvidenceView = create<EvidenceView>()((set) => ({
  ...everything,
  order: null,
  selectedId: null,
  panelOpen: false,
  mode: 'list',
  jobId: null,
  waiting: 0,
  outcome: null,
  set: (change) => set(change),
}));

// What was narrowed down, sorted and told in one file means nothing in another.
useWorkspace.subscribe((now, before) => {
  if (now.status?.path === before.status?.path || before.status === null) return;
  useEvidenceView.setState({ ...everything, order: null, selectedId: null, panelOpen: false, outcome: null });
});

/** What a row is searched in, made once: 20,000 of them at every key would hold the page. */
const hays = new WeakMap<EvidenceRow, string>();

function hayOf(row: EvidenceRow): string {
  const known = hays.get(row);
  if (known !== undefined) return known;
  const links = row.links.flatMap((link) => [link.targetTitle, link.targetPlace]);
  const files = row.parts.map((part) => part.fileName);
  const { number, title, year, provider, keeper, physicalPlace, remarks, fileName } = row;
  const texts = [number, title, year, provider, keeper, physicalPlace, remarks, fileName, ...files, ...links];
  const hay = texts.join('\n').toLowerCase();
  hays.set(row, hay);
  return hay;
}

/**
 * Makes what the rows are searched in while the page has nothing to do: the first key of a filter would wait for all of
 * it otherwise. Answers how to stop.
 */
export function prepareFilter(rows: readonly EvidenceRow[]): () => void {
  let at = 0;
  const step = (deadline: IdleDeadline): void => {
    for (; at < rows.length && deadline.timeRemaining() > 2; at += 1) {
      const row = rows[at];
      if (row !== undefined) hayOf(row);
    }
    if (at < rows.length) handle = requestIdleCallback(step);
  };
  let handle = requestIdleCallback(step);
  return () => cancelIdleCallback(handle);
}

/** The rows that a filter lets through; each word of the text must be found somewhere in the row or its links. */
export function filterEvidence(rows: readonly EvidenceRow[], filter: EvidenceFilter): readonly EvidenceRow[] {
  const words = wordsOf(filter.text);
  const { kind, onlyUnlinked, targetId, broken, takenIn } = filter;
  const isAll = kind === '' && !onlyUnlinked && targetId === '' && broken === null && takenIn === null;
  if (isAll && words.length === 0) return rows;
  return rows.filter((row) => {
    if (broken !== null && !broken.ids.has(row.id)) return false;
    if (takenIn !== null && !takenIn.has(row.id)) return false;
    if (kind !== '' && row.kind !== kind) return false;
    if (onlyUnlinked && row.links.length > 0) return false;
    if (targetId !== '' && !row.links.some((link) => link.targetId === targetId)) return false;
    return words.every((word) => hayOf(row).includes(word));
  });
}

/** The targets that a search finds; each word must be found in title or place. */
export function filterTargets(targets: readonly LinkTarget[], text: string): readonly LinkTarget[] {
  const words = wordsOf(text);
  return targets.filter(({ title, place }) => {
    const hay = `${title}\n${place}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}

/** What a link to it says; the target of a list has words beside it. */
export function proofOf({ targetKind, targetId, recordName }: LinkTarget) {
  return { targetKind, targetId, recordName };
}

/** What all of these pieces prove already, as the picker names it. */
export function linkedByAll(rows: readonly EvidenceRow[]): ReadonlySet<string> {
  const [first, ...others] = rows.map(({ links }) => links.map((link) => `${link.targetId} ${link.recordName}`));
  const sets = others.map((keys) => new Set(keys));
  return new Set(first?.filter((key) => sets.every((set) => set.has(key))));
}

/** The pieces that prove this already, whatever the year. */
export function provenBy(
  rows: readonly EvidenceRow[],
  target: { readonly targetId: string; readonly recordName: string },
): ReadonlySet<string> {
  const isIt = (link: EvidenceRow['links'][number]): boolean =>
    link.targetId === target.targetId && link.recordName === target.recordName;
  return new Set(rows.filter(({ links }) => links.some(isIt)).map(({ id }) => id));
}
