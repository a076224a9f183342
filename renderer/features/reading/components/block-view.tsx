import { createElement, memo, type ReactNode } from 'react';
import type { ReadingBlock, ReadingCell, ReadingParagraph, ReadingRun } from '../../../../shared/domain/reading.ts';

interface BlockViewProps {
  readonly blocks: readonly ReadingBlock[];
  /** Addresses of the pictures, made by this page of their bytes; null for what can't be shown. */
  readonly pictures: readonly (string | null)[];
  readonly words: {
    readonly slide: (number: number) => string;
    readonly page: (number: number) => string;
    readonly pictureMissing: string;
  };
}

/**
 * What a document says. Texts are only ever texts here and the elements are these few, so that nothing in a file can
 * run, be fetched or lead anywhere.
 */
export const BlockView = memo(function BlockView({ blocks, pictures, words }: BlockViewProps) {
  return (
    <>
      {blocks.map((block, index) => (
        // A document that is shown does not change: its places are its keys.
        <Block key={index} block={block} pictures={pictures} words={words} />
      ))}
    </>
  );
});

function Block({
  block,
  pictures,
  words,
}: Omit<BlockViewProps, 'blocks'> & { readonly block: ReadingBlock }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return <Paragraph paragraph={block} />;
    case 'picture': {
      const address = pictures[block.index] ?? null;
      if (address === null) return <p className="reading-missing">{words.pictureMissing}</p>;
      const width = block.widthPx === null ? undefined : block.widthPx;
      return <img className="reading-figure" src={address} alt="" style={{ width }} />;
    }
    case 'page':
      return (
        <h2 className="reading-slide" data-line="" data-page={block.number}>
          {words.page(block.number)}
        </h2>
      );
    case 'slide':
      return (
        <h2 className="reading-slide" data-line="" data-slide={block.number}>
          {words.slide(block.number)}
        </h2>
      );
    case 'table':
      return (
        <div className="reading-table-room">
          <table className="reading-table">
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <Cell key={column} cell={cell} pictures={pictures} words={words} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function Cell({ cell, pictures, words }: Omit<BlockViewProps, 'blocks'> & { readonly cell: ReadingCell }) {
  return (
    <td colSpan={cell.columnSpan} rowSpan={cell.rowSpan}>
      <BlockView blocks={cell.blocks} pictures={pictures} words={words} />
    </td>
  );
}

function Paragraph({ paragraph }: { readonly paragraph: ReadingParagraph }) {
  const { heading, align, indent, isIndented, label, runs, number } = paragraph;
  const classes = ['reading-line', `is-${align}`, isIndented ? 'is-indented' : ''].filter((one) => one !== '');
  const content = [
    label === '' ? null : <span key="label" className="reading-label">{`${label} `}</span>,
    ...runs.map((run, index) => <Run key={`run-${index}`} run={run} />),
  ];
  return createElement(
    heading === 0 ? 'p' : `h${Math.min(6, heading + 1)}`,
    {
      className: classes.join(' '),
      'data-line': '',
      'data-paragraph': number,
      style: indent === 0 ? undefined : { marginInlineStart: `${indent * 2}em` },
    },
    ...content,
  );
}

function Run({ run: { text, bold, italic, underline, strike } }: { readonly run: ReadingRun }): ReactNode {
  let shown: ReactNode = text;
  if (strike) shown = <s>{shown}</s>;
  if (underline) shown = <u>{shown}</u>;
  if (italic) shown = <em>{shown}</em>;
  return bold ? <strong>{shown}</strong> : shown;
}
