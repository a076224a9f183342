import { missingCase } from '../exhaustive.ts';
import type { Block, CaptionBlock, HeadingBlock, Inline, Paper, SignatureBlock } from './blocks.ts';

/** A heading as it is printed. */
export function headingText(block: Pick<HeadingBlock, 'number' | 'text'>): string {
  if (block.number === '') return block.text;
  return /[、）]$/u.test(block.number) ? `${block.number}${block.text}` : `${block.number}　${block.text}`;
}

/** What a caption begins with; a field that counts stands before its number in Word. */
export const captionLabels: Readonly<Record<CaptionBlock['of'], string>> = { table: '表', figure: '图' };

/** A caption as it is printed. */
export function captionText({ of, number, text }: CaptionBlock): string {
  return `${captionLabels[of]} ${number}　${text}`;
}

/** Captions in the order in which they are printed. */
export function captionsOf(paper: Paper): CaptionBlock[] {
  return paper.parts.flatMap((part) => part.blocks.filter((block) => block.type === 'caption'));
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

/** One party's place in a row of a signature block; `rule`: an empty rule to write on follows the label. */
export interface SignatureCell {
  readonly kind: 'title' | 'line' | 'date';
  readonly label: string;
  readonly value: string;
  readonly rule: boolean;
}

/** A signature block row by row, so that names, rules and days of all parties stand at the same height. */
export function signatureRows(block: SignatureBlock): SignatureCell[][] {
  const { parties } = block;
  const lines = Math.max(0, ...parties.map((party) => party.lines.length));
  const row = (kind: SignatureCell['kind'], textOf: (party: SignatureBlock['parties'][number]) => string) =>
    parties.map((party): SignatureCell => ({ kind, label: textOf(party), value: '', rule: false }));
  return [
    row('title', (party) => party.title),
    ...Array.from({ length: lines }, (_, index) =>
      parties.map(
        ({ lines: { [index]: line } }): SignatureCell => ({
          kind: 'line',
          label: line?.label ?? '',
          value: line?.value ?? '',
          rule: line?.value === '',
        }),
      ),
    ),
    row('date', (party) => party.date),
  ].filter((cells) => cells.some((each) => each.label !== '' || each.value !== ''));
}

/**
 * Every paragraph of a paper in reading order, table cells row by row. Contents and lists of captions give their title
 * only: entries repeat headings; so do those of an index. Both renderers must print exactly these, besides running heads, page numbers and repeated table heads.
 */
export function paperTexts(paper: Paper): string[] {
  return paper.parts.flatMap((part) => part.blocks.flatMap(blockTexts)).filter((text) => text !== '');
}

/** The texts of one block in reading order. */
export function blockTexts(block: Block): string[] {
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
        ...(block.drawing.lanes ?? []).map((lane) => lane.title.join('')),
        ...block.drawing.shapes.map((shape) => shape.text.map((text) => text.line).join('')),
        ...block.drawing.labels.map((label) => label.text),
      ];
    case 'signature':
      return signatureRows(block).flatMap((row) => row.map((line) => line.label + line.value));
    case 'contents':
    case 'caption-list':
      return [block.title];
    case 'caption':
      return [captionText(block)];
    case 'index':
    case 'picture':
    case 'page-break':
    case 'space':
      return [];
    default:
      return missingCase(block);
  }
}
