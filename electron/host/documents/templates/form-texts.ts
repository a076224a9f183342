import type { FormText, MarkPlace } from '../../../../shared/document/template-fields.ts';
import type { SourceFile } from '../../../../shared/domain/import/source.ts';

/** The texts of a Word file with the places by which a person finds them there. */
export function formTexts(source: SourceFile): FormText[] {
  const paragraphs = new Map<MarkPlace['part'], number>();
  let tables = 0;
  return source.blocks.flatMap((block): FormText[] => {
    if (block.type === 'text') {
      const part = block.piece.origin;
      const paragraph = (paragraphs.get(part) ?? 0) + 1;
      paragraphs.set(part, paragraph);
      return [{ text: block.piece.text, place: { part, paragraph, table: null, row: null, column: null } }];
    }
    tables += 1;
    const table = tables;
    return block.cells.flatMap((cell) =>
      cell.pieces.map(({ text, origin }) => ({
        text,
        place: { part: origin, paragraph: null, table, row: cell.row + 1, column: cell.column + 1 },
      })),
    );
  });
}
