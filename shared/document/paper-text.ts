import { missingCase } from '../exhaustive.ts';
import type { Block, HeadingBlock, Inline, Paper } from './blocks.ts';

/** A heading as it is printed. */
export function headingText(block: Pick<HeadingBlock, 'number' | 'text'>): string {
  if (block.number === '') return block.text;
  return /[、）]$/u.test(block.number) ? `${block.number}${block.text}` : `${block.number}　${block.text}`;
}

/** What stands before a list item's words. */
export function listLead(marker: string): string {
  return /[.]$/u.test(marker) ? `${marker} ` : marker;
}

/** The words of a paragraph without their styles. */
export function inlineText(runs: Inline): string {
  return runs.map((run) => run.text).join('');
}

/** Headings in the order in which they are printed. */
export function headingsOf(paper: Paper): HeadingBlock[] {
  return paper.parts.flatMap((part) => part.blocks.filter((block) => block.type === 'heading'));
}

/**
 * Every paragraph of a paper in reading order, table cells row by row. Contents give their title only: entries repeat
 * headings. Both renderers must print exactly these, besides running heads, page numbers and repeated table heads.
 */
export function paperTexts(paper: Paper): string[] {
  return paper.parts.flatMap((part) => part.blocks.flatMap(blockTexts)).filter((text) => text !== '');
}

function blockTexts(block: Block): string[] {
  switch (block.type) {
    case 'cover':
      return [
        block.mark,
        block.organization,
        block.title,
        block.subtitle,
        ...block.fields.flatMap((field) => [`${field.label}：`, inlineText(field.value)]),
        ...block.footer,
      ];
    case 'heading':
      return [headingText(block)];
    case 'paragraph':
      return [inlineText(block.runs)];
    case 'list':
      return block.items.map((item) => listLead(item.marker) + inlineText(item.runs));
    case 'table':
      return [...block.head, ...block.rows].flatMap((row) =>
        row.cells.flatMap((cell) => cell.paragraphs.map(inlineText)),
      );
    case 'diagram':
      return [
        ...block.drawing.shapes.map((shape) => shape.text.map((text) => text.line).join('')),
        ...block.drawing.labels.map((label) => label.text),
      ];
    case 'signature':
      return block.parties.flatMap((party) => [
        party.title,
        ...party.lines.map((line) => line.label + line.value),
        party.date,
      ]);
    case 'contents':
      return [block.title];
    case 'page-break':
    case 'space':
      return [];
    default:
      return missingCase(block);
  }
}
