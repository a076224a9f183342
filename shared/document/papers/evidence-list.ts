import { type EvidenceKind, evidenceKinds, type secrecyLevels } from '../../domain/evidence.ts';
import { sortNaturally } from '../../domain/natural-order.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { Block, Paper } from '../blocks.ts';
import { cell, headRow, paragraph, table } from '../inline.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { listPaper } from './list-paper.ts';
import { typeArea } from '../page-geometry.ts';
import { dayInWords, sizeInWords } from '../words.ts';
import { evidenceTargetName } from './evidence-target.ts';

export const evidenceKindWords: Record<EvidenceKind, string> = {
  text: '文字',
  statistics: '统计',
  media: '声像',
  certificate: '证书',
  object: '实物',
  other: '其他',
};
const secrecyWords: Record<(typeof secrecyLevels)[number], string> = {
  public: '公开',
  internal: '内部',
  confidential: '秘密',
};

/** 支撑材料清单 as a paper of its own. */
export function evidenceListPaper(records: RecordSet, options: { readonly date: string }): Paper {
  const lookup = lookUp(records);
  const title = '支撑材料清单';
  return listPaper(lookup, { title, anchor: 'evidence-list', date: options.date }, evidenceListBlocks(lookup));
}

/** The list itself, for landscape pages, with a line of totals under it. */
export function evidenceListBlocks(lookup: RecordLookup): Block[] {
  const pieces = sortNaturally(lookup.records.evidence, (piece) => piece.number);
  if (pieces.length === 0) return [paragraph('body', [{ text: '尚未收录支撑材料。', muted: true }])];
  const width = typeArea('handbook', 'landscape').widthMm;
  const links = Map.groupBy(lookup.records.evidenceLink, (link) => link.evidenceId);
  const fixed = [11, 22, 13, 24, 24, 22, 30];
  const rest = width - fixed.reduce((sum, each) => sum + each, 0);
  const kinds = evidenceKinds.flatMap((kind) => {
    const count = pieces.filter((piece) => piece.kind === kind).length;
    return count === 0 ? [] : [`${evidenceKindWords[kind]}${count}件`];
  });
  return [
    table({
      columnsMm: [11, 22, rest * 0.52, 13, 24, 24, 22, 30, rest * 0.48],
      head: [headRow(['序号', '材料编号', '材料名称', '类别', '形成日期', '提供', '密级', '存放', '证明事项'])],
      fontSize: 9,
      summary: '支撑材料清单',
      rows: pieces.map((piece, index) => [
        cell(String(index + 1), { align: 'center' }),
        cell(piece.number, { align: 'center' }),
        cell(piece.title),
        cell(evidenceKindWords[piece.kind], { align: 'center' }),
        cell(dayInWords(piece.formedOn) || piece.year, { align: 'center' }),
        cell(piece.provider, { align: 'center' }),
        cell(secrecyWords[piece.secrecyLevel], { align: 'center' }),
        cell(
          [piece.fileHash === '' ? piece.physicalPlace : `电子件 ${sizeInWords(piece.sizeBytes)}`, piece.keeper]
            .filter((text) => text !== '')
            .join('\n'),
          { align: 'center' },
        ),
        cell([...new Set((links.get(piece.id) ?? []).map((link) => evidenceTargetName(lookup, link)))].join('\n')),
      ]),
    }),
    paragraph('note', `共${pieces.length}件，其中${kinds.join('、')}。`),
  ];
}
