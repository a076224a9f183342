import { documentCodeOf } from '../../domain/handbook-edition.ts';
import { impliedOutline, type OutlineEntry } from '../../domain/handbook-outline.ts';
import type { Handbook } from '../../domain/handbook.ts';
import type { StoredRecord } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { Revision } from '../../domain/revision.ts';
import type { AttachedDocument } from '../attached-blocks.ts';
import type { BlockMemory } from '../block-memory.ts';
import type { Block, Paper, PaperPart, PaperPicture } from '../blocks.ts';
import { bodyText, heading, inline } from '../inline.ts';
import { revisionsAnchor } from '../page-runs.ts';
import { hasCaptions, withCaptions } from '../paper-captions.ts';
import type { Edition } from '../printed-records.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { summarizeRevisions } from '../revision-summary.ts';
import { withoutDeadLinks } from '../rich-blocks.ts';
import { dayInWords, dayToFillIn } from '../words.ts';
import type { EvidenceHeld } from './evidence-list.ts';
import { distributionTable } from './handbook-lists.ts';
import { type PrintedChapter, printedChapters } from './handbook-chapters.ts';
import { defaultHandbook } from './handbook-defaults.ts';
import { positionIndex } from './position-index.ts';
import { revisionTable } from './revision-table.ts';

export interface HandbookInput {
  readonly records: RecordSet;
  /** Of positions and workflows, where they are approved. */
  readonly editions?: ReadonlyMap<string, Edition>;
  /** In the order they were made; or what `handbookHistory` has made of them. */
  readonly revisions: Iterable<Revision> | { readonly summarized: readonly Block[] };
  readonly year: number;
  /** Used as the paper's day when the handbook names none. */
  readonly date: string;
  /** What is known about the bytes of the evidence; without it nothing is damaged and no page is counted. */
  readonly held?: EvidenceHeld;
  /** Of free chapters, by the pieces of evidence that hold them. */
  readonly pictures?: ReadonlyMap<string, PaperPicture>;
  /** Word files that free chapters take over, likewise. */
  readonly documents?: ReadonlyMap<string, AttachedDocument>;
  /** What earlier papers were made of: pieces of records that read the same are not made again. */
  readonly memory?: BlockMemory;
}

/** 部门质量手册: what `design` calls the quality handbook; its chapters stand in the order of its outline. */
export function handbookPaper(input: HandbookInput): Paper {
  const { records, revisions, year, date } = input;
  const lookup = lookUp(records, input.editions);
  const handbook = records.handbook.find((each) => each.year === year) ?? defaultHandbook(records, year);
  const even = [handbook.title, documentCodeOf(handbook, lookup.departmentCode)]
    .filter((text) => text !== '')
    .join('　');
  const front = (title: string, blocks: readonly Block[], restart = false): PaperPart => ({
    orientation: 'portrait',
    pageNumbers: 'roman',
    restart,
    startOnOddPage: restart,
    headEven: even,
    headOdd: title,
    blocks,
  });
  const copies = 'id' in handbook ? records.handbookCopy.filter(({ handbookId }) => handbookId === handbook.id) : [];
  const printed = printedChapters(outlineOf(records, handbook), {
    lookup,
    handbook,
    held: input.held,
    pictures: input.pictures,
    documents: input.documents,
    memory: input.memory,
  });
  const chapters = withCaptions(
    printed.map((chapter, place) => chapterPart(chapter, { index: place, headEven: even })),
  );
  const anchors = new Set(
    chapters.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'heading' ? [block.anchor] : []))),
  );
  const index = positionIndex(lookup, anchors);
  const shown = new Set(
    chapters.flatMap(({ blocks }) => blocks.flatMap((b) => (b.type === 'picture' ? b.fileHash : []))),
  );
  const attached = [...(input.documents?.values() ?? [])].flatMap((each) =>
    each.state === 'text' ? each.pictures.filter((picture) => picture !== null) : [],
  );
  const pictures = [
    ...new Map([...(input.pictures?.values() ?? []), ...attached].map((each) => [each.fileHash, each])).values(),
  ]
    .filter(({ fileHash }) => shown.has(fileHash))
    .toSorted((a, b) => (a.fileHash < b.fileHash ? -1 : 1));
  return {
    layout: 'handbook',
    ...(pictures.length === 0 ? {} : { pictures }),
    meta: {
      title: handbook.title,
      author: lookup.departmentName,
      subject: '部门质量手册',
      date: handbook.issuedOn || date,
    },
    parts: withoutDeadLinks(
      withUniqueAnchors([
        { ...front('', [cover(lookup, handbook)], true), pageNumbers: 'none', headEven: '', headOdd: '' },
        front('批准令', approvalPage(handbook), true),
        front('修订记录', [
          heading(1, { text: '修订记录', anchor: revisionsAnchor, listed: false }),
          ...('summarized' in revisions
            ? revisions.summarized
            : revisionTable(summarizeRevisions(revisions), handbook)),
        ]),
        ...(copies.length === 0
          ? []
          : [
              front('发放登记', [
                heading(1, { text: '发放登记', anchor: 'copies', listed: false }),
                distributionTable(copies),
              ]),
            ]),
        ...(handbook.preface === ''
          ? []
          : [
              front('前言', [
                heading(1, { text: '前言', anchor: 'preface', listed: false }),
                ...bodyText(handbook.preface),
              ]),
            ]),
        front('目录', [{ type: 'contents', title: '目　录', depth: 2 }]),
        ...(['table', 'figure'] as const).flatMap((of) => {
          const title = of === 'table' ? '表格目录' : '插图目录';
          return hasCaptions(chapters, of) ? [front(title, [{ type: 'caption-list', of, title }])] : [];
        }),
        ...chapters,
        ...(index.groups.length === 0
          ? []
          : [
              {
                ...front('岗位索引', [heading(1, { text: '岗位索引', anchor: 'position-index' }), index]),
                pageNumbers: 'arabic',
              } as const,
            ]),
      ]),
    ),
  };
}

/** The part of the paper that a chapter, or the page that opens a part, makes. */
function chapterPart(
  chapter: PrintedChapter,
  { index, headEven }: { readonly index: number; readonly headEven: string },
): PaperPart {
  const opens = chapter.kind === 'part';
  const title = heading(1, { number: chapter.number, text: chapter.title, anchor: `chapter-${chapter.entry + 1}` });
  return {
    orientation: chapter.orientation,
    pageNumbers: 'arabic',
    restart: index === 0,
    startOnOddPage: index === 0 || opens,
    headEven,
    headOdd: `${chapter.number}　${chapter.title}`,
    blocks: [...(opens ? [{ type: 'space', heightMm: 60 } as const] : []), title, ...chapter.blocks],
  };
}

/** A bookmark's name stands once, even where a record is printed in several chapters. */
function withUniqueAnchors(parts: readonly PaperPart[]): PaperPart[] {
  const seen = new Map<string, number>();
  return parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) => {
      if (block.type !== 'heading') return block;
      const count = (seen.get(block.anchor) ?? 0) + 1;
      seen.set(block.anchor, count);
      return count === 1 ? block : { ...block, anchor: `${block.anchor}-${count}` };
    }),
  }));
}

/** What a handbook prints, in order: its own outline, or the one that it has until somebody composes it. */
function outlineOf(records: RecordSet, handbook: Handbook | StoredRecord<'handbook'>): readonly OutlineEntry[] {
  const own = 'id' in handbook ? records.handbookChapter.filter(({ handbookId }) => handbookId === handbook.id) : [];
  return own.length > 0 ? own : impliedOutline(handbook);
}

function cover(lookup: RecordLookup, handbook: Handbook): Block {
  return {
    type: 'cover',
    organization: lookup.collegeName,
    title: handbook.title,
    subtitle: `${handbook.year}年版`,
    mark: handbook.controlled ? '受控文件' : '',
    fields: [
      { label: '文件编号', value: inline(documentCodeOf(handbook, lookup.departmentCode)) },
      { label: '版　　次', value: inline(handbook.edition) },
      { label: '编　　制', value: inline(handbook.compiledBy) },
      { label: '审　　核', value: inline(handbook.reviewedBy) },
      { label: '批　　准', value: inline(handbook.approvedBy) },
    ],
    footer: [
      `${dayInWords(handbook.issuedOn) || dayToFillIn}发布　　　${dayInWords(handbook.effectiveOn) || dayToFillIn}实施`,
      `${lookup.collegeName}${lookup.departmentName}`,
    ],
  };
}

function approvalPage(handbook: Handbook): Block[] {
  return [
    heading(1, { text: '批准令', anchor: 'approval', listed: false }),
    ...bodyText(handbook.approvalText),
    { type: 'space', heightMm: 20 },
    {
      type: 'signature',
      parties: [
        { title: '', lines: [], date: '' },
        {
          title: `批准人：${handbook.approvedBy || '部门负责人'}`,
          lines: [{ label: '签　字：', value: '' }],
          date: dayInWords(handbook.issuedOn) || dayToFillIn,
        },
      ],
    },
  ];
}
