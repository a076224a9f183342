import {
  Bookmark,
  InternalHyperlink,
  LeaderType,
  Paragraph,
  SimpleField,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import type { CaptionBlock, CaptionListBlock, IndexBlock } from '../../../shared/document/blocks.ts';
import { captionLabels, captionText } from '../../../shared/document/paper-text.ts';
import { styleIds, twips } from './docx-styles.ts';
import type { OutlineEntry } from './typst-renderer.ts';

/** A caption with the number of its page and the bookmark that lists point at. */
export interface CaptionPlace {
  readonly block: CaptionBlock;
  readonly label: string;
  readonly bookmark: string;
}

/** Numbered by a field, so that Word counts on when somebody puts a table in between. */
export function captionParagraph(block: CaptionBlock, captions: readonly CaptionPlace[]): Paragraph {
  const label = captionLabels[block.of];
  const bookmark = captions.find((each) => each.block === block)?.bookmark ?? '';
  return new Paragraph({
    style: block.of === 'table' ? styleIds.captionAbove : styleIds.captionBelow,
    children: [
      new Bookmark({
        id: bookmark,
        children: [
          new TextRun(`${label} `),
          new SimpleField(`SEQ ${label} \\* ARABIC`, String(block.number)),
          new TextRun(`\u3000${block.text}`),
        ],
      }),
    ],
  });
}

/** A list of tables or of figures: filled in, and a field that Word updates. */
export function captionList(
  block: CaptionListBlock,
  captions: readonly CaptionPlace[],
): (Paragraph | TableOfContents)[] {
  return [
    new Paragraph({ style: styleIds.contentsTitle, children: [new TextRun(block.title)] }),
    new TableOfContents(block.title, {
      hyperlink: true,
      captionLabelIncludingNumbers: captionLabels[block.of],
      beginDirty: false,
      cachedEntries: captions
        .filter((each) => each.block.of === block.of)
        .map((each) => ({ title: captionText(each.block), level: 1, page: Number(each.label), href: each.bookmark })),
    }),
  ];
}

/** Each entry leads to its heading; its page number is a field. */
export function indexParagraphs(
  block: IndexBlock,
  look: {
    readonly outline: readonly OutlineEntry[];
    readonly bookmarks: ReadonlyMap<string, string>;
    readonly widthMm: number;
  },
): Paragraph[] {
  const labels = new Map(look.outline.map(({ anchor, label }) => [anchor, label]));
  return block.groups.flatMap((group) => [
    new Paragraph({ style: styleIds.indexLetter, children: [new TextRun(group.letter)] }),
    ...group.entries.map(({ text, anchor }) => {
      const bookmark = look.bookmarks.get(anchor) ?? '';
      return new Paragraph({
        style: styleIds.listLine,
        indent: { left: twips(7) },
        tabStops: [{ type: TabStopType.RIGHT, position: twips(look.widthMm), leader: LeaderType.DOT }],
        children: [
          new InternalHyperlink({ anchor: bookmark, children: [new TextRun({ children: [text, new Tab()] })] }),
          new SimpleField(`PAGEREF ${bookmark} \\h`, labels.get(anchor) ?? ''),
        ],
      });
    }),
  ]);
}
