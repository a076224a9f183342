import type { Block, CaptionBlock, PaperPart } from './blocks.ts';
import { inlineText } from './paper-text.ts';

/**
 * The parts of a paper with a number for every table (but forms about one record, and those that bear no name) and every
 * named figure of its body, counted through.
 */
export function withCaptions(parts: readonly PaperPart[]): PaperPart[] {
  const counts: Record<CaptionBlock['of'], number> = { table: 0, figure: 0 };
  const caption = (of: CaptionBlock['of'], text: string): CaptionBlock => {
    counts[of] += 1;
    return { type: 'caption', of, number: counts[of], text };
  };
  const captioned = (block: Block, before: Block | undefined): readonly Block[] => {
    if (block.type === 'table' && block.unnumbered !== true && block.summary !== '')
      return [caption('table', block.summary), block];
    const isName =
      (before?.type === 'diagram' || before?.type === 'picture') &&
      block.type === 'paragraph' &&
      block.style === 'caption';
    return isName ? [caption('figure', inlineText(block.runs))] : [block];
  };
  return parts.map((part) => {
    if (part.pageNumbers !== 'arabic') return part;
    return { ...part, blocks: part.blocks.flatMap((block, index) => captioned(block, part.blocks[index - 1])) };
  });
}

/** Whether any part has a caption of the kind. */
export function hasCaptions(parts: readonly PaperPart[], of: CaptionBlock['of']): boolean {
  return parts.some(({ blocks }) => blocks.some((block) => block.type === 'caption' && block.of === of));
}
