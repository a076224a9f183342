import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Paper } from '../../../shared/document/blocks.ts';
import { headingsOf, headingText } from '../../../shared/document/paper-text.ts';
import { typstInput } from '../../../shared/document/typst-input.ts';
import { systemFontFolders } from './font-folders.ts';
import type { TypesetAnswer, TypesetFailure, TypesetRequest } from './typst-messages.ts';

/** Where a heading stands. */
export interface OutlineEntry {
  readonly anchor: string;
  readonly title: string;
  readonly level: number;
  /** Whether the table of contents lists it. */
  readonly listed: boolean;
  /** Sheet, counted from 1. */
  readonly page: number;
  /** The number printed on that page. */
  readonly label: string;
}

/** A paper laid out on pages, and as a PDF: the same bytes for the same paper and fonts. */
export interface TypesetPaper {
  readonly pageCount: number;
  readonly outline: readonly OutlineEntry[];
  /** PDF/A-2b, tagged; ordinary PDF when glyphs are missing. */
  readonly pdf: Uint8Array<ArrayBuffer>;
  /** Letters that no font at hand can draw. */
  readonly missingGlyphs: readonly string[];
}

export interface TypstResources {
  readonly fontsDir: string;
  readonly templatesDir: string;
}

interface Waiting {
  readonly resolve: (answer: TypesetAnswer) => void;
  readonly reject: (error: Error) => void;
}
interface Typesetter {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

// One thread, started with the first paper and kept: its compiler is warm for the next one.
let typesetter: Typesetter | undefined;
let lastId = 0;

/** Lays a paper out in a thread of its own. Rejects with the typesetter's words when the template is at fault: a bug, never bad input. */
export async function typeset(paper: Paper, resources: TypstResources): Promise<TypesetPaper> {
  const { pageCount, places, pdf, missingGlyphs } = await ask(requestOf(paper, resources, 'pdf'));
  const outline = headingsOf(paper).map((heading, index): OutlineEntry => {
    const place = places[index];
    if (place === undefined) throw new Error(`The layout has no place for the heading ${heading.anchor}`);
    return {
      anchor: heading.anchor,
      title: headingText(heading),
      level: heading.level,
      listed: heading.listed,
      page: place.sheet,
      label: place.label,
    };
  });
  return { pageCount, outline, pdf: new Uint8Array(pdf), missingGlyphs };
}

/** The pages of a paper as one SVG, top to bottom: each page a ground of its size in points and a group. */
export async function typesetSheets(
  paper: Paper,
  resources: TypstResources,
): Promise<{ readonly svg: string; readonly pageCount: number }> {
  const { svg, pageCount } = await ask(requestOf(paper, resources, 'svg'));
  return { svg, pageCount };
}

function requestOf(paper: Paper, resources: TypstResources, output: TypesetRequest['output']): TypesetRequest {
  lastId += 1;
  return {
    id: lastId,
    fontFolders: [resources.fontsDir, ...systemFontFolders(process.platform, process.env)],
    templatesDir: resources.templatesDir,
    paperJson: typstInput(paper),
    output,
    createdAtSeconds: Math.floor(Date.parse(`${paper.meta.date}T00:00:00Z`) / 1000),
  };
}

function ask(request: TypesetRequest): Promise<TypesetAnswer> {
  typesetter ??= start();
  const { worker, waiting } = typesetter;
  return new Promise((resolve, reject) => {
    waiting.set(request.id, { resolve, reject });
    worker.ref();
    worker.postMessage(request);
  });
}

function start(): Typesetter {
  const worker = new Worker(workerFile());
  const waiting = new Map<number, Waiting>();
  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref(); // an idle thread does not keep the process alive
    return one;
  };
  worker.on('message', (answer: TypesetAnswer | TypesetFailure) => {
    const one = settle(answer.id);
    if ('failure' in answer) one?.reject(new Error(`The paper could not be laid out: ${answer.failure}`));
    else one?.resolve(answer);
  });
  const end = (cause: Error) => {
    if (typesetter?.worker === worker) typesetter = undefined;
    for (const id of waiting.keys()) settle(id)?.reject(cause);
  };
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`The typesetter ended with code ${code}`)));
  worker.unref();
  return { worker, waiting };
}

/** Beside this file in the sources; beside the host or above its chunks in the built program. */
function workerFile(): URL {
  const candidates = ['./typst-worker.ts', './typst-worker.mjs', '../typst-worker.mjs'].map(
    (name) => new URL(name, import.meta.url),
  );
  const found = candidates.find((url) => existsSync(fileURLToPath(url)));
  if (found === undefined) throw new Error('The typesetter is missing from this program');
  return found;
}
