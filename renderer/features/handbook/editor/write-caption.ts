import type { Editor } from '@tiptap/core';
import { tableCaption } from '../../../../shared/domain/rich-text/table-caption.ts';

/** Puts the writing mark behind the caption above the table in which it stands; begins one where there is none. */
export function writeCaption(editor: Editor): void {
  const { $from } = editor.state.selection;
  const depth = Array.from({ length: $from.depth + 1 }, (_, level) => level).find(
    (level) => $from.node(level).type.name === 'table',
  );
  if (depth === undefined) return;
  const tableAt = $from.before(depth);
  const above = editor.state.doc.resolve(tableAt).nodeBefore;
  const chain = editor.chain().focus();
  if (above?.type.name === 'paragraph' && tableCaption(above.textContent) !== null) {
    chain.setTextSelection(tableAt - 1).run();
    return;
  }
  const begun = '表：';
  chain
    .insertContentAt(tableAt, { type: 'paragraph', content: [{ type: 'text', text: begun }] })
    .setTextSelection(tableAt + 1 + begun.length)
    .scrollIntoView()
    .run();
}
