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
import { attachmentNode } from './attachment-node.ts';
import { type PictureWords, pictureNode } from './picture-node.ts';
import { RecordLink } from './record-link.ts';
import { fromDocument, toDocument } from './rich-document.ts';

interface EditorOptions {
  readonly element: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  readonly onUpdate: () => void;
  readonly pictureWords: PictureWords;
  readonly loadPicture: (evidenceId: string) => Promise<Blob | null>;
  readonly documentLabel: string;
  readonly tellDocument: (evidenceId: string) => Promise<string>;
  /** Pictures that were pasted or dropped, to be put in at a place of the document. */
  readonly onPictures: (files: readonly File[], at: number | null) => void;
}

/** What the table's own commands and its drawing ask of a cell: it is one, however many it was where it was copied. */
function oneCell() {
  const always = (value: 1 | null) => ({ default: value, parseHTML: () => value, rendered: false });
  return { colspan: always(1), rowspan: always(1), colwidth: always(null) };
}

/** An editor of a chapter's words. What it cannot hold (colours, fonts, pictures from elsewhere) is left at the door. */
export function makeEditor(options: EditorOptions): Editor {
  const { element, text, label, placeholder, onUpdate, onPictures } = options;
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
      // Words, and lists in lists: what a chapter's text can hold of them.
      ListItem.extend({ content: 'paragraph (paragraph | bulletList | orderedList)*' }),
      ListKeymap,
      Table.configure({ resizable: false }),
      TableRow,
      // Merged cells are not part of a chapter's words, nor is anything but words in one.
      TableHeader.extend({ content: 'paragraph+', addAttributes: oneCell }),
      TableCell.extend({ content: 'paragraph+', addAttributes: oneCell }),
      RecordLink,
      pictureNode({ words: options.pictureWords, load: options.loadPicture }),
      attachmentNode({ label: options.documentLabel, tell: options.tellDocument }),
      UndoRedo,
      Placeholder.configure({ placeholder }),
    ],
    content: toDocument(parseRichText(text)),
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'rich-words' },
      handlePaste: (_view, event) => {
        const files = picturesOf(event.clipboardData);
        // Word and Excel put a picture of what they copy beside its words; beside a copied picture stand none.
        if (files.length === 0 || hasWords(event.clipboardData?.getData('text/html') ?? '')) return false;
        onPictures(files, null);
        return true;
      },
      handleDrop: (view, event) => {
        // What is dragged within the text brings no files.
        const files = picturesOf(event.dataTransfer);
        if (files.length === 0) return false;
        event.preventDefault();
        onPictures(files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null);
        return true;
      },
    },
    onUpdate,
  });
}

function hasWords(html: string): boolean {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.trim() !== '';
}

function picturesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

/** The words that stand in an editor. */
export function textOf(editor: Editor): string {
  return printRichText(fromDocument(editor.getJSON()));
}

/** Shows other words, such as those that an undo brought back; not a step of the editor's own undo. */
export function showText(editor: Editor, text: string): void {
  editor.commands.setContent(toDocument(parseRichText(text)), { emitUpdate: false });
}
