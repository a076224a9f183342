import { create } from 'zustand';
import type { EvidenceRow, IngestOutcome } from '../../../shared/contract/evidence.ts';
import type { EvidenceKind, EvidenceTargetKind } from '../../../shared/domain/evidence.ts';

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
}

/** What the evidence screen remembers while the program runs; a running ingest survives a change of screen. */
interface EvidenceView extends EvidenceFilter {
  readonly selectedId: string | null;
  readonly panelOpen: boolean;
  /** The list, or the sheet in which many pieces are edited. */
  readonly mode: 'list' | 'sheet';
  readonly jobId: string | null;
  readonly outcome: IngestOutcome | null;
  readonly set: (change: Partial<Omit<EvidenceView, 'set'>>) => void;
}

export const useEvidenceView = create<EvidenceView>()((set) => ({
  text: '',
  kind: '',
  onlyUnlinked: false,
  targetId: '',
  selectedId: null,
  panelOpen: false,
  mode: 'list',
  jobId: null,
  outcome: null,
  set: (change) => set(change),
}));

function matches(hay: string, text: string): boolean {
  return text
    .trim()
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => hay.toLowerCase().includes(word));
}

/** The rows that a filter lets through; each word of the text must be found somewhere in the row or its links. */
export function filterEvidence(rows: readonly EvidenceRow[], filter: EvidenceFilter): readonly EvidenceRow[] {
  return rows.filter((row) => {
    if (filter.kind !== '' && row.kind !== filter.kind) return false;
    if (filter.onlyUnlinked && row.links.length > 0) return false;
    if (filter.targetId !== '' && !row.links.some((link) => link.targetId === filter.targetId)) return false;
    const links = row.links.flatMap((link) => [link.targetTitle, link.targetPlace]);
    return matches(
      [row.number, row.title, row.year, row.provider, row.keeper, row.fileName, ...links].join('\n'),
      filter.text,
    );
  });
}

/** The targets that a search finds; each word must be found in title or place. */
export function filterTargets(targets: readonly LinkTarget[], text: string): readonly LinkTarget[] {
  return targets.filter((target) => matches(`${target.title}\n${target.place}`, text));
}
