import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { missingGlyphsFrom } from './missing-glyphs.ts';
import { joinStandards } from './pdf-standards.ts';
import type { TypesetAnswer, TypesetRequest } from './typst-messages.ts';
import type { ThreadFailure } from './worker-thread.ts';

type Request = TypesetRequest & { readonly id: number };

/**
 * The thread in which papers are laid out: a handbook of hundreds of pages takes a second or more of computing, and the
 * host must save and answer meanwhile. Keeps the compiler with its fonts and unchanged layout from paper to paper.
 */
let kept: { readonly key: string; readonly compiler: NodeCompiler } | undefined;

parentPort?.on('message', (request: Request) => {
  let answer: TypesetAnswer | ThreadFailure;
  try {
    answer = typeset(request);
  } catch (error) {
    answer = { id: request.id, failure: String(error).slice(0, 2000) };
  }
  parentPort?.postMessage(answer);
  cleanLater(request.paperJson.length);
});

/** A book leaves the more the longer it is: one of three hundred pages as much as ten smaller papers. */
const charactersOfOne = 120_000;
/** What the last two books asked of the store stays: with it, the next one takes a fraction of the time. */
const cleaningsToKeep = 2;
/** Smaller papers and single pages leave some megabytes each, which go after so many. */
const mostUncleaned = 30;
const restMs = 400;
let uncleaned = 0;
let cleaning: ReturnType<typeof setTimeout> | undefined;

/**
 * Cleans the typesetter's store, which is that of all threads, when nothing is asked for a moment: whoever types would
 * wait for it. Seldom, too: each time what the last book left grows older, and a book set anew keeps all threads busy.
 * At once where books come so close that there is no such moment.
 */
function cleanLater(length: number): void {
  uncleaned += Math.max(1, length / charactersOfOne);
  clearTimeout(cleaning);
  if (uncleaned < mostUncleaned) return;
  if (uncleaned > 1.5 * mostUncleaned) clean();
  else cleaning = setTimeout(clean, restMs);
}

function clean(): void {
  uncleaned = 0;
  kept?.compiler.evictCache(cleaningsToKeep);
}

function typeset(request: Request): TypesetAnswer {
  const template = request.template ?? readFileSync(join(request.templatesDir, 'paper.typ'), 'utf8');
  const compiler = compilerFor(request, template);
  compiler.mapShadow(join(request.templatesDir, 'paper.json'), Buffer.from(request.paperJson));
  const { pictures = [] } = request;
  for (const { file, bytes } of pictures)
    compiler.mapShadow(join(request.templatesDir, file), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    return setIn(compiler, request, template);
  } finally {
    // Kept, every picture that was ever printed would stay in memory.
    for (const { file } of pictures) compiler.unmapShadow(join(request.templatesDir, file));
  }
}

function setIn(compiler: NodeCompiler, request: Request, template: string): TypesetAnswer {
  const result = compiler.compile({ mainFileContent: template });
  const document = result.result;
  if (document === null) throw new Error(`paper.typ: ${JSON.stringify(result.takeDiagnostics()?.shortDiagnostics)}`);
  const survey: unknown = compiler.query(document, { selector: '<survey>', field: 'value' });
  const places = (Array.isArray(survey) ? survey[0] : undefined) as TypesetAnswer['places'] | undefined;
  if (places === undefined) throw new Error('paper.typ: no survey');
  const output = outputOf(compiler, document, request);
  return { id: request.id, pageCount: document.numOfPages, places, ...output };
}

function outputOf(
  compiler: NodeCompiler,
  document: NodeTypstDocument,
  request: Request,
): Pick<TypesetAnswer, 'pdf' | 'svg' | 'missingGlyphs'> {
  const nothing = { pdf: new Uint8Array(), svg: '', missingGlyphs: [] };
  if (request.output === 'places') return nothing;
  if (request.output === 'svg') return { ...nothing, svg: compiler.plainSvg(document) };
  return { ...nothing, ...pdfOf(compiler, document, request) };
}

/**
 * One for each template: given another one, the typesetter reads only what changed, and ends the whole process where the
 * change begins in the middle of a Chinese letter.
 */
function compilerFor(request: TypesetRequest, template: string): NodeCompiler {
  const key = JSON.stringify([request.templatesDir, request.fontFolders, template]);
  if (kept?.key !== key) {
    kept = {
      key,
      compiler: NodeCompiler.create({
        workspace: request.templatesDir,
        fontArgs: [{ fontPaths: [...request.fontFolders] }],
      }),
    };
  }
  return kept.compiler;
}

/**
 * PDF/A-2b, and PDF/UA-1 where the content allows it; plain PDF when letters are missing from every font, which both
 * forbid but a reader can live with.
 */
function pdfOf(
  compiler: NodeCompiler,
  document: NodeTypstDocument,
  { createdAtSeconds, standards = 'both', isUntagged = false }: TypesetRequest,
): Pick<TypesetAnswer, 'pdf' | 'missingGlyphs'> {
  const write = (pdfStandard: string): Uint8Array =>
    compiler.pdf(document, { pdfStandard, creationTimestamp: createdAtSeconds, ...(isUntagged && { pdfTags: false }) });
  if (standards === 'none') return { pdf: write('1.7'), missingGlyphs: [] };
  try {
    const archival = write('a-2b');
    const accessible = standards === 'both' ? accepted(() => write('ua-1')) : null;
    return { pdf: accessible === null ? archival : joinStandards(accessible, archival), missingGlyphs: [] };
  } catch (cause) {
    const missingGlyphs = missingGlyphsFrom(cause);
    if (missingGlyphs.length === 0) throw cause;
    return { pdf: write('1.7'), missingGlyphs };
  }
}

/** Null where the typesetter's checks object to the content, such as a heading that skips a level. */
function accepted(write: () => Uint8Array): Uint8Array | null {
  try {
    return write();
  } catch {
    return null;
  }
}
