import { Editor } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Placeholder, UndoRedo } from '@tiptap/extensions';
import { parseRichText } from '../../../../shared/domain/rich-text/parse-rich-text.ts';
import { printRichText } from '../../../../shared/domain/rich-text/print-rich-text.ts';
import { RecordLink } from './record-link.ts';
import { fromDocument, toDocument } from './rich-document.ts';

interface EditorOptions {
  readonly element: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  readonly onUpdate: () => void;
}

/** An editor of a chapter's words. What it cannot hold (colours, fonts, pictures from elsewhere) is left at the door. */
export function makeEditor({ element, text, label, placeholder, onUpdate }: EditorOptions): Editor {
  return new Editor({
    element,
    // Our own style sheet has these rules; the page's policy takes no other.
    injectCSS: false,
    extensions: [
      Document,
      Paragraph,
      Text,
      Bold,
      Heading.configure({ levels: [1, 2, 3] }),
      BulletList,
      OrderedList,
      ListItem,
      ListKeymap,
      Table.configure({ resizable: false }),
      TableRow,
      // Merged cells are not part of a chapter's words.
      TableHeader.extend({ addAttributes: () => ({}) }),
      TableCell.extend({ addAttributes: () => ({}) }),
      RecordLink,
      UndoRedo,
      Placeholder.configure({ placeholder }),
    ],
    content: toDocument(parseRichText(text)),
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'rich-words' },
    },
    onUpdate,
  });
}

/** The words that stand in an editor. */
export function textOf(editor: Editor): string {
  return printRichText(fromDocument(editor.getJSON()));
}

/** Shows other words, such as those that an undo brought back; not a step of the editor's own undo. */
export function showText(editor: Editor, text: string): void {
  editor.commands.setContent(toDocument(parseRichText(text)), { emitUpdate: false });
}
