import type { Editor } from '@tiptap/core';

/** A picture or a Word file as it stands in the words. */
export interface FileNode {
  readonly type: 'picture' | 'attachment';
  readonly attrs: Readonly<Record<string, string | number>>;
}

/** Files on their way into the words. */
export interface PutOrder {
  readonly coming: readonly (() => Promise<FileNode | null>)[];
  readonly at: number | null;
  readonly isInSight: () => boolean;
}

/**
 * Puts files into the words in their order, in one step of undo: where the writing mark stands, in place of what is
 * chosen, or at `at`. Storing them takes time: they are stored one after the other, and the place moves with what is typed
 * meanwhile. A file that comes out as null is left out. Answers how many were put in. `isInSight`: whether the editor is
 * on the screen at the end, and may take the keys.
 */
export async function putFiles(editor: Editor, { coming, at, isInSight }: PutOrder): Promise<number> {
  const { from, to } = editor.state.selection;
  let place = at === null ? { from, to } : { from: at, to: at };
  const follow = ({ transaction: { mapping } }: { readonly transaction: Editor['state']['tr'] }): void => {
    const start = mapping.map(place.from);
    place = { from: start, to: Math.max(start, mapping.map(place.to, -1)) };
  };
  editor.on('transaction', follow);
  const nodes: FileNode[] = [];
  try {
    for (const each of coming) {
      const node = await each();
      if (node !== null) nodes.push(node);
    }
  } finally {
    editor.off('transaction', follow);
  }
  if (nodes.length === 0) return 0;
  const { doc, selection } = editor.state;
  const end = doc.resolve(place.to);
  // A list or a table holds words only: what stands in one goes behind it.
  const isInside = doc.resolve(place.from).depth > 1 || end.depth > 1;
  const chain = isInSight() ? editor.chain().focus() : editor.chain();
  chain
    // With a line after them to write on: the next key must not replace a picture.
    .insertContentAt(isInside && end.depth > 0 ? end.after(1) : place, [...nodes, { type: 'paragraph' }], {
      updateSelection: selection.from >= place.from && selection.to <= place.to,
    })
    .run();
  return nodes.length;
}
