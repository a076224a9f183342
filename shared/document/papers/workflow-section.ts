import type { StoredRecord } from '../../domain/record-kind.ts';
import type { Block, HeadingBlock } from '../blocks.ts';
import { cell, dash, headRow, heading, inline, labelCell, paragraph, table } from '../inline.ts';
import type { Drawing } from '../drawing.ts';
import type { RecordLookup } from '../record-lookup.ts';
import { estimatedLines } from '../text-measure.ts';
import { expectedRecords, printKeptRecord } from '../../domain/workflow-record.ts';
import { linesOf } from '../words.ts';
import { editionRows } from './edition-rows.ts';
import { drawWorkflow, fittingScale, scaleDrawing } from '../workflow-diagram.ts';
import { workflowPages } from '../workflow-pages.ts';

interface Place {
  readonly level: HeadingBlock['level'];
  readonly number: string;
  /** Width and height that a drawing may take, millimetres. */
  readonly areaMm: { readonly widthMm: number; readonly heightMm: number };
  /** Whether the table of contents lists it. */
  readonly listed?: boolean;
}

/** Drawings by all that goes into them: laying one out takes longer than all the rest of a chapter. */
const drawings = new Map<string, { readonly beside: boolean; readonly pages: readonly Drawing[] }>();
const mostDrawings = 400;

/** The pages of a drawing; alone and as large as it may be, or small enough to stand with the card above it. */
function drawingPages(
  shape: { readonly steps: Parameters<typeof drawWorkflow>[0]; readonly links: Parameters<typeof drawWorkflow>[1] },
  look: { readonly lanes: boolean },
  room: { readonly widthMm: number; readonly heightMm: number; readonly cardMm: number },
): { readonly beside: boolean; readonly pages: readonly Drawing[] } {
  const key = JSON.stringify([shape, look, room]);
  const known = drawings.get(key);
  if (known !== undefined) return known;
  const drawing = drawWorkflow(shape.steps, shape.links, look);
  const { widthMm, heightMm, cardMm } = room;
  const scale = fittingScale(drawing, { widthMm, heightMm: heightMm - cardMm });
  // On the page of its card where that costs little size; else after the table, so that no page is left half empty.
  const beside = scale >= smallestBesideCard;
  const pages = beside
    ? [scaleDrawing(drawing, scale)]
    : workflowPages({ ...shape, look, areaMm: { widthMm, heightMm } });
  for (const oldest of drawings.keys()) if (drawings.size >= mostDrawings) drawings.delete(oldest);
  drawings.set(key, { beside, pages });
  return { beside, pages };
}

/** One workflow: the head of its process card, its drawing, and its steps as a table. */
export function workflowBlocks(lookup: RecordLookup, workflow: StoredRecord<'workflow'>, place: Place): Block[] {
  const steps = lookup.stepsOf(workflow.id);
  const width = place.areaMm.widthMm;
  const title = heading(place.level, {
    number: place.number,
    text: `工作流程：${workflow.name}`,
    anchor: `workflow-${workflow.id}`,
    listed: place.listed ?? false,
  });
  if (steps.length === 0) {
    return [
      title,
      processCard(lookup, workflow, { width, keepWithNext: false }),
      ...recordTable(workflow, { steps, width }),
      paragraph('body', [{ text: '本流程尚未录入步骤。', muted: true }]),
    ];
  }
  const drawn = steps.map((step) => ({
    id: step.id,
    kind: step.kind,
    action: step.action,
    actor: actorOf(lookup, step),
    note: [step.timing, step.timeLimit].filter((text) => text !== '').join(' · '),
  }));
  const links = lookup.linksOf(workflow.id);
  const look = { lanes: workflow.swimLanes };
  const { beside, pages } = drawingPages({ steps: drawn, links }, look, {
    widthMm: width,
    // Room is left for the caption and for the gaps round the drawing.
    heightMm: place.areaMm.heightMm - 24,
    cardMm: estimatedCardMm(workflow, width),
  });
  const name = workflow.name.endsWith('流程') ? `${workflow.name}图` : `${workflow.name}流程图`;
  const picture = pages.flatMap((page, index): Block[] => [
    {
      type: 'diagram',
      drawing: page,
      alternative:
        index === 0 ? alternativeText(lookup, workflow, steps) : `${name}，第${index + 1}部分，共${pages.length}部分。`,
    },
    paragraph('caption', pages.length === 1 ? name : `${name}（${index + 1}/${pages.length}，圆圈内字母相同处相接）`),
  ]);
  const details: Block[] = [stepTable(lookup, { workflow, steps, width }), ...recordTable(workflow, { steps, width })];
  return [
    title,
    processCard(lookup, workflow, { width, keepWithNext: beside }),
    ...(beside ? [...picture, ...details] : [...details, ...picture]),
  ];
}

/** 记录保存: which records stay, from which step, who keeps them, and for how long. */
function recordTable(
  workflow: StoredRecord<'workflow'>,
  { steps, width }: { readonly steps: readonly StoredRecord<'workflowStep'>[]; readonly width: number },
): Block[] {
  const records = expectedRecords(workflow.records, steps);
  if (records.length === 0) return [];
  const numbers = new Map(steps.map((step, index) => [step.id, String(index + 1)]));
  const fixed = [11, 16, 45, 27];
  return [
    paragraph('plain', [{ text: '记录保存', bold: true }], { keepWithNext: true }),
    table({
      columnsMm: [11, width - fixed.reduce((sum, each) => sum + each, 0), ...fixed.slice(1)],
      head: [headRow(['序号', '记录名称', '形成步骤', '保存部门或岗位', '保存期限'])],
      fontSize: 9,
      summary: `${workflow.name}记录保存表`,
      rows: records.map((record, index) => [
        cell(String(index + 1), { align: 'center' }),
        cell(record.name),
        cell(record.stepId === null ? '' : (numbers.get(record.stepId) ?? ''), { align: 'center' }),
        cell(record.keeper, { align: 'center' }),
        cell(record.retention, { align: 'center' }),
      ]),
    }),
  ];
}

const smallestBesideCard = 0.72;

/** About how high heading and card are. */
function estimatedCardMm(workflow: StoredRecord<'workflow'>, width: number): number {
  const { purpose, scope, actors, basis, duties, norms } = workflow;
  const lines = [purpose, scope, actors, basis, duties, norms].reduce(
    (sum, text) => sum + estimatedLines(linesOf(text), 9.5, width - 26),
    0,
  );
  return 20 + 5 * 3.2 + Math.max(5, lines + 1) * 4.9;
}

/** 目的, 适用范围, 实施主体, 服务时限, 依据: the fixed head of a process card; 职责 and 规范 where they are filled in. */
function processCard(
  lookup: RecordLookup,
  workflow: StoredRecord<'workflow'>,
  look: { readonly width: number; readonly keepWithNext: boolean },
): Block {
  const { width, keepWithNext } = look;
  const columnsMm = [22, width / 2 - 22, 22, width / 2 - 22];
  return table({
    columnsMm,
    summary: `${workflow.name}流程卡`,
    unnumbered: true,
    keepWithNext,
    rows: [
      [
        labelCell('流程编号'),
        cell(workflow.code, { align: 'center', verticalAlign: 'middle' }),
        labelCell('服务时限'),
        cell(workflow.serviceTimeLimit, { align: 'center', verticalAlign: 'middle' }),
      ],
      [labelCell('目的'), cell(workflow.purpose, { colSpan: 3 })],
      [labelCell('适用范围'), cell(workflow.scope, { colSpan: 3 })],
      [labelCell('实施主体'), cell(workflow.actors, { colSpan: 3 })],
      ...(workflow.duties === '' ? [] : [[labelCell('职责'), cell(workflow.duties, { colSpan: 3 })]]),
      ...(workflow.norms === '' ? [] : [[labelCell('规范'), cell(workflow.norms, { colSpan: 3 })]]),
      [labelCell('依据'), cell(workflow.basis, { colSpan: 3 })],
      ...editionRows(lookup.editionOf(workflow.id), {
        pair: (label, text) => [labelCell(label), cell(text, { align: 'center', verticalAlign: 'middle' })],
        wide: (label, text) => [labelCell(label), cell(text, { colSpan: 3 })],
      }),
    ],
  });
}

const kindWords = { start: '开始', action: '', decision: '判断', end: '结束', fork: '并行', join: '汇合' } as const;

function stepTable(
  lookup: RecordLookup,
  input: {
    readonly workflow: StoredRecord<'workflow'>;
    readonly steps: readonly StoredRecord<'workflowStep'>[];
    readonly width: number;
  },
): Block {
  const { workflow, steps, width } = input;
  const numbers = new Map(steps.map((step, index) => [step.id, index + 1]));
  const links = lookup.linksOf(workflow.id);
  const next = (id: string) =>
    links
      .filter((link) => link.fromStepId === id && numbers.has(link.toStepId))
      .map((link) => `${link.label === '' ? '' : `${link.label}：`}转${numbers.get(link.toStepId)}`)
      .join('\n');
  const fixed = [11, 27, 22, 34, 27];
  return table({
    columnsMm: [11, width - fixed.reduce((sum, each) => sum + each, 0), ...fixed.slice(1)],
    head: [headRow(['步骤', '工作内容', '责任岗位', '时间与时限', '输出记录', '去向'])],
    fontSize: 9,
    summary: `${workflow.name}步骤表`,
    rows: steps.map((step, index) => [
      cell(String(index + 1), { align: 'center' }),
      {
        paragraphs: [
          [...(kindWords[step.kind] === '' ? [] : [{ text: `【${kindWords[step.kind]}】` }]), { text: step.action }],
          ...linesOf(step.details).map((line, at) => [{ text: `（${at + 1}）${line}` }]),
          ...(step.input === '' ? [] : [[{ text: `输入：${step.input}` }]]),
        ],
      },
      { paragraphs: [inline(actorOf(lookup, step), dash)], align: 'center' },
      cell([step.timing, step.timeLimit].join('\n'), { align: 'center' }),
      cell(
        step.output === ''
          ? ''
          : printKeptRecord({ name: step.output, keeper: step.keeper, retention: step.retention }),
      ),
      cell(next(step.id), { align: 'center' }),
    ]),
  });
}

/** The position that acts, or whoever it is outside the department. */
function actorOf(lookup: RecordLookup, step: StoredRecord<'workflowStep'>): string {
  return lookup.positionName(step.actorPositionId) || step.actor;
}

function alternativeText(
  lookup: RecordLookup,
  workflow: StoredRecord<'workflow'>,
  steps: readonly StoredRecord<'workflowStep'>[],
): string {
  const words = steps.map(
    (step) => `${step.action}${actorOf(lookup, step) === '' ? '' : `（${actorOf(lookup, step)}）`}`,
  );
  return `${workflow.name}流程图，共${steps.length}步：${words.join('；')}。`;
}
