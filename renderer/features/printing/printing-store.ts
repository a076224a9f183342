import { create } from 'zustand';
import type { AppError } from '../../../shared/app-error.ts';
import type { MissingGlyph, PaperName, Printable } from '../../../shared/contract/papers.ts';
import type { PrintChoice } from '../../../shared/contract/printing.ts';
import type { Zoom } from '../../lib/paper-preview/page-layout.ts';

/** Where the papers of the queue go. */
export const targets = ['printer', 'pdf', 'docx', 'xlsx'] as const;
export type Target = (typeof targets)[number];

/** A paper in the queue. */
export interface Queued extends Printable {
  readonly paper: PaperName;
}

/** How far one paper has come. */
export type Progress =
  | { readonly state: 'waiting' | 'checking' | 'working' | 'saving' | 'printed' | 'no-sheet' | 'not-one' }
  | { readonly state: 'saved'; readonly path: string }
  | { readonly state: 'failed'; readonly error: AppError }
  | { readonly state: 'held'; readonly missing: readonly MissingGlyph[] };

/** What is said of one paper for this time only. */
export type OnceOnly = Pick<PrintChoice, 'range' | 'faces'>;
export const nothingSpecial: OnceOnly = { range: '', faces: 'all' };

interface PrintingView {
  readonly queue: readonly Queued[];
  readonly open: readonly PaperName[];
  readonly text: string;
  readonly target: Target;
  /** Key of the paper that is previewed. */
  readonly shown: string | null;
  readonly once: Readonly<Record<string, OnceOnly>>;
  readonly progress: Readonly<Record<string, Progress>>;
  /** While the queue runs: how many of how many are done, and the job of the one that is being worked on. */
  readonly run: { readonly done: number; readonly total: number; readonly stopping: boolean } | null;
  /** How the last run ended. */
  readonly ended: { readonly done: number; readonly open: number; readonly stopped: boolean } | null;
  readonly templatesOpen: boolean;
  readonly zoom: Zoom;
  readonly set: (change: Partial<Omit<PrintingView, 'set'>>) => void;
}

/** What the print centre remembers while the program runs; a running queue goes on when the screen is left. */
export const usePrinting = create<PrintingView>()((set) => ({
  queue: [],
  open: [],
  text: '',
  target: 'printer',
  shown: null,
  once: {},
  progress: {},
  run: null,
  ended: null,
  templatesOpen: false,
  zoom: 'width',
  set: (change) => set(change),
}));

/** Puts papers into the queue behind the others, or takes them out. */
export function choose(items: readonly Queued[], chosen: boolean): void {
  usePrinting.setState(({ queue, shown, progress }) => {
    const keys = new Set(items.map(({ key }) => key));
    const rest = queue.filter(({ key }) => !keys.has(key));
    const added = chosen ? items.filter(({ key }) => !queue.some((other) => other.key === key)) : [];
    const next = chosen ? [...queue, ...added] : rest;
    const kept = Object.fromEntries(Object.entries(progress).filter(([key]) => next.some((each) => each.key === key)));
    const first = added[0]?.key ?? next[0]?.key ?? null;
    return {
      queue: next,
      progress: kept,
      ended: null,
      shown: shown !== null && next.some(({ key }) => key === shown) && added.length === 0 ? shown : first,
    };
  });
}

/** Notes how far one paper has come; null forgets it. */
export function note(key: string, progress: Progress | null): void {
  usePrinting.setState((view) => {
    const rest = Object.fromEntries(Object.entries(view.progress).filter(([other]) => other !== key));
    return { progress: progress === null ? rest : { ...rest, [key]: progress } };
  });
}

/** Whether a paper is of all records of its kind at once. */
export function isOfAll(spec: Queued['spec']): boolean {
  if (spec.paper === 'job-description') return spec.positionIds.length === 0;
  return spec.paper === 'workflows' && spec.workflowIds.length === 0;
}
