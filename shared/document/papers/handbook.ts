import type { Handbook } from '../../domain/handbook.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { Revision } from '../../domain/revision.ts';
import type { Block, Paper, PaperPart } from '../blocks.ts';
import { bodyText, heading, inline, numberedLines, paragraph } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import type { Edition } from '../printed-records.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import {
  annualTaskChapter,
  departmentWorkflowChapter,
  evidenceChapter,
  overviewChapter,
  unassignedChapter,
} from '../revision-summary.ts';
import { chineseNumber, dayInWords, dayToFillIn } from '../words.ts';
import { annualTaskBlocks } from './annual-tasks.ts';
import { type EvidenceHeld, evidenceListBlocks } from './evidence-list.ts';
import { defaultHandbook } from './handbook-defaults.ts';
import { goalsBlocks, overviewBlocks, positionOverview } from './overview-section.ts';
import { positionBlocks } from './position-section.ts';
import { revisionTable } from './revision-table.ts';
import { standardsTableBlocks } from './standards-table.ts';
import { workflowBlocks } from './workflow-section.ts';

interface HandbookInput {
  readonly records: RecordSet;
  /** Of positions and workflows, where they are approved. */
  readonly editions?: ReadonlyMap<string, Edition>;
  /** In the order they were made. */
  readonly revisions: Iterable<Revision>;
  readonly year: number;
  /** Used as the paper's day when the handbook names none. */
  readonly date: string;
  /** What is known about the bytes of the evidence; without it nothing is damaged and no page is counted. */
  readonly held?: EvidenceHeld;
}

/** 部门质量手册: what `design` calls the quality handbook; everything but cover and approval page is compiled from the records. */
export function handbookPaper(input: HandbookInput): Paper {
  const { records, revisions, year, date } = input;
  const lookup = lookUp(records, input.editions);
  const handbook: Handbook = records.handbook.find((each) => each.year === year) ?? defaultHandbook(records, year);
  const even = [handbook.title, handbook.documentCode].filter((text) => text !== '').join('　');
  const front = (title: string, blocks: readonly Block[], restart = false): PaperPart => ({
    orientation: 'portrait',
    pageNumbers: 'roman',
    restart,
    startOnOddPage: restart,
    headEven: even,
    headOdd: title,
    blocks,
  });
  const chapters = bodyChapters(lookup, handbook, input.held);
  return {
    layout: 'handbook',
    meta: {
      title: handbook.title,
      author: lookup.departmentName,
      subject: '部门质量手册',
      date: handbook.issuedOn || date,
    },
    parts: [
      { ...front('', [cover(lookup, handbook)], true), pageNumbers: 'none', headEven: '', headOdd: '' },
      front('批准令', approvalPage(handbook), true),
      front('修订记录', [
        heading(1, { text: '修订记录', anchor: 'revisions', listed: false }),
        ...revisionTable(revisions, handbook),
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
      ...chapters.map(
        (chapter, index): PaperPart => ({
          orientation: chapter.orientation,
          pageNumbers: 'arabic',
          restart: index === 0,
          startOnOddPage: index === 0,
          headEven: even,
          headOdd: `${chapter.number}　${chapter.title}`,
          blocks: [
            heading(1, { number: chapter.number, text: chapter.title, anchor: `chapter-${index + 1}` }),
            ...chapter.blocks,
          ],
        }),
      ),
    ],
  };
}

interface Chapter {
  readonly number: string;
  readonly title: string;
  readonly orientation: PaperPart['orientation'];
  readonly blocks: readonly Block[];
}

function bodyChapters(lookup: RecordLookup, handbook: Handbook, held: EvidenceHeld | undefined): Chapter[] {
  const chapters: Chapter[] = [];
  const chapter = (title: string, make: (number: number) => readonly Block[]) => {
    const number = chapters.length + 1;
    chapters.push({ number: `第${chineseNumber(number)}章`, title, orientation: 'portrait', blocks: make(number) });
  };
  chapter(overviewChapter, (number) => overviewBlocks(lookup, number));
  chapter('质量目标', () => goalsBlocks(lookup));
  // Those who lead the department stand before the sections that they lead.
  if (lookup.positionsOf(null).length > 0)
    chapter(unassignedChapter, (number) =>
      positionsOf(lookup, { sectionId: null, number, handbook, startsChapter: true }),
    );
  for (const section of lookup.records.section)
    chapter(section.name, (number) => sectionChapter(lookup, { section, number, handbook }));
  const general = lookup.workflowsOf(null);
  if (handbook.includeWorkflows && general.length > 0) {
    chapter(departmentWorkflowChapter, (number) =>
      general.flatMap((workflow, index) => [
        ...(index === 0 ? [] : [{ type: 'page-break' } as const]),
        ...workflowBlocks(lookup, workflow, {
          level: 2,
          number: `${number}.${index + 1}`,
          areaMm: typeArea('handbook', 'portrait'),
          listed: true,
        }),
      ]),
    );
  }
  const appendix = (title: string, blocks: readonly Block[]) => {
    const letter = String.fromCodePoint(65 + chapters.filter((each) => each.number.startsWith('附录')).length);
    chapters.push({ number: `附录${letter}`, title, orientation: 'landscape', blocks });
  };
  const tasks = annualTaskBlocks(lookup, handbook.year);
  if (tasks.length > 0) appendix(annualTaskChapter, tasks);
  if (handbook.includeStandardsTable) appendix('部门工作标准一览表', standardsTableBlocks(lookup));
  if (handbook.includeEvidenceList) appendix(evidenceChapter, evidenceListBlocks(lookup, { held }));
  return chapters;
}

function sectionChapter(
  lookup: RecordLookup,
  input: { readonly section: RecordSet['section'][number]; readonly number: number; readonly handbook: Handbook },
): Block[] {
  const { section, number, handbook } = input;
  const leader = lookup.personName(section.leaderPersonId);
  return [
    heading(2, { number: `${number}.1`, text: '科室职责', anchor: `section-${section.id}` }),
    paragraph('body', [{ text: `${section.name}负责人：` }, ...inline(leader), { text: '。' }]),
    ...numberedLines(section.duties, (count) => `（${count}）`),
    heading(2, { number: `${number}.2`, text: '岗位设置', anchor: `positions-${section.id}` }),
    positionOverview(lookup, section.id),
    ...positionsOf(lookup, { sectionId: section.id, number, handbook, startsChapter: false }),
  ];
}

function positionsOf(
  lookup: RecordLookup,
  input: {
    readonly sectionId: string | null;
    readonly number: number;
    readonly handbook: Handbook;
    readonly startsChapter: boolean;
  },
): Block[] {
  const { sectionId, number, handbook, startsChapter } = input;
  const positions = lookup.positionsOf(sectionId);
  return positions.flatMap((position, index) => [
    ...(startsChapter && index === 0 ? [] : [{ type: 'page-break' } as const]),
    ...positionBlocks(lookup, position, {
      level: 2,
      number: `${number}.${index + (startsChapter ? 1 : 3)}`,
      areaMm: typeArea('handbook', 'portrait'),
      includeWorkflows: handbook.includeWorkflows,
    }),
  ]);
}

function cover(lookup: RecordLookup, handbook: Handbook): Block {
  return {
    type: 'cover',
    organization: lookup.collegeName,
    title: handbook.title,
    subtitle: `${handbook.year}年版`,
    mark: handbook.controlled ? '受控文件' : '',
    fields: [
      { label: '文件编号', value: inline(handbook.documentCode) },
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
