import type { ReadingBlock, ReadingParagraph, ReadingRun } from '../../../shared/domain/reading.ts';
import { childAt, childrenOf, isNode, parseXml, type XmlNode } from '../documents/import/xml-tree.ts';
import { PictureList, readTargets } from './pictures.ts';
import { FileRefused } from './refused.ts';

type Parts = ReadonlyMap<string, () => Buffer>;

/** What no lecture reaches. */
const limits = { slides: 2_000, blocks: 60_000 } as const;

/** The words and pictures of a presentation, slide by slide in the order in which they are shown, notes after each. */
export function readPptxBlocks(parts: Parts): {
  readonly blocks: readonly ReadingBlock[];
  readonly pictures: PictureList;
} {
  const pictures = new PictureList(parts);
  const blocks: ReadingBlock[] = [];
  let paragraphs = 0;
  const read = (node: XmlNode, targets: ReadonlyMap<string, string>): void => {
    if (blocks.length > limits.blocks) throw new FileRefused('too-heavy');
    if (node.name === 'a:p') {
      const runs = runsOf(node);
      if (runs.length === 0) return;
      paragraphs += 1;
      blocks.push(paragraphOf(runs, { number: paragraphs, properties: childAt(node, 'a:pPr') }));
      return;
    }
    const target = node.name === 'a:blip' ? targets.get(node.attributes['r:embed'] ?? '') : undefined;
    if (target !== undefined) blocks.push({ type: 'picture', ...pictures.add(target), widthPx: null });
    for (const child of node.children.filter(isNode)) {
      if (child.name !== 'mc:Fallback') read(child, targets);
    }
  };
  for (const [index, part] of slideParts(parts).entries()) {
    const unpack = parts.get(part);
    if (unpack === undefined) continue;
    blocks.push({ type: 'slide', number: index + 1 });
    const targets = readTargets(parts, part);
    read(parseXml(unpack(), part), targets);
    const notes = [...targets.values()].find((one) => /notesSlides\/[^/]+\.xml$/iu.test(one));
    const unpackNotes = parts.get(notes ?? '');
    if (notes !== undefined && unpackNotes !== undefined)
      read(parseXml(unpackNotes(), notes), readTargets(parts, notes));
  }
  return { blocks, pictures };
}

/** The slides in the order of the presentation; by their numbers where that does not say. */
function slideParts(parts: Parts): string[] {
  const main = 'ppt/presentation.xml';
  const targets = readTargets(parts, main);
  const unpack = parts.get(main);
  const root = unpack === undefined ? undefined : parseXml(unpack(), main);
  const listed = childrenOf(childAt(root, 'p:presentation', 'p:sldIdLst'), 'p:sldId').flatMap(
    ({ attributes }) => targets.get(attributes['r:id'] ?? '') ?? [],
  );
  const numbered = [...parts.keys()]
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/iu.test(name))
    .toSorted((a, b) => Number(/\d+/u.exec(a)?.[0]) - Number(/\d+/u.exec(b)?.[0]));
  const slides = listed.length > 0 ? listed : numbered;
  if (slides.length > limits.slides) throw new FileRefused('too-heavy');
  return slides;
}

function runsOf(paragraph: XmlNode): ReadingRun[] {
  return paragraph.children.filter(isNode).flatMap((node): ReadingRun[] => {
    if (node.name !== 'a:r' && node.name !== 'a:fld' && node.name !== 'a:br') return [];
    const text = node.name === 'a:br' ? '\n' : childrenOf(node, 'a:t').flatMap(textsOf).join('');
    const look = childAt(node, 'a:rPr')?.attributes ?? {};
    const underline = look['u'] !== undefined && look['u'] !== 'none';
    return text === '' ? [] : [{ text, bold: look['b'] === '1', italic: look['i'] === '1', underline, strike: false }];
  });
}

function paragraphOf(
  runs: readonly ReadingRun[],
  { number, properties }: { readonly number: number; readonly properties: XmlNode | undefined },
): ReadingParagraph {
  const { algn, lvl } = properties?.attributes ?? {};
  return {
    type: 'paragraph',
    number,
    heading: 0,
    align: algn === 'ctr' ? 'center' : algn === 'r' ? 'end' : 'start',
    indent: Math.min(8, Math.max(0, Number(lvl ?? 0))) || 0,
    isIndented: false,
    label: '',
    runs,
  };
}

function textsOf({ children }: XmlNode): string[] {
  return children.filter((child) => typeof child === 'string');
}
