import type { ChapterSource } from '../../domain/handbook-chapter.ts';
import { type OutlineEntry, titleOf } from '../../domain/handbook-outline.ts';
import type { Handbook } from '../../domain/handbook.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import { missingCase } from '../../exhaustive.ts';
import type { AttachedDocument } from '../attached-blocks.ts';
import type { BlockMemory } from '../block-memory.ts';
import type { Block, PaperPart, PaperPicture } from '../blocks.ts';
import { heading, inline, numberedLines, paragraph } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import type { RecordLookup } from '../record-lookup.ts';
import { richBlocks } from '../rich-blocks.ts';
import { chineseNumber } from '../words.ts';
import { annualTaskBlocks } from './annual-tasks.ts';
import { type EvidenceHeld, evidenceListBlocks } from './evidence-list.ts';
import { goalTableBlocks } from './goal-table.ts';
import { formsBlocks, interfacesBlocks, regulationsBlocks } from './handbook-lists.ts';
import { layerStandardBlocks, safeguardBlocks } from './layer-standards.ts';
import {
  dutiesBlocks,
  goalsBlocks,
  introductionBlocks,
  organizationBlocks,
  overviewBlocks,
  positionOverview,
  workingGroup,
} from './overview-section.ts';
import { positionBlocks } from './position-section.ts';
import { scoredStandardBlocks } from './scored-standards.ts';
import { standardsTableBlocks } from './standards-table.ts';
import { workflowBlocks } from './workflow-section.ts';

/** A chapter, or the page that opens a part, as it prints. */
export interface PrintedChapter {
  readonly kind: 'part' | 'chapter';
  /** 第一篇, 第一章, 附录A */
  readonly number: string;
  readonly title: string;
  readonly orientation: PaperPart['orientation'];
  readonly blocks: readonly Block[];
  /** The entry of the outline that it comes from; one entry may give several chapters. */
  readonly entry: number;
}

interface ChapterInput {
  /** What earlier papers made of records. */
  readonly memory: BlockMemory | undefined;
  readonly lookup: RecordLookup;
  readonly handbook: Handbook;
  readonly held: EvidenceHeld | undefined;
  readonly pictures: ReadonlyMap<string, PaperPicture> | undefined;
  readonly documents: ReadonlyMap<string, AttachedDocument> | undefined;
}

/** Sources whose tables need the width of a landscape page. */
const wide: ReadonlySet<ChapterSource> = new Set([
  'goals',
  'standards-table',
  'layer-standards',
  'scored-standards',
  'tasks',
  'safeguards',
  'evidence-list',
]);

/** Sources that print nothing at all, not even a heading, where there is nothing to say. */
const silent: ReadonlySet<ChapterSource> = new Set(['leaders', 'department-workflows', 'tasks']);

const area = typeArea('handbook', 'portrait');
/** A picture leaves room for its caption and for the heading above it. */
const textArea = { widthMm: area.widthMm, heightMm: area.heightMm - 30 };

/** The chapters of an outline in order; numbers run on through all parts. */
export function printedChapters(entries: readonly OutlineEntry[], input: ChapterInput): PrintedChapter[] {
  const printed: PrintedChapter[] = [];
  const counts = { part: 0, chapter: 0, appendix: 0 };
  const included = entries.filter(({ isIncluded }) => isIncluded);
  const withWorkflows = input.handbook.includeWorkflows && !included.some(({ source }) => source === 'workflows');
  const add = (entry: number, title: string, make: (number: string) => readonly Block[]): void => {
    const { source = 'free', isAppendix = false } = entries[entry] ?? {};
    const count = (counts[isAppendix ? 'appendix' : 'chapter'] += 1);
    const number = isAppendix ? letters(count) : String(count);
    printed.push({
      kind: 'chapter',
      number: isAppendix ? `附录${letters(count)}` : `第${chineseNumber(count)}章`,
      title,
      orientation: wide.has(source) ? 'landscape' : 'portrait',
      blocks: make(number),
      entry,
    });
  };
  for (const [index, entry] of entries.entries()) {
    if (!entry.isIncluded || (silent.has(entry.source) && isEmpty(entry.source, input))) continue;
    if (entry.source === 'part') {
      counts.part += 1;
      printed.push({
        kind: 'part',
        number: `第${chineseNumber(counts.part)}篇`,
        title: titleOf(entry),
        orientation: 'portrait',
        blocks:
          entry.text === ''
            ? []
            : richBlocks(entry.text, {
                number: '',
                anchor: `words-${index}`,
                ...textArea,
                pictures: input.pictures,
                documents: input.documents,
              }),
        entry: index,
      });
    } else if (entry.source === 'sections') {
      for (const section of input.lookup.records.section)
        add(index, section.name, (number) => sectionBlocks(section, { ...input, number, index, withWorkflows }));
    } else {
      add(index, titleOf(entry), (number) => chapterBlocks(entry, { ...input, number, index, withWorkflows }));
    }
  }
  input.memory?.endPaper();
  return printed;
}

/** A piece that is made of records alone: as it was made before, where they read the same; named as in `BlockMemory`. */
function piece(
  { memory, lookup }: ChapterInput,
  named: { readonly key: string; readonly of: object | null },
  make: (lookup: RecordLookup) => readonly Block[],
): readonly Block[] {
  return memory === undefined ? make(lookup) : memory.piece(named, lookup, make);
}

/** A, B … Z, AA. */
function letters(count: number): string {
  const last = String.fromCodePoint(65 + ((count - 1) % 26));
  return count > 26 ? letters(Math.floor((count - 1) / 26)) + last : last;
}

function isEmpty(source: ChapterSource, { lookup, handbook }: ChapterInput): boolean {
  if (source === 'leaders') return lookup.positionsOf(null).length === 0;
  if (source === 'tasks') return !lookup.records.annualTask.some(({ year }) => year === handbook.year);
  return !handbook.includeWorkflows || lookup.workflowsOf(null).length === 0;
}

interface Numbered extends ChapterInput {
  /** 3, or A of an appendix. */
  readonly number: string;
  /** The place of its entry in the outline. */
  readonly index: number;
  /** Whether the job descriptions bring their workflows along. */
  readonly withWorkflows: boolean;
}

function chapterBlocks(entry: OutlineEntry, input: Numbered): readonly Block[] {
  const { lookup, number } = input;
  switch (entry.source) {
    case 'part':
    case 'sections':
      return []; // printed by `printedChapters`
    case 'free':
      return richBlocks(entry.text, {
        number,
        anchor: `words-${input.index}`,
        ...textArea,
        pictures: input.pictures,
        documents: input.documents,
      });
    case 'leaders':
      return positionsOf(lookup.positionsOf(null), { ...input, from: 1 });
    case 'positions':
      return allPositions(input);
    case 'department-workflows':
      return workflowsOf(lookup.workflowsOf(null), input);
    case 'workflows':
      return allWorkflows(input);
    case 'evidence-list':
      return piece(input, { key: `${number} ${entry.source} ${heldText(input.held)}`, of: null }, (records) =>
        evidenceListBlocks(records, { held: input.held }),
      );
    default:
      return listed(entry.source, input);
  }
}

type ListSource = Exclude<
  ChapterSource,
  'part' | 'sections' | 'free' | 'leaders' | 'positions' | 'department-workflows' | 'workflows' | 'evidence-list'
>;

/** Chapters that are one piece, made of records and the handbook's year. */
function listed(source: ListSource, input: Numbered): readonly Block[] {
  const { number, handbook } = input;
  const numbered = (index: number): string => `${number}.${index + 1}`;
  return piece(input, { key: `${number} ${source} ${handbook.year}`, of: null }, (lookup) => {
    switch (source) {
      case 'overview':
        return overviewBlocks(lookup, number);
      case 'introduction':
        return introductionBlocks(lookup);
      case 'department-duties':
        return dutiesBlocks(lookup);
      case 'organization':
        return organizationBlocks(lookup);
      case 'working-group':
        return [workingGroup(lookup)];
      case 'quality-goals':
        return goalsBlocks(lookup);
      case 'goals':
        return goalTableBlocks(lookup);
      case 'standards-table':
        return standardsTableBlocks(lookup, input.memory);
      case 'layer-standards':
        return layerStandardBlocks(lookup, numbered);
      case 'scored-standards':
        return scoredStandardBlocks(lookup);
      case 'tasks':
        return annualTaskBlocks(lookup, handbook.year);
      case 'safeguards':
        return safeguardBlocks(lookup, numbered);
      case 'forms-list':
        return formsBlocks(lookup);
      case 'regulations':
        return regulationsBlocks(lookup);
      case 'interfaces':
        return interfacesBlocks(lookup);
      default:
        return missingCase(source);
    }
  });
}

const heldTexts = new WeakMap<EvidenceHeld, string>();

/** The same for what says the same. */
function heldText(held: EvidenceHeld | undefined): string {
  if (held === undefined) return '';
  const text = heldTexts.get(held) ?? JSON.stringify([[...held.damaged], [...held.pages]]);
  heldTexts.set(held, text);
  return text;
}

function sectionBlocks(section: RecordSet['section'][number], input: Numbered): Block[] {
  const { number } = input;
  const opening = piece(input, { key: `${number} section ${section.id}`, of: section }, (lookup) => [
    heading(2, { number: `${number}.1`, text: '科室职责', anchor: `section-${section.id}` }),
    paragraph('body', [
      { text: `${section.name}负责人：` },
      ...inline(lookup.personName(section.leaderPersonId)),
      { text: '。' },
    ]),
    ...numberedLines(section.duties, (count) => `（${count}）`),
    heading(2, { number: `${number}.2`, text: '岗位设置', anchor: `positions-${section.id}` }),
    positionOverview(lookup, section.id),
  ]);
  return [...opening, ...positionsOf(input.lookup.positionsOf(section.id), { ...input, from: 3 })];
}

function allPositions(input: Numbered): Block[] {
  const { lookup } = input;
  const all = [null, ...lookup.records.section.map(({ id }) => id)].flatMap((id) => lookup.positionsOf(id));
  if (all.length === 0) return [paragraph('body', [{ text: '尚未录入岗位。', muted: true }])];
  return positionsOf(all, { ...input, from: 1 });
}

/** Each on pages of its own; the one that opens a chapter stands under its heading. */
function positionsOf(positions: RecordSet['position'], input: Numbered & { readonly from: number }): Block[] {
  const { from, withWorkflows } = input;
  return positions.flatMap((position, index) => {
    const number = `${input.number}.${index + from}`;
    const key = `${number} position ${position.id} ${withWorkflows}`;
    return [
      ...(from === 1 && index === 0 ? [] : [pageBreak]),
      ...piece(input, { key, of: position }, (lookup) =>
        positionBlocks(lookup, position, {
          level: 2,
          number,
          areaMm: typeArea('handbook', 'portrait'),
          includeWorkflows: withWorkflows,
        }),
      ),
    ];
  });
}

const pageBreak: Block = { type: 'page-break' };

function allWorkflows(input: Numbered): Block[] {
  const { lookup } = input;
  const positions = lookup.records.position.flatMap(({ id }) => lookup.workflowsOf(id));
  const all = [...lookup.workflowsOf(null), ...positions];
  if (all.length === 0) return [paragraph('body', [{ text: '尚未录入工作流程。', muted: true }])];
  return workflowsOf(all, input);
}

function workflowsOf(workflows: RecordSet['workflow'], input: Numbered): Block[] {
  return workflows.flatMap((workflow, index) => {
    const number = `${input.number}.${index + 1}`;
    return [
      ...(index === 0 ? [] : [pageBreak]),
      ...piece(input, { key: `${number} workflow ${workflow.id}`, of: workflow }, (lookup) =>
        workflowBlocks(lookup, workflow, {
          level: 2,
          number,
          areaMm: typeArea('handbook', 'portrait'),
          listed: true,
        }),
      ),
    ];
  });
}
