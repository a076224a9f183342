import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  type ISectionOptions,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableOfContents,
  TextRun,
} from 'docx';
import type { Block, HeadingBlock, Inline, LayoutProfile, Paper, PaperPart } from '../../../shared/document/blocks.ts';
import { pageGeometry, typeArea } from '../../../shared/document/page-geometry.ts';
import { blockGapPt } from '../../../shared/document/paper-styles.ts';
import { captionsOf, headingText, listLead } from '../../../shared/document/paper-text.ts';
import { missingCase } from '../../../shared/exhaustive.ts';
import { DocxChunks } from './docx-chunks.ts';
import { steadyContainer } from './docx-container.ts';
import { coverBlocks } from './docx-cover.ts';
import { drawingRun } from './docx-drawing.ts';
import { pictureParagraph } from './docx-picture.ts';
import { fontOf, styleIds, stylesOf, twips } from './docx-styles.ts';
import { watermark } from './docx-watermark.ts';
import { signatureTable, textRuns, wordTable } from './docx-table.ts';
import { type CaptionPlace, captionParagraph, captionList, indexParagraphs } from './docx-lists.ts';
import type { CrossingPaper } from './paper-crossing.ts';
import type { OutlineEntry, PaperPlaces } from './typst-renderer.ts';

/** What the thread that makes Word files is asked, and what it answers. */
export interface DocxRequest {
  readonly paper: CrossingPaper;
  readonly places: PaperPlaces;
  /** Whether emoji and the like have fonts of their own; false for editions released before they had. */
  readonly symbolFonts?: boolean;
}
export interface DocxAnswer {
  readonly id: number;
  readonly docx: Uint8Array;
}

/**
 * A paper as a Word file. The table of contents is filled in with the page numbers of the laid-out paper (`places`), and
 * remains a field that Word updates when asked. The same paper gives the same bytes.
 */
export async function renderDocx(
  paper: Paper,
  places: PaperPlaces,
  { symbolFonts = true }: Pick<DocxRequest, 'symbolFonts'> = {},
): Promise<Uint8Array> {
  const { outline } = places;
  const geometry = pageGeometry[paper.layout];
  const captions = captionsOf(paper).map((block, index): CaptionPlace => {
    return { block, label: places.captionLabels[index] ?? '', bookmark: `_TocC${String(index + 1).padStart(5, '0')}` };
  });
  const bookmarks = new Map(outline.map((entry, index) => [entry.anchor, `_Toc${String(index + 1).padStart(6, '0')}`]));
  const chunks = new DocxChunks();
  const document = new Document({
    title: paper.meta.title,
    subject: paper.meta.subject,
    creator: paper.meta.author,
    lastModifiedBy: paper.meta.author,
    styles: stylesOf(paper.layout),
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: geometry.bodySize * 40,
    sections: paper.parts.map((part) => section({ chunks, paper, part, outline, captions, bookmarks })),
  });
  const bytes = await Packer.toBuffer(document);
  return steadyContainer(bytes, { chunks, date: paper.meta.date, mirrored: geometry.mirrored, symbolFonts });
}

interface PartInput {
  readonly chunks: DocxChunks;
  readonly paper: Paper;
  readonly part: PaperPart;
  readonly outline: readonly OutlineEntry[];
  readonly captions: readonly CaptionPlace[];
  readonly bookmarks: ReadonlyMap<string, string>;
}

function section(input: PartInput): ISectionOptions {
  const { paper, part } = input;
  const geometry = pageGeometry[paper.layout];
  const numbered = part.pageNumbers !== 'none';
  return {
    properties: {
      type: part.startOnOddPage ? SectionType.ODD_PAGE : SectionType.NEXT_PAGE,
      page: {
        size: {
          width: twips(geometry.widthMm),
          height: twips(geometry.heightMm),
          orientation: part.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(geometry.topMm),
          bottom: twips(geometry.bottomMm),
          left: twips(geometry.insideMm),
          right: twips(geometry.outsideMm),
          header: twips(geometry.headMm),
          footer: twips(geometry.footMm),
        },
        pageNumbers: {
          formatType: part.pageNumbers === 'roman' ? NumberFormat.LOWER_ROMAN : NumberFormat.DECIMAL,
          ...(part.restart ? { start: 1 } : {}),
        },
      },
    },
    headers: {
      default: runningHead(numbered ? part.headOdd : '', 'odd', part.mark),
      even: runningHead(numbered ? part.headEven : '', 'even', part.mark),
    },
    footers: { default: pageNumber(paper.layout, numbered, 'odd'), even: pageNumber(paper.layout, numbered, 'even') },
    children: sectionChildren(input),
  };
}

/**
 * The blocks of a part. Those that the package itself must see stand for themselves: contents that Word updates, and the
 * last one, whose paragraph takes up what the section says of its pages.
 */
function sectionChildren(input: PartInput): FileChild[] {
  const { blocks } = input.part;
  const children: FileChild[] = [];
  let from = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'contents' && block.type !== 'caption-list' && index < blocks.length - 1) continue;
    const start = from;
    if (start < index) {
      children.push(
        input.chunks.of(function* () {
          for (let each = start; each < index; each += 1) {
            const one = blocks[each];
            if (one !== undefined) yield* wordBlocks(one, { ...input, index: each });
          }
        }),
      );
    }
    children.push(...wordBlocks(block, { ...input, index }));
    from = index + 1;
  }
  return children;
}

function runningHead(text: string, side: 'odd' | 'even', mark?: string): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        ...(text === ''
          ? {}
          : { border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '8B94A3', space: 4 } } }),
        children: [
          ...(text === '' ? [] : [new TextRun({ text, font: fontOf('song'), size: 18, color: '4A5260' })]),
          ...(mark === undefined ? [] : [watermark(mark)]),
        ],
      }),
    ],
  });
}

/** GB/T 9704: 四号宋体 with a dash on either side, one character from the outer edge. */
function pageNumber(layout: LayoutProfile, numbered: boolean, side: 'odd' | 'even'): Footer {
  const official = layout === 'official';
  const look = { font: fontOf('song'), size: official ? 28 : 20 } as const;
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: official ? { left: 280, right: 280 } : {},
        children: numbered
          ? [new TextRun({ ...look, children: official ? ['— ', PageNumber.CURRENT, ' —'] : [PageNumber.CURRENT] })]
          : [],
      }),
    ],
  });
}

const blockGapMm = (blockGapPt / 72) * 25.4;

type WordBlock = Paragraph | Table | TableOfContents;

function wordBlocks(block: Block, input: PartInput & { readonly index: number }): WordBlock[] {
  const { paper, part, bookmarks } = input;
  const { bodySize } = pageGeometry[paper.layout];
  switch (block.type) {
    case 'cover':
      return coverBlocks(block, typeArea(paper.layout, part.orientation));
    case 'heading':
      return [headingParagraph(block, { bookmarks, ...pageTop(input) })];
    case 'paragraph':
      return [
        new Paragraph({
          style:
            block.style === 'caption'
              ? block.keepWithNext
                ? styleIds.captionAbove
                : styleIds.captionBelow
              : styleIds[block.style],
          ...(block.align === undefined
            ? {}
            : {
                alignment: {
                  left: AlignmentType.LEFT,
                  center: AlignmentType.CENTER,
                  right: AlignmentType.RIGHT,
                  justify: AlignmentType.BOTH,
                }[block.align],
              }),
          ...(block.keepWithNext ? { keepNext: true } : {}),
          ...pageTop(input),
          children: linkedRuns(block.runs, bookmarks),
        }),
      ];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            style: styleIds.body,
            ...(item.level === undefined
              ? {}
              : { indent: { left: item.level * bodySize * 40, firstLine: bodySize * 40 } }),
            children: [new TextRun(listLead(item.marker)), ...linkedRuns(item.runs, bookmarks)],
          }),
      );
    case 'table':
      // Word joins tables that touch, and needs a paragraph after one that ends a section.
      return [wordTable(block), underTable(block.keepWithNext)];
    case 'diagram':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { before: twips(blockGapMm), after: 0, line: 240, lineRule: 'auto' },
          children: [drawingRun(block)],
        }),
      ];
    case 'picture':
      return [pictureParagraph(block, paper)];
    case 'signature':
      return [
        gap(4, true),
        signatureTable(block, {
          widthMm: typeArea(paper.layout, part.orientation).widthMm,
          official: paper.layout === 'official',
        }),
        gap(1),
      ];
    case 'contents':
      return [
        new Paragraph({ style: styleIds.contentsTitle, ...pageTop(input), children: [new TextRun(block.title)] }),
        contents(block.depth, input),
      ];
    case 'caption':
      return [captionParagraph(block, input.captions)];
    case 'caption-list':
      return captionList(block, input.captions);
    case 'index':
      return indexParagraphs(block, { ...input, widthMm: typeArea(paper.layout, part.orientation).widthMm });
    case 'page-break':
      return []; // the block after it begins the page, so that no empty line is left
    case 'space':
      return [
        new Paragraph({
          ...(block.keepWithNext ? { keepNext: true } : {}),
          spacing: { before: twips(block.heightMm), after: 0, line: 20, lineRule: 'exact' },
        }),
      ];
    default:
      return missingCase(block);
  }
}

/** Runs of which some lead to a heading of this file. */
function linkedRuns(runs: Inline, bookmarks: ReadonlyMap<string, string>): (TextRun | InternalHyperlink)[] {
  return runs.flatMap((run): (TextRun | InternalHyperlink)[] => {
    const anchor = run.link === undefined ? undefined : bookmarks.get(run.link);
    const children = textRuns([run]);
    return anchor === undefined ? children : [new InternalHyperlink({ anchor, children })];
  });
}

type PageTop = Pick<IParagraphOptions, 'pageBreakBefore' | 'spacing'>;

/** Word keeps the room above a paragraph that begins a page where a break was put; the typesetter, like Word elsewhere, does not. */
function pageTop({ part, index }: { readonly part: PaperPart; readonly index: number }): PageTop {
  const follows = part.blocks[index - 1]?.type === 'page-break';
  return {
    ...(follows ? { pageBreakBefore: true } : {}),
    ...(follows || index === 0 ? { spacing: { before: 0 } } : {}),
  };
}

/** As little as a paragraph can be; the room under it is none at a page's end. */
function underTable(keepNext = false): Paragraph {
  const after = Math.round((blockGapPt - 1) * 20);
  return new Paragraph({ keepNext, spacing: { before: 0, after, line: 20, lineRule: 'exact' } });
}

function gap(heightMm: number, keepNext = false): Paragraph {
  return new Paragraph({ keepNext, spacing: { before: 0, after: 0, line: twips(heightMm), lineRule: 'exact' } });
}

const levels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

function headingParagraph(
  block: HeadingBlock,
  look: PageTop & { readonly bookmarks: ReadonlyMap<string, string> },
): Paragraph {
  // Styles based on Heading 1 and 2, which an update of the contents leaves out.
  const unlisted = block.listed
    ? undefined
    : block.level === 1
      ? styleIds.unlisted1
      : block.level === 2
        ? styleIds.unlisted2
        : undefined;
  const text = new TextRun(headingText(block));
  const { bookmarks, ...top } = look;
  const bookmark = bookmarks.get(block.anchor);
  return new Paragraph({
    ...(unlisted === undefined ? { heading: levels[block.level - 1] ?? HeadingLevel.HEADING_4 } : { style: unlisted }),
    ...top,
    children: [bookmark === undefined ? text : new Bookmark({ id: bookmark, children: [text] })],
  });
}

function contents(depth: number, input: PartInput): TableOfContents {
  const entries = input.outline.filter((entry) => entry.listed && entry.level <= depth);
  return new TableOfContents('目录', {
    hyperlink: true,
    headingStyleRange: `1-${depth}`,
    beginDirty: false,
    cachedEntries: entries.map((entry) => ({
      title: entry.title,
      level: entry.level,
      page: Number(entry.label),
      href: input.bookmarks.get(entry.anchor) ?? '',
    })),
  });
}
