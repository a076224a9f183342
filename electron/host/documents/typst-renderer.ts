import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { Paper } from '../../../shared/document/blocks.ts';
import { headingsOf, headingText } from '../../../shared/document/paper-text.ts';
import { typstInput } from '../../../shared/document/typst-input.ts';
import { systemFontFolders } from './font-folders.ts';
import { missingGlyphsFrom } from './missing-glyphs.ts';

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

/** A paper laid out on pages. */
export interface TypesetPaper {
  readonly pageCount: number;
  readonly outline: readonly OutlineEntry[];
  /** The same bytes for the same paper and fonts. PDF/A-2b, except when letters are missing from every font, which PDF/A forbids. */
  readonly pdf: () => { readonly bytes: Uint8Array; readonly missingGlyphs: readonly string[] };
}

export interface TypstResources {
  readonly fontsDir: string;
  readonly templatesDir: string;
}

// The compiler keeps fonts and unchanged layout, so a second paper takes a fraction of the first one's time.
let warm: { readonly key: string; readonly compiler: Promise<NodeCompiler> } | undefined;

/** Lays a paper out. Throws an `Error` with the compiler's words when the template itself is at fault: a bug, never bad input. */
export async function typeset(paper: Paper, resources: TypstResources): Promise<TypesetPaper> {
  const key = JSON.stringify(resources);
  if (warm?.key !== key) warm = { key, compiler: createCompiler(resources) };
  const [compiler, template] = await Promise.all([warm.compiler, readFile(join(resources.templatesDir, 'paper.typ'), 'utf8')]);
  // From here on nothing is awaited: two papers never share the shadow file.
  compiler.mapShadow(join(resources.templatesDir, 'paper.json'), Buffer.from(typstInput(paper)));
  const result = compiler.compile({ mainFileContent: template });
  const document = result.result;
  if (document === null) throw new Error(`The paper's template did not compile: ${diagnosticsOf(result.takeDiagnostics()?.shortDiagnostics)}`);
  const outline = outlineOf(paper, compiler, document);
  const pageCount = document.numOfPages;
  compiler.evictCache(10);
  return { pageCount, outline, pdf: () => pdfOf(compiler, document, paper.meta.date) };
}

async function createCompiler(resources: TypstResources): Promise<NodeCompiler> {
  // The native module is loaded when the first paper is asked for: it costs start-up time and memory.
  const typst = await import('@myriaddreamin/typst-ts-node-compiler');
  return typst.NodeCompiler.create({
    workspace: resources.templatesDir,
    fontArgs: [{ fontPaths: [resources.fontsDir, ...systemFontFolders(process.platform, process.env)] }],
  });
}

function outlineOf(paper: Paper, compiler: NodeCompiler, document: NodeTypstDocument): OutlineEntry[] {
  const found: unknown = compiler.query(document, { selector: '<survey>', field: 'value' });
  const places = (Array.isArray(found) ? found[0] : []) as readonly { readonly sheet: number; readonly label: string }[];
  return headingsOf(paper).map((heading, index) => {
    const place = places[index];
    if (place === undefined) throw new Error(`The layout has no place for the heading ${heading.anchor}`);
    return { anchor: heading.anchor, title: headingText(heading), level: heading.level, listed: heading.listed, page: place.sheet, label: place.label };
  });
}

function pdfOf(compiler: NodeCompiler, document: NodeTypstDocument, date: string): ReturnType<TypesetPaper['pdf']> {
  const creationTimestamp = Math.floor(Date.parse(`${date}T00:00:00Z`) / 1000);
  try {
    return { bytes: compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp }), missingGlyphs: [] };
  } catch (cause) {
    const missingGlyphs = missingGlyphsFrom(cause);
    if (missingGlyphs.length === 0) throw cause;
    return { bytes: compiler.pdf(document, { pdfStandard: '1.7', creationTimestamp }), missingGlyphs };
  }
}

function diagnosticsOf(diagnostics: unknown): string {
  return JSON.stringify(diagnostics)?.slice(0, 2000) ?? 'no diagnostics';
}
