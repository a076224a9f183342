import type { ReadingBlock } from '../../../../shared/domain/reading.ts';
import { FileRefused } from '../refused.ts';

/** What no paper reaches; beyond it a file is a trap. */
const mostBlocks = 60_000;

/** Paragraphs, slides and pages of a file of which only the words are read. */
export class TextBlocks {
  readonly blocks: ReadingBlock[] = [];
  #paragraphs = 0;

  paragraph(text: string): void {
    if (text.trim() === '') return;
    this.#paragraphs += 1;
    this.#push({
      type: 'paragraph',
      number: this.#paragraphs,
      heading: 0,
      align: 'start',
      indent: 0,
      isIndented: false,
      label: '',
      runs: [{ text, bold: false, italic: false, underline: false, strike: false }],
    });
  }

  slide(number: number): void {
    this.#push({ type: 'slide', number });
  }

  page(number: number): void {
    this.#push({ type: 'page', number });
  }

  #push(block: ReadingBlock): void {
    if (this.blocks.length >= mostBlocks) throw new FileRefused('too-heavy');
    this.blocks.push(block);
  }
}
