import type { SourceBlock, SourceNoteKind, SourceOrigin } from '../../../../shared/domain/import/source.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import type { DocxStyles } from './docx-styles.ts';
import { childAt, childrenOf, parseXml, type XmlNode } from './xml-tree.ts';

/** What the parts of one document share while they are read. */
export interface DocxReading {
  readonly styles: DocxStyles;
  readonly numbering: DocxNumbering;
  readonly notes: Map<SourceNoteKind, number>;
  /** Fields that are open: true while inside a table of contents. */
  readonly fields: { contents: boolean; code: string; inCode: boolean }[];
  /** Paragraphs and tables under an element: cells and text boxes hold such. */
  readonly readBlocks: (parent: XmlNode, place: Place) => SourceBlock[];
  readonly newId: (kind: 'p' | 't') => string;
}

/** Where a paragraph stands. */
export interface Place {
  readonly origin: SourceOrigin;
  readonly contents: boolean;
}

type Parts = ReadonlyMap<string, () => Buffer>;

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
