import type { AppError } from '../../../shared/app-error.ts';
import { type PaperFormat, sheetPapers } from '../../../shared/contract/papers.ts';
import type { Result } from '../../../shared/result.ts';
import type { TemplateRow } from '../../../shared/contract/templates.ts';
import { api } from '../../lib/client.ts';
import { cancelJob, newJobId, runJob } from '../../lib/run-job.ts';
import { currentWords } from '../../lib/words/words.ts';
import { habitOf } from './print-habits.ts';
import { isOfAll, note, nothingSpecial, type Queued, type Target, usePrinting } from './printing-store.ts';

interface RunOptions {
  readonly target: Target;
  /** For files. */
  readonly folder: string;
  /** The school's forms, for Word files. */
  readonly templates: readonly TemplateRow[];
  /** The user has seen which letters are missing and prints all the same. */
  readonly acceptMissing: boolean;
}

let currentJob: string | null = null;

/**
 * Works through papers one after the other. One that fails or waits for a word does not hold up the others; stopping
 * ends the one in hand and leaves the rest as they were.
 */
export async function runQueue(items: readonly Queued[], options: RunOptions): Promise<void> {
  if (usePrinting.getState().run !== null || items.length === 0) return;
  usePrinting.setState({ run: { done: 0, total: items.length, stopping: false }, ended: null });
  for (const { key } of items) note(key, { state: 'waiting' });
  let finished = 0;
  for (const [index, item] of items.entries()) {
    if (isStopping()) break;
    usePrinting.setState({ run: { done: index, total: items.length, stopping: false } });
    // Printers get their papers in order: one after the other is the point.
    if (await workOn(item, options)) finished += 1;
  }
  const stopped = isStopping();
  for (const { key } of items) if (usePrinting.getState().progress[key]?.state === 'waiting') note(key, null);
  usePrinting.setState({ run: null, ended: { done: finished, open: items.length - finished, stopped } });
}

/** Ends the paper in hand and takes up no other. */
export function stopQueue(): void {
  const { run } = usePrinting.getState();
  if (run === null) return;
  usePrinting.setState({ run: { ...run, stopping: true } });
  if (currentJob !== null) cancelJob(currentJob);
}

function isStopping(): boolean {
  return usePrinting.getState().run?.stopping === true;
}

/** Whether the paper was printed or written. */
async function workOn(item: Queued, options: RunOptions): Promise<boolean> {
  const { target, acceptMissing } = options;
  if (target === 'xlsx' && !sheetPapers.has(item.paper)) {
    note(item.key, { state: 'no-sheet' });
    return false;
  }
  if (!acceptMissing && (target === 'printer' || target === 'pdf')) {
    note(item.key, { state: 'checking' });
    const title = currentWords().printing.jobCheck(item.title);
    const inspected = await inHand((id) => runJob(api.papers.inspect, { spec: item.spec }, { title, id }));
    if (!inspected.ok) return failed(item.key, inspected.error);
    if (inspected.value.missing.length > 0) {
      note(item.key, { state: 'held', missing: inspected.value.missing });
      return false;
    }
    if (isStopping()) return failed(item.key, { code: 'cancelled' });
  }
  return target === 'printer' ? print(item) : save(item, { ...options, format: target });
}

async function print(item: Queued): Promise<boolean> {
  note(item.key, { state: 'working' });
  const title = currentWords().printing.jobPrint(item.title);
  const choice = { ...habitOf(item.paper), ...(usePrinting.getState().once[item.key] ?? nothingSpecial) };
  const printed = await inHand((id) => runJob(api.desktop.print, { spec: item.spec, choice }, { title, id }));
  if (!printed.ok) return failed(item.key, printed.error);
  note(item.key, { state: 'printed' });
  return true;
}

async function save(
  item: Queued,
  {
    format,
    folder,
    templates,
  }: { readonly format: PaperFormat; readonly folder: string; readonly templates: readonly TemplateRow[] },
): Promise<boolean> {
  const template = format === 'docx' ? templateOf(item.paper, templates) : null;
  if (template !== null && isOfAll(item.spec)) {
    note(item.key, { state: 'not-one' });
    return false;
  }
  note(item.key, { state: 'saving' });
  const words = currentWords().printing;
  const title = words.jobSave(item.title);
  const booklet = format === 'pdf' && habitOf(item.paper).fileBooklet;
  const name = fileNameFor(item, words.kinds[item.paper]) + (booklet ? `-${words.booklet}` : '');
  const path = `${folder}/${name}.${format}`;
  const input = { spec: item.spec, path, keepExisting: true };
  const saved = await inHand<Result<{ readonly path: string }, AppError>>((id) =>
    template === null
      ? runJob(
          api.papers.export,
          { ...input, format, ...(booklet ? { booklet: 'usual' as const } : {}) },
          { title, id },
        )
      : runJob(api.templates.fillIn, { ...input, templateId: template.id }, { title, id }),
  );
  if (!saved.ok) return failed(item.key, saved.error);
  note(item.key, { state: 'saved', path: saved.value.path });
  return true;
}

/** The school's form that a kind of paper was last written in; null for the built-in layout, and when the form is gone. */
export function templateOf(paper: Queued['paper'], templates: readonly TemplateRow[]): TemplateRow | null {
  const { templateId } = habitOf(paper);
  return templates.find(({ id, usage }) => id === templateId && usage === paper) ?? null;
}

/** Kind, title and note, each said once, without characters that Windows refuses. */
function fileNameFor({ title, note: extra }: Queued, kind: string): string {
  const parts = [title.includes(kind) || kind.includes(title) ? '' : kind, title, title.includes(extra) ? '' : extra];
  return parts
    .filter((part) => part !== '')
    .join('-')
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, 120);
}

function failed(key: string, error: AppError): false {
  note(key, error.code === 'cancelled' ? null : { state: 'failed', error });
  if (error.code === 'cancelled') stopQueue();
  return false;
}

/** Starts one job and remembers it, so that `stopQueue` finds it. */
async function inHand<T>(start: (id: string) => Promise<T>): Promise<T> {
  const id = newJobId();
  currentJob = id;
  try {
    return await start(id);
  } finally {
    currentJob = null;
  }
}
