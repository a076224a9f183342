import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import { api, toAppError } from '../client.ts';
import { cancelJob, newJobId, runJob } from '../run-job.ts';
import { type OpenPdf, openPdf, preparePassing, withPages } from './pdf-document.ts';
import { useUnsavedWords } from './unsaved-words.ts';

export interface OutlineEntry {
  readonly anchor: string;
  readonly title: string;
  readonly level: number;
  readonly page: number;
}
export interface Preview {
  readonly pdf: OpenPdf | null;
  readonly outline: readonly OutlineEntry[];
  readonly missingGlyphs: readonly string[];
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly refresh: () => void;
}

/** What pages of an edit show of it: all but the list of revisions, some, or nothing. */
type Shown = 'all' | 'some' | 'nothing';

/**
 * How long after an edit the whole paper is set again, which cannot be broken off in the middle and makes the next edit
 * wait: where all of an edit is on the screen, on pages as many as before, only a long pause is worth it.
 */
const pauseMs: Readonly<Record<Shown, number>> = { all: 8000, some: 2500, nothing: 250 };
/** The whole paper waits no longer than this for the chapter. */
const longestWaitMs = 3000;

/** Puts documents away that are shown no more, when the pages on screen have been drawn from others. */
function close(gone: readonly OpenPdf[]): void {
  setTimeout(() => gone.forEach((each) => void each.document.loadingTask.destroy()), 2000);
}

/** The paper as a PDF, set again after every edit. The old pages stay until the new ones are there. */
export function usePreview(spec: PaperSpec | null, title: string): Preview {
  const [state, setState] = useState<Omit<Preview, 'refresh'>>({
    pdf: null,
    outline: [],
    missingGlyphs: [],
    busy: true,
    error: null,
  });
  const running = useRef<string | null>(null);
  const shown = useRef<OpenPdf | null>(null);
  /** What the shown pages are known by, and the chapters that were put among them last, by their own ids. */
  const layout = useRef<number | null>(null);
  const patches = useRef<ReadonlyMap<number, OpenPdf>>(new Map());
  const following = useRef<Promise<Shown> | null>(null);
  const lastEdit = useRef(0);
  const again = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const key = JSON.stringify(spec);

  const stop = useCallback((): void => {
    clearTimeout(timer.current);
    lastEdit.current += 1;
    if (running.current !== null) cancelJob(running.current);
    running.current = null;
  }, []);
  const compose = useCallback(async (): Promise<void> => {
    stop();
    const wanted = JSON.parse(key) as PaperSpec | null;
    if (wanted === null) return;
    const id = newJobId();
    running.current = id;
    setState((old) => ({ ...old, busy: true, error: null }));
    const result = await runJob(api.papers.preview, { spec: wanted }, { title, id, inPlace: true, quiet: true });
    if (running.current !== id) return;
    try {
      if (!result.ok) throw result.error;
      const { pdf: data, outline, missingGlyphs } = result.value;
      const pdf = await openPdf(data);
      if (running.current !== id) {
        void pdf.document.loadingTask.destroy();
        return;
      }
      const old = shown.current;
      const passing = patches.current;
      patches.current = new Map();
      // Together: pages that are set for one layout belong into no other document.
      shown.current = pdf;
      layout.current = result.value.layout;
      if (layout.current !== null) preparePassing();
      setState({ pdf, outline, missingGlyphs, busy: false, error: null });
      close([...(old === null ? [] : [old]), ...passing.values()]);
    } catch (cause) {
      if (running.current !== id) return;
      const error = !result.ok ? result.error : toAppError(cause);
      setState((old) => ({ ...old, busy: false, error }));
    }
    running.current = null;
  }, [key, stop, title]);

  useEffect(() => {
    void compose();
    return stop;
  }, [compose, stop]);
  useEffect(
    () => () => {
      for (const each of patches.current.values()) void each.document.loadingTask.destroy();
      patches.current = new Map();
      void shown.current?.document.loadingTask.destroy();
      shown.current = null;
    },
    [],
  );
  /** The chapters that were edited, at once; the whole paper follows when the edits pause. */
  const showChanged = useCallback(async (): Promise<Shown> => {
    const wanted = JSON.parse(key) as PaperSpec | null;
    const base = layout.current;
    if (wanted === null || base === null) return 'nothing';
    const { words: unsaved } = useUnsavedWords.getState();
    const known = [...patches.current.keys()];
    const answer = await api.papers.previewChange({ spec: wanted, layout: base, unsaved, known });
    if (!answer.ok || answer.value === null) return 'nothing';
    const changes = answer.value;
    // Pages that cannot be opened are no loss: the whole paper follows, and says what is wrong where something is.
    const opened = await Promise.all(
      changes.map(async ({ id, pdf }) => {
        const pages = pdf === null ? null : await openPdf(pdf, 'passing').catch(() => null);
        return pages === null ? null : { id, pages };
      }),
    );
    const held = new Map(patches.current);
    for (const each of opened) if (each !== null) held.set(each.id, each.pages);
    const pages = changes.flatMap(({ id }) => held.get(id) ?? []);
    const whole = shown.current;
    if (base !== layout.current || whole === null || pages.length < changes.length) {
      close(opened.flatMap((each) => each?.pages ?? []));
      return 'nothing';
    }
    // No pages of the body: what was edited is shown by the whole paper alone.
    if (changes.length === patches.current.size && opened.every((each) => each === null))
      return changes.length > 0 ? 'some' : 'nothing';
    const wantedNow = new Set(changes.map(({ id }) => id));
    patches.current = new Map([...held].filter(([id]) => wantedNow.has(id)));
    // From the back, so that a chapter that grew does not move the places of those before it.
    const pdf = changes.reduceRight((book, { fromPage: at, oldPages: count, skip }, place) => {
      const own = pages[place];
      return own === undefined ? book : withPages(book, { at, count, skip, pages: own });
    }, whole);
    setState((old) => ({ ...old, pdf }));
    close([...held].flatMap(([id, gone]) => (wantedNow.has(id) ? [] : [gone])));
    const hasMoved = changes.some(({ oldPages, skip }, place) => pages[place]?.sizes.length !== skip + oldPages);
    return hasMoved || changes.some(({ differsElsewhere }) => differsElsewhere) ? 'some' : 'all';
  }, [key]);
  /** One at a time: what is edited meanwhile is shown by the next one. */
  const follow = useCallback(async (): Promise<Shown> => {
    if (following.current !== null) {
      again.current = true;
      return following.current;
    }
    const run = async (): Promise<Shown> => {
      try {
        for (;;) {
          again.current = false;
          const seen = await showChanged();
          if (!again.current) return seen;
        }
      } finally {
        following.current = null;
      }
    };
    following.current = run();
    return following.current;
  }, [showChanged]);
  const edited = useCallback((): void => {
    // Pages that are being set are of what was before this edit.
    if (shown.current !== null) stop();
    clearTimeout(timer.current);
    setState((old) => (old.busy ? old : { ...old, busy: true }));
    lastEdit.current += 1;
    const edit = lastEdit.current;
    // The chapter first: both at once would make it wait on a small machine. But not for ever.
    const patience = new Promise<Shown>((resolve) => setTimeout(() => resolve('nothing'), longestWaitMs));
    void Promise.race([follow(), patience]).then((seen) => {
      if (edit !== lastEdit.current) return;
      timer.current = setTimeout(() => void compose(), pauseMs[seen]);
    });
  }, [compose, follow, stop]);
  // At once, before the lists that are read again after a change: they would come first.
  useEffect(() => api.on('changed', ({ kinds }) => (kinds.length > 0 ? edited() : undefined)), [edited]);
  useEffect(() => {
    // At the first key: those that come while its pages are set are shown together by the next ones.
    return useUnsavedWords.subscribe(({ words }) => {
      if (words !== null) edited();
    });
  }, [edited]);
  return { ...state, refresh: () => void compose() };
}
