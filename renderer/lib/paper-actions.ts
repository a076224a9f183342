import type { PaperFormat, PaperSpec } from '../../shared/contract/papers.ts';
import type { SheetsInFold } from '../../shared/domain/print-order.ts';
import { api } from './client.ts';
import { fileNameOf } from './format.ts';
import { runJob } from './run-job.ts';
import { inform, notify, reportError } from './toasts.ts';
import { currentWords } from './words/words.ts';

export interface WrittenPaper {
  readonly path: string;
  readonly pageCount: number;
}

/** Asks where to, writes the paper there, and offers to open it. Null when the user thought better of it or it failed. */
export function exportPaper(spec: PaperSpec, format: PaperFormat, name: string): Promise<WrittenPaper | null> {
  return write({ spec, format }, name);
}

/** The same as an A5 booklet, in a PDF of A4 sheets. */
export function exportBooklet(spec: PaperSpec, name: string, sheetsInFold: SheetsInFold): Promise<WrittenPaper | null> {
  const booklet = { sheetsInFold };
  return write({ spec, format: 'pdf', booklet }, `${name}-${currentWords().papers.bookletFile}`);
}

async function write(
  paper: Pick<Parameters<typeof api.papers.export>[0], 'spec' | 'format' | 'booklet'>,
  name: string,
): Promise<WrittenPaper | null> {
  const words = currentWords();
  const { format } = paper;
  // Characters that Windows refuses in a file name.
  const suggestedName = `${name
    .replaceAll(/[\\/:*?"<>|\n\r]/gu, ' ')
    .trim()
    .slice(0, 120)}.${format}`;
  const target = await api.desktop.pickTarget({ kind: format === 'xlsx' ? 'table' : format, suggestedName });
  if (!target.ok) {
    reportError(target.error);
    return null;
  }
  const { path } = target.value;
  if (path === null) return null;
  const title = words.papers.exporting(fileNameOf(path));
  const result = await runJob(api.papers.export, { ...paper, path }, { title });
  if (!result.ok) {
    reportError(result.error);
    return null;
  }
  notify(words.papers.exported(fileNameOf(path), result.value.pageCount), {
    label: words.common.openFile,
    run: () => void api.desktop.openFile({ path }),
  });
  return { path, pageCount: result.value.pageCount };
}

/** Compiles the paper and opens the system's print dialog on it. */
export async function printPaper(spec: PaperSpec): Promise<void> {
  const words = currentWords().papers;
  const result = await runJob(api.desktop.print, { spec }, { title: words.printing });
  if (!result.ok) reportError(result.error);
  else if (result.value.printed) inform(words.printed);
}
