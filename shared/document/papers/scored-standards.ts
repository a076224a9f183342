import type { RecordSet } from '../../domain/record-set.ts';
import type { Block, Paper } from '../blocks.ts';
import { heading, paragraph } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { listPaper } from './list-paper.ts';
import { scoredTableBlocks } from './scored-table.ts';

/** 岗位计分考核标准: the scored standards of every position that has any, each with its total. */
export function scoredStandardsPaper(records: RecordSet, options: { readonly date: string }): Paper {
  const lookup = lookUp(records);
  const title = { title: '岗位计分考核标准', anchor: 'scored-standards', date: options.date };
  return listPaper(lookup, title, scoredStandardBlocks(lookup));
}

/** The table of each position that has scored standards, under its heading, for landscape pages. */
export function scoredStandardBlocks(lookup: RecordLookup): Block[] {
  const width = typeArea('handbook', 'landscape').widthMm;
  const sections = [null, ...lookup.records.section.map(({ id }) => id)];
  const blocks = sections
    .flatMap((id) => lookup.positionsOf(id))
    .flatMap((position): Block[] => {
      const scored = scoredTableBlocks(lookup, position, width);
      if (scored.length === 0) return [];
      const place = lookup.sectionName(position.sectionId) || lookup.departmentName;
      return [heading(2, { text: `${position.name}（${place}）`, anchor: `scored-${position.id}` }), ...scored];
    });
  return blocks.length > 0 ? blocks : [paragraph('body', [{ text: '还没有计分的工作标准。', muted: true }])];
}
