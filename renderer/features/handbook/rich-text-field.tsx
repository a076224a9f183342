import type { Editor } from '@tiptap/core';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { TextFieldProps } from '../../lib/record-field.tsx';
import { useWords } from '../../lib/words/words.ts';
import { useAutosaveField } from '../../ui/use-autosave.ts';
import { LinkFinder } from './components/link-finder.tsx';
import { FileFinder } from './components/file-finder.tsx';
import { Arrivals, type WrittenChapter } from './editor/arriving-files.ts';
import type { FileNode } from './editor/put-files.ts';
import { TextTools } from './components/text-tools.tsx';
import { writeCaption } from './editor/write-caption.ts';
import { type KeptPicture, keepPicture, readPicture, takePiece } from './pictures/keep-picture.ts';
import { keepDocument, type KeptDocument, tellDocument, takeDocument } from './pictures/keep-document.ts';
import './pictures/picture.css';

/** So few characters left are worth telling. */
const nearlyFull = 2_000;

/** Hears of every keystroke, before anything is saved, and of the words before the writing mark wherever it goes. */
export const TypingContext = createContext<{
  readonly chapter: WrittenChapter;
  readonly onType: (text: string) => void;
  readonly onMark: (before: string) => void;
}>({ chapter: { id: '', title: '' }, onType: () => undefined, onMark: () => undefined });

/** The words of a chapter with headings, lists, tables and links; saves itself as every field does. */
export function RichTextField({ value, label, onSave, placeholder = '', maxLength = 20_000 }: TextFieldProps) {
  const { text: words, picture: pictureWords, document: documentWords } = useWords().compose;
  const [editor, setEditor] = useState<Editor | null>(null);
  const [, redraw] = useState(0);
  const [finding, setFinding] = useState<'link' | 'picture' | 'document' | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const arrivals = useRef<Arrivals | null>(null);
  const field = useAutosaveField({ value, save: async (text, base) => text.length <= maxLength && onSave(text, base) });
  const typing = useContext(TypingContext);
  const latest = useRef({ field, value, typing, pictureWords, documentWords });
  // How often something was typed: what was drawn before the last time knows less than the editor.
  const typed = useRef(0);
  const drawnAt = typed.current;
  latest.current = { field, value, typing, pictureWords, documentWords };

  useEffect(() => {
    let gone = false;
    // The editor's library is fetched when somebody writes, not with the screen.
    void import('./editor/make-editor.ts').then(({ makeEditor, textOf }) => {
      const element = place.current;
      if (gone || element === null) return;
      const { value: text } = latest.current;
      const editing = makeEditor({
        element,
        text,
        label,
        placeholder,
        pictureWords: latest.current.pictureWords,
        loadPicture: readPicture,
        documentLabel: latest.current.documentWords.label,
        tellDocument,
        onPictures: (files, at) =>
          own.put({ coming: files.map((file) => () => keepPicture(file).then(pictureIn)), at }),
        onUpdate: () => {
          typed.current += 1;
          const now = textOf(editing);
          latest.current.field.type(now);
          if (!own.isLeft) latest.current.typing.onType(now);
        },
      });
      const own = new Arrivals({
        editor: editing,
        chapter: () => latest.current.typing.chapter,
        flush: () => latest.current.field.flush(),
      });
      arrivals.current = own;
      editing.on('transaction', () => redraw((count) => count + 1));
      editing.on('selectionUpdate', () => {
        const { doc, selection } = editing.state;
        latest.current.typing.onMark(doc.textBetween(0, selection.to));
      });
      editing.on('blur', () => void latest.current.field.flush());
      setEditor(editing);
      editing.commands.focus('end');
    });
    return () => {
      gone = true;
      arrivals.current?.leave();
      arrivals.current = null;
    };
  }, [label, placeholder]);
  // Words that came from elsewhere (undo, another window) are shown; one's own are what the editor holds already.
  const { text, state } = field;
  useEffect(() => {
    if (editor === null || state !== 'clean') return;
    void import('./editor/make-editor.ts').then(({ showText, textOf }) => {
      if (editor.isDestroyed || drawnAt !== typed.current) return;
      if (textOf(editor) === text) return;
      showText(editor, text);
      latest.current.typing.onType(text); // what was typed before is undone: the pages beside it show it no longer
    });
  }, [editor, text, state, drawnAt]);

  const put = (coming: readonly (() => Promise<FileNode | null>)[]): void => {
    setFinding(null);
    arrivals.current?.put({ coming, at: null });
  };
  const room = maxLength - field.text.length;
  return (
    <div className="rich-field">
      {editor !== null && (
        <TextTools
          editor={editor}
          words={words}
          onLink={() => setFinding('link')}
          onPicture={() => setFinding('picture')}
          onDocument={() => setFinding('document')}
          onCaption={() => writeCaption(editor)}
        />
      )}
      <div ref={place} className="rich-place gb-inline-boxed" />
      <p className="gb-hint" role="status">
        {room < 0 ? words.over(-room) : room < nearlyFull ? words.left(room) : ''}
      </p>
      {finding === 'picture' && editor !== null && (
        <FileFinder
          words={pictureWords}
          accept="image/png,image/jpeg,image/gif,image/bmp,image/webp,image/avif"
          isWanted={({ mediaType }) => /^image\/(?:png|jpeg|gif|bmp|webp|avif)$/u.test(mediaType)}
          onClose={() => setFinding(null)}
          onFiles={(files) => put(files.map((file) => () => keepPicture(file).then(pictureIn)))}
          onPiece={(piece) => put([() => takePiece(piece).then(pictureIn)])}
        />
      )}
      {finding === 'document' && editor !== null && (
        <FileFinder
          words={documentWords}
          accept=".docx,.doc,.wps"
          isWanted={({ fileName }) => /\.(?:docx?|wps)$/iu.test(fileName)}
          onClose={() => setFinding(null)}
          onFiles={(files) => put(files.map((file) => () => keepDocument(file).then(documentIn)))}
          onPiece={(piece) => put([() => takeDocument(piece).then(documentIn)])}
        />
      )}
      {finding === 'link' && editor !== null && (
        <LinkFinder
          onClose={() => setFinding(null)}
          onChoose={({ kind, id, title }) => {
            setFinding(null);
            const chain = editor.chain().focus();
            const mark = { type: 'recordLink', attrs: { kind, id } };
            if (editor.state.selection.empty) chain.insertContent({ type: 'text', text: title, marks: [mark] }).run();
            else chain.setMark('recordLink', mark.attrs).run();
          }}
        />
      )}
    </div>
  );
}

function pictureIn(kept: KeptPicture | null): FileNode | null {
  return kept === null ? null : { type: 'picture', attrs: { ...kept, width: 100 } };
}

function documentIn(kept: KeptDocument | null): FileNode | null {
  return kept === null ? null : { type: 'attachment', attrs: { ...kept } };
}
