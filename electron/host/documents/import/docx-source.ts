import type { SourceBlock, SourceFile, SourceNote, SourceNoteKind, SourceOrigin } from '../../../../shared/domain/import/source.ts';
import { WorkbookRefused } from '../workbook/zip-scan.ts';
import { DocxNumbering } from './docx-numbering.ts';
import { readParagraphs } from './docx-paragraph.ts';
import { DocxStyles } from './docx-styles.ts';
import { readTable } from './docx-table-source.ts';
import { childAt, childrenOf, isNode, parseXml, type XmlNode } from './xml-tree.ts';

/** What the parts of one document share while they are read. */
export interface DocxReading {
  readonly styles: DocxStyles;
  readonly numbering: DocxNumbering;
  readonly notes: Map<SourceNoteKind, number>;
  /** Fields that are open: true while inside a table of contents. */
  readonly fields: { contents: boolean; code: string; inCode: boolean }[];
  readonly newId: (kind: 'p' | 't') => string;
}

/** Where a paragraph stands. */
export interface Place {
  readonly origin: SourceOrigin;
  readonly contents: boolean;
}

type Parts = ReadonlyMap<string, () => Buffer>;

/**
 * A Word file as text with its places: the body in reading order with text boxes where they stand, then footnotes,
 * comments, running heads. Tracked changes are taken as accepted. Throws `WorkbookRefused`.
 */
export function readDocx(parts: Parts): SourceFile {
  const main = mainPart(parts);
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
    newId: (kind) => (kind === 'p' ? `p${(pieces += 1)}` : `t${(tables += 1)}`),
  };
  const body = childAt(part(main.slice(folder.length)), 'w:document', 'w:body');
  if (body === undefined) throw new WorkbookRefused('file-truncated', { found: main });
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
    for (const name of [...parts.keys()].filter((key) => key.startsWith(`${folder}${prefix}`) && key.endsWith('.xml')).sort()) {
      const root = part(name.slice(folder.length))?.children.find(isNode);
      if (root !== undefined) blocks.push(...readBlocks(root, { origin, contents: false }, reading));
    }
  }
  noteParts(parts, reading.notes);
  return { kind: 'docx', blocks, notes: [...reading.notes].map(([kind, count]): SourceNote => ({ kind, count })) };
}

/** The body's part as the package names it; Word Online and some programs do not call it document.xml. */
function mainPart(parts: Parts): string {
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

/** Paragraphs and tables under an element, through all wrappers that Word puts around them. */
export function readBlocks(parent: XmlNode, place: Place, reading: DocxReading): SourceBlock[] {
  return parent.children.filter(isNode).flatMap((node): SourceBlock[] => {
    switch (node.name) {
      case 'w:p':
        return readParagraphs(node, place, reading);
      case 'w:tbl':
        return readTable(node, place, reading);
      case 'w:sdt': {
        const gallery = childAt(node, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery')?.attributes['w:val'] ?? '';
        const content = childAt(node, 'w:sdtContent');
        const inside = { ...place, contents: place.contents || gallery.startsWith('Table of Contents') };
        return content === undefined ? [] : readBlocks(content, inside, reading);
      }
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
      case 'w:smartTag':
      case 'w:sdtContent':
        return readBlocks(node, place, reading);
      default:
        return [];
    }
  });
}

export function addNote(notes: Map<SourceNoteKind, number>, kind: SourceNoteKind, count = 1): void {
  if (count > 0) notes.set(kind, (notes.get(kind) ?? 0) + count);
}

/** What a package brings along that is neither run nor fetched. */
export function noteParts(parts: Parts, notes: Map<SourceNoteKind, number>): void {
  const names = [...parts.keys()];
  addNote(notes, 'macros', names.filter((name) => /vbaProject\.bin$/iu.test(name)).length);
  addNote(notes, 'embedded-files', names.filter((name) => /\/(?:embeddings|activeX)\//iu.test(name)).length);
  addNote(notes, 'pictures', names.filter((name) => /\/media\//iu.test(name)).length);
  let links = 0;
  for (const name of names.filter((candidate) => candidate.endsWith('.rels'))) {
    const root = childAt(parseXml(parts.get(name)?.() ?? Buffer.from('<r/>'), name), 'Relationships');
    links += childrenOf(root, 'Relationship').filter(
      ({ attributes }) => attributes['TargetMode'] === 'External' && !(attributes['Type'] ?? '').endsWith('/hyperlink'),
    ).length;
  }
  addNote(notes, 'external-links', links);
}
