import type { SourceBlock, SourceFile, SourceNote } from '../../../../shared/domain/import/source.ts';
import { WorkbookRefused } from '../workbook/zip-scan.ts';
import { DocxNumbering } from './docx-numbering.ts';
import { readParagraphs } from './docx-paragraph.ts';
import { DocxStyles } from './docx-styles.ts';
import { readTable } from './docx-table-source.ts';
import { type DocxReading, noteParts, type Place } from './docx-reading.ts';
import { childAt, childrenOf, isNode, parseXml, type XmlNode } from './xml-tree.ts';

type Parts = ReadonlyMap<string, () => Buffer>;

/**
 * A Word file as text with its places: the body in reading order with text boxes where they stand, then footnotes,
 * comments, running heads. Tracked changes are taken as accepted. Throws `WorkbookRefused`.
 */
export function readDocx(parts: Parts): SourceFile {
  const { name: main, body } = mainPart(parts);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const part = (name: string): XmlNode | undefined => {
    const unpack = parts.get(`${folder}${name}`);
    return unpack === undefined ? undefined : parseXml(unpack(), name);
  };
  let pieces = 0;
  let tables = 0;
  const reading: DocxReading = {
    styles: new DocxStyles(part('styles.xml')),
    numbering: new DocxNumbering(part('numbering.xml')),
    notes: new Map(),
    fields: [],
    readBlocks: (parent, place) => readBlocks(parent, place, reading),
    newId: (kind) => (kind === 'p' ? `p${(pieces += 1)}` : `t${(tables += 1)}`),
  };
  const blocks = readBlocks(body, { origin: 'body', contents: false }, reading);
  for (const [name, origin] of [
    ['footnotes.xml', 'footnote'],
    ['endnotes.xml', 'footnote'],
    ['comments.xml', 'comment'],
  ] as const) {
    const root = part(name)?.children.find(isNode);
    for (const note of root?.children.filter(isNode) ?? []) {
      if (note.attributes['w:type'] === undefined || note.attributes['w:type'] === 'normal')
        blocks.push(...readBlocks(note, { origin, contents: false }, reading));
    }
  }
  for (const [prefix, origin] of [
    ['header', 'header'],
    ['footer', 'footer'],
  ] as const) {
    for (const name of [...parts.keys()]
      .filter((key) => key.startsWith(`${folder}${prefix}`) && key.endsWith('.xml'))
      .sort()) {
      const root = part(name.slice(folder.length))?.children.find(isNode);
      if (root !== undefined) blocks.push(...readBlocks(root, { origin, contents: false }, reading));
    }
  }
  noteParts(parts, reading.notes);
  return { kind: 'docx', blocks, notes: [...reading.notes].map(([kind, count]): SourceNote => ({ kind, count })) };
}

/**
 * The body and its part as the package names it; Word Online and some programs do not call it document.xml. Throws
 * `WorkbookRefused` when there is none.
 */
export function mainPart(parts: Parts): { readonly name: string; readonly body: XmlNode } {
  const name = mainName(parts);
  const unpack = parts.get(name);
  const body = unpack === undefined ? undefined : childAt(parseXml(unpack(), name), 'w:document', 'w:body');
  if (body === undefined) throw new WorkbookRefused('file-truncated', { found: name });
  return { name, body };
}

function mainName(parts: Parts): string {
  const rels = parts.get('_rels/.rels');
  if (rels !== undefined) {
    const root = childAt(parseXml(rels(), '_rels/.rels'), 'Relationships');
    const office = childrenOf(root, 'Relationship').find(({ attributes }) =>
      (attributes['Type'] ?? '').endsWith('/officeDocument'),
    );
    const target = office?.attributes['Target']?.replace(/^\//u, '');
    if (target !== undefined && parts.has(target)) return target;
  }
  return 'word/document.xml';
}

/** A paragraph or a table, and whether it stands in a table of contents. */
interface BlockNode {
  readonly node: XmlNode;
  readonly contents: boolean;
}

/** Paragraphs (`w:p`) and tables (`w:tbl`) under an element, in order, through all wrappers that Word puts around them. */
export function blockNodes(parent: XmlNode, contents = false): BlockNode[] {
  return parent.children.filter(isNode).flatMap((node): BlockNode[] => {
    switch (node.name) {
      case 'w:p':
      case 'w:tbl':
        return [{ node, contents }];
      case 'w:sdt': {
        const gallery = childAt(node, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery')?.attributes['w:val'] ?? '';
        const content = childAt(node, 'w:sdtContent');
        return content === undefined ? [] : blockNodes(content, contents || gallery.startsWith('Table of Contents'));
      }
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
      case 'w:smartTag':
      case 'w:sdtContent':
        return blockNodes(node, contents);
      default:
        return [];
    }
  });
}

function readBlocks(parent: XmlNode, { origin, contents: outer }: Place, reading: DocxReading): SourceBlock[] {
  return blockNodes(parent, outer).flatMap(({ node, contents }) =>
    node.name === 'w:p'
      ? readParagraphs(node, { origin, contents }, reading)
      : readTable(node, { origin, contents }, reading),
  );
}
