import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * Text of each page of a PDF in the order that its tags give, as a screen reader reads it. Running heads, page numbers and
 * repeated table heads are artifacts and not part of it.
 */
export async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const texts = new Map<string, string>();
    const open: string[] = [];
    for (const item of content.items) {
      if ('str' in item) {
        const id = open.findLast((each) => each !== '') ?? '';
        texts.set(id, (texts.get(id) ?? '') + item.str);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push('id' in item && typeof item.id === 'string' ? item.id : '');
    }
    pages.push(readTree(await page.getStructTree(), texts));
  }
  await pdf.loadingTask.destroy();
  return pages;
}

/** Everything printed on each page without white space: running heads, marks across the page and all. */
export async function printedPages(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent({ disableNormalization: true });
    pages.push(withoutSpaces(items.map((item) => ('str' in item ? item.str : '')).join('')));
  }
  await pdf.loadingTask.destroy();
  return pages;
}

interface TagTree {
  readonly children?: readonly TagTree[];
  readonly type?: string;
  readonly id?: string;
}

function readTree(tree: TagTree | null, texts: ReadonlyMap<string, string>): string {
  if (tree === null) return '';
  if (tree.type === 'content') return texts.get(tree.id ?? '') ?? '';
  return (tree.children ?? []).map((child) => readTree(child, texts)).join('');
}

/** Everything that a part of an unpacked Word file says, in order. */
export function docxText(bytes: Uint8Array): string {
  return textOfXml(docxPart(bytes, 'word/document.xml'));
}

/** One file out of a Word file, read with a tool that is not ours. */
export function docxPart(bytes: Uint8Array, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gangbiao-docx-'));
  try {
    const path = join(folder, 'paper.docx');
    writeFileSync(path, bytes);
    return execFileSync('unzip', ['-p', path, name.replaceAll('[', '\\[')], { maxBuffer: 256 * 1024 * 1024 }).toString(
      'utf8',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function textOfXml(xml: string): string {
  // Fallbacks repeat a drawing for old programs.
  const once = xml.replace(/<mc:Fallback>.*?<\/mc:Fallback>/gsu, '');
  return [...once.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)]
    .map((match) => match[1] ?? '')
    .join('')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&apos;/gu, "'")
    .replace(/&amp;/gu, '&');
}

/** Line breaks and spaces belong to the layout; they are left out of comparisons. */
export function withoutSpaces(text: string): string {
  return text.replace(/[\s\u200b\u00a0]/gu, '');
}

/**
 * The first of `paragraphs` that is not found in `text` after the one before it, or null when all are, with nothing
 * between them.
 */
export function firstDifference(
  paragraphs: readonly string[],
  text: string,
): { readonly paragraph: string; readonly found: string } | null {
  let at = 0;
  const whole = withoutSpaces(text);
  for (const paragraph of paragraphs) {
    const wanted = withoutSpaces(paragraph);
    if (!whole.startsWith(wanted, at))
      return { paragraph, found: whole.slice(Math.max(0, at - 20), at + wanted.length + 20) };
    at += wanted.length;
  }
  return at === whole.length ? null : { paragraph: '(end)', found: whole.slice(at, at + 60) };
}

/** A text as a PDF gives it back: letters that no font has, which the paper's maker is told about, come out as NUL. */
export function asDrawn(text: string, missingGlyphs: readonly string[]): string {
  const missing = new Set(missingGlyphs);
  return [...text].map((letter) => (missing.has(letter) ? '\0' : letter)).join('');
}
