import type { RecordSet } from '../../domain/record-set.ts';
import type { Paper } from '../blocks.ts';
import { draftPart } from '../draft-mark.ts';
import { heading, paragraph } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import type { Edition } from '../printed-records.ts';
import { lookUp } from '../record-lookup.ts';
import { jobDescriptionTitle, positionBlocks } from './position-section.ts';

/** 岗位说明书 of the given positions in display order, each on pages of its own; no ids means all. */
export function jobDescriptionPaper(
  records: RecordSet,
  options: {
    readonly positionIds: readonly string[];
    readonly date: string;
    readonly editions?: ReadonlyMap<string, Edition>;
  },
): Paper {
  const lookup = lookUp(records, options.editions);
  const wanted = new Set(options.positionIds);
  const positions = records.position.filter((position) => wanted.size === 0 || wanted.has(position.id));
  const only = positions.length === 1 ? positions[0] : undefined;
  const title = only === undefined ? `${lookup.departmentName}岗位说明书` : jobDescriptionTitle(only.name);
  const head = `${lookup.collegeName}${lookup.departmentName}`;
  const page = { orientation: 'portrait', pageNumbers: 'arabic', startOnOddPage: false, headEven: head } as const;
  return {
    layout: 'handbook',
    meta: { title, author: lookup.departmentName, subject: '岗位说明书', date: options.date },
    parts:
      positions.length === 0
        ? [
            {
              ...page,
              restart: true,
              headOdd: title,
              blocks: [
                heading(1, { text: title, anchor: 'title' }),
                paragraph('body', [{ text: '尚未录入岗位。', muted: true }]),
              ],
            },
          ]
        : positions.map((position, index) => {
            const part = {
              ...page,
              restart: index === 0,
              headOdd: jobDescriptionTitle(position.name),
              blocks: positionBlocks(lookup, position, {
                level: 1,
                number: '',
                areaMm: typeArea('handbook', 'portrait'),
                includeWorkflows: true,
              }),
            };
            const printed = [position.id, ...lookup.workflowsOf(position.id).map(({ id }) => id)];
            return printed.some((id) => lookup.editionOf(id)?.draft === true) ? draftPart(part) : part;
          }),
  };
}
