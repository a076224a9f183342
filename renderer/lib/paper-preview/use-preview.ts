import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import { api, toAppError } from '../client.ts';
import { cancelJob, newJobId, runJob } from '../run-job.ts';
import { useChanged } from '../use-changed.ts';
import { type OpenPdf, openPdf, withPages } from './pdf-document.ts';

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

/** A pause in typing is long enough to be worth setting the pages again. */
const afterEditMs = 700;

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
  /** What the shown pages are known by, and the chapters that were put among them since. */
  const layout = useRef<number | null>(null);
  const patches = useRef<OpenPdf[]>([]);
  const asking = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const key = JSON.stringify(spec);

  const stop = useCallback((): void => {
    clearTimeout(timer.current);
    if (running.current !== null) cancelJob(running.current);
    running.current = null;
  }, []);
  const compose = useCallback(async (): Promise<void> => {
    stop();
    const wanted = JSON.parse(key) as PaperSpec | null;
    if (wanted === null) return;
    const id = newJobId();
    running.current = id;
    // Chapters that are still on their way belong to the pages that are left now.
    asking.current += 1;
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
      const passing = patches.current.splice(0);
      // Together: pages that are set for one layout belong into no other document.
      shown.current = pdf;
      layout.current = result.value.layout;
      setState({ pdf, outline, missingGlyphs, busy: false, error: null });
      // The pages on screen are drawn from the new document first.
      const gone = [...(old === null ? [] : [old]), ...passing];
      setTimeout(() => gone.forEach((each) => void each.document.loadingTask.destroy()), 2000);
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
      for (const each of patches.current.splice(0)) void each.document.loadingTask.destroy();
      void shown.current?.document.loadingTask.destroy();
      shown.current = null;
    },
    [],
  );
  /** The chapter that was edited, at once; the whole paper follows when the edits pause. */
  const follow = useCallback(async (): Promise<void> => {
    const wanted = JSON.parse(key) as PaperSpec | null;
    const base = layout.current;
    if (wanted === null || base === null || running.current !== null) return;
    asking.current += 1;
    const mine = asking.current;
    const isOvertaken = (): boolean => mine !== asking.current || base !== layout.current || shown.current === null;
    const answer = await api.papers.previewChange({ spec: wanted, layout: base });
    if (!answer.ok || answer.value === null || isOvertaken()) return;
    // Pages that cannot be opened are no loss: the whole paper follows, and says what is wrong where something is.
    const pages = await openPdf(answer.value.pdf).catch(() => null);
    if (pages === null) return;
    const whole = shown.current;
    if (isOvertaken() || whole === null) return void pages.document.loadingTask.destroy();
    patches.current.push(pages);
    const { fromPage: at, oldPages: count, skip } = answer.value;
    setState((old) => ({ ...old, pdf: withPages(whole, { at, count, pages, skip }) }));
  }, [key]);
  useChanged(recordKinds, () => {
    void follow();
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void compose(), afterEditMs);
  });
  return { ...state, refresh: () => void compose() };
}
