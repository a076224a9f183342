import type { RecordSet } from '../../domain/record-set.ts';
import type { Block, Paper } from '../blocks.ts';
import { paragraph } from '../inline.ts';
import { organizationParts } from '../organization.ts';
import { drawOrganization } from '../organization-chart.ts';
import { typeArea } from '../page-geometry.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { listPaper } from './list-paper.ts';
import { organizationInWords, recordedOrganization } from './recorded-organization.ts';
import { fittingScale, scaleDrawing } from '../workflow-diagram.ts';

/** So many columns of positions stand side by side on a landscape page in letters that can be read. */
const ofPage = { columns: 8, rows: 12 };

/** 组织机构图: sections and positions with their posts, on as many landscape pages as it takes. */
export function organizationPaper(records: RecordSet, options: { readonly date: string }): Paper {
  const lookup = lookUp(records);
  const title = '组织机构与岗位设置图';
  return listPaper(lookup, { title, anchor: 'organization-paper', date: options.date }, chartBlocks(lookup));
}

function chartBlocks(lookup: RecordLookup): Block[] {
  const area = typeArea('handbook', 'landscape');
  const parts = organizationParts(recordedOrganization(lookup), ofPage);
  // Under the title, and above the line that says which part it is.
  const room = { widthMm: area.widthMm, heightMm: area.heightMm - (parts.length === 1 ? 36 : 50) };
  const blocks = parts.flatMap((part, index): Block[] => {
    const drawing = drawOrganization(part, {
      widthMm: room.widthMm,
      // What is higher than the page is drawn as high as it needs, and then made smaller.
      heightMm: Number.POSITIVE_INFINITY,
      mostRows: ofPage.rows,
    });
    if (drawing === null) return [];
    return [
      ...(index === 0 ? [] : [{ type: 'page-break' } as const]),
      {
        type: 'diagram',
        drawing: scaleDrawing(drawing, fittingScale(drawing, room)),
        alternative: `${part.top.name}：${organizationInWords(part)}。`,
      },
      ...(parts.length === 1 ? [] : [paragraph('caption', `第${index + 1}部分，共${parts.length}部分`)]),
    ];
  });
  return blocks.length > 0 ? blocks : [paragraph('body', [{ text: '尚未设置科室与岗位。', muted: true }])];
}
