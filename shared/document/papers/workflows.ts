import type { RecordSet } from '../../domain/record-set.ts';
import type { Paper } from '../blocks.ts';
import { draftPart } from '../draft-mark.ts';
import { heading, paragraph } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import type { Edition } from '../printed-records.ts';
import { lookUp } from '../record-lookup.ts';
import { workflowBlocks } from './workflow-section.ts';

interface WorkflowsInput {
  /** None means all. */
  readonly workflowIds: readonly string[];
  /** YYYY-MM-DD */
  readonly date: string;
  readonly editions?: ReadonlyMap<string, Edition>;
}

/** 工作流程: process card, steps and drawing of the given workflows, each on pages of its own. */
export function workflowsPaper(records: RecordSet, { workflowIds, date, editions }: WorkflowsInput): Paper {
  const lookup = lookUp(records, editions);
  const wanted = new Set(workflowIds);
  const workflows = records.workflow.filter(({ id }) => wanted.size === 0 || wanted.has(id));
  const only = workflows.length === 1 ? workflows[0] : undefined;
  const title = only === undefined ? `${lookup.departmentName}工作流程` : `工作流程：${only.name}`;
  const page = {
    orientation: 'portrait',
    pageNumbers: 'arabic',
    startOnOddPage: false,
    headEven: `${lookup.collegeName}${lookup.departmentName}`,
  } as const;
  const empty = [
    heading(1, { text: title, anchor: 'workflows' }),
    paragraph('body', [{ text: '尚未录入工作流程。', muted: true }]),
  ];
  return {
    layout: 'handbook',
    meta: { title, author: lookup.departmentName, subject: '工作流程', date },
    parts:
      workflows.length === 0
        ? [{ ...page, restart: true, headOdd: title, blocks: empty }]
        : workflows.map((workflow, index) => {
            const part = {
              ...page,
              restart: index === 0,
              headOdd: `工作流程：${workflow.name}`,
              blocks: workflowBlocks(lookup, workflow, {
                level: 1,
                number: '',
                areaMm: typeArea('handbook', 'portrait'),
                listed: true,
              }),
            };
            return lookup.editionOf(workflow.id)?.draft === true ? draftPart(part) : part;
          }),
  };
}
