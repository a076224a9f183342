import type { Editor } from '@tiptap/core';
import { Button } from '../../../ui/button.tsx';

interface TextToolsProps {
  readonly editor: Editor;
  readonly words: {
    readonly tools: string;
    readonly style: string;
    readonly paragraph: string;
    readonly headings: readonly string[];
    readonly bold: string;
    readonly bullets: string;
    readonly numbers: string;
    readonly deeper: string;
    readonly higher: string;
    readonly table: string;
    readonly caption: string;
    readonly row: string;
    readonly column: string;
    readonly dropRow: string;
    readonly dropColumn: string;
    readonly dropTable: string;
    readonly link: string;
    readonly picture: string;
    readonly document: string;
    readonly unlink: string;
  };
  readonly onLink: () => void;
  readonly onPicture: () => void;
  readonly onDocument: () => void;
  readonly onCaption: () => void;
}

/** What can be done with the words under the cursor. */
export function TextTools({ editor, words, onLink, onPicture, onDocument, onCaption }: TextToolsProps) {
  const inTable = editor.isActive('table');
  const inList = editor.isActive('listItem');
  const level = [1, 2, 3].find((each) => editor.isActive('heading', { level: each })) ?? 0;
  const run = (work: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>) => (): void => {
    work(editor.chain().focus()).run();
  };
  const toggle = (label: string, isOn: boolean, work: Parameters<typeof run>[0]) => (
    <Button tone="quiet" aria-pressed={isOn} onClick={run(work)}>
      {label}
    </Button>
  );
  const plain = (label: string, work: Parameters<typeof run>[0]) => (
    <Button tone="quiet" onClick={run(work)}>
      {label}
    </Button>
  );
  return (
    <div
      className="rich-tools"
      role="toolbar"
      aria-label={words.tools}
      onMouseDown={(event) => {
        // The writing mark stays where it is: giving the focus away and back would put it before a letter typed meanwhile.
        if (!(event.target instanceof HTMLSelectElement)) event.preventDefault();
      }}
    >
      <select
        className="gb-select"
        aria-label={words.style}
        value={level}
        disabled={inTable || inList}
        onChange={(event) => {
          const chosen = [1, 2, 3].find((each) => each === Number(event.currentTarget.value));
          const chain = editor.chain().focus();
          if (chosen === 1 || chosen === 2 || chosen === 3) chain.setNode('heading', { level: chosen }).run();
          else chain.setNode('paragraph').run();
        }}
      >
        <option value={0}>{words.paragraph}</option>
        {words.headings.map((name, index) => (
          <option key={name} value={index + 1}>
            {name}
          </option>
        ))}
      </select>
      {toggle(words.bold, editor.isActive('bold'), (chain) => chain.toggleBold())}
      {toggle(words.bullets, editor.isActive('bulletList'), (chain) => chain.toggleBulletList())}
      {toggle(words.numbers, editor.isActive('orderedList'), (chain) => chain.toggleOrderedList())}
      {inList && plain(words.deeper, (chain) => chain.sinkListItem('listItem'))}
      {inList && plain(words.higher, (chain) => chain.liftListItem('listItem'))}
      {inTable ? (
        <>
          <Button tone="quiet" onClick={onCaption}>
            {words.caption}
          </Button>
          {plain(words.row, (chain) => chain.addRowAfter())}
          {plain(words.column, (chain) => chain.addColumnAfter())}
          {plain(words.dropRow, (chain) => chain.deleteRow())}
          {plain(words.dropColumn, (chain) => chain.deleteColumn())}
          {plain(words.dropTable, (chain) => chain.deleteTable())}
        </>
      ) : (
        <>
          {plain(words.table, (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }))}
          {!inList && (
            <>
              <Button tone="quiet" onClick={onPicture}>
                {words.picture}
              </Button>
              <Button tone="quiet" onClick={onDocument}>
                {words.document}
              </Button>
            </>
          )}
        </>
      )}
      {editor.isActive('recordLink') ? (
        plain(words.unlink, (chain) => chain.extendMarkRange('recordLink').unsetMark('recordLink'))
      ) : (
        <Button tone="quiet" icon="link" onClick={onLink}>
          {words.link}
        </Button>
      )}
    </div>
  );
}
