import { posix } from 'node:path';
import type { ReadingBlock } from '../../../shared/domain/reading.ts';
import { isNode, parseXml, type XmlNode } from '../documents/import/xml-tree.ts';
import { TextBlocks } from './old/text-blocks.ts';
import { FileRefused } from './refused.ts';

type Parts = ReadonlyMap<string, () => Buffer>;

const limits = { documents: 20, pages: 5_000 } as const;
/** Texts whose tops are no further apart stand in one line, in millimetres. */
const sameLineMm = 1.5;

/** The words of an OFD (GB/T 33190) page by page, from the top down and from the left to the right. Throws `FileRefused`. */
export function readOfdBlocks(parts: Parts): readonly ReadingBlock[] {
  const part = (name: string): XmlNode | null => {
    const unpack = parts.get(name);
    return unpack === undefined ? null : parseXml(unpack(), name);
  };
  const root = part('OFD.xml');
  if (root === null) throw new FileRefused('damaged');
  const blocks = new TextBlocks();
  let pages = 0;
  for (const address of allOf(root, 'DocRoot').slice(0, limits.documents)) {
    const file = inPackage('', textOf(address));
    const document = part(file);
    if (document === null) continue;
    const list = allOf(document, 'Pages').flatMap((group) => group.children.filter(isNode));
    for (const page of list) {
      if (localName(page) !== 'Page') continue;
      pages += 1;
      if (pages > limits.pages) throw new FileRefused('too-heavy');
      blocks.page(pages);
      const content = part(inPackage(posix.dirname(file), page.attributes['BaseLoc'] ?? ''));
      if (content !== null) for (const line of linesOf(content)) blocks.paragraph(line);
    }
  }
  if (pages === 0) throw new FileRefused('damaged');
  return blocks.blocks;
}

/** A name in a package is from its root when it begins with a stroke, else from the folder of who says it. */
function inPackage(folder: string, name: string): string {
  return name.startsWith('/') ? posix.normalize(name).slice(1) : posix.join(folder, name);
}

function localName({ name }: XmlNode): string {
  return name.slice(name.indexOf(':') + 1);
}

function textOf(node: XmlNode): string {
  return node.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}

function allOf(node: XmlNode, name: string): XmlNode[] {
  return node.children.filter(isNode).flatMap((child) => (localName(child) === name ? [child] : allOf(child, name)));
}

function linesOf(content: XmlNode): string[] {
  const texts = allOf(content, 'TextObject').map((object) => {
    const [left = 0, top = 0] = (object.attributes['Boundary'] ?? '').trim().split(/\s+/u).map(Number);
    const codes = allOf(object, 'TextCode');
    const y = Number(codes[0]?.attributes['Y'] ?? 0) || 0;
    return { left, top: top + y, text: codes.map(textOf).join('') };
  });
  const lines: { top: number; texts: typeof texts }[] = [];
  for (const text of texts.toSorted((a, b) => a.top - b.top)) {
    const last = lines.at(-1);
    if (last !== undefined && text.top - last.top <= sameLineMm) last.texts.push(text);
    else lines.push({ top: text.top, texts: [text] });
  }
  return lines.map((line) =>
    line.texts
      .toSorted((a, b) => a.left - b.left)
      .map(({ text }) => text)
      .join(''),
  );
}
