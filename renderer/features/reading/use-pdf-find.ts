import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { findInText } from './find-text.ts';

/** A place of the words: its page, and the how manieth there. */
export interface PdfMatch {
  readonly page: number;
  readonly index: number;
}
export interface PdfFind {
  readonly matches: readonly PdfMatch[];
  readonly at: number;
  readonly isBusy: boolean;
  readonly step: (by: -1 | 1) => void;
}

/** Between two keys. */
const afterKeyMs = 200;

/** Looks for words on all pages, those from `firstPage` on first in line to be looked at. */
export function usePdfFind(document: PDFDocumentProxy, words: string, firstPage: number): PdfFind {
  const texts = useRef(new Map<number, string>());
  const [state, setState] = useState<Omit<PdfFind, 'step'>>({ matches: [], at: -1, isBusy: false });
  const start = useRef(firstPage);
  start.current = firstPage;
  useEffect(() => {
    const gone = new AbortController();
    const look = async (): Promise<void> => {
      const matches: PdfMatch[] = [];
      let at = -1;
      for (let page = 1; page <= document.numPages && !gone.signal.aborted; page += 1) {
        let text = texts.current.get(page);
        if (text === undefined) {
          text = await textOf(document, page);
          texts.current.set(page, text);
        }
        const found = findInText(text, words);
        if (found.length === 0) continue;
        matches.push(...found.map((_, index) => ({ page, index })));
        if (at < 0 && page >= start.current) at = matches.length - found.length;
        if (!gone.signal.aborted) setState({ matches: [...matches], at, isBusy: true });
      }
      if (!gone.signal.aborted) setState({ matches, at: at < 0 && matches.length > 0 ? 0 : at, isBusy: false });
    };
    setState({ matches: [], at: -1, isBusy: words.trim() !== '' });
    if (words.trim() === '') return undefined;
    const timer = setTimeout(() => void look(), afterKeyMs);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [document, words]);
  const step = (by: -1 | 1): void =>
    setState((old) => {
      const total = old.matches.length;
      return total === 0 ? old : { ...old, at: (Math.max(0, old.at) + by + total) % total };
    });
  return { ...state, step };
}

async function textOf(document: PDFDocumentProxy, number: number): Promise<string> {
  try {
    const { items } = await (await document.getPage(number)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join('');
  } catch {
    return ''; // a broken page has no words
  }
}
