import { parseRichText } from './parse-rich-text.ts';
import type { RichBlock } from './rich-text.ts';

type Attached = Extract<RichBlock, { readonly type: 'picture' | 'document' }>;

/** The pictures and the Word files that chapters print, by the pieces of evidence that hold them, in their order. */
export function attachedPieces(chapters: readonly { readonly text: string }[]): readonly Attached[] {
  return chapters
    .filter(({ text }) => text.includes('![') || text.includes('@['))
    .flatMap(({ text }) =>
      parseRichText(text).filter((block): block is Attached => block.type === 'picture' || block.type === 'document'),
    );
}
