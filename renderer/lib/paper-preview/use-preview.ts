import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import { api, toAppError } from '../client.ts';
import { cancelJob, newJobId, runJob } from '../run-job.ts';
import { useChanged } from '../use-changed.ts';
import { type OpenPdf, openPdf } from './pdf-document.ts';

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
      shown.current = pdf;
      setState({ pdf, outline, missingGlyphs, busy: false, error: null });
      // The pages on screen are drawn from the new document first.
      if (old !== null) setTimeout(() => void old.document.loadingTask.destroy(), 2000);
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
      void shown.current?.document.loadingTask.destroy();
      shown.current = null;
    },
    [],
  );
  useChanged(recordKinds, () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void compose(), afterEditMs);
  });
  return { ...state, refresh: () => void compose() };
}
